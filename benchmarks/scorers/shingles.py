"""Precision, recall and F1 of four-word shingles, as the article-extraction-benchmark of Zyte (2020) defines them.

Each text is cut into words (`\\w+`) and into runs of four words, counted with repeats. Precision and recall are taken
page by page and averaged over the pages (pages with nothing predicted, or nothing to find, are left out of that mean);
F1 is the harmonic mean of the two averages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean

__all__ = ["ShingleScore", "shingle_score"]

_WORD = re.compile(r"\w+")
_SIZE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ShingleScore:
    """Shares between 0 and 1."""

    precision: float
    recall: float
    f1: float


def shingle_score(pairs: Iterable[tuple[str, str]]) -> ShingleScore:
    """The score of (gold, predicted) texts, one pair a page. Raises `ValueError` where there is no page."""
    counted = [_overlap(_shingles(gold), _shingles(predicted)) for gold, predicted in pairs]
    if not counted:
        raise ValueError("no page to score")
    precision = _mean(both / predicted for both, _, predicted in counted if predicted)
    recall = _mean(both / gold for both, gold, _ in counted if gold)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return ShingleScore(precision=precision, recall=recall, f1=f1)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + _SIZE]) for i in range(max(1, len(words) - _SIZE + 1))) if words else Counter()


def _overlap(gold: Counter[tuple[str, ...]], predicted: Counter[tuple[str, ...]]) -> tuple[int, int, int]:
    return (gold & predicted).total(), gold.total(), predicted.total()


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return mean(listed) if listed else 0.0
