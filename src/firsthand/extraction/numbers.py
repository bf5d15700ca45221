"""Numbers in words and figures, with their bounds: "at least 12", "two dozen", "between 5 and 7", "no one".

The words and their bounds are data (data/numbers/); the rules here read them off the token lists in one pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from math import ceil, floor

from firsthand.data import load_table
from firsthand.extraction.numbers_context import counts_nothing
from firsthand.extraction.numerals import CARDINALS, ORDINALS, SCALES, read_figure, read_ordinal, read_words
from firsthand.extraction.parse import Parse

__all__ = ["Quantity", "find_quantities"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number at tokens `first` to `last` (exclusive, with its modifier): `low` to `high` inclusive, None = or more.

    ordinal: "third" (a position, not an amount). unit: "%", a currency sign or a measure ("km"); "" for a plain count.
    """

    first: int
    last: int
    low: int
    high: int | None
    approximate: bool = False
    ordinal: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class _Amount:
    """A numeral without its modifiers: tokens up to `last` (exclusive). `scale` is the scale word it ended with."""

    last: int
    low: Fraction
    high: Fraction | None
    approximate: bool = False
    scale: int = 1


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The tables, keyed for lookup by first word or by whole phrase."""

    starts: frozenset[str]
    groups: dict[str, int]
    sets: dict[str, int]
    plurals: dict[str, int]
    vague: dict[str, list[tuple[tuple[str, ...], int, int | None]]]
    marks: dict[str, int]
    none: dict[str, list[tuple[str, ...]]]
    none_singulars: frozenset[str]
    before: dict[tuple[str, ...], str]
    after: dict[str, list[tuple[tuple[str, ...], str]]]
    units: dict[str, str]
    signs: frozenset[str]
    measures: frozenset[str]
    measure_adjectives: frozenset[str]
    changes: frozenset[str]


_DASHES = frozenset("-–—‑")
_DIGITS = frozenset("0123456789")
_GLUED = re.compile(r"(\d[\d,]*(?:\.\d+)?)(k|m|mn|mln|bn|bln|tn)")
_JOINED = re.compile(r"(\d[\d,]*(?:\.\d+)?)[–—](\d[\d,]*(?:\.\d+)?)")
# These are prepositions as often as modifiers; the parse tells which.
_PREPOSITIONS = frozenset(
    {"over", "under", "about", "around", "near", "below", "approaching", "nearing", "exceeding", "minimum", "maximum"}
)
_COMPARED = (["fewer"], ["less"], ["more"], ["longer"])
_ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "conj"})
# "As many", "how many", "too many" state no number.
_DEGREES = frozenset({"as", "how", "so", "too", "not"})
_LONGEST_MODIFIER = 4


@cache
def _lexicon() -> _Lexicon:
    words = load_table("numbers/words.toml")
    modifiers = load_table("numbers/modifiers.toml")
    vague: dict[str, list[tuple[tuple[str, ...], int, int | None]]] = {}
    for phrase, bounds in words["vague"].items():
        parts = tuple(phrase.split())
        vague.setdefault(parts[0], []).append((parts, bounds["low"], bounds.get("high")))
    none: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words["none"]["words"]:
        parts = tuple(phrase.replace("-", " - ").split())
        none.setdefault(parts[0], []).append(parts)
    after: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, effect in modifiers["after"].items():
        parts = tuple(phrase.split())
        after.setdefault(parts[0], []).append((parts, effect))
    for table in (vague, none, after):
        for phrases in table.values():
            phrases.sort(key=lambda item: -len(item[0]) if isinstance(item[0], tuple) else -len(item))
    starts = {*CARDINALS, *ORDINALS, *words["groups"], *words["plurals"], *words["sets"], *vague, *none}
    return _Lexicon(
        starts=frozenset({*starts, "a", "an", "half", "no", "another"}),
        groups=dict(words["groups"]),
        sets=dict(words["sets"]),
        plurals=dict(words["plurals"]),
        vague=vague,
        marks=dict(words["scale_marks"]),
        none=none,
        none_singulars=frozenset(words["none"]["singulars"]),
        before={tuple(phrase.split()): effect for phrase, effect in modifiers["before"].items()},
        after=after,
        units=dict(words["units"]),
        signs=frozenset(sign.lower() for sign in words["currency_signs"]["signs"]),
        measures=frozenset(words["measures"]["words"]),
        measure_adjectives=frozenset(words["measure_adjectives"]["words"]),
        changes=frozenset(words["changes"]["lemmas"]),
    )


def find_quantities(parse: Parse) -> list[Quantity]:
    """All quantities of the report, in order, without overlaps.

    Dates, times, durations, ages, telephone numbers and figures inside names are left out. Money, percentages and
    measures carry their unit. A word whose bounds no table states is left as text.
    """
    lexicon = _lexicon()
    starts = lexicon.starts
    found: list[Quantity] = []
    at = 0
    size = len(parse)
    for position, word in enumerate(parse.lower):
        if position < at or (word not in starts and word[0] not in _DIGITS):
            continue
        stop = _block_end(parse, position, size)
        quantity = _quantity_at(parse, lexicon, position, stop, found[-1].last if found else 0)
        if quantity is not None:
            found.append(quantity)
            at = quantity.last
        elif at <= position:
            at = position + 1
    return found


def _block_end(parse: Parse, position: int, size: int) -> int:
    """Nothing that belongs to a number lies farther than this many tokens on, nor in another block."""
    last = min(size, position + 16)
    block = parse.block
    while block[last - 1] != block[position]:
        last -= 1
    return last


def _quantity_at(parse: Parse, lexicon: _Lexicon, position: int, stop: int, floor_at: int) -> Quantity | None:
    nothing = _nothing(parse, lexicon, position, stop)
    if nothing is not None:
        return nothing
    ordinal = _ordinal(parse, position)
    if ordinal is not None:
        return ordinal
    amount = _amount(parse, lexicon, position, stop)
    if amount is None:
        return None
    amount = _range(parse, lexicon, position, amount, stop)
    if counts_nothing(parse, position, amount.last):
        return None
    return _with_modifiers(parse, lexicon, position, amount, stop, floor_at)


def _nothing(parse: Parse, lexicon: _Lexicon, position: int, stop: int) -> Quantity | None:
    """ "No one", "nobody", "none", and "no" before a plural noun or a word for a person or a harm."""
    lower = parse.lower
    for phrase in lexicon.none.get(lower[position], ()):
        if tuple(lower[position : position + len(phrase)]) == phrase and position + len(phrase) <= stop:
            return Quantity(first=position, last=position + len(phrase), low=0, high=0)
    if lower[position] == "no" and parse.tag[position] == "DT" and lower[position + 1 : position + 2] not in _COMPARED:
        head = parse.head[position]
        if position < head < stop and (parse.tag[head] in ("NNS", "NNPS") or lower[head] in lexicon.none_singulars):
            return Quantity(first=position, last=position + 1, low=0, high=0)
    if lower[position] == "another" and parse.dep[position] in _ALONE:
        # "One was killed and another injured".
        return Quantity(first=position, last=position + 1, low=1, high=1)
    return None


def _ordinal(parse: Parse, position: int) -> Quantity | None:
    """ "A second tanker", "the 3rd strike"; not a part of a date, nor a fraction, nor "first" as an adverb."""
    word = parse.lower[position]
    value = read_ordinal(word)
    if value is None:
        return None
    if parse.tag[position] not in ("JJ", "NN", "CD", "NNP", "JJS"):
        return None
    after = position + 1
    before = parse.lower[position - 1] if position else ""
    ends = after >= len(parse) or parse.block[after] != parse.block[position] or parse.pos[after] == "PUNCT"
    if not (
        (ends and before in ("a", "another"))
        or (not ends and parse.tag[after].startswith(("NN", "JJ", "VBN", "VBG", "CD", "HYPH")))
    ):
        return None
    if before in CARDINALS or (not ends and parse.text[position][0].isupper() and parse.tag[after].startswith("NNP")):
        return None
    if counts_nothing(parse, position, after):
        return None
    return Quantity(first=position, last=after, low=value, high=value, ordinal=True)


def _amount(parse: Parse, lexicon: _Lexicon, position: int, stop: int) -> _Amount | None:
    """The numeral that begins at `position`, without modifiers."""
    lower = parse.lower
    word = lower[position]
    if word[0] in _DIGITS:
        return _figure(parse, lexicon, position, stop)
    if word in lexicon.plurals:
        return _plural(lower, lexicon, position, stop)
    if word == "half":
        return _half_group(lower, lexicon, position, stop)
    if word in lexicon.sets and position + 1 < stop and lower[position + 1] == "of":
        value = Fraction(lexicon.sets[word])
        return _Amount(position + 1, value, value)
    vague = _vague(lower, lexicon, position, stop)
    if vague is not None:
        return vague
    if word in ("a", "an"):
        following = lower[position + 1] if position + 1 < stop else ""
        if following in lexicon.groups and (following != "score" or lower[position + 2 : position + 3] == ["of"]):
            value = Fraction(lexicon.groups[following])
            return _Amount(position + 2, value, value, approximate=True)
        if following == "half":
            return _half_group(lower, lexicon, position + 1, stop)
        if following not in SCALES:
            return None
    return _words(parse, lexicon, position, stop)


def _figure(parse: Parse, lexicon: _Lexicon, position: int, stop: int) -> _Amount | None:
    word = parse.lower[position]
    joined = _JOINED.fullmatch(word)
    if joined is not None:
        low, high = read_figure(joined[1]), read_figure(joined[2])
        if low is None or high is None or low >= high:
            return None
        return _Amount(position + 1, low, high)
    glued = _GLUED.fullmatch(word)
    if glued is not None:
        figure = read_figure(glued[1])
        if figure is None:
            return None
        scale = lexicon.marks[glued[2]]
        return _Amount(position + 1, figure * scale, figure * scale, scale=scale)
    value = read_figure(word)
    if value is None:
        return None
    return _scaled(parse, lexicon, position + 1, value, stop)


def _scaled(parse: Parse, lexicon: _Lexicon, at: int, value: Fraction, stop: int) -> _Amount:
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
        elif word in _DASHES and at + 1 < stop and parse.lower[at + 1] in SCALES:
            at += 1
            continue
        else:
            break
        at += 1
    return _Amount(at, value * scale, value * scale, approximate, scale)


def _money(parse: Parse, lexicon: _Lexicon, at: int) -> bool:
    """ "$1.2m" is millions, "1.2m" alone may be metres; "40k" is thousands in either case."""
    return parse.lower[at] != "m" or (at >= 2 and parse.lower[at - 2] in lexicon.signs)


def _words(parse: Parse, lexicon: _Lexicon, position: int, stop: int) -> _Amount | None:
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
            word in _DASHES
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


def _plural(lower: list[str], lexicon: _Lexicon, position: int, stop: int) -> _Amount | None:
    """ "Dozens", "tens of thousands", "hundreds of millions": a least number, and no upper one."""
    low = lexicon.plurals[lower[position]]
    at = position + 1
    while at + 1 < stop and lower[at] == "of" and lower[at + 1] in lexicon.plurals:
        # A plural stands for two of its kind; "hundreds of thousands" is two hundred times one thousand.
        low = low * lexicon.plurals[lower[at + 1]] // 2
        at += 2
    if lower[position] == "tens" and at == position + 1:
        return None
    return _Amount(at, Fraction(low), None, approximate=True)


def _half_group(lower: list[str], lexicon: _Lexicon, half: int, stop: int) -> _Amount | None:
    """ "Half a dozen", "half-dozen"."""
    at = half + 1
    if at < stop and (lower[at] in ("a", "an") or lower[at] in _DASHES):
        at += 1
    if at < stop and lower[at] in lexicon.groups and lower[at] != "score":
        value = Fraction(lexicon.groups[lower[at]], 2)
        return _Amount(at + 1, value, value, approximate=True)
    return None


def _vague(lower: list[str], lexicon: _Lexicon, position: int, stop: int) -> _Amount | None:
    if position and lower[position - 1] in _DEGREES:
        return None
    for phrase, low, high in lexicon.vague.get(lower[position], ()):
        last = position + len(phrase)
        if last > stop or tuple(lower[position:last]) != phrase:
            continue
        if last < stop and (lower[last] in SCALES or lower[last] in lexicon.groups):
            scale = SCALES.get(lower[last]) or lexicon.groups[lower[last]]
            return _Amount(last + 1, Fraction(low * scale), None if high is None else Fraction(high * scale), True)
        return _Amount(last, Fraction(low), None if high is None else Fraction(high), approximate=True)
    return None


def _range(parse: Parse, lexicon: _Lexicon, position: int, amount: _Amount, stop: int) -> _Amount:
    """Join "A to B", "A-B", "A or B" and "between A and B" where B is greater."""
    at = amount.last
    if at + 1 >= stop or amount.high is None or amount.low != amount.high:
        return amount
    word = parse.lower[at]
    before = parse.lower[position - 1] if position else ""
    if not (word in _DASHES or word in ("to", "or") or (word == "and" and before == "between")):
        return amount
    if word == "to" and before == "from" and _changes(parse, lexicon, position - 1):
        return amount
    other = _amount(parse, lexicon, at + 1, stop)
    if other is None or other.high is None or other.low != other.high:
        return amount
    low = amount.low
    if other.scale > 1 and amount.scale == 1 and low < 1000 and low < other.low / other.scale:
        low *= other.scale
    if low >= other.low:
        return amount
    return _Amount(other.last, low, other.high, amount.approximate or other.approximate or word == "or", other.scale)


def _changes(parse: Parse, lexicon: _Lexicon, position: int) -> bool:
    return any(parse.lemma[at] in lexicon.changes for at in range(max(0, position - 4), position))


def _with_modifiers(
    parse: Parse, lexicon: _Lexicon, position: int, amount: _Amount, stop: int, floor_at: int
) -> Quantity:
    first, last = position, amount.last
    unit, first, last = _unit(parse, lexicon, first, last, stop)
    low = floor(amount.low)
    high = None if amount.high is None else ceil(amount.high)
    # A decimal of a plain count or a percentage has no whole value: the whole numbers around it bound it.
    approximate = amount.approximate or amount.low.denominator > 1
    quantity = Quantity(first=first, last=last, low=low, high=high, approximate=approximate, unit=unit)
    if parse.lower[first - 1 : first] == ["between"] and amount.high != amount.low and first > floor_at:
        quantity = replace(quantity, first=first - 1)
    if not unit:
        quantity = _after(parse, lexicon, quantity, stop)
    return _before(parse, lexicon, quantity, floor_at)


def _unit(parse: Parse, lexicon: _Lexicon, first: int, last: int, stop: int) -> tuple[str, int, int]:
    """The unit and the tokens with it: "$12", "12 %", "12 per cent", "12 km"."""
    lower = parse.lower
    if first and lower[first - 1] in lexicon.signs and parse.block[first - 1] == parse.block[first]:
        sign = lower[first - 1]
        return lexicon.units.get(sign, sign.upper()), first - 1, last
    if last < stop:
        pair = " ".join(lower[last : last + 2])
        if pair in lexicon.units:
            return lexicon.units[pair], first, last + 2
        word = lower[last]
        if word in lexicon.units:
            return lexicon.units[word], first, last + 1
        if word in lexicon.measures:
            return word, first, last + 1
        if last + 1 < stop and lower[last + 1] in lexicon.measures and word in (*_DASHES, *lexicon.measure_adjectives):
            return lower[last + 1], first, last + 2
    return "", first, last


def _after(parse: Parse, lexicon: _Lexicon, quantity: Quantity, stop: int) -> Quantity:
    if quantity.last >= stop:
        return quantity
    for phrase, effect in lexicon.after.get(parse.lower[quantity.last], ()):
        last = quantity.last + len(phrase)
        if last <= stop and tuple(parse.lower[quantity.last : last]) == phrase:
            if phrase == ("more",) and last < stop and parse.lower[last] == "than":
                continue
            return _changed(replace(quantity, last=last), effect)
    return quantity


def _before(parse: Parse, lexicon: _Lexicon, quantity: Quantity, floor_at: int) -> Quantity:
    """Apply the modifiers in front, nearest first: "at least another 12"."""
    changed = True
    while changed:
        changed = False
        for length in range(min(_LONGEST_MODIFIER, quantity.first - floor_at), 0, -1):
            first = quantity.first - length
            if parse.block[first] != parse.block[quantity.first]:
                continue
            phrase = tuple(parse.lower[first : quantity.first])
            effect = lexicon.before.get(phrase)
            if effect is None or (
                phrase[-1] in _PREPOSITIONS and length == 1 and _is_preposition(parse, first, quantity)
            ):
                continue
            quantity = _changed(replace(quantity, first=first), effect)
            changed = True
            break
    return quantity


def _is_preposition(parse: Parse, position: int, quantity: Quantity) -> bool:
    head = parse.head[position]
    if parse.lower[quantity.first] in ("a", "an"):
        return False
    return parse.dep[position] in ("prep", "agent", "pcomp", "amod") and not quantity.first <= head < quantity.last


def _changed(quantity: Quantity, effect: str) -> Quantity:
    match effect:
        case "least":
            return replace(quantity, high=None)
        case "more":
            return replace(quantity, low=quantity.low + 1, high=None)
        case "most":
            return replace(quantity, low=0)
        case "fewer":
            high = quantity.low if quantity.high is None else quantity.high
            return replace(quantity, low=0, high=max(0, high - 1))
        case "about":
            return replace(quantity, approximate=True)
        case _:
            return quantity
