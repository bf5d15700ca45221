"""What makes an event less than certain, or not so, and what the grounds come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from firsthand.model import Certainty, Polarity

__all__ = ["GROUND_OF", "Assessment", "Ground", "GroundKind", "weighed"]

GroundKind = Literal[
    "negation",
    "negative",
    "future",
    "conditional",
    "possible",
    "needed",
    "condition",
    "question",
    "wish",
    "plan",
    "belief",
    "claim",
    "fear",
    "enable",
    "try",
    "purpose",
    "probable",
    "doubtful",
    "command",
]

_RANK: dict[Certainty, int] = {"unknown": 0, "possible": 1, "probable": 2, "certain": 3}
_CERTAINTY: dict[GroundKind, Certainty] = {
    "conditional": "unknown",
    "needed": "unknown",
    "condition": "unknown",
    "question": "unknown",
    "wish": "unknown",
    "purpose": "unknown",
    "doubtful": "unknown",
    "command": "unknown",
    "try": "unknown",
    "possible": "possible",
    "fear": "possible",
    "enable": "possible",
    "claim": "possible",
    "plan": "probable",
    "belief": "probable",
    "probable": "probable",
}


# The ground that a class of verbs or nouns gives to what hangs on it.
GROUND_OF: dict[str, GroundKind] = {
    "negative": "negative",
    "wish": "wish",
    "plan": "plan",
    "belief": "belief",
    "claim": "claim",
    "fear": "fear",
    "enable": "enable",
    "try": "try",
    "possible": "possible",
    "probable": "probable",
    "doubtful": "doubtful",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Why an event is less than certain, or not so: the kind, and the position of the word that says it."""

    kind: GroundKind
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Certainty and polarity of an event, with their grounds from the event's word outwards.

    unknown: the text commits itself to nothing (a wish, a condition, a question, a purpose).
    """

    certainty: Certainty
    polarity: Polarity
    grounds: tuple[Ground, ...] = ()

    def has(self, *kinds: GroundKind) -> bool:
        """True where one of the grounds is of one of the kinds."""
        return any(ground.kind in kinds for ground in self.grounds)


def weighed(grounds: Iterable[Ground]) -> Assessment:
    """The weakest certainty of the grounds; negative where an odd number of them denies."""
    kept = tuple(grounds)
    certainty: Certainty = "certain"
    negatives = 0
    for ground in kept:
        lowered = _CERTAINTY.get(ground.kind)
        if lowered is not None and _RANK[lowered] < _RANK[certainty]:
            certainty = lowered
        negatives += ground.kind in ("negation", "negative")
    return Assessment(certainty=certainty, polarity="negative" if negatives % 2 else "positive", grounds=kept)
