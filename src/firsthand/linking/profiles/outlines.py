"""The outline of a text: its names, numbers and telling words, sentence by sentence, as a text made from it keeps them.

Whoever retells a text changes its words and even its quotations, but adds no names, no numbers and no speaker of his
own, and goes through it from top to bottom. Headlines, bylines and lines without a full stop are left out: they are
what a copy changes first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from firsthand.data import load_table
from firsthand.data.sounds import figures, sound_of
from firsthand.linking.profiles.wording import Wording, has_rare_word, weight_of
from firsthand.model import Report
from firsthand.model.sentences import sentence_bounds

__all__ = ["Item", "Outline", "is_whole", "items_around", "items_of", "outline_of"]

# Marks that belong to the letters before them, which the module re takes for no letters: vowels of Indian scripts.
_MARKS = r"\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u09d7\u09e2\u09e3"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*(?:['’.,:](?=\w)[^\W_]+)*")
_ENDS, _CLOSING = (".", "!", "?", "…", "؟", "۔", "।", "。", "！", "？"), "\"”’')]»“"
_OPENING = '“"‘«„'

# What it is ("name", "number", "word") and its comparable form.
Item = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """items: names, numbers and telling words in the order of the text; own: those of them outside quotations.

    sentences: the names and numbers of each sentence. first: where each item first stands among `items`. quoted: runs
    of words inside quotations. facts: the names and numbers among `own`: most pairs share too few of them to be looked
    at any further.
    """

    items: tuple[Item, ...]
    own: tuple[Item, ...]
    sentences: tuple[frozenset[Item], ...]
    first: dict[Item, int]
    quoted: tuple[str, ...]
    facts: frozenset[Item] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", frozenset(item for item in self.own if item[0] != "word"))


def outline_of(report: Report, wording: Wording, names: Collection[Item] = (), *, sounds: bool = False) -> Outline:
    """Read the outline of a report. Costs one pass over its words.

    names: of another text, which count as names here too where they stand in small letters ("valdonischen"), or in a
    script that has no capitals. sounds: names are compared by their sounds, across languages and scripts."""
    text = report.text
    bounds = [
        found
        for block in report.blocks
        if block.role == "paragraph" and block.duplicate_of is None
        for found in sentence_bounds(text, block.span.start, block.span.end)
        if is_whole(text[slice(*found)])
    ]
    words = [list(_WORD.finditer(text, start, end)) for start, end in bounds]
    inside = {
        word.group().casefold()
        for sentence in words
        for word in sentence[1:]
        if word.group()[0].isupper() and text[word.start() - 1] not in _OPENING
    }
    quoted_at = _merged((item.span.start, item.span.end) for item in wording.quotations)
    opening = [start for start, _ in quoted_at]
    items: list[Item] = []
    own: list[Item] = []
    sentences: list[frozenset[Item]] = []
    for sentence in words:
        found = [
            (("name", item[1]) if item[0] == "word" and ("name", item[1]) in names else item, at)
            for item, at in _items(text, sentence, inside, report.language or "", sound_of if sounds else _stem)
        ]
        sentences.append(frozenset(item for item, _ in found if item[0] != "word"))
        items += [item for item, _ in found]
        for item, at in found:
            before = bisect_right(opening, at)
            if not before or at >= quoted_at[before - 1][1]:
                own.append(item)
    first: dict[Item, int] = {}
    for number, item in enumerate(items):
        first.setdefault(item, number)
    size: int = load_table("linking/outlines.toml")["model"]["words"]
    quoted = tuple(run for item in wording.quotations for run in wording.shingles(item.first, item.last, size))
    return Outline(items=tuple(items), own=tuple(own), sentences=tuple(sentences), first=first, quoted=quoted)


def is_whole(sentence: str) -> bool:
    """True for one that ends with a full stop or the like, inside closing marks or not."""
    return sentence.rstrip().rstrip(_CLOSING).endswith(_ENDS)


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def items_around(
    report: Report, at: int, *, before: bool = False, sounds: bool = False, names: Collection[Item] = ()
) -> frozenset[Item]:
    """The items of the sentence that holds an offset; empty where it stands in no block. before: with those of the
    sentence in front of it in its paragraph, where it has few of its own. sounds, names: as in `outline_of`."""
    fewest: int = _settings()["names"]["fewest_around"]
    for block in report.blocks:
        if block.span.start <= at < block.span.end:
            bounds = list(sentence_bounds(report.text, block.span.start, block.span.end))
            number = next((number for number, (start, end) in enumerate(bounds) if start <= at < end), None)
            if number is None:
                return frozenset()
            key = sound_of if sounds else _stem
            found = _items_in(report, *bounds[number], key)
            if before and number and len(found) < fewest:
                found |= _items_in(report, *bounds[number - 1], key)
            return frozenset(("name", item[1]) if ("name", item[1]) in names else item for item in found)
    return frozenset()


def _items_in(report: Report, start: int, end: int, key: Callable[[str], str]) -> frozenset[Item]:
    words = list(_WORD.finditer(report.text, start, end))
    return frozenset(item for item, _ in _items(report.text, words, set(), report.language or "", key))


def items_of(name: str, *, sounds: bool = False) -> frozenset[Item]:
    """The words of a name as items."""
    key = sound_of if sounds else _stem
    return frozenset(("name", key(word.casefold())) for word in _WORD.findall(name))


def _items(
    text: str, sentence: list[re.Match[str]], inside: set[str], language: str, key: Callable[[str], str]
) -> list[tuple[Item, int]]:
    """The items of a sentence, each with its offset."""
    least: float = load_table("linking/outlines.toml")["names"]["telling"]
    found: list[tuple[Item, int]] = []
    at = 0
    while at < len(sentence):
        match = sentence[at]
        word, start = match.group(), match.start()
        low = word.casefold().replace("’", "'")
        number, length = _number(sentence, at, language)
        if length:
            if not _is_day(sentence, at):
                found.append((("number", number), start))
            at += length
            continue
        opens = at == 0 or text[start - 1] in _OPENING
        if word[0].isupper() and low not in _no_names() and len(low) > 1:
            name = not opens or low in inside or (has_rare_word(low) and _goes_with_name(sentence, at))
            found.append((("name" if name else "word", key(low)), start))
        elif weight_of(low) >= least:
            found.append((("word", key(low)), start))
        at += 1
    return found


def _number(sentence: list[re.Match[str]], at: int, language: str) -> tuple[str, int]:
    """A number in figures or words as figures, and how many words it takes; 0 where there is none."""
    low = sentence[at].group().casefold()
    if low[0].isdigit():
        return figures(low), 1
    units, times, barred, longest = _numbers(language)
    if (low not in units and low not in times) or (low in barred and not _goes_on(sentence, at, times)):
        return "", 0
    total, length = units.get(low, times.get(low, 0)), 1
    while at + length < len(sentence) and length < longest:
        following = sentence[at + length].group().casefold()
        if following == "and" and at + length + 1 < len(sentence):
            further = sentence[at + length + 1].group().casefold()
            if total < 100 or further not in units:
                break
            total, length = total + units[further], length + 2
        elif following in times:
            total, length = total * times[following], length + 1
        elif following in units and 20 <= total < 100 and units[following] < 10:
            total, length = total + units[following], length + 1
        else:
            break
    return str(total), length


def _is_day(sentence: list[re.Match[str]], at: int) -> bool:
    """Whether a number is a day of the month: "Oct. 9", "9 October"."""
    word = sentence[at].group()
    beside = sentence[max(0, at - 1) : at] + sentence[at + 1 : at + 2]
    return word.isdigit() and len(word) < 3 and any(other.group().casefold() in _months() for other in beside)


def _goes_on(sentence: list[re.Match[str]], at: int, times: dict[str, int]) -> bool:
    return at + 1 < len(sentence) and sentence[at + 1].group().casefold() in times


def _goes_with_name(sentence: list[re.Match[str]], at: int) -> bool:
    """Whether the next word has a capital too: "Tamas Orlow"."""
    return at + 1 < len(sentence) and sentence[at + 1].group()[0].isupper()


def _stem(word: str) -> str:
    length: int = _settings()["names"]["stem_letters"]
    return word.removesuffix("'s")[:length]


def _settings() -> dict[str, Any]:
    return load_table("linking/outlines.toml")


@cache
def _no_names() -> frozenset[str]:
    return frozenset(_settings()["names"]["not"])


@cache
def _months() -> frozenset[str]:
    return frozenset(_settings()["numbers"]["months"])


@cache
def _numbers(language: str) -> tuple[dict[str, int], dict[str, int], frozenset[str], int]:
    settings = _settings()["numbers"]
    units: dict[str, int] = {**load_table("linking/reuse.toml")["numbers"], **settings["more"]}
    if language in settings["languages"]:
        return settings["languages"][language], {}, frozenset(), settings["words_at_most"]
    return units, dict(settings["times"]), frozenset(settings["not"]), settings["words_at_most"]
