"""What became of how many people, in the words of one sentence: "12 muertos", "mató a 12", "subió de 9 a 14"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.extraction.languages.counts import Number, find_numbers
from firsthand.extraction.languages.happenings import first_match, span_of
from firsthand.extraction.languages.language import Cue, Language
from firsthand.extraction.languages.phrases import Match
from firsthand.extraction.languages.words import Sentence, Text
from firsthand.model import Casualty, Outcome, Scope, Span, TimeExpression

__all__ = ["Toll", "find_tolls"]

# Words between a number and the word that says what became of those people: "12 personas han resultado muertas".
_STATE_REACH = 4
# ... between a number of people and the verb that closes their clause.
_FATE_REACH = 16
# ... between a verb and the number behind it: "murieron al menos otras".
_OBJECT_REACH = 3
# ... between "el número de muertos" and its number.
_TOLL_REACH = 14
# Letters of the small words in "one of the".
_SMALL = 3
# Words around a number among which "desde septiembre" makes it a running total.
_SCOPE_REACH = 12
_CLAUSE = re.compile(r"[;:.!?()—–؛。；：]|\s-\s")
_COMMA = re.compile(r"[,،，、]")
# More people than any single happening counts are a figure of another kind.
_MOST = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A casualty and the words at which it stands. first, last: of the
    number; cue: where the word for the fate begins. single: one person told of by an article."""

    casualty: Casualty
    sentence: Sentence
    first: int
    last: int
    cue: int
    single: bool


def find_tolls(sentence: Sentence, text: Text, language: Language, times: Sequence[TimeExpression] = ()) -> list[Toll]:
    """The casualties that the sentence tells, in order; each number counts once, but for parts of a whole.

    times: those of the report, whose numbers count nobody.
    """
    cues = list(language.cues.find(sentence.words))
    nobody = language.casualties.find(sentence.words)
    numbers = find_numbers(sentence, text.report.text, language)
    dated = [time.span for time in times if time.kind in ("date", "time") and sentence.span.contains(time.span)]
    numbers = [
        n for n in numbers if n.group or not any(span_of(sentence, n.first, n.last).overlaps(at) for at in dated)
    ]
    numbers = [replace(n, unit=False) if n.unit and _before_weekday(sentence, n, dated) else n for n in numbers]
    if not numbers:
        return []
    clause = _Clause(sentence, text, language, numbers, cues)
    found: list[Toll] = []
    for match in cues:
        found += [clause.toll(number, match, match.value.outcome) for number in clause.counted(match)]
    for spared in nobody:
        none = clause.none_of(spared)
        if none is not None:
            found += [clause.toll(none, spared, outcome) for outcome in _SPARED]
    return sorted(found, key=lambda toll: (toll.first, toll.cue))


def _before_weekday(sentence: Sentence, number: Number, dated: Sequence[Span]) -> bool:
    """Whether the "day" behind a number is that of a name of the week: "إلى 38 يوم الاثنين" are 38 on Monday."""
    words = sentence.words[number.last :]
    return len(words) > 1 and any(day.start == words[1].start for day in dated)


def _at(sentence: Sentence, number: Number) -> Span:
    return span_of(sentence, number.first, number.last)


def _reached_at(number: Number) -> Number:
    """A toll that rose "to 14" is 14, in languages whose "to" is "up to" elsewhere."""
    return replace(number, low=number.high, at_most=False) if number.at_most and number.high else number


_SPARED: tuple[Outcome, ...] = ("killed", "injured")


