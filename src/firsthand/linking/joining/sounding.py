"""Names that two reports of different languages share by their sounds, where their words cannot agree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table
from firsthand.data.sounds import sound_of
from firsthand.linking.derivations.retelling import sounded
from firsthand.linking.profiles.keeping import once_a_report
from firsthand.linking.profiles.names import fold_name
from firsthand.linking.profiles.profile import Profile
from firsthand.linking.profiles.wording import common_words

__all__ = ["common_sounds", "shared_sounds"]

# Fewer consonants are those of any word.
_SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sounding:
    """By sound: what a report writes as names, but for countries and for what sounds like a common word; and whatever
    stands in it, as a script without capitals shows no names."""

    names: frozenset[str]
    words: frozenset[str]


def shared_sounds(left: Profile, right: Profile) -> list[str]:
    """The names of either text that stand in the other, by their sounds, in alphabetical order."""
    one, two = _sounding(left), _sounding(right)
    return sorted((one.names & two.words) | (two.names & one.words))


@once_a_report
def _sounding(profile: Profile) -> _Sounding:
    items = [item for item in sounded(profile).first if item[0] != "number" and len(item[1]) >= _SHORTEST]
    countries = {
        sound_of(word)
        for place in profile.document.extraction.places
        if place.precision == "country"
        for word in fold_name(place.name).split()
    }
    # Half of all reports of a country name it.
    dull = common_sounds() | countries
    return _Sounding(
        names=frozenset(sound for kind, sound in items if kind == "name") - dull,
        words=frozenset(sound for _, sound in items) - dull,
    )


@cache
def common_sounds() -> frozenset[str]:
    """How common words sound: a name or a number that sounds like one says too little."""
    most: int = load_table("linking/reuse.toml")["keys"]["sounds_common"]
    return frozenset(sound_of(word) for word in common_words(at_most=most))
