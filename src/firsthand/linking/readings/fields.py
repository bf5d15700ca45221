"""Fields of an incident: equal values joined into readings, each with its standings, claims, origins and sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from firsthand.linking.derivations.descent import Descent
from firsthand.linking.origins.tracing import Origins
from firsthand.linking.profiles.names import fold_name, name_key, outlet_key
from firsthand.linking.profiles.parts import are_contrasted
from firsthand.linking.profiles.profile import Profile, report_name
from firsthand.linking.profiles.values import Value
from firsthand.linking.readings.conflicts import Side, conflicts_of, denial_conflict, laid_elsewhere
from firsthand.linking.readings.days import denied_days, is_by_night, is_sure, of_the_news
from firsthand.linking.readings.denials import Denial
from firsthand.linking.readings.distortions import distorted_toll
from firsthand.linking.readings.sums import is_of_several
from firsthand.model import FIELD_ORDER, Conflict, Field, Judgement, Reading, Standing

__all__ = ["fields_of"]

_TOTAL_FROM = 10


def fields_of(
    values: Sequence[Value],
    profiles: Mapping[str, Profile],
    descent: Descent,
    origins: Origins,
    rejected: Sequence[Judgement],
    denials: Sequence[Denial] = (),
    causes: Conflict | None = None,
    sites: Conflict | None = None,
    circumstances: Conflict | None = None,
) -> dict[str, Field]:
    """The fields in their order, absent where nothing was reported. `values` come in the order of the mentions.

    denials: what is denied of the incident. causes: the conflict between causes that speakers lay it to. sites: that
    between places that speakers give to it. circumstances: that over how it came about. A field that is only denied or
    disputed so has no readings, and the conflict.
    """
    fields: dict[str, Field] = {}
    days = [profiles[value.report].report.published or "" for value in values]
    first_told = min((day[:10] for day in days if day), default="")
    places = {fold_name(value.text) for value in values if value.field == "place"}
    unsaid = _denied_mentions(values, profiles)
    ours = frozenset(value.mention for value in values)
    dead: dict[str, int] = {}
    for value in values:
        if value.field == "killed" and value.scope == "incident":
            dead[value.report] = max(dead.get(value.report, 0), value.low or 0)
    for name in FIELD_ORDER:
        by_key: dict[str, list[Value]] = {}
        for value in values:
            if value.field == name:
                by_key.setdefault(value.key, []).append(value)
        denied_here = [item for item in denials if item.field == name]
        disputed = {"means": causes, "place": sites, "status": circumstances}.get(name)
        if not by_key and not denied_here and disputed is None:
            continue
        told = [value for group in by_key.values() for value in group]
        against = denied_days(told, profiles) if name == "date" else _set_against(told, profiles)
        sides = [_side(group, profiles, descent, origins, against, ours) for group in by_key.values()]
        # The most widely told first; sorting is stable, so equals keep the order of the mentions.
        sides.sort(key=lambda side: (-len(side.reading.reports), side.reading.scope == "cumulative"))
        dropped = {item.value for item in rejected if item.field == name}
        standing = [side for side in sides if side.reading.value not in dropped]
        if name == "actor":
            # A town is no doer, however a headline is put; nor is one that stands in what is denied.
            standing = [
                side
                for side in standing
                if fold_name(side.text) not in places
                and not all(one.mention in unsaid for one in side.reading.standings)
            ]
        conflicts = conflicts_of(name, standing, _totals(name, values, profiles), dead, first_told)
        if name == "killed" and all(item.kind != "number" for item in conflicts):
            distorted = distorted_toll(values, profiles, descent)
            conflicts = (distorted, *conflicts) if distorted is not None else conflicts
        denied = denial_conflict(name, standing, denied_here)
        elsewhere = None
        if name == "actor" and all(item.kind != "actor" for item in conflicts):
            elsewhere = laid_elsewhere(standing, denied_here, _tellers(standing, profiles))
            conflicts = (elsewhere, *conflicts) if elsewhere is not None else conflicts
        # Where no reading names who is accused, the denial is the only word of it.
        alone = elsewhere is not None and elsewhere.sides[0] not in {side.text for side in standing}
        laid = name == "actor" and not alone and _laid_by_deniers(standing, conflicts, denied_here, profiles)
        if denied is not None and laid:
            # Two sides that lay it at each other's door are one conflict of actors, whose reason tells of the denial.
            conflicts = tuple(
                replace(item, reason=f"{item.reason}; {denied.reason}") if item.kind == "actor" else item
                for item in conflicts
            )
        elif denied is not None and all(item.kind != "number" for item in conflicts):
            conflicts = (denied, *(item for item in conflicts if item.kind != denied.kind))
        if disputed is not None and all(item.kind != disputed.kind for item in conflicts):
            conflicts = (*conflicts, disputed)
        if not sides and not conflicts:
            continue
        fields[name] = Field(
            readings=tuple(side.reading for side in sides),
            conflict=conflicts[0] if conflicts else None,
            further_conflicts=conflicts[1:],
        )
    return fields


def _laid_by_deniers(
    sides: Sequence[Side], conflicts: Sequence[Conflict], denials: Sequence[Denial], profiles: Mapping[str, Profile]
) -> bool:
    """True where who denies it says who did it instead, and so stands in the conflict of actors as a side."""
    disputed = {text for item in conflicts if item.kind == "actor" for text in item.sides}
    deniers = {name_key(item.party) for item in denials}
    told = _tellers(sides, profiles)
    tellers = {key for text in disputed for key in told.get(text, ())}
    return bool(disputed) and not deniers.isdisjoint(tellers)


def _tellers(sides: Sequence[Side], profiles: Mapping[str, Profile]) -> dict[str, set[str]]:
    """By the text of each reading, the keys of those who tell it last."""
    found: dict[str, set[str]] = {}
    for side in sides:
        for standing in side.reading.standings:
            known = profiles[standing.report].claims
            keys = {name_key(known[claim].chain[-1].name) for claim in side.reading.claims if claim in known}
            found.setdefault(side.text, set()).update(keys)
    return found


def _totals(field: str, values: Sequence[Value], profiles: Mapping[str, Profile]) -> frozenset[int]:
    """Running totals of two figures and more that the reports of the values give anywhere; a small number may be both a
    total and this incident's toll."""
    return frozenset(
        item.low
        for report in dict.fromkeys(value.report for value in values)
        for mention in profiles[report].document.extraction.mentions
        for item in mention.casualties
        if item.outcome == field and item.scope == "cumulative" and item.low >= _TOTAL_FROM
    )


