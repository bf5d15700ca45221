"""What speakers lay a happening to, where their causes exclude each other: a gas leak, a bomb, an earthquake."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache

from firsthand.data import load_table
from firsthand.linking.profiles.keeping import once_a_record
from firsthand.linking.profiles.names import name_key
from firsthand.linking.profiles.profile import Profile
from firsthand.linking.profiles.values import is_nobody
from firsthand.linking.readings.denials import plain_claim, telling_places, told_of, told_with_cause
from firsthand.linking.readings.matters import plain_words
from firsthand.model import Claim, Conflict, Mention

__all__ = ["cause_conflict"]

_ACTS = frozenset({"statement", "accusation", "belief", "acknowledgement"})
_FIRM = frozenset({"certain", "probable"})
# Words around a kind of cause within which a word must stand that lays the happening to it.
_NEAR = 7
_NEGATED_WITHIN = 4
_WORD = re.compile(r"[\w-]+")
# An attack that the reports tell needs no speaker: its means say what did it.
_ATTACKED = "attack"


def cause_conflict(
    members: Sequence[tuple[Profile, Mention]], speaking: Sequence[Profile] = (), rejected: Set[str] = frozenset()
) -> Conflict | None:
    """The conflict between causes of different kinds that different speakers give; None where there is none.

    speaking: reports without a mention of the happening that speak of it.
    """
    parties: dict[str, dict[str, str]] = {}
    ours: dict[str, tuple[Profile, set[str]]] = {}
    for profile, mention in members:
        ours.setdefault(profile.report.id, (profile, set()))[1].add(mention.id)
    for profile in speaking:
        ours.setdefault(profile.report.id, (profile, set()))
    for profile, mentions in ours.values():
        places = telling_places(profile) if mentions else []
        for claim in profile.document.extraction.claims:
            if claim.act not in _ACTS or claim.certainty not in _FIRM or claim.id in rejected or is_nobody(claim):
                continue
            if places and mentions.isdisjoint((told_of(claim, profile), told_with_cause(claim, profile))):
                continue
            for kind in _kinds_in(claim, profile):
                parties.setdefault(kind, {})[name_key(claim.chain[-1].name)] = claim.chain[-1].name
    armed = any(
        mention.type == "ASSAULT"
        and mention.status == "happened"
        and any(_of_kind(_ATTACKED, argument.name) for argument in mention.means)
        for _, mention in members
    )
    return _conflict(parties, armed=armed)


def _conflict(parties: Mapping[str, Mapping[str, str]], *, armed: bool) -> Conflict | None:
    sides = [
        kind for kind in parties if any(_apart(parties[kind], parties[other]) for other in parties if other != kind)
    ]
    of_itself = [kind for kind in parties if kind in _table()["by_itself"]]
    if armed and of_itself:
        sides = [_ATTACKED, *of_itself]
    if len(sides) < 2:
        return None
    told = "; ".join(f"{' and '.join(parties[kind].values())}: {kind}" for kind in sides if kind in parties)
    return Conflict(kind="means", sides=tuple(sides), reason=f"causes that exclude each other: {told}")


def _of_kind(kind: str, words: str) -> bool:
    return any(name == kind and pattern.search(plain_words(words)) for name, pattern in _kinds())


def _apart(one: Mapping[str, str], two: Mapping[str, str]) -> bool:
    return bool(one.keys() - two.keys()) and bool(two.keys() - one.keys())


@once_a_record
def _kinds_in(claim: Claim, profile: Profile) -> list[str]:
    words = plain_claim(claim, profile)
    if claim.act == "accusation":
        words = f"blamed {words}"
    found: list[str] = []
    if _any_kind().search(words) is None:
        return found
    for kind, pattern in _kinds():
        if any(_laid_to(words, place.start(), place.end()) for place in pattern.finditer(words)):
            found.append(kind)
    return found


def _laid_to(words: str, start: int, end: int) -> bool:
    """True where a word near the cause lays the happening to it, and none before denies it."""
    before, after = _WORD.findall(words[:start]), _WORD.findall(words[end:])
    if not set(_table()["no"]).isdisjoint(before[-_NEGATED_WITHIN:]):
        return False
    near = " ".join((*before[-_NEAR:], words[start:end], *after[:_NEAR]))
    return any(f" {cue}" in f" {near}" for cue in _table()["words"])


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    kinds: dict[str, list[str]] = load_table("linking/causes.toml")["kinds"]
    return tuple(
        (kind, re.compile("|".join(rf"\b{re.escape(word)}" for word in words))) for kind, words in kinds.items()
    )


@cache
def _any_kind() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for _, pattern in _kinds()))


@cache
def _table() -> dict[str, list[str]]:
    found: dict[str, list[str]] = load_table("linking/causes.toml")["cues"]
    return found