class _Clause:
    """The numbers and cues of a sentence, with those numbers that are already given to a cue."""

    def __init__(
        self, sentence: Sentence, text: Text, language: Language, numbers: list[Number], cues: list[Match[Cue]]
    ) -> None:
        self.sentence = sentence
        self.text = text
        self.language = language
        self.numbers = numbers
        self.cues = cues
        self.taken: set[int] = set()

    def counted(self, match: Match[Cue]) -> list[Number]:
        """The numbers of those of whom the cue tells."""
        form = match.value.form
        found = [
            n for n in self.numbers if match.first < n.first and n.last < match.last and self._free(n) and not n.none
        ]
        if found:
            pass  # the number stands inside the phrase: "cost 12 people their lives"
        elif form == "tolls":
            found = self._behind_toll(match)
        elif form == "deeds":
            found = self._right(match)
            if not found and self.language.verb_last:
                found = self._left(match, _FATE_REACH)
        elif form == "states" and self._dies_of_it(match):
            found = []
        elif form == "states":
            number = self._beside(match)
            found = [number] if number is not None else self._reached(match) or self._left(match, _STATE_REACH * 2)
            if not found and match.value.acts:
                found = self._right(match)
        else:
            found = self._left(match, _FATE_REACH) or self._right(match)
        if len(found) == 1:
            found += self._parts(found[0], match)
        # "No casualties, no wounded": none may be said of several fates.
        self.taken.update(number.first for number in found if not number.none)
        return found

    def _dies_of_it(self, match: Match[Cue]) -> bool:
        """ "Cuatro de los heridos fallecieron": those told by the word for one fate met another."""
        after = next((cue for cue in self.cues if cue.first >= match.last), None)
        return (
            after is not None
            and after.value.form == "fates"
            and after.value.outcome != match.value.outcome
            and after.first - match.last <= 1
            and not self._parted(match.last, after.first, commas=True)
        )

    def none_of(self, spared: Match[bool]) -> Number | None:
        """The "no" that stands right before a word for casualties of any kind."""
        near = [n for n in self.numbers if n.none and n.first < spared.first <= n.last + _STATE_REACH]
        return near[-1] if near and not self._parted(near[-1].last, spared.first) else None

    def left_number(self, at: int, reach: int) -> Number | None:
        """The nearest number that ends at most `reach` words before the word, in its clause, and is not yet taken."""
        near = [n for n in self.numbers if n.last <= at and at - n.last <= reach and n.first not in self.taken]
        return near[-1] if near and not self._parted(near[-1].last, at) else None

    def toll(self, number: Number, match: Match[Cue] | Match[bool], outcome: Outcome) -> Toll:
        first, last = number.first, number.last
        if match.first >= last and match.first - last <= 1:
            last = match.last
        return Toll(
            casualty=Casualty(
                outcome=outcome,
                low=number.low,
                high=number.high,
                span=span_of(self.sentence, first, last),
                group=self._group(number, match),
                scope=self._scope(number),
                approximate=number.approximate,
                added=number.added,
            ),
            sentence=self.sentence,
            first=number.first,
            last=number.last,
            cue=match.first,
            single=number.one,
        )

    def _parts(self, whole: Number, match: Match[Cue]) -> list[Number]:
        """ "14 morts, dont onze enfants": the group that is a part of the number."""
        after = max(whole.last, match.last if match.first >= whole.last and match.first - whole.last <= 2 else 0)
        part = next((n for n in self.numbers if n.first >= after), None)
        if part is None or part.first - after > _OBJECT_REACH or not self._free(part) or part.low > whole.low:
            return []
        including = first_match(self.language.marks["including"], self.sentence, after, part.first)
        known = part.group not in ("", "unknown", whole.group)
        return [part] if including and known and not self._parted(after, part.first) else []

    def _group(self, number: Number, match: Match[Cue] | Match[bool]) -> str:
        """The group of a number; the word for it may stand behind the fate: "fünf tote Soldaten", "seven of the dead
        are children"."""
        words = self.sentence.words
        if number.group and number.group != "unknown":
            return number.group
        joining = self.language.numbers.joins | self.language.numbers.also
        for at in range(match.last, min(len(words), match.last + 2)):
            if number.last > match.first or match.first - number.last > 2 or self._parted(match.last, at, commas=True):
                break
            if words[at].form in joining or words[at].figures:
                break
            found = self.language.groups.at(words, at)
            if found is not None:
                return "unknown" if found.value == "people" else found.value
        return number.group or "unknown"

    def _beside(self, match: Match[Cue]) -> Number | None:
        """ "12 muertos", "tres personas muertas": the number right before the word, but for who they are."""
        inside = [n for n in self.numbers if n.first < match.first < n.last or n.first == match.first]
        if inside:
            # The word for the fate is the word for the people: "17 cadáveres"; "sin vida" is no number.
            return inside[-1] if self._free(inside[-1]) and not inside[-1].none else None
        number = self.left_number(match.first, 2)
        if (
            number is None
            or not self._free(number)
            or (number.group and self._one_of(number))
            or self._parted(number.last, match.first, commas=True)
        ):
            return None
        between = self.sentence.words[number.last : match.first]
        joining = self.language.numbers.joins | self.language.numbers.also
        return None if any(word.form in joining or word.figures for word in between) else number

    def _left(self, match: Match[Cue], reach: int) -> list[Number]:
        """The people before a verb or participle that closes their clause, with those who are a part of them."""
        near = [
            n
            for n in self.numbers
            if n.last <= match.first
            and match.first - n.last <= reach
            and self._free(n)
            and (n.group or self._close(n, match))
            and not self._parted(n.last, match.first)
            and not self._told_between(n.last, match.first)
            and not self._one_of(n)
        ]
        if not near:
            return []
        whole = near[-1]
        together = self._together(whole, back=True)
        if together:
            return together
        found = [whole]
        for before in reversed(near[:-1]):
            if before.last > whole.first or not before.group:
                continue
            if first_match(self.language.marks["including"], self.sentence, before.last, whole.first):
                found.insert(0, before)
            break
        aboard = first_match(self.language.marks["former"], self.sentence, found[0].last, match.first)
        return [] if aboard and len(found) == 1 and not self._bare(found[0], match) else found

    def _one_of(self, number: Number) -> bool:
        """ "Einer der 24 Seeleute", "uno de los tres": what became of one is not told of all."""
        words, at = self.sentence.words, number.first - 1
        while at > 0 and number.first - at <= 2 and len(words[at].form) <= _SMALL:
            at -= 1
        return 0 <= at < number.first - 1 and words[at].form in self.language.numbers.one

    def _close(self, number: Number, match: Match[Cue]) -> bool:
        """Whether a number of no one named stands close before a verb for their fate: "cuatro de ellos murieron"."""
        if match.value.form == "states":
            return match.first == number.last
        return match.first - number.last <= _OBJECT_REACH and not self._parted(number.last, match.first, commas=True)

    def _bare(self, number: Number, match: Match[Cue]) -> bool:
        return match.first - number.last <= 1

    def _right(self, match: Match[Cue]) -> list[Number]:
        """The people behind a verb: "mató a 12", "murieron al menos tres personas"."""
        behind = [n for n in self.numbers if n.first >= match.last and self._free(n)]
        if not behind or behind[0].first - match.last > _OBJECT_REACH:
            return []
        number = behind[0]
        if self._parted(match.last, number.first, commas=True) or self._told_between(match.last, number.first):
            return []
        # The number may belong to the next word: "murieron 12 y 30 resultaron heridos" gives 12 alone.
        after = next((cue for cue in self.cues if cue.first >= number.last), None)
        mine = after is None or after.value.form != "states" or after.first > number.last
        together = self._together(number, back=False)
        if together and mine:
            return together
        return [number] if mine or (after is not None and after.value.outcome == match.value.outcome) else []

    def _together(self, number: Number, *, back: bool) -> list[Number]:
        """ "Dos mujeres y un niño": the sum of people told of side by side, then each of them; nothing for one alone.
        back: the others stand before the number, else behind it."""
        rows, here = [number], number
        others = [n for n in self.numbers if (n.first < number.first if back else n.first > number.first)]
        for other in reversed(others) if back else others:
            left, right = (other, here) if back else (here, other)
            if not (other.group and here.group and self._free(other) and self._side_by_side(left, right)):
                break
            rows.append(other)
            here = other
        if len(rows) == 1:
            return []
        rows.sort(key=lambda n: n.first)
        groups = {n.group for n in rows}
        if len(rows) > 2 and rows[0].low == sum(n.low for n in rows[1:]):
            # "The three victims, two women and a boy": the first counts the others.
            self.taken.update(n.first for n in rows)
            return [rows[0], *(n for n in rows[1:] if n.group not in ("unknown", rows[0].group))]
        whole = Number(
            first=rows[0].first,
            last=rows[-1].last,
            low=sum(n.low for n in rows),
            high=None if any(n.high is None for n in rows) else sum(n.high or 0 for n in rows),
            approximate=any(n.approximate for n in rows),
            added=all(n.added for n in rows),
            group=groups.pop() if len(groups) == 1 else "unknown",
        )
        self.taken.update(n.first for n in rows)
        return [whole, *(n for n in rows if n.group not in ("unknown", whole.group) and n.low > 0)]

    def _side_by_side(self, left: Number, right: Number) -> bool:
        """Whether nothing but "y" or a comma stands between two numbers of people."""
        words = self.sentence.words[left.last : right.first]
        joining = self.language.numbers.joins | self.language.numbers.also
        if self._parted(left.last, right.first):
            return False
        return not words or (len(words) == 1 and words[0].form in joining)

    def _reached(self, match: Match[Cue]) -> list[Number]:
        """ "Los muertos son ya 15": the number behind a word for the dead and a verb of counting."""
        behind = [n for n in self.numbers if match.last <= n.first <= match.last + _STATE_REACH * 2 and self._free(n)]
        for number in behind:
            reaches = self.language.marks["reaches"]
            between = first_match(reaches, self.sentence, match.last, number.first) or (
                self.language.verb_last
                and first_match(reaches, self.sentence, number.last, number.last + _OBJECT_REACH)
            )
            told = self._told_between(match.last, number.first)
            mine = between and not told and not self._parted(match.last, number.first)
            follows = next((cue for cue in self.cues if 0 <= cue.first - number.last <= 1), None)
            if mine and (follows is None or follows.value.outcome == match.value.outcome):
                last = [n for n in behind if n.first >= number.first and not self._parted(number.last, n.first, True)]
                return [_reached_at(last[-1] if not self._told_between(number.last, last[-1].first) else number)]
            break
        return []

    def _behind_toll(self, match: Match[Cue]) -> list[Number]:
        """ "El número de muertos subió de 9 a 14": the last number of the clause."""
        behind = [
            n
            for n in self.numbers
            if match.last <= n.first <= match.last + _TOLL_REACH
            and self._free(n)
            and not self._parted(match.last, n.first)
            and not self._told_between(match.last, n.first)
        ]
        if not behind:
            before = self.left_number(match.first, _STATE_REACH + 1)
            return [_reached_at(before)] if before is not None and self._free(before) else []
        here = [n for n in behind if not self._parted(behind[0].last, n.first, commas=True)]
        chosen = [behind[0], *here[1:]][-1]
        follows = next((cue for cue in self.cues if 0 <= cue.first - chosen.last <= 1), None)
        if follows is not None and follows.value.outcome != match.value.outcome and chosen is not behind[0]:
            chosen = behind[0]
        return [_reached_at(chosen)]

    def _free(self, number: Number) -> bool:
        return number.first not in self.taken and not number.unit and number.low <= _MOST and not self._is_year(number)

    def _is_year(self, number: Number) -> bool:
        word = self.sentence.words[number.first]
        plain = number.last == number.first + 1 and len(word.form) == 4 and word.form.isdigit()
        return plain and not number.group and 1900 <= number.low <= 2100

    def _parted(self, first: int, last: int, commas: bool = False) -> bool:
        """Whether a mark that ends a clause stands between the word before `first` and the one at `last`."""
        words = self.sentence.words
        if last <= 0 or first > last:
            return False
        between = [
            self.text.report.text[words[at - 1].end : words[at].start] for at in range(max(1, first), last + 1)
            if at < len(words)
        ]  # fmt: skip
        return any(_CLAUSE.search(gap) or (commas and _COMMA.search(gap)) for gap in between)

    def _told_between(self, first: int, last: int) -> bool:
        return any(first <= cue.first and cue.last <= last for cue in self.cues)

    def _scope(self, number: Number) -> Scope:
        words, marks = self.sentence.words, self.language.marks["cumulative"]
        if first_match(marks, self.sentence, 0, number.first):
            return "cumulative"
        low = number.first
        while low > max(0, number.first - _SCOPE_REACH) and not self._parted(low, low, commas=True):
            low -= 1
        high = number.last
        while high < min(len(words), number.last + _SCOPE_REACH) and not self._parted(high, high, commas=True):
            high += 1
        return "cumulative" if first_match(marks, self.sentence, low, high) else "incident"
