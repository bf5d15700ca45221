"""Which of two happenings in a sentence is the other, of which it says that they have nothing to do with each other."""

from __future__ import annotations

from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger

__all__ = ["is_unlinked"]

# Words before a trigger among which it is told that it has nothing to do with what stands before.
_REACH = 8
_UNLIKE = words_of("unrelated unconnected")
_LINKS = words_of("link connect relate connection tie relation")
_NOT = words_of("not no without n't never")
_NEGATED = 4
_TOWARDS = words_of("to with between")


def is_unlinked(scene: Scene, trigger: Trigger) -> bool:
    """ "The station shooting was not linked to the attack at the fair": true of the attack."""
    parse = scene.parse
    first = max(parse.sentences[parse.sentence[trigger.position]][0], trigger.position - _REACH)
    before = parse.lower[first : trigger.position]
    if not _TOWARDS.intersection(before):
        return False
    if _UNLIKE.intersection(before):
        return True
    link = next((at for at in range(first, trigger.position) if parse.lemma[at] in _LINKS), None)
    return link is not None and bool(_NOT.intersection(parse.lower[max(0, link - _NEGATED) : link]))
