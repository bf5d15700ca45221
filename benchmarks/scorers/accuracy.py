"""Accuracy: the share of documents whose value is the gold value."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence

__all__ = ["accuracies", "accuracy"]


def accuracy(pairs: Iterable[tuple[Hashable, Hashable]]) -> float:
    """The share of (gold, found) pairs whose two values are equal; 0 where there is no pair."""
    total = right = 0
    for gold, found in pairs:
        total += 1
        right += gold == found
    return right / total if total else 0.0


def accuracies(
    gold: Sequence[Mapping[str, Hashable]], found: Sequence[Mapping[str, Hashable]], fields: Iterable[str]
) -> dict[str, float]:
    """The accuracy of each field over documents given in the same order. A field that is not found is wrong, unless
    the gold has none either. Raises `ValueError` where the two are not of one length."""
    return {
        field: accuracy((one.get(field), other.get(field)) for one, other in zip(gold, found, strict=True))
        for field in fields
    }
