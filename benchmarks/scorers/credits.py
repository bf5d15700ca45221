"""Who really stands behind a story: agencies under their many names, and how many were found."""

from __future__ import annotations

import re
from collections.abc import Iterable

from benchmarks.scorers.counts import Counts

__all__ = ["credit_counts", "same_body"]

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
# One agency's initials and name count as the same.
_LONG = {
    "ap": "associated press",
    "upi": "united press international",
    "afp": "agence france presse",
    "dpa": "deutsche presse agentur",
    "pa": "press association",
}


def same_body(one: str, other: str) -> bool:
    """Whether two names name one outlet or agency: "AP" and "The Associated Press" do."""
    return _plain(one) == _plain(other)


def credit_counts(pairs: Iterable[tuple[str | None, str | None]]) -> Counts:
    """Counts over (gold, found) names, one pair a story; None where nobody else stands behind it."""
    right = found = gold = 0
    for true, said in pairs:
        found += said is not None
        gold += true is not None
        right += true is not None and said is not None and same_body(true, said)
    return Counts(right=right, found=found, gold=gold)


def _plain(name: str) -> str:
    short = _ARTICLE.sub("", name.strip().replace("-", " ")).casefold().rstrip(".")
    return _LONG.get(short, short)