def _side(
    group: Sequence[Value],
    profiles: Mapping[str, Profile],
    descent: Descent,
    origins: Origins,
    against: Mapping[str, frozenset[str]],
    ours: frozenset[str],
) -> Side:
    first = group[0]
    standings: dict[Standing, None] = {}
    claims: dict[str, None] = {}
    reports: dict[str, None] = {}
    found: dict[str, None] = {}
    sources: dict[str, str] = {}
    origins_by_report: dict[str, set[str]] = {}
    for value in group:
        standings[Standing(report=value.report, mention=value.mention, span=value.span, basis=value.basis)] = None
        claims.update(dict.fromkeys(value.claims))
        reports[value.report] = None
        ids = origins.of(value)
        found.update(dict.fromkeys(ids))
        origins_by_report.setdefault(value.report, set()).update(ids)
        for name in _sources(value, profiles[value.report], descent):
            sources.setdefault(outlet_key(name), name)
    texts = Counter(value.text for value in group)
    place = first.place
    reading = Reading(
        value=min(texts, key=lambda text: (-texts[text], text)),
        standings=tuple(standings),
        low=first.low,
        high=first.high,
        scope=first.scope,
        group=first.group or None,
        claims=tuple(claims),
        reports=tuple(reports),
        origins=tuple(found),
        sources=tuple(sources.values()),
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        geoname_id=place.geoname_id if place else None,
        country=place.country if place else None,
        precision=first.precision,
    )
    denying = [value for value in group if _is_denial(value, profiles[value.report])]
    published = {report: _since(report, profiles, descent) for report in reports}
    return Side(
        reading=reading,
        sample=first,
        published=published,
        origins=origins_by_report,
        untraced=frozenset(id_ for id_ in found if origins.is_untraced(id_)),
        tied=any(value.tied for value in group),
        denied=bool(claims) and len(denying) == len(group),
        denied_in=frozenset(reports) - {value.report for value in group if value not in denying},
        part=all(value.around.part for value in group),
        aside=all(value.around.aside or is_of_several(value, profiles[value.report], ours) for value in group),
        night=first.field == "date"
        and any(value.night or is_by_night(value, profiles[value.report]) for value in group),
        sure=first.field not in ("date", "place") or any(is_sure(value, profiles[value.report]) for value in group),
        of_the_news=first.field == "date" and all(of_the_news(value, profiles[value.report]) for value in group),
        vague=all(value.vague for value in group),
        kind=first.around.kind if len({value.around.kind for value in group}) == 1 else "",
        here=_beside((value.report, value.around.here) for value in group),
        near=_beside((value.report, value.around.near) for value in group),
        against=against.get(first.key, frozenset()),
    )


