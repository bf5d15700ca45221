"""Time expressions as TimeML's TIMEX3 writes them, for measuring against annotated corpora. Not part of the ledger.

TIMEX3 counts the two ends of a range as two expressions, gives vague words a value ("recently" is PAST_REF), names
weeks and seasons in its own way (2031-W20, 2031-SU) and parts of the day too (2031-05-14TNI). TIMEX2, which older
corpora follow, lets an expression reach over what describes it ("two months of fierce battles") and marks more words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from firsthand.extraction.parse import Parse
from firsthand.extraction.times import find_findings
from firsthand.extraction.times.outcome import SOME_DAY, SOME_MONTH, SOME_WEEK, SOME_YEAR
from firsthand.extraction.timex.extents import widened
from firsthand.extraction.timex.references import find_references
from firsthand.model import Span

__all__ = ["Scheme", "Timex3", "find_timex3"]

Scheme = Literal["timex3", "timex2"]
_OPEN = {"P1D": SOME_DAY, "P1W": SOME_WEEK, "P1M": SOME_MONTH, "P1Y": SOME_YEAR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex3:
    """An expression with its TIMEX3 value; X stands for what is not known."""

    span: Span
    value: str


def find_timex3(parse: Parse, *, scheme: Scheme = "timex3") -> list[Timex3]:
    """The time expressions of the report, in order, with the values that TIMEX3 gives them.

    scheme: whose extents are kept, and whether "former", "at that time" and the like are marked.
    """
    lexed, findings = find_findings(parse)
    found: list[Timex3] = []
    covered: set[int] = set()
    for item in findings:
        start, end = widened(lexed, item.piece, scheme == "timex2")
        value = item.outcome.timex or "null"
        if scheme == "timex2" and item.outcome.kind == "set" and item.piece.last - item.piece.first == 1:
            # "Daily": TIMEX2 leaves the day open instead of counting it.
            value = _OPEN.get(value, value)
        found.append(Timex3(span=Span(start=start, end=end), value=value))
        covered.update(range(lexed.tokens[item.piece.first], lexed.tokens[item.piece.last - 1] + 1))
    for reference in find_references(parse, timex2=scheme == "timex2"):
        if covered.isdisjoint(range(reference.first, reference.last)):
            found.append(Timex3(span=parse.span(reference.first, reference.last), value=reference.value))
    return sorted(found, key=lambda item: item.span.start)
