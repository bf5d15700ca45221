"""Number words as numbers: "one hundred and twenty" is 120. Figures: "1,200", "1.2". Shared by numbers and times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from firsthand.data import load_table

__all__ = ["CARDINALS", "FIGURE", "ORDINALS", "SCALES", "read_figure", "read_ordinal", "read_words"]

_TABLE = load_table("numbers/words.toml")

CARDINALS: dict[str, int] = dict(_TABLE["cardinals"])
SCALES: dict[str, int] = dict(_TABLE["scales"])
ORDINALS: dict[str, int] = dict(_TABLE["ordinals"])

FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_ORDINAL_FIGURE = re.compile(r"(\d{1,4})(?:st|nd|rd|th)")


def read_figure(word: str) -> Fraction | None:
    """The value of a figure with optional thousands commas and decimals, None for anything else."""
    if FIGURE.fullmatch(word) is None:
        return None
    return Fraction(word.replace(",", ""))


def read_ordinal(word: str) -> int | None:
    """The value of "third" or "3rd" (lower case), None for anything else."""
    found = ORDINALS.get(word)
    if found is not None:
        return found
    match = _ORDINAL_FIGURE.fullmatch(word)
    return int(match[1]) if match else None


def read_words(words: Sequence[str]) -> int | None:
    """The value of cardinal words in lower case, hyphens left out: ("one", "hundred", "and", "twenty") is 120.

    "a" may stand for one before a scale. None where the words are not one well-formed number ("two three").
    """
    total, group = 0, 0
    ceiling = max(SCALES.values()) * 1000
    group_ceiling = 1000
    seen = False
    for position, word in enumerate(words):
        if word == "and":
            if not seen or position + 1 == len(words) or words[position + 1] in SCALES:
                return None
            continue
        if word in ("a", "an"):
            if position or len(words) == 1 or words[1] not in SCALES:
                return None
            group, group_ceiling = 1, 1
        elif word == "hundred":
            if not 1 <= group <= 99 or group_ceiling > 100:
                return None
            group, group_ceiling = group * 100, 100
        elif word in SCALES:
            scale = SCALES[word]
            if scale >= ceiling or group == 0:
                return None
            total, group, ceiling, group_ceiling = total + group * scale, 0, scale, 1000
        else:
            value = CARDINALS.get(word)
            if value is None or (value == 0 and len(words) > 1) or value >= group_ceiling:
                return None
            group += value
            # After tens only units may follow; after units nothing but a scale.
            group_ceiling = 10 if value >= 20 else 1
        seen = True
    return total + group if seen else None
