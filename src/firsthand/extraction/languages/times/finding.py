"""Finds the time expressions of a text of another language and resolves them as the English ones are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from firsthand.extraction.languages.datelines import dateline_at
from firsthand.extraction.languages.times.persian import gregorian, persian_year
from firsthand.extraction.languages.times.pieces import Piece, pieces_of
from firsthand.extraction.languages.times.table import load_calendar
from firsthand.extraction.languages.words import Text
from firsthand.extraction.times.calendar import resolve_calendar
from firsthand.extraction.times.edtf import Moment, day_moment, moment_of
from firsthand.extraction.times.outcome import Context, Outcome, at_day, between, unresolved
from firsthand.extraction.times.relative import resolve_relative, with_time_of_day
from firsthand.extraction.times.story import Place, Story, is_narrative
from firsthand.model import Span, TimeExpression

__all__ = ["find_times"]

# A sentence's date stands at its head within so many words.
_FRONT = 3
# A date alone on its line has no more words beside it than these; a dateline or such a line stands in the first blocks.
_LINE, _HEAD = 6, 16
# A sentence with so many words is prose.
_PROSE = 25
# Without its year a dateline is of the publication only where it is no older than this, in days.
_RECENT = 31


def find_times(text: Text) -> list[TimeExpression]:
    """All time expressions of the report, in order, with the anchors and notes of the English ones. The day of
    publication alone on a line of the head is none of them.

    Raises FileNotFoundError for a language without a table.
    """
    calendar = load_calendar(text.language)
    found = [
        (number, piece)
        for number, sentence in enumerate(text.sentences)
        for piece in pieces_of(sentence, text.report.text, calendar)
    ]
    if not found:
        return []
    published = moment_of(text.report.published)
    own = _own_day(text, found, published)
    base = own or published
    context = Context(published=base, day=base.date() if base else None, month_first=False)
    story = Story(context, narrative=is_narrative([piece.sense for _, piece in found], base))
    starts = [block.span.start for block in text.report.blocks]
    expressions = []
    for number, piece in found:
        sentence = text.sentences[number]
        if number < _HEAD and base is not None and _is_line(text, number, piece) and _stamps(piece, base):
            continue
        place = Place(bisect_right(starts, sentence.span.start), number, piece.first <= _FRONT)
        context.tense = "future" if piece.coming or piece.limit else "past"
        context.limit = piece.limit
        story.enter(place)
        outcome = _outcome(piece, context)
        story.remember(piece.sense, outcome, place)
        if own is not None and outcome.anchor == "published":
            note = "counted from the date of the text's own dateline"
            outcome = replace(outcome, anchor="document", note=f"{outcome.note}; {note}" if outcome.note else note)
        if outcome.value is None and not outcome.note:
            continue
        expressions.append(
            TimeExpression(
                span=Span(start=sentence.words[piece.first].start, end=sentence.words[piece.last - 1].end),
                value=outcome.value,
                precision=outcome.precision,
                kind=outcome.kind,
                anchor=outcome.anchor,
                note=outcome.note,
            )
        )
    return expressions


def _outcome(piece: Piece, context: Context) -> Outcome:
    if piece.persian is not None:
        return _persian(piece, context)
    sense = piece.sense
    outcome = resolve_calendar(sense, context) if sense.form == "calendar" else resolve_relative(sense, context)
    if piece.until is not None and outcome.begin is not None:
        last = resolve_calendar(piece.until, context)
        if last.finish is not None and last.finish[:3] > outcome.begin[:3]:
            return between(outcome.begin, last.finish, outcome.anchor, outcome.note)
    return with_time_of_day(outcome, sense)


def _persian(piece: Piece, context: Context) -> Outcome:
    """A date of the Iranian calendar. Without its year it is the latest one up to the publication."""
    year, month, day = piece.persian or (0, 0, 0)
    if year:
        return _persian_days(year, month, day, context, told=True)
    if context.day is None:
        return unresolved(context.missing())
    year = persian_year(context.day) + {"last": -1, "next": 1}.get(piece.sense.outer or "", 0)
    if piece.sense.outer is None and context.tense != "future":
        first = gregorian(year, month, day or 1)
        if first is not None and first > context.day:
            year -= 1
    return _persian_days(year, month, day, context, told=False)


def _persian_days(year: int, month: int, day: int, context: Context, *, told: bool) -> Outcome:
    anchor, note = ("none", "Iranian calendar") if told else ("published", "Iranian calendar")
    first = gregorian(year, month or 1, day or 1)
    if first is None:
        return unresolved(f"there is no such day: {day} {month} {year} of the Iranian calendar")
    if day:
        return at_day(first, anchor, note)  # type: ignore[arg-type]
    following = gregorian(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    if following is None:
        return unresolved("the Iranian calendar has no such month")
    outcome = between(day_moment(first), day_moment(following - timedelta(days=1)), anchor, note)  # type: ignore[arg-type]
    return replace(outcome, precision="month" if month else "year")


def _own_day(text: Text, found: Sequence[tuple[int, Piece]], published: Moment | None) -> Moment | None:
    """The day of the text's own dateline or of a line that holds only a date; None where it is that of publication."""
    prose = next((number for number, one in enumerate(text.sentences) if len(one.words) >= _PROSE), len(text.sentences))
    known = published.date() if published is not None else None
    for number, piece in found:
        if number >= _HEAD:
            break
        day = _day_of(piece, published)
        if day is None:
            continue
        sentence = text.sentences[number]
        dated = piece.last <= dateline_at(sentence, text.report.text)
        lone = number <= prose and _is_line(text, number, piece)
        if known is None and (dated or (lone and piece.sense.year is not None)):
            agrees = published is None or (day.year, day.month) == (published.year, published.month or day.month)
            return day_moment(day) if agrees else None
        if known is not None and dated and day < known:
            recent = piece.sense.year is not None or (known - day).days <= _RECENT
            return day_moment(day) if recent else None
    return None


def _stamps(piece: Piece, base: Moment) -> bool:
    """True for the complete date of the day on which a text was published: it dates the text and nothing in it."""
    complete = piece.sense.year is not None or piece.persian is not None
    return complete and _day_of(piece, None) == base.date()


def _is_line(text: Text, number: int, piece: Piece) -> bool:
    """True for a date that is all but alone on its line, which is not the title."""
    sentence = text.sentences[number]
    if (number == 0 and sentence.role == "heading") or dateline_at(sentence, text.report.text):
        return False
    return len(sentence.words) - (piece.last - piece.first) <= _LINE


def _day_of(piece: Piece, published: Moment | None) -> date | None:
    """The day that a complete date names; one without a year is of the year before the publication."""
    if piece.persian is not None:
        return gregorian(*piece.persian) if all(piece.persian) else None
    sense = piece.sense
    if not sense.month or not sense.day or piece.until is not None:
        return None
    year = sense.year
    if year is None and published is not None:
        year = published.year - ((sense.month, sense.day) > (published.month or 12, published.day or 31))
    return None if year is None else Moment(year, sense.month, sense.day).date()
