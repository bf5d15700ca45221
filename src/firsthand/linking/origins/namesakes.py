"""Persons who are one under several spellings: as languages and scripts write a name, with and without what stands
before it, by the surname alone.

"Nabil Abdelkarim", "Abdel Karim" and "نبيل عبد الكريم" are one; so are "Jane Roe" and "Inspector-Delegate Jane Roe". Of
two that may be meant none is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise

from firsthand.data import load_table
from firsthand.data.sounds import latin, sounds_in

__all__ = ["namesakes"]

# Signs of a sound at least, for two names of it to be one.
_SOUNDS = 2
# The vowels of one name differ by the language that writes it: those that are written for each other are one here.
_ALIKE = str.maketrans("eyou", "iiuu")
_VOWELS = re.compile(r"[aiu]")
_SERVANT = re.compile(r"^abd(?:[aeiou]l-?)(?=\w{3})")
_ARTICLE = re.compile(r"^(?:al|el|ad|as|ash|ar|an|at|az)-(?=\w{3})")


def namesakes(said: Mapping[str, int]) -> dict[str, str]:
    """Names of persons that are another's, with that one. said: how many claims each name has, folded."""
    parts = {key: name_sounds(key) for key in sorted(said)}
    full = {key: found for key, found in parts.items() if len(found) > 1 and found[0] and len(found[-1]) >= _SOUNDS}
    alike: dict[tuple[str, str], list[str]] = {}
    for key, found in full.items():
        alike.setdefault((found[0], found[-1]), []).append(key)
    chosen = {key: _plainest(keys, said) for group in alike.values() for keys in _written(group) for key in keys}
    heads = sorted(set(chosen.values()), key=lambda key: (len(full[key]), key))
    up: dict[str, str] = {}
    for short in heads:
        longer = [key for key in heads if len(full[key]) > len(full[short]) and _within(full[short], full[key])]
        if longer and all(_within(full[one], full[two]) for one, two in pairwise(longer)):
            best = _plainest([short, *longer], said)
            up |= dict.fromkeys((short, *longer), best)
    known = {key: up.get(home, home) for key, home in chosen.items()}
    for key, sounds in parts.items():
        if len(sounds) == 1 and len(sounds[0]) > _SOUNDS:
            homes = {known[other] for other, heard in full.items() if heard[-1] == sounds[0]}
            if len(homes) == 1:
                known[key] = homes.pop()
    return {key: home for key, home in known.items() if key != home}


@lru_cache(maxsize=8192)
def name_sounds(key: str) -> tuple[str, ...]:
    """The sounds of the words of a name, without the small words between them; "Abdel" is a part of the next one."""
    words: list[str] = []
    servant = ""
    for word in key.split():
        plain = _ARTICLE.sub("", latin(word)).replace("-", "")
        if plain in _small() and words:
            continue
        if plain in _servants():
            servant = "abd"
        elif plain:
            words.append(servant + _SERVANT.sub("abd", plain))
            servant = ""
    return tuple(sounds_in(word) for word in words)


def _written(keys: list[str]) -> list[list[str]]:
    """Names of one sound, parted where their vowels, in the script that writes them, are others: "Mohammed" is not
    "Mahmoud". A name in another script may then be either, and is neither."""
    plain: dict[str, list[str]] = {}
    for key in keys:
        if key.isascii():
            vowels = "".join(_VOWELS.findall(f"{key.split()[0]} {key.split()[-1]}".translate(_ALIKE)))
            plain.setdefault(vowels[:2], []).append(key)
    others = [key for key in keys if not key.isascii()]
    if len(plain) > 1:
        return [*plain.values(), *([key] for key in others)]
    return [keys]


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True where the one name ends or begins the other."""
    return long[-len(short) :] == short or long[: len(short)] == short


def _plainest(keys: list[str], said: Mapping[str, int]) -> str:
    return min(keys, key=lambda one: (not one.isascii(), -said[one], len(one), one))


@cache
def _small() -> frozenset[str]:
    return frozenset(load_table("linking/names.toml")["small_in_names"])


@cache
def _servants() -> frozenset[str]:
    return frozenset(load_table("linking/names.toml")["servants"])