def _beside(told: Iterable[tuple[str, frozenset[int]]]) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for report, numbers in told:
        found[report] = found.get(report, frozenset()) | numbers
    return found


def _set_against(values: Sequence[Value], profiles: Mapping[str, Profile]) -> dict[str, frozenset[str]]:
    """By the key of each number, the keys of those that a report sets against it, at least one as somebody's."""
    found: dict[str, frozenset[str]] = {}
    by_report: dict[str, list[Value]] = {}
    for value in values:
        if value.low is not None and value.scope == "incident" and not value.around.part:
            by_report.setdefault(value.report, []).append(value)
    for report, told in by_report.items():
        for one, two in combinations(told, 2):
            if (
                one.key != two.key
                and one.group == two.group
                and (one.claims or two.claims)
                and are_contrasted(one.span, two.span, profiles[report])
            ):
                found[one.key] = found.get(one.key, frozenset()) | {two.key}
                found[two.key] = found.get(two.key, frozenset()) | {one.key}
    return found


def _denied_mentions(values: Sequence[Value], profiles: Mapping[str, Profile]) -> frozenset[str]:
    """Mentions of which the report tells that they were denied, but those in which a speaker puts something else in
    the place of what he denies."""
    told = {
        value.mention
        for value in values
        if value.field == "actor" and value.claims and not _is_denial(value, profiles[value.report])
    }
    return frozenset(
        mention.id
        for report in dict.fromkeys(value.report for value in values)
        for mention in profiles[report].document.extraction.mentions
        if mention.status == "denied" and mention.id not in told
    )


def _since(report: str, profiles: Mapping[str, Profile], descent: Descent) -> str:
    """The day since which the words of the report are known: a copy or a retelling has the numbers of its text."""
    own = profiles[report].report.published or ""
    first = profiles[descent.first(report)].report.published or ""
    return min(own, first) if own and first else own


def _is_denial(value: Value, profile: Profile) -> bool:
    held = [profile.claims[claim] for claim in value.claims if claim in profile.claims]
    return bool(held) and all(claim.act == "denial" for claim in held)


def _sources(value: Value, profile: Profile, descent: Descent) -> list[str]:
    """Names along the chains, nearest first: the outlet, the outlet whose text it carries, and the hops behind it."""
    names = [report_name(profile.report)]
    root = descent.root(value.report)
    if root.key != profile.outlet and root.report != value.report:
        names.append(root.name)
    for claim_id in value.claims:
        claim = profile.claims.get(claim_id)
        if claim is not None:
            names.extend(hop.name for hop in claim.chain if hop.name)
    return names
