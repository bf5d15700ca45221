"""Resolve the pieces of a text in order, each against the publication date or the dates before it in the text.

Nothing is ever silently the publication date: what cannot be counted from a known day stays unresolved, with a note.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from firsthand.extraction.times.build import Piece
from firsthand.extraction.times.calendar import resolve_calendar
from firsthand.extraction.times.dateline import document_day
from firsthand.extraction.times.edtf import Moment, moment_of
from firsthand.extraction.times.events import with_events
from firsthand.extraction.times.lexer import Lexed, words
from firsthand.extraction.times.outcome import SOME_DAY, Context, Outcome, unresolved
from firsthand.extraction.times.quotes import dates_saying, is_quoted, points_at_speaking
from firsthand.extraction.times.relative import resolve_relative, with_time_of_day
from firsthand.extraction.times.sense import Sense
from firsthand.extraction.times.story import Place, Story, is_narrative
from firsthand.extraction.times.tense import Tense, tense_at
from firsthand.model import TimePrecision

__all__ = ["Finding", "resolve"]

# A year stands at the head of a sentence within so many tokens.
_FRONT = 4
# A time of the day may take its day from so many blocks before: paragraphs of news are short.
_NEAR_BLOCKS = 2
_SMALL_WORDS = frozenset({"ADP", "ADV", "CCONJ", "DET", "SCONJ", "PUNCT", "PART", "SPACE", "ADJ"})
_LIMITS = frozenset({"until", "till", "through", "by"})
_BEFORE_PART = frozenset(
    {"in", "at", "on", "during", "by", "before", "after", "since", "until", "throughout", "around", "from"}
)
_LINKS = frozenset({"COMMA", "AT", "ON", "OF", "POSS", "IN", "APPROX"})
_HALVES = frozenset({"MO", "AF", "EV", "NI"})
_LISTS = frozenset({"AND", "TO", "DASH", "COMMA", "SLASH"})


@dataclass(slots=True)
class Finding:
    """A piece with its outcome."""

    piece: Piece
    outcome: Outcome


def resolve(lexed: Lexed, pieces: list[Piece]) -> list[Finding]:
    """The pieces with their outcomes, in order. Parts of a day without any day near them are left out."""
    pieces = with_events(lexed, _with_years(lexed, _in_half(lexed, _combined(lexed, pieces))))
    return _Resolver(lexed, pieces).findings()


def _gap(lexed: Lexed, left: Piece, right: Piece) -> list[str]:
    return [lexed.name(at) for at in range(left.last, right.first)]


def _takes_time(sense: Sense) -> bool:
    """True for a sense that names a day, to which a time of the day may be added."""
    if sense.clock is not None:
        return False
    if sense.form == "calendar":
        return (
            sense.day is not None or sense.weekday is not None or sense.numeric is not None or sense.holiday is not None
        )
    return sense.form == "today" or (sense.form == "unit" and sense.unit == "day" and sense.part is None)


def _combined(lexed: Lexed, pieces: list[Piece]) -> list[Piece]:
    """Join a day and its time into one expression: "Friday night", "3 p.m. on Friday", "the night of 3 May"."""
    found: list[Piece] = []
    for piece in pieces:
        while found:
            joined = _joined(lexed, found[-1], piece)
            if joined is None:
                break
            found.pop()
            piece = joined
        found.append(piece)
    return found


def _joined(lexed: Lexed, left: Piece, right: Piece) -> Piece | None:
    if right.first - left.last > 2:
        return None
    gap = _gap(lexed, left, right)
    if not all(name in _LINKS for name in gap):
        return None
    one, two = left.sense, right.sense
    if two.form == "part" and two.part is not None and one.clock is not None and one.form != "part" and not gap:
        # "4:53 a.m. Thursday morning" says the part twice; "2:30 Sunday afternoon" says with it which half of the day.
        return Piece(left.first, right.last, _in_part(one, two.part))
    if two.form == "part" and _takes_time(one) and (two.clock is not None or not gap or gap == ["POSS"]):
        if two.clock is None and one.part is not None:
            return None
        told = _in_part(two, one.part)
        joined = replace(one, clock=told.clock, twelve=told.twelve, part=two.part or one.part, zone=two.zone)
        return Piece(left.first, right.last, joined)
    if one.form == "part" and one.clock is not None and two.form == "unit" and two.part is not None and not gap:
        # "About 4 o'clock this morning".
        told = _in_part(one, two.part)
        return Piece(left.first, right.last, replace(two, clock=told.clock, twelve=told.twelve, zone=one.zone))
    if one.form in ("part", "overnight") and _takes_time(two) and "COMMA" not in gap[1:]:
        if one.form == "overnight" and gap not in ([], ["ON"]):
            return None
        told = _in_part(one, two.part)
        joined = replace(two, clock=told.clock or two.clock, part=one.part or two.part, zone=one.zone)
        modifier = two.modifier or one.modifier
        joined = replace(joined, modifier=modifier, meridiem=one.meridiem, twelve=told.twelve)
        return Piece(left.first, right.last, joined)
    if _is_bare_weekday(one) and two.form == "calendar" and two.day is not None and two.weekday is None:
        # "Friday evening, 3 May".
        if gap in ([], ["COMMA"], ["OF"]):
            joined = replace(two, weekday=one.weekday, part=one.part, clock=one.clock, twelve=one.twelve)
            return Piece(left.first, right.last, joined)
        return None
    if _is_near_weekday(one) and two.form == "calendar" and two.day is not None and two.weekday is None:
        # "Next Wednesday, July 31": the date with its day of the week, which chooses the year.
        if gap == ["COMMA"]:
            return Piece(left.first, right.last, replace(two, weekday=one.weekday))
        return None
    if one.form == "part" and two.form == "part" and one.clock and two.part and gap in ([], ["IN"]):
        return Piece(left.first, right.last, _in_part(one, two.part))
    return None


def _in_part(sense: Sense, part: str | None) -> Sense:
    """The sense with its clock in a part of the day; without a.m. or p.m. "afternoon" and "evening" say that it is the
    later half."""
    if sense.clock is None or sense.meridiem or part is None:
        return sense
    hour, minute = sense.clock
    later = (part in ("AF", "EV") and 1 <= hour < 12) or (part == "NI" and 6 <= hour < 12)
    if part == "NI" and hour == 12:
        return replace(sense, clock=(0, minute), twelve=False)
    return replace(sense, clock=(hour + 12, minute) if later else sense.clock, twelve=False)


def _in_half(lexed: Lexed, pieces: list[Piece]) -> list[Piece]:
    """Hours of the clock in the half of the day of which the rest of their sentence speaks: "at two o'clock, after the
    afternoon shift had gone in"."""
    found = list(pieces)
    parts = words().parts
    parse = lexed.parse
    for at, piece in enumerate(pieces):
        if not piece.sense.twelve or piece.sense.part is not None:
            continue
        first, last = parse.sentences[parse.sentence[lexed.tokens[piece.first]]]
        told = {parts[word] for word in parse.lower[first:last] if parts.get(word) in _HALVES}
        if len(told) == 1:
            found[at] = Piece(piece.first, piece.last, _in_part(piece.sense, told.pop()))
    return found


