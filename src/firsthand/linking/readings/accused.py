"""Who is accused of a happening: whom reports name as its doer, and those at whose door a speaker lays it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firsthand.data import load_table
from firsthand.linking.profiles.names import authority_of, country_of, fold_name, is_generic, name_key
from firsthand.linking.profiles.profile import Profile
from firsthand.model import Claim, Mention

__all__ = ["Accused", "accused_of"]

_NAMED = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w-]{3,}")
# Demonyms and the names that they are made of begin alike.
_STEM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Accused:
    """words: the telling words of their names. countries, authorities: what they belong to. others: all who are told to
    have done it are men without a body behind them ("the gunman"), and nobody is accused."""

    words: frozenset[str]
    countries: frozenset[str]
    authorities: frozenset[str]
    others: bool = False

    def holds(self, claim: Claim, profile: Profile) -> bool:
        """True where the last teller is accused, or by its name and the words before it speaks for one who is."""
        name = claim.chain[-1].name
        key = name_key(name)
        if country_of(key) in self.countries or authority_of(key) in self.authorities:
            return True
        source = "" if claim.source is None else profile.report.quote(claim.source)
        told = _telling((name, source))
        return any(_alike(word, other) for word in told for other in self.words)


def accused_of(members: Sequence[tuple[Profile, Mention]]) -> Accused:
    """All that are accused of the happening that the members tell, in any of their reports."""
    names = [
        argument.name
        for _, mention in members
        for argument in mention.actors
        if not is_generic(name_key(argument.name))
    ]
    words = load_table("linking/denials.toml")["lone"]
    lone = [argument.name.split()[-1].casefold() in words for _, mention in members for argument in mention.actors]
    others = bool(lone) and sum(lone) * 2 > len(lone)
    ours = {mention.id for _, mention in members}
    for profile, mention in members:
        for claim in profile.document.extraction.claims:
            if claim.act == "accusation" and (claim.id in mention.claims or len(profile.facts) == 1 or not ours):
                names.extend(found for part in claim.content for found in _NAMED.findall(profile.report.quote(part)))
    keys = {name_key(name) for name in names}
    return Accused(
        words=_telling(names),
        countries=frozenset(found for key in keys if (found := country_of(key)) is not None),
        authorities=frozenset(authority_of(key) for key in keys),
        others=others,
    )


def _telling(names: Iterable[str]) -> frozenset[str]:
    return frozenset(
        word for name in names for word in fold_name(name).split() if len(word) > 3 and not is_generic(word)
    )


def _alike(one: str, two: str) -> bool:
    return one == two or (min(len(one), len(two)) >= _STEM and one[:_STEM] == two[:_STEM])
