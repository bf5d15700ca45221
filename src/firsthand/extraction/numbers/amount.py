"""Numerals without their modifiers: figures, number words, groups, vague counts, and the ranges of two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from firsthand.extraction.numbers.lexicon import DASHES, DIGITS, NumberLexicon
from firsthand.extraction.numbers.numerals import CARDINALS, SCALES, read_figure, read_words
from firsthand.extraction.parse import Parse

__all__ = ["Amount", "join_range", "read_amount"]

_GLUED = re.compile(r"(\d[\d,]*(?:\.\d+)?)(k|m|mn|mln|bn|bln|tn)")
_JOINED = re.compile(r"(\d[\d,]*(?:\.\d+)?)[–—](\d[\d,]*(?:\.\d+)?)")
# "As many", "how many", "too many" state no number.
_DEGREES = frozenset({"as", "how", "so", "too", "not"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A numeral without its modifiers: tokens up to `last` (exclusive). `scale` is the scale word it ended with."""

    last: int
    low: Fraction
    high: Fraction | None
    approximate: bool = False
    scale: int = 1


def read_amount(parse: Parse, lexicon: NumberLexicon, position: int, stop: int) -> Amount | None:
    """The numeral that begins at `position`, without modifiers."""
    lower = parse.lower
    word = lower[position]
    if word[0] in DIGITS:
        return _figure(parse, lexicon, position, stop)
    if word in lexicon.plurals:
        return _plural(lower, lexicon, position, stop)
    if word == "half":
        return _half_group(lower, lexicon, position, stop)
    if word in lexicon.sets and position + 1 < stop and lower[position + 1] == "of":
        value = Fraction(lexicon.sets[word])
        return Amount(position + 1, value, value)
    vague = _vague(lower, lexicon, position, stop)
    if vague is not None:
        return vague
    if word in ("a", "an"):
        following = lower[position + 1] if position + 1 < stop else ""
        if following in lexicon.groups and (following != "score" or lower[position + 2 : position + 3] == ["of"]):
            value = Fraction(lexicon.groups[following])
            return Amount(position + 2, value, value, approximate=True)
        if following == "half":
            return _half_group(lower, lexicon, position + 1, stop)
        if following not in SCALES:
            return None
    return _words(parse, lexicon, position, stop)


def _figure(parse: Parse, lexicon: NumberLexicon, position: int, stop: int) -> Amount | None:
    word = parse.lower[position]
    joined = _JOINED.fullmatch(word)
    if joined is not None:
        low, high = read_figure(joined[1]), read_figure(joined[2])
        if low is None or high is None or low >= high:
            return None
        return Amount(position + 1, low, high)
    glued = _GLUED.fullmatch(word)
    if glued is not None:
        figure = read_figure(glued[1])
        if figure is None:
            return None
        scale = lexicon.marks[glued[2]]
        return Amount(position + 1, figure * scale, figure * scale, scale=scale)
    value = read_figure(word)
    if value is None:
        return None
    return _scaled(parse, lexicon, position + 1, value, stop)


def _scaled(parse: Parse, lexicon: NumberLexicon, at: int, value: Fraction, stop: int) -> Amount:
    """A scale word, a scale mark or a group after the number: "1.2 million", "1.2m", "two dozen"."""
    scale = 1
    approximate = False
    while at < stop:
        word = parse.lower[at]
        if word in SCALES:
            scale *= SCALES[word]
        elif word in lexicon.groups:
            scale *= lexicon.groups[word]
            approximate = True
        elif (
            scale == 1 and word in lexicon.marks and parse.start[at] == parse.end[at - 1] and _money(parse, lexicon, at)
        ):
            scale = lexicon.marks[word]
        elif word in DASHES and at + 1 < stop and parse.lower[at + 1] in SCALES:
            at += 1
            continue
        else:
            break
        at += 1
    return Amount(at, value * scale, value * scale, approximate, scale)


def _money(parse: Parse, lexicon: NumberLexicon, at: int) -> bool:
    """ "$1.2m" is millions, "1.2m" alone may be metres; "40k" is thousands in either case."""
    return parse.lower[at] != "m" or (at >= 2 and parse.lower[at - 2] in lexicon.signs)


