"""The time expressions of a sentence as senses: what the words say, before any anchoring."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from firsthand.extraction.languages.phrases import Match
from firsthand.extraction.languages.times.table import PERSIAN, Calendar, Entry
from firsthand.extraction.languages.words import Sentence, Word
from firsthand.extraction.times.sense import Sense

__all__ = ["Piece", "pieces_of"]

# Day, month and year in figures. In all these languages the day comes first, unless the year does.
_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(\d{1,2})([./-])(\d{1,2})\2(\d{4})|(\d{4})([./-])(\d{1,2})\6(\d{1,2}))(?![\d/-])"
)
_SHORT = re.compile(r"\((\d{1,2})/(\d{1,2})\)")
_YEARS, _PERSIAN_YEARS = range(1900, 2100), range(1300, 1450)
# Words that a year may follow without the word "year" say as often how many: "en 2000" is no round number.
_ROUND = 100
_GAP = re.compile(r"[\s,/()\-–.·،'’]*")
_DAYS_LISTED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An expression in `words[first:last]` of its sentence. until: the last day of a range that begins with `sense`.

    persian: year, month and day of the Iranian calendar, 0 for what is not said. until_limit: it is told as a limit.
    """

    first: int
    last: int
    sense: Sense
    until: Sense | None = None
    persian: tuple[int, int, int] | None = None
    limit: bool = False
    coming: bool = False


@dataclass(slots=True)
class _Date:
    """The parts of a date as they are read. end: the word behind them."""

    end: int
    days: list[tuple[int, int]] = field(default_factory=list)
    month: int = 0
    year: int = 0
    relation: str | None = None
    outer: str | None = None
    ranged: bool = False


def pieces_of(sentence: Sentence, text: str, calendar: Calendar) -> list[Piece]:
    """The expressions of a sentence, in order."""
    return _Reader(sentence.words, text, calendar).pieces()


