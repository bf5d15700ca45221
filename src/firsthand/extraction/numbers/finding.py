"""Numbers in words and figures, with their bounds: "at least 12", "two dozen", "between 5 and 7", "no one".

The words and their bounds are data (data/numbers/); the rules here read them off the token lists in one pass.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor

from firsthand.extraction.numbers.amount import Amount, join_range, read_amount
from firsthand.extraction.numbers.context import counts_nothing
from firsthand.extraction.numbers.lexicon import DASHES, DIGITS, NumberLexicon, number_lexicon
from firsthand.extraction.numbers.numerals import CARDINALS, read_ordinal
from firsthand.extraction.parse import Parse

__all__ = ["Quantity", "find_quantities"]

# These are prepositions as often as modifiers; the parse tells which.
_PREPOSITIONS = frozenset(
    {"over", "under", "about", "around", "near", "below", "approaching", "nearing", "exceeding", "minimum", "maximum"}
)
_COMPARED = (["fewer"], ["less"], ["more"], ["longer"])
_ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "conj"})
_LONGEST_MODIFIER = 4


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


def find_quantities(parse: Parse) -> list[Quantity]:
    """All quantities of the report, in order, without overlaps.

    Dates, times, durations, ages, telephone numbers and figures inside names are left out. Money, percentages and
    measures carry their unit. A word whose bounds no table states is left as text.
    """
    lexicon = number_lexicon()
    starts = lexicon.starts
    found: list[Quantity] = []
    at = 0
    size = len(parse)
    for position, word in enumerate(parse.lower):
        if position < at or (word not in starts and word[0] not in DIGITS):
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


def _quantity_at(parse: Parse, lexicon: NumberLexicon, position: int, stop: int, floor_at: int) -> Quantity | None:
    nothing = _nothing(parse, lexicon, position, stop)
    if nothing is not None:
        return nothing
    ordinal = _ordinal(parse, position)
    if ordinal is not None:
        return ordinal
    amount = read_amount(parse, lexicon, position, stop)
    if amount is None:
        return None
    amount = join_range(parse, lexicon, position, amount, stop)
    if counts_nothing(parse, position, amount.last):
        return None
    return _with_modifiers(parse, lexicon, position, amount, stop, floor_at)


def _nothing(parse: Parse, lexicon: NumberLexicon, position: int, stop: int) -> Quantity | None:
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


def _with_modifiers(
    parse: Parse, lexicon: NumberLexicon, position: int, amount: Amount, stop: int, floor_at: int
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


def _unit(parse: Parse, lexicon: NumberLexicon, first: int, last: int, stop: int) -> tuple[str, int, int]:
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
        if last + 1 < stop and lower[last + 1] in lexicon.measures and word in (*DASHES, *lexicon.measure_adjectives):
            return lower[last + 1], first, last + 2
    return "", first, last


def _after(parse: Parse, lexicon: NumberLexicon, quantity: Quantity, stop: int) -> Quantity:
    if quantity.last >= stop:
        return quantity
    for phrase, effect in lexicon.after.get(parse.lower[quantity.last], ()):
        last = quantity.last + len(phrase)
        if last <= stop and tuple(parse.lower[quantity.last : last]) == phrase:
            if phrase == ("more",) and last < stop and parse.lower[last] == "than":
                continue
            return _changed(replace(quantity, last=last), effect)
    return quantity


def _before(parse: Parse, lexicon: NumberLexicon, quantity: Quantity, floor_at: int) -> Quantity:
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
