"""The suggested grade: the first of the written rules in `data/linking/grades.toml` whose conditions hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.data import load_table
from firsthand.linking.profiles.names import (
    authority_of,
    country_of,
    fold_name,
    is_armed_group,
    is_generic,
    name_key,
    of_one_state,
    states_named,
)
from firsthand.linking.profiles.profile import Profile, report_name
from firsthand.model import Claim, Field, Grade, Judgement, Mention

__all__ = ["Case", "grade_of"]

_BEFORE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the rules look at. independent: the names of the independent origins. rejected: rejections of the whole."""

    mentions: Sequence[tuple[Profile, Mention]]
    fields: Mapping[str, Field]
    independent: Sequence[str]
    rejected: Sequence[Judgement]


def grade_of(case: Case) -> Grade:
    """The grade with its rule and the reason in words. The last rule of the table always holds."""
    for rule in load_table("linking/grades.toml")["rule"]:
        names = _holds(rule, case)
        if names is not None:
            reason = rule["reason"].format(names=", ".join(names), number=len(case.independent))
            return Grade(suggested=rule["grade"], rule=rule["name"], reason=reason)
    raise ValueError("data/linking/grades.toml: no rule holds; the last one must have when = 'always'")


def _holds(rule: Mapping[str, Any], case: Case) -> list[str] | None:
    """The names that the rule's reason speaks of, None where its condition does not hold."""
    when = rule["when"]
    found: list[str] = []
    if when == "always":
        return []
    if when == "rejected":
        found = [f"{item.by} ({item.reason})" for item in case.rejected]
    elif when == "only_denied":
        if all(mention.status == "denied" for _, mention in case.mentions):
            found = [report_name(profile.report) for profile, _ in case.mentions]
    elif when == "acknowledged":
        found = list(dict.fromkeys(_acknowledgements(case)))
    elif when == "competing_actors":
        actor = case.fields.get("actor")
        shown = () if actor is None else (actor.conflict, *actor.further_conflicts)
        found = [side for one in shown if one is not None and one.kind == "actor" for side in one.sides]
    elif when == "independent" and len(case.independent) >= rule["at_least"]:
        found = list(case.independent)
    return found or None


def _acknowledgements(case: Case) -> Iterator[str]:
    """Who acknowledged: an actor of the incident, a body of its state, or one in office who speaks for either."""
    actors = {name_key(item.name) for _, mention in case.mentions for item in mention.actors}
    actors = {key for key in actors if not is_generic(key)}
    if not actors:
        return
    for profile, mention in case.mentions:
        for claim_id in mention.claims:
            claim = profile.claims.get(claim_id)
            if claim is None or claim.act != "acknowledgement" or claim.polarity != "positive":
                continue
            if claim.certainty != "certain":
                # "Appeared to acknowledge" accepts nothing.
                continue
            teller = claim.chain[-1]
            if teller.kind in ("person", "organisation") and _speaks_for(claim, teller.name, actors, profile):
                yield f"{teller.name}, as told by {report_name(profile.report)}"


def _speaks_for(claim: Claim, teller: str, actors: set[str], profile: Profile) -> bool:
    key = name_key(teller)
    states = {country for actor in actors if (country := country_of(actor)) and not is_armed_group(actor)}
    if key in actors or authority_of(key) in {authority_of(actor) for actor in actors}:
        return True
    if any(of_one_state(key, actor) for actor in actors):
        return True
    windows = list(_windows(claim, teller, profile))
    offices: list[str] = load_table("linking/grades.toml")["office"]["words"]
    if not any(f" {office} " in f" {fold_name(window)} " for window in windows for office in offices):
        return False
    named = frozenset().union(*(states_named(window) for window in windows))
    if named and not named & states:
        # A president of another state accuses; it cannot accept for the actor.
        return False
    said = " ".join(profile.report.quote(part) for part in claim.content)
    words = f" {fold_name(said)} "
    ourselves: list[str] = load_table("linking/grades.toml")["office"]["ourselves"]
    return any(f" {word} " in words for word in (*ourselves, *actors)) or bool(states_named(said) & states)


def _windows(claim: Claim, teller: str, profile: Profile) -> Iterator[str]:
    """The words of the claim's source and those just before the teller's name, wherever the report names it."""
    text = profile.report.text
    if claim.source is not None:
        yield text[max(0, claim.source.start - _BEFORE) : claim.source.end]
    at = text.find(teller)
    while at >= 0:
        yield text[max(0, at - _BEFORE) : at + len(teller)].rpartition(". ")[2]
        at = text.find(teller, at + 1)
