"""The time expressions of a sentence as senses: what the words say, before any anchoring."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from firsthand.extraction.languages.phrases import Match
from firsthand.extraction.languages.times.cursor import Piece
from firsthand.extraction.languages.times.dating import Dating
from firsthand.extraction.languages.times.table import Calendar, Entry
from firsthand.extraction.languages.words import Sentence
from firsthand.extraction.times.sense import Sense

__all__ = ["Piece", "pieces_of"]

_SHORT = re.compile(r"\((\d{1,2})/(\d{1,2})\)")


def pieces_of(sentence: Sentence, text: str, calendar: Calendar) -> list[Piece]:
    """The expressions of a sentence, in order."""
    return _Reader(sentence.words, text, calendar).pieces()


class _Reader(Dating):
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
