"""How sure the text is of an event, and whether it says that it is so: certainty and polarity of one word of a parse.

The certainty is the text's, or that of whom it quotes: "X said that the bridge fell" is certain, "X said that it may
fall" is possible. What the clause stands under decides, read from the event's word up to the head of its sentence:
negation, modal verbs, conditions, wishes, plans, beliefs, fears and questions (the grounds of FactBank, Saurí and
Pustejovsky 2009, with the implicative and factive verbs of Karttunen 1971). Every ground keeps its word.
"""

from __future__ import annotations

from firsthand.extraction.certainty.climb import climb
from firsthand.extraction.certainty.grounds import Assessment, Ground, GroundKind, weighed
from firsthand.extraction.parse import Parse

__all__ = ["Assessment", "Ground", "GroundKind", "assess"]


def assess(parse: Parse, position: int) -> Assessment:
    """Certainty and polarity of the event that the token at `position` names.

    Cost: the tokens between the event and the head of its sentence, with their children.
    """
    return weighed(climb(parse, position))
