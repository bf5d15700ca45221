"""From mentions, links and derivations to incidents: the closing step, a pure function of a closed group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from firsthand.linking.derivations.descent import Descent
from firsthand.linking.joining.clusters import cluster, decisions_of
from firsthand.linking.joining.copies import join_copies
from firsthand.linking.joining.speakers import regrouped, said_of_others, speakers_of
from firsthand.linking.origins.accounts import accounts_of
from firsthand.linking.origins.authorities import Authorities
from firsthand.linking.origins.belonging import Belonging
from firsthand.linking.origins.bounds import bounds_of, silent_doubt, usual_doubts
from firsthand.linking.origins.counting import counted_fields
from firsthand.linking.origins.recalling import Recalled, Telling
from firsthand.linking.origins.tracing import Origins
from firsthand.linking.profiles.profile import Facts, Profile, mention_order, report_name
from firsthand.linking.profiles.values import gather, join_names
from firsthand.linking.readings.blame import blamed
from firsthand.linking.readings.causes import cause_conflict
from firsthand.linking.readings.circumstances import circumstance_conflict
from firsthand.linking.readings.denials import denials_of, denied_values
from firsthand.linking.readings.fields import fields_of
from firsthand.linking.readings.grades import Case, grade_of
from firsthand.linking.readings.sites import site_conflict
from firsthand.linking.readings.weapons import rival_weapons, weapon_conflict, weapon_owners
from firsthand.linking.titles import title_of
from firsthand.model import (
    Derivation,
    Incident,
    Judgement,
    Mention,
    MentionLink,
    MentionRef,
    content_id,
    in_force,
    judged_derivations,
)

__all__ = ["assemble"]


def assemble(
    profiles: Mapping[str, Profile],
    derivations: Sequence[Derivation],
    links: Sequence[MentionLink],
    judgements: Sequence[Judgement],
    recalled: Recalled | None = None,
) -> tuple[Incident, ...]:
    """The incidents of a closed group, by founding mention. recalled: those made before."""
    recalled = recalled or Recalled()
    recalled.judged(judgements)
    facts: dict[str, Facts] = {}
    home: dict[str, Profile] = {}
    for _, profile in sorted(profiles.items()):
        for item in profile.facts:
            facts[item.mention.id] = item
            home[item.mention.id] = profile
    decisions = decisions_of(judgements, {id_: item.mention.report_id for id_, item in facts.items()})
    outlets = {id_: report_name(profile.report) for id_, profile in profiles.items()}
    descent = Descent(profiles, judged_derivations(derivations, judgements, outlets))
    made: list[tuple[tuple[str, str, int, str], Incident]] = []
    ordered = sorted(links, key=lambda link: link.id)
    told = {id_: item.mention for id_, item in facts.items()}
    groups = join_copies(
        cluster(facts, ordered, decisions), told, profiles, derivations, decisions.apart, decisions.alone
    )
    groups = regrouped(groups, facts, profiles, ordered, decisions)
    speakers = speakers_of(groups, {id_: item.mention.report_id for id_, item in facts.items()}, profiles, ordered)
    belonging = Belonging(groups, facts, profiles, speakers)
    for number, group in enumerate(groups):
        order = {id_: mention_order(home[id_].document, facts[id_].mention) for id_ in group}
        members = [(home[id_], facts[id_].mention) for id_ in sorted(group, key=order.__getitem__)]
        speaking = [profiles[report] for report, _ in speakers.get(number, ())]
        tellings = [facts[id_] for id_ in sorted(group)]
        passing = [profiles[report] for report, about in speakers.get(number, ()) if not about]
        elsewhere = frozenset(claim for profile in passing for claim in said_of_others(profile, tellings))
        telling = Telling(
            members=members, speaking=speaking, elsewhere=elsewhere, profiles=profiles, descent=descent,
            belonging=belonging, number=number,
        )  # fmt: skip
        incident = recalled.incident(telling, lambda told: _incident(told, judgements))
        made.append((order[members[0][1].id], incident))
    return tuple(incident for _, incident in sorted(made, key=lambda item: item[0]))


def _incident(telling: Telling, judgements: Sequence[Judgement]) -> Incident:
    members, speaking = telling.members, telling.speaking
    profiles, descent = telling.profiles, telling.descent
    founding = members[0][1].id
    ours = {content_id("incident", mention.id) for _, mention in members}
    rejections = [item for item in in_force(judgements) if item.verdict == "reject"]
    rejected = [item for item in rejections if item.subject in ours]
    refused = frozenset(item.subject for item in rejections)
    claims = refused | telling.elsewhere
    told = [value for profile, mention in members for value in gather(mention, profile, claims)]
    denials = denials_of(members, speaking, claims)
    causes = cause_conflict(members, speaking, claims) or weapon_conflict(members, denials, claims)
    causes = causes or rival_weapons(members, claims)
    sites = site_conflict(members, claims)
    laid = [*blamed(members, claims), *weapon_owners(members, denials, claims)]
    values = join_names([*told, *laid, *denied_values(denials)])
    accounts = list(accounts_of(members, values, speaking, descent, telling.belonging, telling.number, refused))
    origins = Origins([*values, *accounts], profiles, descent, founding, Authorities(judgements))
    fields = fields_of(
        values,
        profiles,
        descent,
        origins,
        [item for item in rejected if item.field],
        denials,
        causes,
        sites,
        circumstance_conflict(members, claims),
    )
    independent = origins.independent()
    for value in accounts:
        origins.of(value)
    counted = origins.counted()
    found = origins.all()
    texts = {descent.group(profile.report.id) for profile in (*(one for one, _ in members), *speaking)}
    bounds = bounds_of(
        counted, (*origins.doubts(), *silent_doubt(found), *usual_doubts(counted, len(texts))), origins.borne()
    )
    type_, mode = _type([mention for _, mention in members])
    whole = [item for item in rejected if item.field is None]
    case = Case(mentions=members, fields=fields, independent=independent, rejected=whole)
    return Incident(
        type=type_,
        mode=mode,
        title=title_of(type_, mode, fields, members),
        mentions=tuple(MentionRef(report=mention.report_id, mention=mention.id) for _, mention in members),
        fields=counted_fields(fields, origins, found),
        origins=found,
        independent_origins=counted,
        unknown_origins=sum(origin.kind == "unknown" for origin in found),
        grade=grade_of(case),
        claims=tuple(dict.fromkeys(claim for _, mention in members for claim in mention.claims)),
        low=bounds.low,
        high=bounds.high,
        bounds_reason=bounds.reason,
        spoken_of_in=tuple(profile.report.id for profile in speaking),
    )


def _type(mentions: Sequence[Mention]) -> tuple[str, str | None]:
    """The type that most mentions have, and the mode that most of these have; of equals, the earliest."""
    types = Counter(mention.type for mention in mentions)
    type_ = max(types, key=lambda item: types[item])
    modes = Counter(mention.mode for mention in mentions if mention.type == type_ and mention.mode)
    return type_, max(modes, key=lambda item: modes[item]) if modes else None
