"""What keeps two voices apart: the state or party whose they are, and the seat of power that they speak from.

A general of one army is no mouth of the other one, and a health minister none of the defence ministry, however many
words their descriptions share. A state's name alone ("Veldria denies it") says whose somebody is and not which organ
speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from firsthand.data import load_table
from firsthand.linking.origins.bodies import common_nouns, is_kin, name_tail, voice_words
from firsthand.linking.profiles.introductions import words_of
from firsthand.linking.profiles.names import capital_of, fold_name, with_states

__all__ = ["Sides", "differ", "seats_of"]

# How a word for a state begins (`with_states`).
_STATE = "="


class Sides:
    """The sides of an incident, from the names of its bodies: whose army, ministry or government it is.

    names: the names of bodies as reports give them.
    """

    def __init__(self, names: Iterable[str]) -> None:
        found: set[str] = set()
        self._canon: dict[str, str] = {}
        for name in names:
            if name_tail(name) not in voice_words("powers", of="seats_of_power"):
                continue
            for word in _capital(name):
                seat = capital_of(word)
                if seat:
                    self._canon[word] = seat
                elif word not in _plain() and not word.startswith(_STATE):
                    found.add(word)
        for word in sorted(found, key=lambda one: (len(one), one)):
            kin = (known for known in self._canon.values() if not known.startswith(_STATE) and is_kin(known, word))
            self._canon[word] = next(kin, word)
        self._known = tuple(sorted({known for known in self._canon.values() if not known.startswith(_STATE)}))

    def of(self, words: Iterable[str]) -> frozenset[str]:
        """The sides that some folded words name, states among them as `with_states` has them."""
        given = set(words)
        found = {side for word in given if (side := self._side(word))}
        if given & voice_words("powers", of="seats_of_power") or seats_of(given):
            found |= {seat for word in given if (seat := capital_of(word))}  # the ministry in Orle
        return frozenset(found)

    def of_name(self, name: str) -> frozenset[str]:
        """The sides that a folded name names."""
        return self.of((*with_states(name.split()), capital_of(name)))

    def is_side(self, key: str) -> bool:
        """True for a name that says no more than whose: "veldria", "veldrian", the town where its government sits."""
        words = with_states(key.split())
        named = len(words) == 1 and words[0].startswith(_STATE)
        return named or bool(capital_of(key)) or (bool(key) and " " not in key and bool(self._side(key)))

    def _side(self, word: str) -> str:
        if word.startswith(_STATE):
            return word
        if word in self._canon:
            return self._canon[word]
        return next((known for known in self._known if is_kin(known, word)), "")


def seats_of(words: Iterable[str]) -> frozenset[str]:
    """The seats of power that some folded words name: "army" and "defence" one, "foreign" another."""
    given = set(words)
    found = {seat for seat, naming in _seats().items() if given & naming}
    if given & common_nouns() - {"ministry", "office", "army", "navy", "police", "force", "forces"}:
        found.discard("presidency")  # the president of a club
    return frozenset(found)


def differ(ones: frozenset[str], twos: frozenset[str]) -> bool:
    """True where both are known and have nothing in common."""
    return bool(ones and twos and not ones & twos)


def _capital(name: str) -> Iterable[str]:
    """The words of a name with a capital, folded, those of a state or its seat of government as one."""
    words = [folded for word in name.split() if word[:1].isupper() for folded in words_of(fold_name(word))]
    if capital_of(" ".join(words[-2:])):
        words[-2:] = [" ".join(words[-2:])]
    return with_states(words)


@cache
def _seats() -> Mapping[str, frozenset[str]]:
    table = load_table("linking/voices.toml")["seats_of_power"]["words"]
    return {seat: frozenset(words) for seat, words in table.items()}


@cache
def _plain() -> frozenset[str]:
    """Words that tell no side."""
    seats = frozenset(word for words in _seats().values() for word in words)
    more = voice_words("military", of="common") | voice_words("command", of="common") | voice_words("idle", of="common")
    return seats | more | common_nouns() | voice_words("powers", of="seats_of_power") | {"air", "security"}
