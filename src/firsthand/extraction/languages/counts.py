"""Numbers of people in words of a language: figures, number words, bounds, ranges, vague counts, and who is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.extraction.languages.language import Bound, Language, Numbers
from firsthand.extraction.languages.words import Sentence, Word

__all__ = ["Number", "find_numbers"]

_MARK = re.compile(r"[.,٫٬\s]")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,٬\s]\d{3})+")
# What stands before or behind a number that counts no people.
_MONEY = frozenset("$€£¥%‰°#")
# Of bounds and words such as "other", as many may stand before one number.
_LEADING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number at `words[first:last]` of a sentence, from its bounds to the word for those it counts.

    high: None for "or more". group: what the counted are called, as in the English extraction; "" where no word for
    people stands beside the number, "unknown" for people of no group. one: an article before a word for people. last:
    behind the number itself where nobody is named. unit: it counts time, money or the like, or things.
    """

    first: int
    last: int
    low: int
    high: int | None
    approximate: bool = False
    added: bool = False
    group: str = ""
    one: bool = False
    unit: bool = False
    at_most: bool = False

    @property
    def none(self) -> bool:
        return self.high == 0


def find_numbers(sentence: Sentence, text: str, language: Language) -> list[Number]:
    """All numbers of a sentence, from left to right; years, decimals, times and shares of a hundred are left out."""
    found: list[Number] = []
    words, at = sentence.words, 0
    while at < len(words):
        number = _number(words, at, text, language)
        if number is None:
            at += 1
            continue
        at = number.last
        found.append(number)
    return found


def _number(words: Sequence[Word], first: int, text: str, language: Language) -> Number | None:
    numbers = language.numbers
    people = _in_people(words, first, language)
    if people is not None:
        return _opened(people, words, numbers)
    at, bounds, added = first, [], False
    for _ in range(_LEADING):
        if at >= len(words):
            return None
        bound = numbers.bounds.at(words, at)
        more = numbers.added.at(words, at)
        if bound is not None:
            bounds.append(bound.value)
            at = bound.last
        elif more is not None and at + 1 < len(words):
            added, at = True, more.last
        else:
            break
    if at >= len(words):
        return None
    if at == first and (none := numbers.none.at(words, at)) is not None:
        return _counted(Number(first=first, last=none.last, low=0, high=0), words, language)
    found = _amount(words, at, text, numbers)
    if found is None:
        if added and not bounds:
            return _one_more(words, first, at, language)
        return None
    number = _bounded(replace(found, first=first, added=added), bounds)
    if number.one and (bounds or added):
        number = replace(number, one=False)
    number = _opened(number, words, numbers)
    if number.last < len(words) and (more := numbers.added.at(words, number.last)) is not None:
        number = replace(number, last=more.last, added=True)
    counted = _counted(number, words, language)
    return counted if counted is None else _opened(counted, words, numbers)


def _opened(number: Number, words: Sequence[Word], numbers: Numbers) -> Number:
    """The number with no upper end, where words behind it say "or more" or "more than"."""
    behind = numbers.behind.at(words, number.last) if number.last < len(words) else None
    if behind is None or number.high is None:
        return number
    return replace(number, last=behind.last, low=number.low + behind.value, high=None)


def _in_people(words: Sequence[Word], at: int, language: Language) -> Number | None:
    """A word for people that holds their number: the Arabic dual, and the singular right behind the word for a fate."""
    for table, low in ((language.pairs, 2), (language.singles, 1)):
        group = table.at(words, at)
        if group is None:
            continue
        cues = (language.cues.at(words, before) for before in range(max(0, at - _LEADING), at))
        fated = any(cue is not None and cue.last == at for cue in cues)
        if low == 2 or fated:
            name = "unknown" if group.value == "people" else group.value
            return Number(first=at, last=group.last, low=low, high=low, group=name, one=low == 1)
    return None


def _one_more(words: Sequence[Word], first: int, at: int, language: Language) -> Number | None:
    """ "Otro hombre": one beside those told of, where the word for people stands in the singular with it."""
    group = language.groups.at(words, at)
    if group is None or words[first].form not in language.numbers.one:
        return None
    name = "unknown" if group.value == "people" else group.value
    return Number(first=first, last=group.last, low=1, high=1, added=True, group=name, one=True)


def _bounded(number: Number, bounds: Sequence[Bound]) -> Number:
    for bound in bounds:
        if bound in ("least", "more"):
            number = replace(number, low=number.low + (bound == "more"), high=None)
        elif bound in ("most", "fewer"):
            number = replace(number, high=number.low - (bound == "fewer"), low=0, at_most=bound == "most")
        else:
            number = replace(number, approximate=True)
    return number


