"""The roots to which claims lead: whom the last known hop of a claim means, as it counts when origins are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table
from firsthand.linking.derivations.descent import Descent
from firsthand.linking.origins.authorities import Authorities
from firsthand.linking.origins.namesakes import namesakes
from firsthand.linking.origins.occasions import Occasions, occasion_words
from firsthand.linking.origins.tally import Root
from firsthand.linking.origins.tellers import folk_of, is_some_outlet, observes
from firsthand.linking.origins.voices import Voices
from firsthand.linking.profiles.names import fold_name, full_forms, is_generic, name_key, shown_name
from firsthand.linking.profiles.profile import Profile, is_cited
from firsthand.model import Claim, Hop

__all__ = ["Roots", "Spoken", "own_words", "speakers_named"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Who speaks in the claims of an incident.

    last: the last hop of each claim, speakers: key and name of each, by the claim's id. services: the service for which
    a voice speaks, by its key. papers: for claims of a paper called by its kind alone, the claim that says which.
    """

    last: Mapping[str, Hop]
    speakers: Mapping[str, tuple[str, str]]
    voices: Voices
    occasions: Occasions
    services: Mapping[str, str]
    papers: Mapping[str, Claim]


class Roots:
    """The roots of one incident's claims. by_outlet: the texts of each outlet among its reports. released: outlets that
    are bodies with something to say."""

    def __init__(
        self,
        spoken: Spoken,
        profiles: Mapping[str, Profile],
        descent: Descent,
        founding: str,
        authorities: Authorities,
        by_outlet: Mapping[str, Sequence[str]],
        released: frozenset[str],
    ) -> None:
        self._spoken = spoken
        self._last = spoken.last
        self._speakers = spoken.speakers
        self._voices = spoken.voices
        self._occasions = spoken.occasions
        self._services = spoken.services
        self._profiles = profiles
        self._descent = descent
        self._founding = founding
        self._authorities = authorities
        self._by_outlet = by_outlet
        self._released = released

    def of_claim(self, claim: Claim, last: Hop) -> Root:
        """Who the last hop of a claim is."""
        meant = self._spoken.papers.get(claim.id)
        if meant is not None:
            claim, last = meant, self._last[meant.id]
        holder_key, holder_name, holder_is_outlet = self._holder(claim)
        if holder_is_outlet and observes(last, holder_key):
            if holder_key == self._descent.root(claim.report_id).key:
                return self.own_observation(claim.report_id)
            name = f"{holder_name}, its own observation"
            return Root(
                kind="observation", key=f"{holder_key}|observation", name=name, party=f"{holder_key}|observation"
            )
        voice = self._voices.of(claim.id)
        if last.kind == "unnamed" and voice is None:
            folk = folk_of(last)
            key = f"{holder_key}|unnamed|{folk}" if folk else f"{holder_key}|unnamed"
            name = f"unnamed sources of {holder_name}" + (f" ({folk})" if folk else "")
            return Root(kind="unnamed", key=key, name=name, party=key, folk=folk)
        known = self._speakers.get(claim.id) or voice or (name_key(last.name), last.name)
        key, name = self._voices.own(claim.id) or self._spokesman(claim, last) or known
        if voice is None and last.kind != "document":
            voice = self._voices.body(known[0])
        if last.kind == "document" or voice is None:
            return Root(kind="document" if last.kind == "document" else "speaker", key=key, name=name, party=key)
        party = self._party(voice[0])
        return self._speaker(key, name, party, self._occasions.of(claim), person=last.kind == "person")

    def _party(self, body: str) -> str:
        """What counts as one with a body: the authority that it speaks for, or its service, of this incident alone
        where the name is anybody's."""
        names = (body, *self._voices.other_names(body))
        party = next((found for name in names if (found := self._authorities.of(name)) != name), body)
        service = self._services.get(body)
        if service is not None and party == body:
            return f"{service}|{self._founding}"
        return f"{party}|{self._founding}" if is_generic(party) else party

    def _speaker(self, voice: str, name: str, party: str, occasion: str, *, person: bool) -> Root:
        # "Police" of one incident are one authority, those of another incident are others.
        key = f"{voice}|{self._founding}" if is_generic(voice) else voice
        if not occasion:
            return Root(kind="speaker", key=key, name=name, party=party, voice=voice, person=person)
        return Root(
            kind="speaker",
            key=f"{key}|{occasion}",
            name=f"{name}, {occasion_words(occasion)}",
            party=party,
            voice=voice,
            who=name,
            occasion=occasion,
            person=person,
        )

    def _spokesman(self, claim: Claim, last: Hop) -> tuple[str, str] | None:
        """Who speaks for "the company" in its report: the one person named there who is its spokesman."""
        if last.kind != "organisation" or fold_name(last.name) not in _anaphors():
            return None
        profile = self._profiles[claim.report_id]
        named = {
            self._speakers[other.id]
            for other in profile.document.extraction.claims
            if other.id in self._speakers and other.chain[-1].kind == "person" and other.source is not None
            if "spokes" in profile.report.quote(other.source).lower()
        }
        return next(iter(named)) if len(named) == 1 else None

    def own_observation(self, report: str) -> Root:
        """What the outlet where the text began saw, on the day on which it appeared."""
        own = self._descent.root(report)
        key = f"{own.key}|observation"
        day = self._occasions.day(report)
        words = f", {occasion_words(day)}" if day else ""
        return Root(
            kind="observation",
            key=f"{key}|{day}" if day else key,
            name=f"{own.name}, its own observation{words}",
            party=key,
            occasion=day,
        )

    def _holder(self, claim: Claim) -> tuple[str, str, bool]:
        """The party that passes on the last hop's words, and whether it is an outlet: the nearest hop before it that
        has a name, or the outlet where the text began."""
        own = self._descent.root(claim.report_id)
        before = next((hop for hop in reversed(claim.chain[:-1]) if hop.name and hop.kind != "unnamed"), None)
        meant = self.outlet_meant(claim)
        if meant is not None:
            return meant[0], meant[1], True
        if before is None:
            return own.key, own.name, True
        if is_cited(before, self._by_outlet):
            key = self._descent.outlet(before.name)
            if key in (self._profiles[claim.report_id].outlet, own.key):
                return own.key, own.name, True
            return key, shown_name(key, (before.name,)), True
        key = name_key(before.name)
        return key, shown_name(key, (before.name,)), False

    def outlet_meant(self, claim: Claim) -> tuple[str, str] | None:
        """The outlet that "the newspaper" in a claim's chain means: the one of this incident that its report cites."""
        if not any(is_some_outlet(hop) for hop in claim.chain):
            return None
        profile = self._profiles[claim.report_id]
        cited = {key for key in (*profile.cited, *profile.passing) if key in self._by_outlet and key != profile.outlet}
        key = next(iter(cited)) if len(cited) == 1 else ""
        return (key, shown_name(key, (self._descent.root(self._by_outlet[key][0]).name,))) if key else None

    def own_voice(self, group: str) -> Root:
        """Who tells what a text says in its own words: its outlet, of which it is not known who told it, or a body on
        its own page."""
        own = self._descent.root(group)
        if own.key not in self._released:
            return own_words(own.key, own.name)
        # A body on its own page speaks on the day of the page, with those who speak for it elsewhere.
        key = name_key(own.name)
        voice = self._voices.body(key) or (key, own.name)
        party = self._party(voice[0])
        day = self._occasions.on(self._services.get(voice[0]) or voice[0], self._occasions.day(group))
        return self._speaker(key, own.name, party, day, person=False)


