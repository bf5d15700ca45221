"""The names of bodies compared: which words tell what kind of body it is, and which two names may be one body's."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from firsthand.data import load_table
from firsthand.linking.profiles.introductions import words_of
from firsthand.linking.profiles.names import capital_of, fold_name, is_generic, is_state, with_states

__all__ = [
    "STEM",
    "body_words",
    "common_nouns",
    "holds_words",
    "is_kin",
    "is_of_kind",
    "kinds_of_bodies",
    "name_tail",
    "ranked_titles",
    "same_kind",
    "state_press",
    "titles",
    "voice_words",
]

STEM = 4
# Letters that make a people of a land at most.
_ENDING = 3


@lru_cache(maxsize=8192)
def body_words(key: str) -> frozenset[str]:
    """The telling words of a body's folded name, one for each state that it names (`with_states`), and for the town
    where its government sits: "the ministry in Orle"."""
    words = with_states(words_of(key))
    if any(word in voice_words("powers", of="seats_of_power") for word in words):
        words = [capital_of(word) or word for word in words]
        pairs = {" ".join(pair): pair for pair in pairwise(words)}
        for pair, parts in pairs.items():
            if capital_of(pair):
                words = [word for word in words if word not in parts] + [capital_of(pair)]
    return frozenset(words) - _idle()


def name_tail(key: str) -> str:
    """The word that says what kind of body it is: the last one before "of the …", "in …"."""
    words: list[str] = []
    for word in fold_name(key).split():
        if word in ("of", "in", "for", "at", "from") and words:
            break
        words.append(word)
    return words[-1] if words else ""


def is_kin(one: str, two: str) -> bool:
    """True for equal words, and for a land and what is of it: "orsenia", "orsenian"."""
    if one == two:
        return True
    short, long = sorted((one, two), key=len)
    return len(short) > STEM and len(long) - len(short) <= _ENDING and long.startswith(short[:-1])


def holds_words(ones: frozenset[str], twos: frozenset[str]) -> bool:
    return ones <= twos or all(any(is_kin(one, two) for two in twos) for one in ones)


def same_kind(one: str, two: str) -> bool:
    """True where two names of bodies end alike, or the second is an organ of the first, such as its press office."""
    if name_tail(one) == name_tail(two):
        return True
    if two.startswith(f"{one} ") and not is_generic(one) and not is_state(one) and not body_words(one) & common_nouns():
        return True  # "Lodestar" is Lodestar Maritime
    owned = two.startswith(f"{one} ") or two.endswith((f" {one}", f" of the {one}"))
    owned = owned or (" " not in one and is_kin(one, two.split()[0]))
    return owned and name_tail(two) in voice_words("organs", of="common")


def is_of_kind(kind: str, name: str) -> bool:
    """True where a body of this name may be called by the word for a kind: its name has the word, or the word says no
    more than that it is a body and the name has no other."""
    if name_tail(name) == kind or kind in body_words(name):
        return True
    others = common_nouns() | voice_words("military", of="common") | voice_words("powers", of="seats_of_power")
    return kind in voice_words("general", of="common") and not body_words(name) & others


@cache
def state_press() -> re.Pattern[str]:
    press = "|".join(load_table("linking/voices.toml")["common"]["press"])
    run = r"(?:state|official|government)(?:[- ](?:run|owned))*"
    # An agency of a state may be any office of it; one for news, or with initials for a name, is its mouth.
    return re.compile(
        rf"\b(?i:{run} (?:news (?:agency|service)|(?:{press})))\b|\b(?i:state|official) (?i:agency)\W+[A-Z]{{3,}}\b"
    )


@cache
def voice_words(name: str, *, of: str | None = None) -> frozenset[str]:
    """A list of words of the table of voices; of: the part of the table in which it stands."""
    table = load_table("linking/voices.toml")
    return frozenset((table[of] if of else table)[name])


@cache
def ranked_titles() -> dict[str, list[str]]:
    return dict(load_table("linking/voices.toml")["ranks"])


@cache
def titles() -> frozenset[str]:
    return frozenset(word for words in ranked_titles().values() for word in words)


@cache
def kinds_of_bodies() -> dict[str, Any]:
    return dict(load_table("linking/voices.toml")["bodies"])


@cache
def _kinds() -> frozenset[str]:
    return frozenset(word for words in kinds_of_bodies().values() for word in words)


@cache
def common_nouns() -> frozenset[str]:
    return frozenset(load_table("linking/voices.toml")["common"]["nouns"]) | _kinds()


@cache
def _idle() -> frozenset[str]:
    return frozenset(load_table("linking/voices.toml")["common"]["idle"]) - {"state"}