def _is_bare_weekday(sense: Sense) -> bool:
    return (
        sense.form == "calendar"
        and sense.weekday is not None
        and sense.month is None
        and sense.relation is None
        and sense.outer is None
    )


def _is_near_weekday(sense: Sense) -> bool:
    return sense.form == "calendar" and sense.weekday is not None and sense.month is None and sense.relation is not None


def _with_years(lexed: Lexed, pieces: list[Piece]) -> list[Piece]:
    """ "In April and June 1955": a month takes the year of the one it is listed with."""
    found = list(pieces)
    for at in range(len(found) - 2, -1, -1):
        one, two = found[at].sense, found[at + 1].sense
        if not (one.form == two.form == "calendar" and one.year is None and two.year is not None):
            continue
        if one.outer or one.relation or not (one.month or one.season) or not (two.month or two.season):
            continue
        gap = _gap(lexed, found[at], found[at + 1])
        words = [lexed.word(place) for place in range(found[at].last, found[at + 1].first)]
        if len(gap) > 2 or not all(name in _LISTS or word == "or" for name, word in zip(gap, words, strict=True)):
            continue
        if gap == ["COMMA"] and one.day is not None:
            continue
        year = two.year
        if one.month and two.month and one.month > two.month and ("TO" in gap or "DASH" in gap):
            year -= 1
        found[at] = Piece(found[at].first, found[at].last, replace(one, year=year))
    return found


