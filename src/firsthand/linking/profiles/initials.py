"""Bodies known by their initials: "NPA" is "Norland Press Agency" where both stand among the names compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from firsthand.data import load_table
from firsthand.linking.profiles.names import is_known_body, is_outlet

__all__ = ["full_names", "initials_of", "same_body"]


def same_body(one: str, two: str, *, credit: bool = False) -> bool:
    """True for equal keys of names, and where one key is made of the other's first letters.

    credit: the keys are those of outlets, from credit lines and bylines."""
    return bool(one) and (one == two or _stands_for(one, two, credit) or _stands_for(two, one, credit))


def full_names(keys: Iterable[str], *, credit: bool = False) -> Mapping[str, str]:
    """Initials among the keys with the one longer key whose letters fit. Those that fit several are left out."""
    known = set(keys)
    long = sorted(key for key in known if " " in key)
    found: dict[str, str] = {}
    for short in sorted(known):
        fitting = [key for key in long if _stands_for(short, key, credit)]
        if len(fitting) == 1:
            found[short] = fitting[0]
    return found


def _stands_for(short: str, full: str, credit: bool) -> bool:
    return " " not in short and short in initials_of(full, credit=credit)


@lru_cache(maxsize=4096)
def initials_of(full: str, *, credit: bool = False) -> tuple[str, ...]:
    """What a body of this folded name may be called for short, in lower case: its first letters, with and without those
    of the small words. Two letters fit too many names, and initials in the tables are another body's; in a credit,
    which names nothing but outlets, only another outlet's."""
    words = full.split()
    letters = "".join(word[0] for word in words)
    telling = "".join(word[0] for word in words if word not in _small())
    return tuple(
        short
        for short in dict.fromkeys((letters, telling))
        if len(short) >= _fewest() and short.isalpha() and not (is_outlet(short) if credit else is_known_body(short))
    )


@cache
def _small() -> frozenset[str]:
    return frozenset(load_table("linking/reuse.toml")["initials"]["small"])


@cache
def _fewest() -> int:
    found: int = load_table("linking/reuse.toml")["initials"]["letters_at_least"]
    return found