def _amount(words: Sequence[Word], at: int, text: str, numbers: Numbers) -> Number | None:
    """The number itself, or a range of two."""
    found = _value(words, at, text, numbers)
    if found is None or found.high is None:
        return found
    last = found.last
    if last + 1 < len(words):
        between = text[words[last - 1].end : words[last].start].strip()
        if between in {"-", "–", "—"} and words[last].figures:
            other = _value(words, last, text, numbers)
        elif words[last].form in numbers.between and (at and words[at - 1].form in numbers.starts):
            other = _value(words, last + 1, text, numbers)
        else:
            other = None
        if other is not None and other.high is not None and other.low > found.low:
            return replace(other, first=at, low=found.low, one=False)
    return found


def _value(words: Sequence[Word], at: int, text: str, numbers: Numbers) -> Number | None:
    for table, open_ended in ((numbers.dozens, False), (numbers.vague, True)):
        vague = table.at(words, at)
        if vague is not None:
            high = None if open_ended else vague.value
            return Number(first=at, last=vague.last, low=vague.value, high=high, approximate=True)
    if words[at].figures:
        return _figures(words, at, text, numbers)
    parts: list[int] = []
    last, here, alone = at, at, True
    while here < len(words):
        if parts and words[here].form in numbers.joins and here + 1 < len(words):
            if not _joins_on(parts, words, here + 1, numbers):
                break
            here += 1
            continue
        value = numbers.values.at(words, here)
        scale = numbers.scales.at(words, here)
        if scale is not None and (value is None or scale.last >= value.last):
            _multiply(parts, scale.value)
            here = last = scale.last
            alone = False
        elif value is not None and (not parts or _adds(parts[-1], value.value)):
            alone = not parts and value.last == at + 1 and words[at].form in numbers.one
            parts.append(value.value)
            here = last = value.last
        else:
            break
        if here < len(words) and _divided(words, here, text):
            break
    if not parts:
        return None
    total = sum(parts)
    return Number(first=at, last=last, low=total, high=total, one=alone)


def _joins_on(parts: Sequence[int], words: Sequence[Word], at: int, numbers: Numbers) -> bool:
    """Whether "y" joins two parts of one number and not two numbers: "treinta y cuatro", not "tres y cuatro"."""
    value = numbers.values.at(words, at)
    return value is not None and value.value > 0 and _adds(parts[-1], value.value)


def _adds(before: int, value: int) -> bool:
    if before in (60, 80):
        return value < 20  # "soixante dix", "quatre vingt dix"
    if before >= 1000:
        return value < 1000 and before % 1000 == 0
    if before >= 100:
        return value < 100 and before % 100 == 0
    return (before >= 20 and before % 10 == 0 and value < 10) or (before == 10 and value < 10)


def _multiply(parts: list[int], scale: int) -> None:
    small: list[int] = []
    while parts and parts[-1] < scale:
        small.append(parts.pop())
    parts.append((sum(small) or 1) * scale)


def _figures(words: Sequence[Word], at: int, text: str, numbers: Numbers) -> Number | None:
    word = words[at]
    raw = word.form
    # A letter before figures makes a name of them ("G20"); scripts without capitals write words and figures together.
    before = text[word.start - 1 : word.start]
    after = text[word.end : word.end + 2].strip()[:1]
    if before in _MONEY or before.lower() != before.upper() or after in _MONEY:
        return None
    decimal = None
    if _THOUSANDS.fullmatch(raw):
        value = int(_MARK.sub("", raw))
    elif raw.isdigit():
        value = int(raw)
    else:
        whole, _, rest = raw.replace(",", ".").replace("٫", ".").rpartition(".")
        if not whole.isdigit() or not rest.isdigit():
            return None
        value, decimal = int(whole), float(f"{whole}.{rest}")
    if at + 1 < len(words) and (scale := numbers.scales.at(words, at + 1)) is not None:
        value = int((decimal or value) * scale.value)
        return Number(first=at, last=scale.last, low=value, high=value)
    return None if decimal is not None else Number(first=at, last=at + 1, low=value, high=value)


def _counted(number: Number, words: Sequence[Word], language: Language) -> Number | None:
    """The number with those it counts: a word for people right behind it, or behind one word that describes them."""
    last = number.last
    for skipped in range(2):
        at = last + skipped
        if at >= len(words):
            break
        if language.numbers.units.at(words, at) is not None or language.targets.at(words, at) is not None:
            return None if number.one else replace(number, unit=True)
        found = language.groups.at(words, at)
        if found is not None:
            group = "unknown" if found.value == "people" else found.value
            return replace(number, last=found.last, group=group)
        if words[at].form in language.numbers.joins | language.numbers.also or words[at].figures:
            break
        if language.numbers.values.at(words, at) is not None:
            break
        if language.cues.at(words, at) is not None or language.marks["onto"].at(words, at) is not None:
            break
    if number.one and (last >= len(words) or language.cues.at(words, last) is None):
        return None
    return number


def _divided(words: Sequence[Word], at: int, text: str) -> bool:
    """Whether a mark stands between the word and the one before it."""
    return bool(text[words[at - 1].end : words[at].start].strip(" \u00a0\u202f-\u200c"))