class _Resolver:
    """Walks through the pieces with the dates spoken of so far."""

    def __init__(self, lexed: Lexed, pieces: list[Piece]) -> None:
        self.lexed = lexed
        self.parse = lexed.parse
        self.pieces = pieces
        published = moment_of(self.parse.report.published)
        self.own_day = document_day(lexed, pieces, published)
        base = self.own_day or published
        self.context = Context(published=base, day=base.date() if base else None)
        self.context.month_first = _month_first(pieces)
        self._beside: tuple[Piece, Outcome] | None = None
        self.story = Story(self.context, narrative=is_narrative([piece.sense for piece in pieces], base))

    def findings(self) -> list[Finding]:
        found = []
        later = []
        for piece in self.pieces:
            if piece.sense.form == "part":
                finding = Finding(piece, unresolved(""))
                later.append(finding)
            else:
                finding = Finding(piece, self._outcome(piece))
            found.append(finding)
        for finding in later:
            self._place_part(finding, found)
        for finding in found:
            if finding.outcome.anchor == "published" and points_at_speaking(finding.piece.sense):
                self._place_quoted(finding, found)
        if self.own_day is not None:
            for finding in found:
                if finding.outcome.anchor == "published":
                    finding.outcome = _counted_from_dateline(finding.outcome)
        return [finding for finding in found if finding.outcome.note != "" or finding.outcome.value is not None]

    def _outcome(self, piece: Piece) -> Outcome:
        context, sense, parse = self.context, piece.sense, self.parse
        token = self.lexed.tokens[piece.first]
        sentence = parse.sentence[token]
        place = Place(parse.block[token], sentence, self._is_fronted(token))
        context.limit = self.lexed.word(piece.first - 1) in _LIMITS
        context.tense = "none"
        if sense.form in ("calendar", "unit") and sense.year is None:
            context.tense = self._tense(piece)
        self.story.enter(place)
        outcome = resolve_calendar(sense, context) if sense.form == "calendar" else resolve_relative(sense, context)
        if sense.event and self._beside is not None:
            outcome = self._in_apposition(piece, outcome)
        outcome = _with_modifier(with_time_of_day(outcome, sense), sense)
        self._beside = (piece, outcome)
        self.story.remember(sense, outcome, place)
        return outcome

    def _in_apposition(self, piece: Piece, outcome: Outcome) -> Outcome:
        """ "On May 3, two days after the vote": both words say one date."""
        before, known = self._beside or (piece, outcome)
        gap = _gap(self.lexed, before, piece)
        levels = {"day": ("day", "time"), "week": ("day",), "month": ("day", "month"), "year": ("day", "month", "year")}
        if gap not in (["COMMA"], ["DASH"]) or known.begin is None:
            return outcome
        if known.precision not in levels.get(piece.sense.unit or "", ()) or before.sense.form != "calendar":
            return outcome
        value = known.begin.edtf()
        return replace(
            outcome,
            value=value,
            precision=_precision(known.begin),
            anchor="document",
            timex=value,
            note="the date that stands beside it",
            focus=known.begin,
            begin=known.begin,
            finish=known.finish,
        )

    def _is_fronted(self, token: int) -> bool:
        """True at the head of a sentence, after nothing but "in", "by the", "and then" and the like."""
        first = self.parse.sentences[self.parse.sentence[token]][0]
        return token - first <= _FRONT and all(self.parse.pos[at] in _SMALL_WORDS for at in range(first, token))

    def _tense(self, piece: Piece) -> Tense:
        # The head of the expression is its last word but for a year or a part of the day; any word of it leads there.
        tense = tense_at(self.parse, self.lexed.tokens[piece.last - 1])
        return "future" if tense == "none" and self.context.limit else tense

    def _place_quoted(self, finding: Finding, found: list[Finding]) -> None:
        """Count "tonight" in quoted words from the day on which the sentence says they were said."""
        parse, tokens = self.parse, self.lexed.tokens
        token = tokens[finding.piece.first]
        if not is_quoted(parse, token):
            return
        days = [
            (abs(tokens[other.piece.first] - token), other.outcome.begin)
            for other in found
            if other.outcome.precision in ("day", "time")
            and other.outcome.begin is not None
            and other.outcome.begin.date() is not None
            and parse.sentence[tokens[other.piece.first]] == parse.sentence[token]
            and not is_quoted(parse, tokens[other.piece.first])
        ]
        if days:
            day = min(days)[1]
            said = Context(published=day, day=day.date())
            outcome = with_time_of_day(resolve_relative(finding.piece.sense, said), finding.piece.sense)
            finding.outcome = replace(_with_modifier(outcome, finding.piece.sense), anchor="document")
        else:
            note = "in quoted words, whose day is not stated"
            before = finding.outcome.note
            finding.outcome = replace(finding.outcome, note=f"{before}; {note}" if before else note)

    def _place_part(self, finding: Finding, found: list[Finding]) -> None:
        """Give a time of the day the day of its sentence, or the day last spoken of in its block."""
        sense = finding.piece.sense
        if sense.clock is None and self.lexed.word(finding.piece.first - 1) not in _BEFORE_PART:
            return
        token = self.lexed.tokens[finding.piece.first]
        sentence, block = self.parse.sentence[token], self.parse.block[token]
        days = []
        for other in found:
            outcome, place = other.outcome, self.lexed.tokens[other.piece.first]
            if other is finding or outcome.begin is None or outcome.precision not in ("day", "time"):
                continue
            apart = self.parse.sentence[place] != sentence
            if apart and dates_saying(self.parse, self.lexed.tokens[other.piece.last - 1]):
                continue
            if place < token or not apart:
                distance = abs(place - token) + (1000 if apart else 0)
                days.append((distance, block - self.parse.block[place], outcome))
        # Paragraphs away, the day is sure only as long as the text has spoken of no other.
        several = len({outcome.begin for _, _, outcome in days}) > 1
        reach = 0 if sense.clock is None else _NEAR_BLOCKS if several else len(self.parse.report.blocks)
        near = [(distance, outcome) for distance, blocks, outcome in days if blocks <= reach]
        best = min(near, key=lambda item: item[0], default=None)
        if best is not None and best[1].begin is not None:
            day = best[1].begin
            base = Outcome(
                value=day.edtf(), precision="day", anchor="document", timex=best[1].timex[:10], begin=day, finish=day
            )
            note = "" if best[0] < 1000 else "the day last spoken of"
            finding.outcome = with_time_of_day(replace(base, note=note), sense)
        elif sense.clock is not None:
            clock = f"{sense.clock[0]:02d}:{sense.clock[1]:02d}"
            finding.outcome = unresolved("a time of the day without its day", f"{SOME_DAY}T{clock}", "time")