def speakers_named(named: Mapping[str, Hop]) -> dict[str, tuple[str, str]]:
    """Key and name of each claim's last hop, with surnames joined to the full names of the incident."""
    keys = {claim: name_key(hop.name) for claim, hop in named.items() if hop.kind != "outlet"}
    heard = namesakes(Counter(key for claim, key in keys.items() if named[claim].kind == "person"))
    written = {claim for claim, key in keys.items() if heard.get(key, key) == key}
    keys = {claim: heard.get(key, key) for claim, key in keys.items()}
    persons = {key for claim, key in keys.items() if named[claim].kind == "person"}
    bodies = {key for claim, key in keys.items() if named[claim].kind == "organisation"}
    full = {"person": full_forms(persons), "organisation": full_forms(bodies, bodies=True)}
    joined = {claim: full.get(named[claim].kind, {}).get(key, key) for claim, key in keys.items()}
    seen: dict[str, set[str]] = {}
    for claim, key in joined.items():
        if claim in written:
            seen.setdefault(key, set()).add(named[claim].name)
    return {claim: (key, shown_name(key, seen[key])) for claim, key in joined.items()}


def own_words(key: str, name: str) -> Root:
    """The root of what an outlet tells in its own words."""
    return Root(kind="unknown", key=f"{key}|own", name=f"{name}, in its own words", party=f"{key}|own")


@cache
def _anaphors() -> frozenset[str]:
    return frozenset(load_table("linking/origins.toml")["anaphors"])
