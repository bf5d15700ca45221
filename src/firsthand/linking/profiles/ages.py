"""Ages of persons as evidence: reports of one deed give the same ages, whoever else they name."""

from __future__ import annotations

import re
from typing import Any

from firsthand.data import load_table
from firsthand.model import Reason, Report

__all__ = ["ages_in", "ages_reason"]

_ROLES = frozenset({"heading", "paragraph", "caption"})
# "a 17-year-old", "a five-year-old", "aged 17", "Amburov, 17,"
_AGE = re.compile(
    r"\b(\d{1,2}|[a-z]{3,9})[-‐– ]years?[-‐– ]old\b|\bage[ds]?:? (\d{1,2})\b|[a-zà-ÿ]{2}, (\d{1,2})(?=[,.;])",
    re.IGNORECASE,
)


def ages_in(report: Report) -> frozenset[int]:
    """The ages that a report tells, 1 to 99."""
    found = (
        _number(next(group for group in match.groups() if group))
        for block in report.blocks
        if block.role in _ROLES and block.duplicate_of is None
        for match in _AGE.finditer(report.text, block.span.start, block.span.end)
    )
    return frozenset(age for age in found if age)


def ages_reason(left: frozenset[int], right: frozenset[int], weights: dict[str, Any]) -> Reason | None:
    """What it says that two reports share an age, or that both tell ages and share none."""
    if not left or not right:
        return None
    shared = left & right
    weight: float = weights["ages"]["shared" if shared else "other"]
    one, two = (", ".join(map(str, sorted(shared or ages)[:6])) for ages in (left, right))
    return Reason(feature="ages", left=one, right=two, weight=weight) if weight else None


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    found: int = load_table("linking/reuse.toml")["numbers"].get(word.casefold(), 0)
    return found