def _words(parse: Parse, lexicon: NumberLexicon, position: int, stop: int) -> Amount | None:
    """The longest well-formed run of number words: "one hundred and twenty", "twenty-five"."""
    words: list[str] = []
    ends: list[int] = []
    at = position
    while at < stop:
        word = parse.lower[at]
        if word in CARDINALS or word in SCALES or (at == position and word in ("a", "an")) or (word == "and" and words):
            words.append(word)
            ends.append(at + 1)
        elif not (
            word in DASHES
            and words
            and at + 1 < stop
            and parse.start[at] == parse.end[at - 1] == parse.start[at + 1] - 1
        ):
            break
        at += 1
    while words:
        value = read_words(words)
        if value is not None:
            # A bare scale after the words was read with them; only a group may still follow.
            return _scaled(parse, lexicon, ends[-1], Fraction(value), stop)
        words.pop()
        ends.pop()
    return None


def _plural(lower: list[str], lexicon: NumberLexicon, position: int, stop: int) -> Amount | None:
    """ "Dozens", "tens of thousands", "hundreds of millions": a least number, and no upper one."""
    low = lexicon.plurals[lower[position]]
    at = position + 1
    while at + 1 < stop and lower[at] == "of" and lower[at + 1] in lexicon.plurals:
        # A plural stands for two of its kind; "hundreds of thousands" is two hundred times one thousand.
        low = low * lexicon.plurals[lower[at + 1]] // 2
        at += 2
    if lower[position] == "tens" and at == position + 1:
        return None
    return Amount(at, Fraction(low), None, approximate=True)


def _half_group(lower: list[str], lexicon: NumberLexicon, half: int, stop: int) -> Amount | None:
    """ "Half a dozen", "half-dozen"."""
    at = half + 1
    if at < stop and (lower[at] in ("a", "an") or lower[at] in DASHES):
        at += 1
    if at < stop and lower[at] in lexicon.groups and lower[at] != "score":
        value = Fraction(lexicon.groups[lower[at]], 2)
        return Amount(at + 1, value, value, approximate=True)
    return None


def _vague(lower: list[str], lexicon: NumberLexicon, position: int, stop: int) -> Amount | None:
    if position and lower[position - 1] in _DEGREES:
        return None
    for phrase, low, high in lexicon.vague.get(lower[position], ()):
        last = position + len(phrase)
        if last > stop or tuple(lower[position:last]) != phrase:
            continue
        if last < stop and (lower[last] in SCALES or lower[last] in lexicon.groups):
            scale = SCALES.get(lower[last]) or lexicon.groups[lower[last]]
            return Amount(last + 1, Fraction(low * scale), None if high is None else Fraction(high * scale), True)
        return Amount(last, Fraction(low), None if high is None else Fraction(high), approximate=True)
    return None


def join_range(parse: Parse, lexicon: NumberLexicon, position: int, amount: Amount, stop: int) -> Amount:
    """Join "A to B", "A-B", "A or B" and "between A and B" where B is greater."""
    at = amount.last
    if at + 1 >= stop or amount.high is None or amount.low != amount.high:
        return amount
    word = parse.lower[at]
    before = parse.lower[position - 1] if position else ""
    if not (word in DASHES or word in ("to", "or") or (word == "and" and before == "between")):
        return amount
    if word == "to" and before == "from" and _changes(parse, lexicon, position - 1):
        return amount
    other = read_amount(parse, lexicon, at + 1, stop)
    if other is None or other.high is None or other.low != other.high:
        return amount
    low = amount.low
    if other.scale > 1 and amount.scale == 1 and low < 1000 and low < other.low / other.scale:
        low *= other.scale
    if low >= other.low:
        return amount
    return Amount(other.last, low, other.high, amount.approximate or other.approximate or word == "or", other.scale)


def _changes(parse: Parse, lexicon: NumberLexicon, position: int) -> bool:
    return any(parse.lemma[at] in lexicon.changes for at in range(max(0, position - 4), position))
