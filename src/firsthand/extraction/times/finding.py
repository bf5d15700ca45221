"""Time expressions, resolved to EDTF against their anchor, never silently against the publication date.

The words become codes (`times.lexer`), the grammar finds the expressions (`times.grammar`, `times.checks`) and reads
what they say (`times.build`), and they are resolved in the order of the text (`times.resolve`). Here two dates that a
range joins become one expression.
"""

from __future__ import annotations

from datetime import timedelta

from firsthand.extraction.parse import Parse
from firsthand.extraction.times.edtf import Moment, day_moment, interval
from firsthand.extraction.times.grammar import find_pieces
from firsthand.extraction.times.lexer import Lexed, lex
from firsthand.extraction.times.outcome import Outcome
from firsthand.extraction.times.resolve import Finding, resolve
from firsthand.model import Span, TimeExpression

__all__ = ["find_findings", "find_times"]


def find_times(parse: Parse) -> list[TimeExpression]:
    """All time expressions of the report, in order. The anchor is `parse.report.published`, where that is known.

    "From Monday to Wednesday" and "between 3 and 5 May" are one expression with an interval. A vague or unanchored
    expression has no value and precision unresolved, and its note says why.
    """
    lexed, findings = find_findings(parse)
    expressions: list[TimeExpression] = []
    at = 0
    while at < len(findings):
        finding = findings[at]
        first, last, outcome = finding.piece.first, finding.piece.last, finding.outcome
        if at + 1 < len(findings):
            joined = _range(lexed, finding, findings[at + 1])
            if joined is not None:
                last, outcome = findings[at + 1].piece.last, joined
                at += 1
        expressions.append(_expression(lexed, first, last, outcome))
        at += 1
    return expressions


def find_findings(parse: Parse) -> tuple[Lexed, list[Finding]]:
    """The expressions before ranges are joined, as TIMEX3 counts them."""
    lexed = lex(parse)
    return lexed, resolve(lexed, find_pieces(lexed))


def _expression(lexed: Lexed, first: int, last: int, outcome: Outcome) -> TimeExpression:
    return TimeExpression(
        span=Span(start=lexed.starts[first], end=lexed.ends[last - 1]),
        value=outcome.value,
        precision=outcome.precision,
        kind=outcome.kind,
        anchor=outcome.anchor,
        note=outcome.note,
    )


def _range(lexed: Lexed, left: Finding, right: Finding) -> Outcome | None:
    """The interval of two dates that "to", a dash or "between … and" joins; None where they are two dates."""
    gap = [lexed.name(at) for at in range(left.piece.last, right.piece.first)]
    if len(gap) != 1:
        return None
    before = lexed.name(left.piece.first - 1)
    if not (gap[0] in ("TO", "DASH") or (gap[0] == "AND" and before == "BETWEEN")):
        return None
    one, two = left.outcome, right.outcome
    if lexed.word(left.piece.last) == "—" or "today" in (left.piece.sense.form, right.piece.sense.form):
        return None
    if one.begin is None or two.begin is None or two.finish is None or "time" in (one.kind, two.kind):
        return None
    if one.precision in ("unresolved", "week") or two.precision in ("unresolved", "week"):
        return None
    begin, finish = _ordered(left, right)
    if begin is None or finish is None:
        return None
    note = "; ".join(dict.fromkeys(part for part in (one.note, two.note) if part))
    anchor = one.anchor if one.anchor != "none" else two.anchor
    return Outcome(
        value=interval(begin, finish), precision="range", anchor=anchor, note=note, begin=begin, finish=finish
    )


def _ordered(left: Finding, right: Finding) -> tuple[Moment | None, Moment | None]:
    """First and last moment; where they come out backwards, the first of "Monday to Friday" is a week earlier."""
    begin, finish = left.outcome.begin, right.outcome.finish
    if begin is None or finish is None:
        return None, None
    if _key(begin) < _key(finish):
        return begin, finish
    first = begin.date()
    if left.piece.sense.weekday and left.piece.sense.month is None and first is not None:
        return day_moment(first - timedelta(weeks=1)), finish
    if left.piece.sense.month and left.piece.sense.year is None and left.outcome.anchor != "none":
        earlier = begin._replace(year=begin.year - 1)
        return (earlier, finish) if _key(earlier) < _key(finish) else (None, None)
    return None, None


def _key(moment: Moment) -> tuple[int, int, int]:
    return moment.year, moment.month or 0, moment.day or 0