def _counted_from_dateline(outcome: Outcome) -> Outcome:
    note = "counted from the date of the text's own dateline"
    return replace(outcome, anchor="document", note=f"{outcome.note}; {note}" if outcome.note else note)


def _month_first(pieces: list[Piece]) -> bool | None:
    """The order of day and month that the numeric dates of the text force, None where none does or they disagree."""
    orders = set()
    for piece in pieces:
        figures = (piece.sense.numeric or "").split("/")
        if len(figures) == 3 and len(figures[0]) <= 2:
            first, second = int(figures[0]), int(figures[1])
            if first > 12 >= second:
                orders.add(False)
            elif second > 12 >= first:
                orders.add(True)
    return orders.pop() if len(orders) == 1 else None


def _precision(moment: Moment) -> TimePrecision:
    return "day" if moment.day else "month" if moment.month else "year"


def _with_modifier(outcome: Outcome, sense: Sense) -> Outcome:
    """ "Early 2030" is a part of 2030: the value is the whole, the note says which part."""
    words = {
        "start": "its beginning",
        "mid": "its middle",
        "end": "its end",
        "half": "a half of it",
        "rest": "its rest",
    }
    part = words.get(sense.modifier or "")
    if part is None or outcome.value is None or outcome.precision == "time":
        return outcome
    note = f"{part}, not the whole"
    return replace(outcome, note=f"{outcome.note}; {note}" if outcome.note else note)
