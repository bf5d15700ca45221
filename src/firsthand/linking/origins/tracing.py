"""Who knows: each claim followed down its chain, through the reports of the ledger, to the last known hop.

- a named speaker or body: one origin for each occasion; undated statements join the dated occasion they fit best;
- a document: itself; unnamed sources: those of the outlet (or body) that speaks of them, so two outlets' unnamed
  sources are two origins, except an office-holder whom another report of the incident names; an outlet's own
  observation: that outlet's;
- a value in a report's own voice: the origin that the same report, or another report of the same text, gives for the
  same value; else unknown, under the name of the outlet where the text began, so that ten reprints count once;
- an outlet that is cited and whose own report is among the mentions: what that report gives for the same value.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from firsthand.data import load_table
from firsthand.linking.derivations.descent import Descent
from firsthand.linking.origins.accounts import is_another
from firsthand.linking.origins.authorities import Authorities
from firsthand.linking.origins.bounds import Doubt
from firsthand.linking.origins.doubts import Around, doubts_of
from firsthand.linking.origins.eyes import OWN_EYES
from firsthand.linking.origins.hops import last_hops, releasing
from firsthand.linking.origins.knowing import Knowing
from firsthand.linking.origins.occasions import Occasions
from firsthand.linking.origins.pages import is_own_page
from firsthand.linking.origins.papers import papers_meant
from firsthand.linking.origins.roots import Roots, Spoken, own_words, speakers_named
from firsthand.linking.origins.tally import Root, Tally, Trace
from firsthand.linking.origins.tellers import (
    in_heading,
    is_no_one,
    is_place_name,
    is_some_outlet,
)
from firsthand.linking.origins.voices import Voices
from firsthand.linking.profiles.names import (
    fold_name,
    outlet_key,
    shown_name,
)
from firsthand.linking.profiles.profile import Profile, is_cited, report_name
from firsthand.linking.profiles.values import Value, is_nobody, service_of
from firsthand.model import Claim, Hop, Origin

__all__ = ["Origins"]


class Origins:
    """The origins of one incident. `values` must be all values of its mentions."""

    def __init__(
        self,
        values: Sequence[Value],
        profiles: Mapping[str, Profile],
        descent: Descent,
        founding: str,
        authorities: Authorities | None = None,
    ) -> None:
        self._profiles = profiles
        self._descent = descent
        self._reports = sorted({value.report for value in values}, key=self._order)
        self._claims = {
            claim.id: claim for report in self._reports for claim in profiles[report].document.extraction.claims
        }
        self._by_value: dict[tuple[str, str, str], list[Value]] = {}
        for value in values:
            group = descent.group(value.report)
            self._by_value.setdefault((value.field, value.key, group), []).append(value)
        self._by_outlet: dict[str, list[str]] = {}
        for report in self._reports:
            group = descent.group(report)
            for key in {profiles[report].outlet, descent.root(report).key}:
                groups = self._by_outlet.setdefault(key, [])
                if group not in groups:
                    groups.append(group)
        said = [claim for value in values for claim_id in value.claims if (claim := self._claims.get(claim_id))]
        told = [claim for claim in self._claims.values() if not is_place_name(claim, profiles[claim.report_id])]
        self._last = last_hops(told, profiles)
        own_pages = [report for report in self._reports if is_own_page(profiles[report].report)]
        self._released = releasing(told, profiles) | {profiles[report].outlet for report in own_pages}
        pages = {report: report_name(profiles[report].report) for report in own_pages}
        self._speakers = speakers_named(self._last)
        self._voices = Voices(told, self._last, self._speakers, profiles, pages)
        self._knowing = Knowing(values, self._last, self._voices, profiles, descent)
        self._services = self._serving(said)
        tolls: dict[str, set[str]] = {}
        for value in values:
            if value.low is not None:
                for claim_id in value.claims:
                    tolls.setdefault(claim_id, set()).add(f"{value.field} {value.key}")
        given = {claim_id: frozenset(found) for claim_id, found in tolls.items()}
        self._occasions = Occasions(said, self._parties(said), profiles, descent, given)
        spoken = Spoken(
            last=self._last,
            speakers=self._speakers,
            voices=self._voices,
            occasions=self._occasions,
            services=self._services,
            papers=papers_meant(told, self._last, self._voices),
        )
        self._roots = Roots(
            spoken, profiles, descent, founding, authorities or Authorities(), self._by_outlet, self._released
        )
        ours = {value.mention for value in values}
        self._mixed = frozenset(
            report
            for report in self._reports
            if any(
                other.id not in ours and is_another(other) for other in profiles[report].document.extraction.mentions
            )
        )
        telling = {value.report for value in values if value.mention in self._mentions(value.report)}
        self._speaking = frozenset(self._reports) - telling
        mains = {report: profiles[report].main for report in telling}
        self._aside = frozenset(report for report, main in mains.items() if main is not None and main not in ours)
        self._tally = Tally(values)

    def _mentions(self, report: str) -> frozenset[str]:
        return frozenset(mention.id for mention in self._profiles[report].document.extraction.mentions)

    def _serving(self, said: Iterable[Claim]) -> dict[str, str]:
        """The service of a place for which a voice speaks, by its key. Two named officers of one police are two voices:
        of a service with several neither is it."""
        found: dict[str, str] = {}
        persons: dict[str, set[str]] = {}
        for claim in said:
            service = service_of(claim, self._profiles[claim.report_id])
            voice = self._voices.of(claim.id)
            # The duty officer of a firm speaks for the firm and for no police.
            own = claim.id in self._speakers and voice is not None and voice[0] == self._speakers[claim.id][0]
            if service is not None and voice is not None and own:
                home = found.setdefault(voice[0], service)
                if self._voices.is_person(claim.id):
                    persons.setdefault(home, set()).add(voice[0])
        several = {voice for voices in persons.values() if len(voices) > 1 for voice in voices}
        return {voice: service for voice, service in found.items() if voice not in several}

    def _parties(self, said: Iterable[Claim]) -> dict[str, str]:
        """The body for which each speaker speaks, or the speaker: who speaks on an occasion."""
        found: dict[str, str] = {}
        for claim in said:
            voice = self._voices.of(claim.id)
            if voice is not None:
                found[claim.id] = self._services.get(voice[0]) or voice[0]
            elif claim.id in self._speakers:
                found[claim.id] = self._speakers[claim.id][0]
        return found

    def of(self, value: Value) -> list[str]:
        """The ids of the origins of one value at one standing."""
        group = self._descent.group(value.report)
        if value.field == "account" and value.key == OWN_EYES:
            root = self._roots.own_observation(value.report)
            return [self._note(root, value.report, (), affirmed=False, tells=True, bears=True)]
        found = self._claimed([value], frozenset({(value.field, value.key, group)}))
        if not found:
            found = self._of_text(value.field, value.key, group, frozenset())
        # A running total says nothing of this happening.
        tells = value.field not in ("target", "means") and value.scope != "cumulative"
        affirmed = tells and (value.field, value.key) != ("status", "denied")
        bears = tells and value.field != "account"
        affirmed = affirmed and bears
        return [
            self._note(root, value.report, claims or value.claims, affirmed=affirmed, tells=tells, bears=bears)
            for root, claims in found
        ]

    def is_untraced(self, id_: str) -> bool:
        """True for an origin noted so far that is a report's own voice."""
        return self._tally.traces[id_].root.kind == "unknown"

    def all(self) -> tuple[Origin, ...]:
        """The origins noted so far: known ones first, then by name."""
        made = [self._origin(trace) for _, trace in sorted(self._tally.traces.items())]
        return tuple(sorted(made, key=lambda origin: (origin.kind == "unknown", origin.kind, origin.name, origin.id)))

    def independent(self) -> list[str]:
        """The names of the parties that count as independent origins: known, different, and not only denying."""
        return self._tally.independent()

    def counted(self, among: Collection[str] | None = None) -> int:
        """How many known origins speak for or against it, each occasion of a party for itself.

        among: count these origins only (of one reading), whatever they speak of.
        """
        return self._tally.counted(among)

    def borne(self) -> int:
        """How many speakers, no two of one voice, certainly count: a value stands on what each said, in a report that
        is about the happening, and each is a person with a name or is quoted word for word."""
        quoted = {claim.id for claim in self._claims.values() if claim.quotation != "indirect"}
        return self._tally.borne(quoted, {*self._speaking, *self._aside})

    def doubts(self, among: Collection[str] | None = None) -> tuple[Doubt, ...]:
        """What the reports leave open of that number."""
        around = Around(
            late=self._voices.late,
            mixed=self._mixed,
            speaking=self._speaking,
            aside=self._aside,
            days={report: self._occasions.day(report) for report in self._reports},
            words={claim: fold_name(last.name) for claim, last in self._last.items() if last.kind == "unnamed"},
            others=self._others() if among is None else (),
        )
        return doubts_of(self._tally.kept(among), around)

    def _others(self) -> tuple[str, ...]:
        """The names of those who say something in the reports and were taken for no origin of the incident."""
        traced = {claim for trace in self._tally.traces.values() for claim in trace.claims}
        heard = {voice[0] for claim in traced if (voice := self._voices.of(claim)) is not None}
        found: dict[str, str] = {}
        for id_, claim in sorted(self._claims.items()):
            voice, last = self._voices.of(id_), self._last.get(id_)
            if voice is None or voice[0] in heard or last is None or last.kind not in ("person", "organisation"):
                continue
            if is_nobody(claim):
                continue
            if claim.act in _settings()["accounts"] and not in_heading(claim, self._profiles[claim.report_id]):
                found.setdefault(voice[0], voice[1])
        return tuple(found[key] for key in sorted(found))

    def _order(self, report: str) -> tuple[str, str]:
        return self._profiles[report].report.published or "9999", report

    def _note(self, root: Root, report: str, claims: Iterable[str], *, affirmed: bool, tells: bool, bears: bool) -> str:
        id_ = Origin(name=root.name, kind=root.kind, key=root.key, reports=()).id
        trace = self._tally.traces.setdefault(id_, Trace(root))
        trace.reports.add(report)
        trace.claims.update(claims)
        trace.affirmed = trace.affirmed or affirmed
        trace.tells = trace.tells or tells
        trace.bears = trace.bears or bears
        return id_

    def _origin(self, trace: Trace) -> Origin:
        claims = sorted(
            (self._claims[claim] for claim in trace.claims),
            key=lambda claim: (*self._order(claim.report_id), claim.content[0], claim.id),
        )
        return Origin(
            name=trace.root.name,
            kind=trace.root.kind,
            key=trace.root.key,
            reports=tuple(sorted(trace.reports, key=self._order)),
            claims=tuple(claim.id for claim in claims),
            chain=self._profiles[claims[0].report_id].chains[claims[0].id] if claims else self._own_chain(trace),
            not_counted=self._tally.not_counted(trace),
        )

    def _own_chain(self, trace: Trace) -> tuple[Hop, ...]:
        """The outlet that tells it in its own words, and the outlet whose text that is."""
        report = min(trace.reports, key=self._order)
        names = dict.fromkeys((report_name(self._profiles[report].report), self._descent.root(report).name))
        return tuple(Hop(name=name, kind="outlet") for name in names)

    # --- following one value

    def _of_text(
        self, field: str, key: str, group: str, seen: frozenset[tuple[str, str, str]]
    ) -> list[tuple[Root, tuple[str, ...]]]:
        """The origins of a value in all reports of one text: what any of them attributes it to, else its own voice."""
        place = (field, key, group)
        if place not in seen:
            found = self._claimed(self._by_value.get(place, []), seen | {place})
            if found:
                return found
        return [(self._roots.own_voice(group), ())]

    def _claimed(
        self, values: Iterable[Value], seen: frozenset[tuple[str, str, str]]
    ) -> list[tuple[Root, tuple[str, ...]]]:
        found: dict[str, tuple[Root, set[str]]] = {}
        for value in values:
            for claim_id in value.claims:
                claim = self._claims.get(claim_id)
                if claim is None or is_nobody(claim):
                    continue
                for root, claims in self._of_claim(claim, value, seen):
                    found.setdefault(root.key, (root, set()))[1].update({claim_id, *claims})
        return [(root, tuple(sorted(claims))) for _, (root, claims) in sorted(found.items())]

    def _of_claim(
        self, claim: Claim, value: Value, seen: frozenset[tuple[str, str, str]]
    ) -> list[tuple[Root, tuple[str, ...]]]:
        profile = self._profiles[claim.report_id]
        last = self._last.get(claim.id, claim.chain[-1])
        if is_place_name(claim, profile) or fold_name(last.name) in _ourselves() or not self._knowing.may_know(claim):
            return []
        mouth = self._voices.is_state_press(claim.id) or outlet_key(last.name) in self._released
        if not mouth and is_some_outlet(last):
            return self._of_outlet(claim, value, seen)
        if self._knowing.is_summary(claim) or is_no_one(last, self._voices.of(claim.id)):
            return []
        if not mouth and (not last.name or is_cited(last, self._by_outlet) or self._is_outlet(last)):
            key = self._descent.outlet(last.name)
            own = self._descent.root(claim.report_id)
            if key in ("", profile.outlet, own.key):
                return []
            for group in self._by_outlet.get(key, ()):
                place = (value.field, value.key, group)
                if place in self._by_value and place not in seen:
                    return self._of_text(value.field, value.key, group, seen)
            name = shown_name(key, (last.name,))
            return [(own_words(key, name), ())]
        return [(self._roots.of_claim(claim, last), ())]

    def _is_outlet(self, hop: Hop) -> bool:
        """True for a name of two words and more, taken for a person's, that is that of an outlet among the reports."""
        return hop.kind == "person" and " " in hop.name and outlet_key(hop.name) in self._by_outlet

    def _of_outlet(
        self, claim: Claim, value: Value, seen: frozenset[tuple[str, str, str]]
    ) -> list[tuple[Root, tuple[str, ...]]]:
        """What "a newspaper" has the value from, where its report is there."""
        meant = self._roots.outlet_meant(claim)
        for group in self._by_outlet.get(meant[0], ()) if meant else ():
            place = (value.field, value.key, group)
            if place in self._by_value and place not in seen:
                return self._of_text(value.field, value.key, group, seen)
        return []


@cache
def _ourselves() -> frozenset[str]:
    return frozenset(_settings()["ourselves"])


@cache
def _settings() -> dict[str, Any]:
    return load_table("linking/origins.toml")
