"""Who said what: exact and overlapping sources, cues, contents and whole attributions.

Gold and predicted attributions are aligned one to one by best content overlap: of all pairs whose contents share a
character the pair with the highest Dice coefficient first (ties: that of the cue, then that of the source), each
attribution once. A part of an aligned pair is exact where both hold the same characters, white space aside, and
overlaps where they share one. Precision divides by the predictions that have the part, recall by the gold's. The whole
attribution ("triple") is exact or overlaps where all three parts do; a source that both lack agrees. `soft` content
weighs each aligned pair by the share of the prediction (precision) and of the gold (recall) that is shared, as PARC3's
measure does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

__all__ = ["PARTS", "Attribution", "Tally", "attribution", "outside"]

PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution: the characters of each part, white space left out."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]

    def part(self, name: str) -> frozenset[int]:
        """The characters of one of `PARTS`."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[name]


def attribution(
    text: str,
    *,
    source: Iterable[Sequence[int]],
    cue: Iterable[Sequence[int]],
    content: Iterable[Sequence[int]],
) -> Attribution:
    """An attribution from spans (start, end exclusive) of `text`."""
    return Attribution(source=_places(text, source), cue=_places(text, cue), content=_places(text, content))


def outside(predicted: Iterable[Attribution], text: str, areas: Iterable[Sequence[int]]) -> list[Attribution]:
    """The predictions whose content does not lie, by more than half, in areas that the gold says to ignore."""
    ignored = _places(text, areas)
    return [item for item in predicted if 2 * len(item.content & ignored) <= len(item.content)]


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts over documents."""

    gold: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*PARTS, "triple"), 0))
    predicted: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*PARTS, "triple"), 0))
    exact: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*PARTS, "triple"), 0))
    overlap: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*PARTS, "triple"), 0))
    soft_precision: float = 0.0
    soft_recall: float = 0.0

    def add(self, gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> None:
        """Count one document. Attributions without content are left out: nothing aligns them."""
        gold = [item for item in gold if item.content]
        predicted = [item for item in predicted if item.content]
        for counts, items in ((self.gold, gold), (self.predicted, predicted)):
            counts["triple"] += len(items)
            for part in PARTS:
                counts[part] += sum(bool(item.part(part)) for item in items)
        for right, found in aligned(gold, predicted):
            agree = [right.part(part) == found.part(part) for part in PARTS]
            meet = [bool(right.part(part) & found.part(part)) for part in PARTS]
            for part, same, touching in zip(PARTS, agree, meet, strict=True):
                self.exact[part] += same and bool(right.part(part))
                self.overlap[part] += touching
            self.exact["triple"] += all(agree)
            self.overlap["triple"] += all(same or touching for same, touching in zip(agree, meet, strict=True))
            shared = len(right.content & found.content)
            self.soft_precision += shared / len(found.content)
            self.soft_recall += shared / len(right.content)

    def figures(self) -> dict[str, float]:
        """`PART_exact_f1`, `PART_overlap_f1` and their `_p` and `_r`, and `content_soft_f1`."""
        found: dict[str, float] = {}
        for name, hits in (("exact", self.exact), ("overlap", self.overlap)):
            for part in (*PARTS, "triple"):
                precision = _share(hits[part], self.predicted[part])
                recall = _share(hits[part], self.gold[part])
                found[f"{part}_{name}_p"], found[f"{part}_{name}_r"] = precision, recall
                found[f"{part}_{name}_f1"] = _harmonic(precision, recall)
        found["content_soft_f1"] = _harmonic(
            _share(self.soft_precision, self.predicted["triple"]), _share(self.soft_recall, self.gold["triple"])
        )
        return found


def aligned(gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> list[tuple[Attribution, Attribution]]:
    """Pairs of gold and predicted attributions, one to one, by best content overlap."""
    at: dict[int, list[int]] = {}
    for number, item in enumerate(predicted):
        for place in item.content:
            at.setdefault(place, []).append(number)
    pairs: list[tuple[float, float, float, int, int]] = []
    for number, item in enumerate(gold):
        near = {other for place in item.content for other in at.get(place, ())}
        for other in near:
            dice = [_dice(item.part(part), predicted[other].part(part)) for part in ("content", "cue", "source")]
            pairs.append((-dice[0], -dice[1], -dice[2], number, other))
    found: list[tuple[Attribution, Attribution]] = []
    used: set[int] = set()
    taken: set[int] = set()
    for *_, number, other in sorted(pairs):
        if number not in used and other not in taken:
            used.add(number)
            taken.add(other)
            found.append((gold[number], predicted[other]))
    return found


def _places(text: str, spans: Iterable[Sequence[int]]) -> frozenset[int]:
    return frozenset(place for start, end in spans for place in range(start, end) if not text[place].isspace())


def _dice(left: frozenset[int], right: frozenset[int]) -> float:
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0


def _harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
