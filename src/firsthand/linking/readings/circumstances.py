"""Circumstances of a happening that one side tells and another denies: a locked exit, a call for help, fighters inside.

Nobody denies there that it happened, or having done it; how it came about is what they dispute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache

from firsthand.data import load_table
from firsthand.linking.profiles.keeping import once_a_record
from firsthand.linking.profiles.names import name_key
from firsthand.linking.profiles.profile import Profile
from firsthand.linking.profiles.values import is_nobody
from firsthand.linking.readings.denials import plain_claim, told_of
from firsthand.model import Claim, Conflict, Mention

__all__ = ["circumstance_conflict", "circumstances_in"]

_ACTS = frozenset({"statement", "accusation", "belief", "acknowledgement", "denial"})
_FIRM = frozenset({"certain", "probable"})
# Words before a circumstance within which a word denies it.
_NEAR = 5
_WORD = re.compile(r"[\w-]+")
_DENYING = frozenset(
    {
        "no",
        "not",
        "never",
        "nobody",
        "none",
        "neither",
        "nor",
        "without",
        "denied",
        "denies",
        "rejected",
        "untrue",
        "false",
    }
)


def circumstances_in(plain: str, *, denied: bool = False) -> Iterator[tuple[str, bool]]:
    """The circumstances that plain words tell, each with whether they say that it was so. denied: the words are what
    somebody denies."""
    if not _any().search(plain):
        return
    for name, said, against in _table():
        if against is not None and against.search(plain):
            yield name, denied
            continue
        found = said.search(plain)
        if found is None:
            continue
        before = _WORD.findall(plain[: found.start()])[-_NEAR:]
        after = _WORD.findall(plain[found.end() :])[:3]
        negated = not _DENYING.isdisjoint(before) or "devoid" in after
        yield name, not (negated or denied)


def circumstance_conflict(
    members: Sequence[tuple[Profile, Mention]], rejected: Set[str] = frozenset()
) -> Conflict | None:
    """The conflict between those who tell a circumstance and those who deny it; None where there is none."""
    tellers: dict[str, dict[bool, dict[str, str]]] = {}
    for profile, mention in members:
        for claim in profile.document.extraction.claims:
            if claim.act not in _ACTS or claim.id in rejected or claim.certainty not in _FIRM or is_nobody(claim):
                continue
            if claim.chain[-1].kind == "outlet" or told_of(claim, profile) != mention.id:
                continue
            for name, so in _told_in(claim, profile):
                teller = claim.chain[-1].name
                tellers.setdefault(name, {True: {}, False: {}})[so].setdefault(name_key(teller), teller)
    disputed = {name: sides for name, sides in tellers.items() if _disputed(sides)}
    if not disputed:
        return None
    shown = tuple(words for name in disputed for words in (name, f"not {name}"))
    reason = "; ".join(f"{', '.join(sides[False].values())} against {name}" for name, sides in disputed.items())
    return Conflict(kind="denial", sides=shown, reason=f"a circumstance is denied: {reason}")


def _disputed(sides: Mapping[bool, Mapping[str, str]]) -> bool:
    """True where each side has somebody who does not say the other too."""
    return bool(sides[True].keys() - sides[False].keys()) and bool(sides[False].keys() - sides[True].keys())


@once_a_record
def _told_in(claim: Claim, profile: Profile) -> tuple[tuple[str, bool], ...]:
    return tuple(circumstances_in(plain_claim(claim, profile), denied=claim.act == "denial"))


@cache
def _table() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (one["name"], _pattern(one["said"]), _pattern(one["against"]) if one["against"] else None)
        for one in load_table("linking/circumstances.toml")["circumstance"]
    )


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(word)}" for word in words))


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(part.pattern for _, *both in _table() for part in both if part is not None))
