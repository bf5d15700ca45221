"""Days of months, months and years as words and figures tell them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from firsthand.extraction.languages.times.cursor import Cursor, Piece
from firsthand.extraction.languages.times.table import PERSIAN
from firsthand.extraction.times.sense import Sense

__all__ = ["Dating"]

# Day, month and year in figures. In all these languages the day comes first, unless the year does.
_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(\d{1,2})([./-])(\d{1,2})\2(\d{4})|(\d{4})([./-])(\d{1,2})\6(\d{1,2}))(?![\d/-])"
)
_YEARS, _PERSIAN_YEARS = range(1900, 2100), range(1300, 1450)
# Words that a year may follow without the word "year" say as often how many: "en 2000" is no round number.
_ROUND = 100
_DAYS_LISTED = 3
# Languages that write a sign behind the figures of each part of a date, and those that write one behind a day alone.
_IN_SIGNS = frozenset({"zh", "ja", "ko"})
_DAY_BEHIND = frozenset({"zh", "ja", "ko", "ru", "uk"})


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


class Dating(Cursor):
    """Reads dates."""

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
        if self.small["month"].behind(self.words, at + 1) > at + 1 or self.calendar.language in _IN_SIGNS:
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
        if self.calendar.language in _DAY_BEHIND:
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
