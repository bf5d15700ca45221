"""Which report a text has something from: what it cites, and whether that stands in the report of the outlet cited."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from firsthand.data import load_table
from firsthand.linking.derivations.abroad import agrees_abroad, is_abroad, told_elsewhere
from firsthand.linking.derivations.citations import (
    citation_in,
    is_press,
    namings_in,
    own_initials,
    relays,
    short_names,
)
from firsthand.linking.derivations.naming import called_press, cited_abroad
from firsthand.linking.derivations.retelling import facts_agree
from firsthand.linking.profiles.initials import same_body
from firsthand.linking.profiles.names import outlet_key
from firsthand.linking.profiles.outlines import Item, items_around, items_of
from firsthand.linking.profiles.profile import Profile, report_name
from firsthand.model import Evidence, Span

__all__ = ["before", "citation_evidence", "citations_of", "long_after", "same_matter", "stands_there"]


def citation_evidence(citing: Profile, cited: Profile, *, bare: bool = False) -> tuple[Evidence, ...]:
    """Where a report says that it has something from the other's outlet, and that one was published shortly before.

    bare: also where it only names it beside what stands there."""
    if not cited.outlet or same_body(cited.outlet, citing.outlet) or before(citing, cited):
        return ()
    if any(same_body(key, cited.outlet, credit=True) for key in citing.credited):
        return ()  # It carries the outlet's copy, whichever that is.
    settings: dict[str, Any] = load_table("linking/reuse.toml")["kinds"]
    if long_after(citing, cited, settings["cites_long_after"]):
        return ()
    own = {credit.name for credit in cited.report.credits}
    signed = own_initials(cited)
    # Initials that may be another body's are the outlet's own where it signs with them.
    keys = sorted(
        key
        for key in {*citing.cited, *citing.passing}
        if same_body(key, cited.outlet)
        or key in signed
        or (key.upper() in own and same_body(key, cited.outlet, credit=True))
    )
    found = [evidence for key in keys for _, evidence in citations_of(citing, key)]
    press = is_press(cited.outlet) or any(key in citing.cited or _passes_on(citing, key) for key in keys)
    if not found:
        span = citation_in(citing, cited.outlet, signed)
        if span is None and press and bare:
            span = _named_for(citing, cited, signed)
        if span is None:
            span = next(cited_abroad(citing, cited.outlet, signed), None)
        if span is None and bare:
            span = _named_short(citing, cited)
        if span is None:
            return ()
        detail = f"cites {report_name(cited.report)}: “{citing.report.quote(span)}”"
        found.append(Evidence(kind="citation", detail=detail, span=span))
    kept = tuple(item for item in found if _is_from(item, citing, cited, press=press))
    # What was published long before is cited where the report tells what stands there.
    if long_after(citing, cited, settings["cites_days"]) and not stands_there(kept, citing, cited):
        return ()
    return kept


def citations_of(profile: Profile, key: str) -> Iterator[tuple[str, Evidence]]:
    """The name and the evidence of each claim that cites the outlet of this key."""
    for claim in profile.cited.get(key, ()) or profile.passing.get(key, ()):
        hop = next((hop for hop in claim.chain[1:] if same_body(outlet_key(hop.name), key)), claim.chain[-1])
        span = hop.span or claim.source or claim.cue
        detail = f"cites {hop.name}" + (f": “{profile.report.quote(claim.cue)}”" if claim.cue else "")
        yield hop.name, Evidence(kind="citation", detail=detail, span=span)


def stands_there(evidence: Sequence[Evidence], citing: Profile, cited: Profile) -> bool:
    """Whether a sentence that cites holds a number of two figures, or two names, that the cited report has. Across
    languages other sentences count too."""
    if is_abroad(citing, cited):
        return agrees_abroad(citing, cited, [item.span for item in evidence if item.span is not None])
    least: int = load_table("linking/reuse.toml")["citing"]["naming_items"]
    outlet = items_of(cited.outlet) | items_of(cited.report.outlet)
    for item in evidence:
        mine = items_around(citing.report, item.span.start) if item.span else frozenset()
        common = (mine - outlet) & cited.outline.first.keys()
        names = sum(kind == "name" for kind, _ in common)
        if _telling_numbers(common) or names > 1 or (names and len(common) > least):
            return True
        persons = {item for item in mine if item[0] == "name"} - outlet
        if item.span is not None and persons and persons <= common and relays(citing, item.span) == "told":
            return True
    return False


def same_matter(left: Profile, right: Profile) -> bool:
    """True where two reports without linked mentions share rare names, or most of their telling words."""
    settings: dict[str, Any] = load_table("linking/reuse.toml")["kinds"]
    ones, twos = ({*profile.named.people, *profile.named.others} for profile in (left, right))
    names: int = settings["cites_names"]
    topic = left.topic.held_by(right.topic)
    if len(ones & twos) >= names or topic >= settings["cites_topic"]:
        return True
    return bool(
        topic >= settings["cites_topic_at_least"] and facts_agree(left, right).common >= settings["cites_facts"]
    )


def before(one: Profile, two: Profile) -> bool:
    """True where `one` was certainly published before `two`. Times of day count where both reports have one."""
    if one.published is None or two.published is None:
        return False
    if one.published == two.published:
        first, second = one.report.published or "", two.report.published or ""
        # Without a zone only one outlet's own clock tells which came first.
        one_clock = first.endswith("Z") == second.endswith("Z") and (first.endswith("Z") or one.outlet == two.outlet)
        return "T" in first and "T" in second and one_clock and first < second
    return one.published[1] < two.published[0]


def long_after(later: Profile, earlier: Profile, days: int) -> bool:
    return bool(later.published and earlier.published and later.published[0] - earlier.published[1] > days)


def _passes_on(profile: Profile, key: str) -> bool:
    """Whether a body of this key is the one through whom another speaks: "the army said, according to the bureau"."""
    return any(
        same_body(outlet_key(hop.name), key) for claim in profile.passing.get(key, ()) for hop in claim.chain[:-1]
    )


def _is_from(evidence: Evidence, citing: Profile, cited: Profile, *, press: bool) -> bool:
    """Whether the cited outlet's report may be what is cited: an outlet is, where it passes something on, and a body
    that only speaks for itself is a source and none; and what the sentence tells from there must stand there."""
    least = load_table("linking/citing.toml")["agreement"]
    if evidence.span is None:
        return True
    how = relays(citing, evidence.span)
    if not press and not how and not called_press(citing, evidence.span):
        return False
    if is_abroad(citing, cited):
        return not told_elsewhere(citing, cited, evidence.span)
    mine = items_around(citing.report, evidence.span.start)
    numbers = _telling_numbers(mine)
    if numbers and not numbers & cited.outline.first.keys():
        return False
    outlet = items_of(cited.outlet) | items_of(cited.report.outlet)
    around = items_around(citing.report, evidence.span.start, before=True) - outlet
    common = around & cited.outline.first.keys()
    if len(around) >= least["telling"] and len(common) < least["share"] * len(around):
        return False
    names = {item for item in mine if item[0] == "name"} - items_of(cited.outlet)
    if how != "told" or not names or len(common) >= least["most"] * len(around):
        return True
    settings = load_table("linking/reuse.toml")["citing"]
    return len(names & cited.outline.first.keys()) >= float(settings["told_names"]) * len(names)


def _named_for(citing: Profile, cited: Profile, initials: frozenset[str]) -> Span | None:
    """Where a report names the other's outlet, with no word for citing, in a sentence that tells what stands there."""
    settings: dict[str, Any] = load_table("linking/reuse.toml")["citing"]
    for span in namings_in(citing, cited.outlet, initials):
        mine = items_around(citing.report, span.start, before=True) - items_of(cited.outlet)
        if citing.report.language != cited.report.language:
            mine = frozenset(item for item in mine if item[0] != "word")
        common = mine & cited.outline.first.keys()
        enough = len(common) >= settings["naming_items"] or _telling_numbers(common)
        if enough and len(common) >= settings["naming_share"] * len(mine):
            return span
    return None


def _named_short(citing: Profile, cited: Profile) -> Span | None:
    """Where a report cites an outlet by a part of its name that another outlet may bear ("the Ledger"), and tells there
    what stands in the other's report."""
    for short in short_names(cited.outlet):
        span = citation_in(citing, short, words=True)
        if span is not None:
            evidence = (Evidence(kind="citation", detail="", span=span),)
            if stands_there(evidence, citing, cited) and _is_from(evidence[0], citing, cited, press=True):
                return span
    return None


def _telling_numbers(items: Collection[Item]) -> set[Item]:
    """Whole numbers of two figures and more, no times of day: "two years" and "twice" may be told in other ways."""
    return {item for item in items if item[0] == "number" and len(item[1]) > 1 and item[1].isdigit()}
