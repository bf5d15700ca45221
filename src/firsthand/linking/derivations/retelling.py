"""Translations: the same names and numbers in the same order in another language, of which nothing need be known."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from firsthand.data import load_table
from firsthand.linking.derivations.following import Following, following
from firsthand.linking.profiles.keeping import once_a_report
from firsthand.linking.profiles.outlines import Outline, outline_of
from firsthand.linking.profiles.profile import Profile

__all__ = ["Agreement", "abroad", "facts_agree", "sounded", "translated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How many names and numbers two texts share in the same order, and how many the one with fewer has."""

    common: int
    fewest: int

    @property
    def share(self) -> float:
        """0 to 1; 0 where one of the texts has none."""
        return self.common / self.fewest if self.fewest else 0.0


def facts_agree(left: Profile, right: Profile) -> Agreement:
    """Names and numbers of both in the order in which they stand."""
    ones, twos = left.bearing.order, right.bearing.order
    return Agreement(common=int(LCSseq.similarity(ones, twos)), fewest=min(len(ones), len(twos)))


def translated(left: Profile, right: Profile) -> Following | None:
    """How far the one follows the other, where they are in different languages and the one is a translation.

    Of two ways that with more: in a language that writes all nouns with capitals only the other text's names are names,
    and a shortened translation has only some of the other's.
    """
    if not left.report.language or not right.report.language or left.report.language == right.report.language:
        return None
    one, two = abroad(left, right)
    ways = (following(one, two, right.wording), following(two, one, left.wording))
    best = max((way for way in ways if way is not None), key=lambda way: way.cover + way.order, default=None)
    least: dict[str, float] = load_table("linking/outlines.toml")["translated"]
    if best is None or best.cover < least["cover"] or best.new_numbers > least["own_numbers"] * best.facts:
        return None
    return best if best.cover + best.order + least["fact"] * best.facts >= least["follows"] else None


def abroad(profile: Profile, other: Profile) -> tuple[Outline, Outline]:
    """The outlines of two texts of different languages: names by their sounds, and each text's names in the other too,
    which a language may write in small letters, and a script without capitals must."""
    ones, twos = sounded(profile), sounded(other)
    return _beside(profile, ones, twos), _beside(other, twos, ones)


@once_a_report
def sounded(profile: Profile) -> Outline:
    """The outline of a text with names by their sounds."""
    return outline_of(profile.report, profile.wording, sounds=True)


def _beside(profile: Profile, own: Outline, other: Outline) -> Outline:
    names = {item for item in other.first if item[0] == "name"}
    if not any(("word", name) in own.first for _, name in names):
        return own
    return outline_of(profile.report, profile.wording, names, sounds=True)
