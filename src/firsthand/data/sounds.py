"""Names made comparable across languages and scripts: by the consonants that they are heard with.

A skeleton of consonants, as in Soundex (Russell 1918) and in the matching of transliterated names (Freeman, Condon and
Ackerman 2006): vowels, doubled letters and what languages write for each other are left out, so that "Teheran" and
"Tehran" and their Arabic spelling are one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from anyascii import anyascii

from firsthand.data import load_table

__all__ = ["cased", "figures", "latin", "sound_of", "sounds_in", "unmarked"]


@lru_cache(maxsize=32768)
def sound_of(word: str) -> str:
    """The skeleton of a word; of a word with few consonants its first letters, without marks."""
    settings = _settings()["skeleton"]
    plain = latin(word).removesuffix("'s")
    groups = _groups().sub(lambda found: _settings()["groups"][found.group()], plain)
    signs = "".join(_settings()["sounds"].get(sign, sign) for sign in groups if sign.isalnum())
    if not signs:
        return word
    first = signs[0]
    opening = "y" if first in settings["glides"] else "h" if first == "h" else "a" if first in "aeiouw" else first
    rest = [sign for sign in signs[1:] if sign not in settings["vowels"]]
    kept = opening + "".join(rest)
    single = _DOUBLED.sub(r"\1", kept)[: settings["longest"]]
    return single if len(single) >= settings["shortest"] else plain[: settings["letters"]]


@lru_cache(maxsize=8192)
def sounds_in(word: str) -> str:
    """The consonants that a word of a person's name is heard with, in a short one "h" and "y" too. Voiced and voiceless
    ones, which languages hear differently, are one, and so are "kh" and "h"."""
    plain = latin(word).removesuffix("'s").replace("kh", "h")
    groups = _groups().sub(lambda found: _settings()["groups"][found.group()], plain)
    signs = "".join(_settings()["sounds"].get(sign, sign) for sign in groups if sign.isalnum()).replace("g", "k")
    if not signs:
        return word
    vowels = _settings()["skeleton"]["vowels"]
    first = "a" if signs[0] in vowels else signs[0]
    kept = _DOUBLED.sub(r"\1", first + "".join(sign for sign in signs[1:] if sign not in vowels))
    if len(kept) >= _settings()["skeleton"]["shortest"]:
        return kept
    weak = "".join(sign for sign in signs[1:] if sign in "hy" or sign not in vowels)
    return _DOUBLED.sub(r"\1", (signs[0] if signs[0] in "hy" else first) + weak)


@lru_cache(maxsize=32768)
def latin(word: str) -> str:
    """A word in small Latin letters without marks, of whatever script; Arabic words without their article."""
    low = word.casefold().replace("’", "'")
    if low.isascii():
        return low
    for article in _articles():
        if low.startswith(article) and len(low) > len(article) + 2:
            low = low[len(article) :]
            break
    letters = _settings()["letters"]
    parts = [letters.get(sign, sign) for sign in low]
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", "".join(parts)) if not unicodedata.combining(sign))
    return plain if plain.isascii() else anyascii(plain).lower()


def unmarked(text: str) -> str:
    """A text with Latin letters without their marks, letter for letter, so that offsets stay."""
    return text if text.isascii() else text.translate(_unmarking())


def cased(text: str) -> bool:
    """True for a text in a script with capitals: in others any word may be a name."""
    letters = [sign for sign in text[:_SAMPLE] if sign.isalpha()]
    return sum(sign.lower() != sign.upper() for sign in letters) * 2 >= len(letters)


def figures(word: str) -> str:
    """A number in plain figures without marks between thousands: of "1.200", "1,200" and "١٢٠٠" the same."""
    plain = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in word)
    return _THOUSANDS.sub("", plain)


_SAMPLE = 400
_DOUBLED = re.compile(r"(.)\1+")
_THOUSANDS = re.compile(r"(?<=\d)[.,٬](?=\d{3}(?!\d))")


def _settings() -> dict[str, Any]:
    return load_table("names/sounds.toml")


@cache
def _unmarking() -> dict[int, str]:
    """Letters of Latin-1 and the two Latin blocks behind it that are a plain letter with a mark."""
    plain = {code: unicodedata.normalize("NFKD", chr(code))[0] for code in range(0xC0, 0x250)}
    return {code: base for code, base in plain.items() if base.isascii() and base.isalpha()}


@cache
def _groups() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_settings()["groups"], key=lambda group: (-len(group), group))))


@cache
def _articles() -> tuple[str, ...]:
    return tuple(sorted(_settings()["skeleton"]["article"], key=len, reverse=True))
