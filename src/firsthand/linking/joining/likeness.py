"""Words as evidence that two mentions tell of one happening: shared passages, telling words, names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from firsthand.data import load_table
from firsthand.linking.derivations.passages import Sharing
from firsthand.linking.joining.sounding import shared_sounds
from firsthand.linking.profiles.profile import Facts, Profile
from firsthand.model import Reason

__all__ = ["Pair", "likeness", "proper_reason", "topic_agreement", "two_languages"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reports that are compared; `left` has the id that sorts first. topic: how far their telling words agree."""

    left: Profile
    right: Profile
    sharing: Sharing
    topic: float


def topic_agreement(left: Profile, right: Profile) -> float:
    """How far the telling words of two whole reports agree."""
    mass: float = load_table("linking/matching.toml")["wording"]["mass"]
    return left.topic.agreement(right.topic, mass=mass)


def likeness(left: Facts, right: Facts, pair: Pair, weights: dict[str, Any]) -> Iterator[Reason]:
    """One reason each for a shared passage, the words around the triggers, those of the whole texts, and names."""
    settings = weights["wording"]
    length = pair.sharing.aligned(left.word, right.word)
    if length > settings["aligned_from"]:
        words = f"at the same point of {length} shared words"
        weight = settings["aligned"] * (length - settings["aligned_from"])
        weight = round(min(settings["aligned_at_most"], weight), 4)
        yield Reason(feature="shared_text", left=words, right=words, weight=weight)
    agreement = left.words.agreement(right.words, mass=settings["mass"]) - settings["words_from"]
    if agreement > 0:
        words = ", ".join(left.words.shared(right.words, at_most=8))
        weight = round(min(settings["words_at_most"], settings["words"] * agreement), 4)
        yield Reason(feature="wording", left=words, right=words, weight=weight)
    topic = _topic(pair, settings)
    if topic is not None:
        yield topic
    about = pair.left.main == left.mention.id and pair.right.main == right.mention.id
    proper = proper_reason(pair, weights, about=about)
    heard = _sounds(pair, weights) if about and two_languages(pair) else None
    # The same names, told by their letters and by their sounds, count once.
    named = max((one for one in (proper, heard) if one is not None), key=lambda one: one.weight, default=None)
    if named is not None:
        yield named
    rare = pair.left.named.others.keys() & pair.right.named.others.keys()
    names = (left.names & right.names) | ((left.landmarks | right.landmarks) & rare)
    if names:
        weight = min(settings["names_at_most"], settings["name"] * len(names))
        words = ", ".join(sorted(names)[:6])
        yield Reason(feature="names", left=words, right=words, weight=weight)


def proper_reason(pair: Pair, weights: dict[str, Any], *, about: bool) -> Reason | None:
    """What the rare proper words of both texts say; two texts without one in common tell of two happenings.

    about: the reports are about what is compared, so that what they share speaks for it, too.
    """
    settings = weights["proper"]
    ours, theirs = pair.left.proper, pair.right.proper
    fewest = min(len(ours), len(theirs))
    shared = sorted(ours & theirs)
    if not shared:
        if two_languages(pair):
            return None  # names are spelled otherwise, and capitals follow other rules
        if fewest < settings["words_at_least"]:
            return None
        weight: float = settings["none" if fewest >= settings["many"] else "none_of_few"]
        return Reason(feature="proper", left="no name in common", right="no name in common", weight=weight)
    steps: list[float] = settings["shared"]
    weight = steps[min(len(shared), len(steps)) - 1]
    if not weight or not about:
        return None
    words = ", ".join(shared[:6])
    return Reason(feature="proper", left=words, right=words, weight=weight)


def _sounds(pair: Pair, weights: dict[str, Any]) -> Reason | None:
    """What the names say that both texts have by their sounds."""
    shared = shared_sounds(pair.left, pair.right)
    steps: list[float] = weights["sounds"]["shared"]
    weight = steps[min(len(shared), len(steps) - 1)]
    words = ", ".join(shared[:6]) or "no name in common"
    return Reason(feature="sounds", left=words, right=words, weight=weight) if weight else None


def two_languages(pair: Pair) -> bool:
    """Whether the reports are written in different languages, so that their words cannot agree."""
    return (pair.left.report.language or "en") != (pair.right.report.language or "en")


def _topic(pair: Pair, settings: dict[str, Any]) -> Reason | None:
    """What the telling words of both whole texts say; two longer texts on one happening cannot but share some."""
    if min(len(pair.left.wording.words), len(pair.right.wording.words)) < settings["topic_words"]:
        return None
    if pair.topic < settings["strange_below"]:
        if two_languages(pair):
            return None
        weight: float = settings["strange"]
        return Reason(feature="topic", left="no telling words", right="no telling words", weight=weight)
    agreement = pair.topic - settings["topic_from"]
    if agreement <= 0:
        return None
    words = ", ".join(pair.left.topic.shared(pair.right.topic, at_most=8))
    weight = round(min(settings["topic_at_most"], settings["topic"] * agreement), 4)
    return Reason(feature="topic", left=words, right=words, weight=weight)
