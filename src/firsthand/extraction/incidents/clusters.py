"""From fills to incidents: what belongs together, of which kind it is, and what is too weak to be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.extraction.incidents.fills import Fill
from firsthand.extraction.incidents.settings import Settings

__all__ = ["LearnedIncident", "Links", "to_incidents"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedIncident:
    """One incident as the model reads it. score: that any of its fills is right; relevance: of the text."""

    kind: str
    fills: tuple[Fill, ...]
    score: float
    relevance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What the model says of fills: `same` (fills, fills), the probability that two belong to one incident;
    `kinds` (fills, kinds), of the kinds of incident that each belongs to; `relevant` and `told` (kinds), of the text.
    """

    same: NDArray[Any]
    kinds: NDArray[Any]
    relevant: float
    told: NDArray[Any]


def to_incidents(fills: Sequence[Fill], links: Links, settings: Settings) -> list[LearnedIncident]:
    """The incidents that the fills make up, in order of the text; none where the text is not about any.

    Anchors (victims and things hit) are joined while the mean of their links reaches a threshold; a doer or a means
    belongs to every incident that it is linked to, else makes up one of its own.
    """
    if links.relevant < settings.relevant:
        return []
    kept = [number for number, fill in enumerate(fills) if fill.score >= settings.least[fill.role]]
    likeness = _likeness(links, settings)
    anchors = [number for number in kept if fills[number].role in settings.anchors]
    groups = _agglomerate(anchors, likeness, settings.link)
    joined: list[list[int]] = [[] for _ in groups]
    left: list[int] = []
    for number in sorted((one for one in kept if one not in anchors), key=lambda one: -fills[one].score):
        near = [float(likeness[number, group].mean()) for group in groups]
        reached = [at for at, value in enumerate(near) if value >= settings.join[fills[number].role]]
        for at in reached:
            joined[at].append(number)
        if not reached:
            left.append(number)
    count = len(groups)
    for group in _agglomerate(left, likeness, settings.link):
        near = [float(likeness[np.ix_(group, other)].mean()) for other in groups[:count]]
        if not near or sum(fills[one].score for one in group) >= settings.alone:
            groups.append(group)
            joined.append([])
        else:
            joined[int(np.argmax(near))].extend(group)
    return _worth_telling([group + more for group, more in zip(groups, joined, strict=True)], fills, links, settings)


def _likeness(links: Links, settings: Settings) -> NDArray[Any]:
    """Links, lower where the kinds of the two differ."""
    shares = links.kinds / np.maximum(links.kinds.sum(axis=1, keepdims=True), 1e-6)
    common = np.minimum(shares[:, None], shares[None]).sum(axis=2)
    likeness: NDArray[Any] = links.same * (1.0 - settings.kinship + settings.kinship * common)
    return likeness


def _agglomerate(members: list[int], likeness: NDArray[Any], least: float) -> list[list[int]]:
    """Join the two groups whose members are likest on average, while that reaches `least`."""
    groups = [[one] for one in members]
    while len(groups) > 1:
        value, left, right = max(
            (float(likeness[np.ix_(one, other)].mean()), -at, -(at + 1 + step))
            for at, one in enumerate(groups)
            for step, other in enumerate(groups[at + 1 :])
        )
        if value < least:
            break
        groups[-left].extend(groups.pop(-right))
    return groups


def _worth_telling(
    groups: list[list[int]], fills: Sequence[Fill], links: Links, settings: Settings
) -> list[LearnedIncident]:
    """The surest group, and the others where they are sure enough."""
    found: list[LearnedIncident] = []
    for group in groups:
        weights = np.array([fills[one].score for one in group])
        kinds = (links.kinds[group] * weights[:, None]).sum(axis=0) / weights.sum() + settings.whole * links.told
        found.append(
            LearnedIncident(
                kind=settings.kinds[int(kinds.argmax())],
                fills=tuple(fills[one] for one in sorted(group)),
                score=float(1.0 - np.prod(1.0 - weights)),
                relevance=links.relevant,
            )
        )
    found.sort(key=lambda one: -one.score)
    told = found[:1] + [one for one in found[1:] if one.score >= settings.further]
    return sorted(told, key=lambda one: one.fills[0].span)
