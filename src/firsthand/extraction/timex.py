"""Time expressions as TimeML's TIMEX3 writes them, for measuring against annotated corpora. Not part of the ledger.

TIMEX3 counts the two ends of a range as two expressions, gives vague words a value ("recently" is PAST_REF), names
weeks and seasons in its own way (2031-W20, 2031-SU) and parts of the day too (2031-05-14TNI).
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.extraction.parse import Parse
from firsthand.extraction.times import find_findings
from firsthand.model import Span

__all__ = ["Timex3", "find_timex3"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex3:
    """An expression with its TIMEX3 value; X stands for what is not known."""

    span: Span
    value: str


def find_timex3(parse: Parse) -> list[Timex3]:
    """The time expressions of the report, in order, with the values that TIMEX3 gives them."""
    lexed, findings = find_findings(parse)
    return [
        Timex3(
            span=Span(start=lexed.starts[item.piece.first], end=lexed.ends[item.piece.last - 1]),
            value=item.outcome.timex or "null",
        )
        for item in findings
    ]