class _Reader:
    def __init__(self, words: Sequence[Word], text: str, calendar: Calendar) -> None:
        self.words = words
        self.text = text
        self.calendar = calendar
        self.small = calendar.small
        self._found: dict[int, Match[Entry] | None] = {}

    def pieces(self) -> list[Piece]:
        found: list[Piece] = []
        at = 0
        while at < len(self.words):
            read = self._numeric(at) or self._read(at)
            if not read:
                at += 1
                continue
            coming = self._is_coming(read[0].first, read[-1].last)
            limit = self.small["until"].before(self.words, read[0].first) < read[0].first
            found.extend(replace(piece, limit=limit, coming=coming) for piece in read)
            at = max(at + 1, read[-1].last)
        return found

    def _is_coming(self, first: int, last: int) -> bool:
        return any(True for _ in self.calendar.coming.find(self.words[max(0, first - 8) : last + 8]))

    # ── single words ─────────────────────────────────────────────────────────────────────────────────────────────

    def _entry(self, at: int, *kinds: str) -> Match[Entry] | None:
        if at >= len(self.words):
            return None
        if at not in self._found:
            self._found[at] = self.calendar.phrases.at(self.words, at)
        match = self._found[at]
        return match if match is not None and match.value.kind in kinds else None

    def _unit(self, at: int) -> Match[Entry] | None:
        """A unit, which may open a longer phrase ("dua tahun lalu")."""
        return self.calendar.units.at(self.words, at) if at < len(self.words) else None

    def _number(self, at: int, most: int = 31) -> int:
        """The number in figures, 0 for none or one that is too high."""
        if not 0 <= at < len(self.words):
            return 0
        form = self.words[at].form
        if not form.isascii() or not form.isdigit() or len(form) > 4:
            return 0
        value = int(form)
        return value if 1 <= value <= most else 0

    def _near(self, left: int, right: int) -> bool:
        """True where nothing but blanks, commas and brackets stand between two neighbouring words."""
        if not 0 <= left < right < len(self.words):
            return False
        between = self.text[self.words[left].end : self.words[right].start]
        return len(between) <= 4 and "\n" not in between and _GAP.fullmatch(between) is not None

    def _is_beside(self, left: int, right: int) -> bool:
        """True where only a blank stands between two neighbouring words."""
        if not 0 <= left < right < len(self.words):
            return False
        return not self.text[self.words[left].end : self.words[right].start].strip()

    def _skip(self, at: int, *names: str) -> int:
        """The word behind any small words of these lists."""
        moved = True
        while moved:
            moved = False
            for name in names:
                end = self.small[name].behind(self.words, at)
                moved = moved or end > at
                at = end
        return at

    # ── expressions ──────────────────────────────────────────────────────────────────────────────────────────────

    def _read(self, at: int) -> list[Piece]:
        match = self._entry(at, "part")
        if match is not None:
            return self._after_part(at, match)
        ago = self._ago(at) or self._span(at)
        if ago:
            return ago
        relation, begins = self._relation(at)
        if relation is not None and begins < len(self.words):
            return self._related(at, begins, relation)
        match = self._entry(at, "day", "said")
        if match is not None:
            return self._said(at, match)
        return self._weekday(at) or self._dated(at) or self._year(at) or self._day(at)

    def _after_part(self, at: int, match: Match[Entry]) -> list[Piece]:
        """ "La noche del viernes": a part of the day before its day."""
        begins = self._skip(match.last, "on", "of")
        if begins - match.last > 4 or not self._near(match.last - 1, match.last):
            return []
        read: list[Piece] = []
        relation, behind = self._relation(begins)
        said = self._entry(begins, "day")
        if relation is not None:
            read = self._related(begins, behind, relation)
        elif said is not None:
            read = self._said(begins, said)
        else:
            read = self._weekday(begins) or self._dated(begins)
        if not read or not self._takes_part(read[0].sense):
            return read
        return [replace(read[0], first=at, sense=replace(read[0].sense, part=match.value.part)), *read[1:]]

    @staticmethod
    def _takes_part(sense: Sense) -> bool:
        return sense.part is None and (sense.form == "today" or bool(sense.day) or bool(sense.weekday))

    def _with_part(self, piece: Piece) -> Piece:
        """A day with the part of the day behind it: "el viernes por la noche"."""
        match = self._entry(piece.last, "part")
        if match is None or not self._takes_part(piece.sense) or not self._near(piece.last - 1, piece.last):
            return piece
        return replace(piece, last=match.last, sense=replace(piece.sense, part=match.value.part))

    def _relation(self, at: int) -> tuple[str | None, int]:
        for name in ("last", "next", "this"):
            end = self.small[name].behind(self.words, at)
            if end > at:
                return name, end
        return None, at

    def _related(self, at: int, begins: int, relation: str) -> list[Piece]:
        """ "Letzten Freitag", "el pasado 3 de mayo"."""
        match = self._entry(at, "day", "said")
        if match is not None and match.last > begins:
            return self._said(at, match)
        read = self._weekday(begins) or self._dated(begins)
        if not read and relation != "this":
            read = self._day(begins)
        if not read:
            return []
        sense = read[0].sense
        if sense.relation is None and sense.outer is None and sense.year is None:
            sense = replace(sense, relation=relation if sense.month is None or sense.day is None else None)
            return [replace(read[0], first=at, sense=sense), *read[1:]]
        return read

    def _said(self, at: int, match: Match[Entry]) -> list[Piece]:
        entry = match.value
        if entry.sense is not None:
            sense = entry.sense
            weekday = self._entry(match.last, "weekday")
            if sense.unit == "week" and weekday is not None and self._near(match.last - 1, match.last):
                # "Vorige week vrijdag".
                outer = Sense(form="calendar", weekday=weekday.value.number, outer=sense.relation)
                return [Piece(first=at, last=weekday.last, sense=outer)]
            return [Piece(first=at, last=match.last, sense=sense)]
        sense = Sense(form="today", offset=entry.number, part=entry.part)
        piece = self._with_part(Piece(first=at, last=match.last, sense=sense))
        # "Ayer martes", "gestern, am 3. Mai": the day said again.
        begins = self._skip(piece.last, "on")
        if self._is_beside(piece.last - 1, piece.last):
            again = self._weekday(begins) or self._dated(begins)
            if len(again) == 1 and again[0].until is None and again[0].sense.day is not None:
                return [replace(again[0], first=at, sense=replace(again[0].sense, part=piece.sense.part))]
            if len(again) == 1 and again[0].sense.weekday is not None and again[0].sense.relation is None:
                return [replace(piece, last=again[0].last)]
        return [piece]

    def _weekday(self, at: int) -> list[Piece]:
        match = self._entry(at, "weekday")
        if match is None:
            return []
        word = self.words[at]
        if not word.capital and word.form in self.calendar.capital:
            return []
        number, part = match.value.number, match.value.part
        end = match.last
        if match.last == at + 1 and self._entry(end, "part") is None and self._is_open(at):
            return []
        said = self._entry(end, "part")
        if said is not None and part is None and self._near(end - 1, end):
            end, part = said.last, said.value.part
        if self._near(end - 1, end):
            begins = end if self._is_joined(end) else self._skip(end, "on")
            read = self._numeric(begins) or self._dated(begins) or self._bracketed(end)
            if read and read[0].sense.day is not None:
                sense = replace(read[0].sense, weekday=number, part=part or read[0].sense.part)
                return [replace(read[0], first=at, sense=sense), *read[1:]]
        relation, behind = self._relation(end)
        if relation is not None and self._is_beside(end - 1, end) and self._entry(behind, "weekday", "month") is None:
            end = behind
        else:
            relation = None
        sense = Sense(form="calendar", weekday=number, part=part, relation=relation)
        return [self._with_part(Piece(first=at, last=end, sense=sense))]

    def _is_joined(self, at: int) -> bool:
        """True for a word that holds "and" ("وفي"): what follows is another day."""
        return (
            self.words[at].form[0] == "و"
            and self.small["and"].behind(self.words, at) == at
            and (len(self.words[at].forms) > 1)
        )

    def _is_open(self, at: int) -> bool:
        """True for a weekday that is an ordinal too ("na segunda etapa") and has no sign that it is a day."""
        if self.words[at].form not in self.calendar.alone:
            return False
        return self.text[self.words[at].end : self.words[at].end + 2].strip()[:1] not in ("", ",", ".", "(", ")", ";")

    def _bracketed(self, at: int) -> list[Piece]:
        """Behind a weekday: "Jumat (3/5)", "周五（3日）", "viernes 3"."""
        number = self._number(at)
        if not number:
            return []
        short = _SHORT.match(self.text, self.words[at].start - 1)
        if short is not None and at + 1 < len(self.words) and 1 <= int(short[2]) <= 12:
            return [Piece(first=at, last=at + 2, sense=Sense(form="calendar", day=number, month=int(short[2])))]
        bracket = self.text[self.words[at].start - 1] in "(（"
        closing = self.text[self.words[at].end : self.words[at].end + 2]
        behind = self.small["day"].behind(self.words, at + 1)
        if bracket and (closing[:1] in (")", "）") or behind > at + 1):
            return [Piece(first=at, last=max(behind, at + 1), sense=Sense(form="calendar", day=number))]
        if self.calendar.language in ("es", "fr", "it") and closing[:1] in (",", ".", ")") and closing[1:] in (" ", ""):
            return [Piece(first=at, last=at + 1, sense=Sense(form="calendar", day=number))]
        return []

    # ── dates ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _numeric(self, at: int) -> list[Piece]:
        word = self.words[at]
        if not word.figures:
            return []
        found = _NUMERIC.match(self.text, word.start)
        if found is None:
            return []
        parts = [int(part) for part in (found[1], found[3], found[4], found[5], found[7], found[8]) if part]
        year, month, day = parts if found[5] else (parts[2], parts[1], parts[0])
        last = at
        while last < len(self.words) and self.words[last].end <= found.end():
            last += 1
        if self.calendar.persian and year in _PERSIAN_YEARS:
            return [Piece(first=at, last=last, sense=Sense(form="calendar"), persian=(year, month, day))]
        if year not in _YEARS or not 1 <= month <= 12 or not 1 <= day <= 31:
            return []
        return [Piece(first=at, last=last, sense=Sense(form="calendar", year=year, month=month, day=day))]

    def _dated(self, at: int) -> list[Piece]:
        """A day of a month, several, or a month alone."""
        if at >= len(self.words):
            return []
        if self.small["month"].behind(self.words, at + 1) > at + 1 or self.calendar.language == "zh":
            return self._in_signs(at)
        date = self._days_of_month(at) if self._number(at) else self._month(at)
        return self._built(at, date) if date is not None else []

    def _in_signs(self, at: int) -> list[Piece]:
        """Chinese: "2031年5月3日", "5月3日", "5月"."""
        small, date = self.small, _Date(end=at)
        begins = at
        if self._number(at, 2100) in _YEARS and small["year"].behind(self.words, at + 1) > at + 1:
            date.year = self._number(at, 2100)
            begins = small["year"].behind(self.words, at + 1)
        else:
            said = self._entry(at, "said")
            if said is not None and said.value.sense is not None and said.value.sense.unit == "year":
                date.outer, begins = said.value.sense.relation, said.last
        month = self._number(begins, 12)
        behind = small["month"].behind(self.words, begins + 1)
        named = self._entry(begins, "month")
        if named is not None:
            date.month, date.end = named.value.number, named.last
        elif month and behind > begins + 1:
            date.month, date.end = month, behind
        else:
            return []
        day = self._number(date.end)
        behind = small["day"].behind(self.words, date.end + 1)
        if day and behind > date.end + 1:
            date.days.append((day, date.end))
            date.end = behind
            onto = small["to"].behind(self.words, date.end)
            last = self._number(onto)
            behind = small["day"].behind(self.words, onto + 1)
            if onto > date.end and last and behind > onto + 1:
                date.days.append((last, onto))
                date.end, date.ranged = behind, True
        elif begins == at and named is None and self._entry(date.end, "part") is None and self._is_counted(date.end):
            return []
        return self._built(at, date)

    def _is_counted(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].form in ("前", "后", "後", "来", "來", "内", "间")

    def _days_of_month(self, at: int) -> _Date | None:
        """ "3 de mayo de 2031", "3 y 4 de mayo", "del 3 al 5 de mayo"."""
        date = _Date(end=at)
        position = at
        while self._number(position) and len(date.days) < _DAYS_LISTED:
            date.days.append((self._number(position), position))
            position = self.small["ordinals"].behind(self.words, position + 1)
            behind = self._skip(position, "of")
            match = self._entry(behind, "month")
            if match is not None:
                date.month, date.end = match.value.number, match.last
                again = self._entry(match.last, "month")
                if again is not None and again.value.number == date.month and self._near(match.last - 1, match.last):
                    # "3 أيار/مايو" says the month twice.
                    date.end = again.last
                self._add_year(date)
                return date
            onto = self.small["to"].behind(self.words, position)
            listed = self._skip(self.small["and"].behind(self.words, position), "on")
            if onto > position and self._number(self._skip(onto, "on")):
                date.ranged = True
                position = self._skip(onto, "on")
            elif listed > position or self._near(position - 1, position):
                if self._is_dashed(position - 1, position):
                    date.ranged = True
                position = listed
            else:
                return None
        return None

    def _is_dashed(self, left: int, right: int) -> bool:
        if right >= len(self.words):
            return False
        return self.text[self.words[left].end : self.words[right].start].strip() in ("-", "–")

    def _month(self, at: int) -> _Date | None:
        """A month alone, with its year or a word that tells it."""
        match = self._entry(at, "month")
        if match is None:
            return None
        date = _Date(end=match.last, month=match.value.number)
        again = self._entry(match.last, "month")
        if again is not None and again.value.number == date.month:
            date.end = again.last
        self._add_year(date)
        if match.value.doubtful and not (date.year or date.outer):
            return None
        if self.calendar.language == "de" and not self.words[at].capital:
            return None
        if not (date.year or date.outer):
            relation, behind = self._relation(date.end)
            if relation is not None and self._near(date.end - 1, date.end):
                date.relation, date.end = relation, behind
        return date

    def _add_year(self, date: _Date) -> None:
        """The year behind a month, or a word for it."""
        begins = self._skip(date.end, "of", "in", "year")
        year = self._number(begins, 2100)
        persian = date.month > PERSIAN
        if year in (_PERSIAN_YEARS if persian else _YEARS) and self._near(begins - 1, begins):
            date.year = year
            date.end = self.small["year"].behind(self.words, begins + 1)
            return
        said = self._entry(self._skip(date.end, "of"), "said")
        if said is None:
            said = self._entry(date.end, "said")
        if said is not None and said.value.sense is not None and said.value.sense.unit == "year":
            date.outer, date.end = said.value.sense.relation, said.last

    def _built(self, at: int, date: _Date) -> list[Piece]:
        if date.month > PERSIAN:
            return [self._persian(at, date)]
        common = Sense(form="calendar", month=date.month, year=date.year or None, outer=date.outer)
        if not date.days:
            return [Piece(first=at, last=date.end, sense=replace(common, relation=date.relation))]
        days = [replace(common, day=day) for day, _ in date.days]
        if len(days) == 1:
            return [self._with_part(Piece(first=at, last=date.end, sense=days[0]))]
        if date.ranged and len(days) == 2 and date.days[0][0] < date.days[1][0]:
            return [Piece(first=at, last=date.end, sense=days[0], until=days[1])]
        starts = [at, *(position for _, position in date.days[1:])]
        ends = [*(position + 1 for _, position in date.days[:-1]), date.end]
        return [
            Piece(first=first, last=last, sense=sense) for first, last, sense in zip(starts, ends, days, strict=True)
        ]

    def _persian(self, at: int, date: _Date) -> Piece:
        day = date.days[-1][0] if date.days else 0
        year = date.year
        piece = Piece(first=at, last=date.end, sense=Sense(form="calendar"), persian=(year, date.month - PERSIAN, day))
        return replace(piece, sense=replace(piece.sense, outer=date.outer))

    def _year(self, at: int) -> list[Piece]:
        year = self._number(at, 2100)
        persian = self.calendar.persian and year in _PERSIAN_YEARS
        if len(self.words[at].form) != 4 or not (year in _YEARS or persian):
            return []
        begins = self.small["year"].before(self.words, at)
        last = self.small["year"].behind(self.words, at + 1)
        told = begins < at or last > at + 1
        if not told:
            begins = self.small["in"].before(self.words, at)
            if begins == at or not year % _ROUND:
                return []
        if persian:
            return [Piece(first=at, last=last, sense=Sense(form="calendar"), persian=(year, 0, 0))]
        return [Piece(first=at, last=last, sense=Sense(form="calendar", year=year))]

    def _day(self, at: int) -> list[Piece]:
        """A day of the month alone, where a word says that it is one: "el día 3", "3日"."""
        day = self._number(at)
        if not day:
            return []
        before, behind = self.small["day"].before(self.words, at), self.small["day"].behind(self.words, at + 1)
        if self.calendar.language in ("zh", "ru", "uk"):
            if behind == at + 1 or self.small["to"].behind(self.words, behind) > behind:
                return []
            return [self._with_part(Piece(first=at, last=behind, sense=Sense(form="calendar", day=day)))]
        if before == at or self._entry(at + 1, "unit", "month") is not None:
            return []
        if self.calendar.language == "fr" and not self._is_closed(at):
            return []
        return [Piece(first=at, last=at + 1, sense=Sense(form="calendar", day=day))]

    def _is_closed(self, at: int) -> bool:
        return self.text[self.words[at].end : self.words[at].end + 1] in (",", ".", ")", "")

    # ── counts ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _count(self, at: int) -> tuple[int | None, int]:
        """A count and the word behind it; None for "some", and the same word where there is none."""
        number = self._number(at, 999)
        if number:
            return number, at + 1
        match = self._entry(at, "count", "few")
        if match is None:
            return 0, at
        return (match.value.number if match.value.kind == "count" else None), match.last

    def _ago(self, at: int) -> list[Piece]:
        """ "Hace dos años", "two years ago" in the order of the language."""
        before, behind = self.calendar.ago
        begins = before.behind(self.words, at)
        if begins > at:
            count, end = self._count(begins)
            unit = self._unit(end)
            if unit is not None and end > begins:
                return [self._offset(at, unit, count, unit.last)]
        count, end = self._count(at)
        unit = self._unit(end)
        if unit is None or end == at:
            return []
        closing = behind.behind(self.words, unit.last)
        return [self._offset(at, unit, count, closing)] if closing > unit.last else []

    @staticmethod
    def _offset(at: int, unit: Match[Entry], count: int | None, last: int) -> Piece:
        number = Fraction(count) if count else None
        sense = Sense(form="offset", unit=unit.value.unit, count=number, direction="ago", vague_count=count is None)
        return Piece(first=at, last=last, sense=sense)

    def _span(self, at: int) -> list[Piece]:
        """ "Los últimos tres días", "последние три дня", "过去三天"."""
        spans = self.small["spans"]
        begins = spans.behind(self.words, at)
        count, end = self._count(begins)
        if end == begins:
            return []
        inside = spans.behind(self.words, end) if begins == at else end
        unit = self._unit(inside)
        if unit is None:
            return []
        last = unit.last
        if begins == at and inside == end:
            last = spans.behind(self.words, unit.last)
            if last == unit.last:
                return []
        number = Fraction(count) if count else None
        sense = Sense(form="span", unit=unit.value.unit, count=number, relation="last", vague_count=count is None)
        return [Piece(first=at, last=last, sense=sense)]
