"""What reports owe each other: by credits and citations of one report, and by the text that two reports share.

Kinds after METER (Gaizauskas and others 2001: wholly, partially, non-derived) and Every Casualty's rule that reports
corroborate each other only where they use different primary sources. Direction comes from credits, then citations,
then the time of publication; where nothing tells, the derivation is kept without direction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.data import load_table
from firsthand.linking.derivations.citations import credit_in, relays
from firsthand.linking.derivations.citing import (
    before,
    citation_evidence,
    citations_of,
    long_after,
    same_matter,
    stands_there,
)
from firsthand.linking.derivations.following import Following, following, likelihood
from firsthand.linking.derivations.owning import owned
from firsthand.linking.derivations.passages import Passage, Sharing
from firsthand.linking.derivations.retelling import translated
from firsthand.linking.profiles.initials import same_body
from firsthand.linking.profiles.names import is_agency, is_generic, name_key, outlet_key
from firsthand.linking.profiles.profile import Profile, is_cited, report_name
from firsthand.linking.profiles.values import service_of, speaks_for
from firsthand.model import Credit, Derivation, DerivationKind, Evidence, MentionLink, Span

__all__ = ["derivations_alone", "derivations_between"]

_OWN_FOLK = frozenset({"person", "organisation"})


def derivations_alone(profile: Profile) -> tuple[Derivation, ...]:
    """Derivations that one report shows by itself, by name: credits, an agency's byline, the outlets that it cites."""
    found: dict[tuple[str, DerivationKind], Derivation] = {}
    for name, how, evidence in (*_credited(profile), *_cited(profile)):
        key = (outlet_key(name), how)
        if same_body(key[0], profile.outlet, credit=how != "cites"):
            continue
        known = found.get(key)
        found[key] = Derivation(
            report_id=profile.report.id,
            from_name=known.from_name if known else name,
            how=how,
            evidence=(*known.evidence, evidence) if known else (evidence,),
        )
    carried = {key for key, how in found if how != "cites"}
    kept = [item for (key, how), item in found.items() if how != "cites" or key not in carried]
    return tuple(sorted(kept, key=lambda item: (item.how, item.from_name, item.id)))


def derivations_between(
    left: Profile, right: Profile, sharing: Sharing, links: Sequence[MentionLink]
) -> tuple[Derivation, ...]:
    """What two reports owe each other: one derivation, or none where nothing speaks for any kind.

    `left` must be the report whose id sorts first.
    """
    linked = [link for link in links if link.score > 0]
    way = translated(left, right)
    if way is not None:
        return (_translation(left, right, way),)
    kind = _kind_of_reuse(left, right, sharing)
    if kind is not None:
        return (_by_text(kind, left, right, sharing),)
    retold = _retold(left, right)
    if retold is not None:
        return (retold,)
    for citing, cited in ((owned(left), owned(right)), (owned(right), owned(left))):
        evidence = citation_evidence(citing, cited, bare=True)
        if evidence and (linked or same_matter(left, right) or stands_there(evidence, citing, cited)):
            return (_made(citing, cited, "cites", evidence),)
    if linked:
        own = _own_sources(left, right, sharing, linked)
        if own is not None:
            return (own,)
    quoted = [item for item in sharing.passages if item.quoted]
    if quoted and linked:
        shown = tuple(_passage_evidence(item, left, right, "shared_quotation") for item in quoted)
        return (_undirected("unknown", left, right, shown),)
    return ()


def _credited(profile: Profile) -> Iterator[tuple[str, DerivationKind, Evidence]]:
    report = profile.report
    for credit in report.credits:
        evidence = Evidence(kind="credit", detail=_credit_words(profile, credit), span=credit.span)
        if credit.kind == "republished_from":
            yield credit.name, "reprint", evidence
        elif credit.kind == "agency":
            # A writer's own name over an agency's copy says that somebody worked on it.
            own = [name for name in report.authors if not is_agency(name) and outlet_key(name) != profile.outlet]
            yield credit.name, "edited_reprint" if own else "reprint", evidence
        elif credit.kind == "contributor" and is_agency(credit.name):
            yield credit.name, "cites", evidence
    for author in report.authors:
        for part in (author, *author.split(",")[1:]):
            if is_agency(part) or outlet_key(part) in profile.credited:
                detail = f"the byline names {part.strip()}"
                yield part.strip(), "reprint", Evidence(kind="byline", detail=detail)
                break


def _cited(profile: Profile) -> Iterator[tuple[str, DerivationKind, Evidence]]:
    for key in profile.cited:
        for name, evidence in citations_of(profile, key):
            yield name, "cites", evidence


def _credit_words(profile: Profile, credit: Credit) -> str:
    words = profile.report.quote(credit.span)
    return {
        "republished_from": f"carries the copy of {credit.name}: “{words}”",
        "agency": f"credits the agency {credit.name}: “{words}”",
    }.get(credit.kind, f"names {credit.name} as contributing: “{words}”")


def _kind_of_reuse(left: Profile, right: Profile, sharing: Sharing) -> DerivationKind | None:
    settings: dict[str, Any] = load_table("linking/reuse.toml")["kinds"]
    short = min(len(left.wording.words), len(right.wording.words)) < settings["shortest"]
    if min(sharing.left, sharing.right) >= settings["reprint"]:
        return "reprint"
    if short:
        return None
    outside = [item for item in sharing.passages if not item.quoted]
    # An editor leaves whole clauses as they are, a paraphraser only set phrases.
    whole = max((item.told for item in outside), default=0) >= settings["edited_words"]
    if sharing.outside >= settings["edited_reprint" if whole else "edited_short"]:
        return "edited_reprint"
    if left.outlet and left.outlet == right.outlet:
        # An outlet that goes on telling its own story repeats itself and rewrites nobody.
        return None
    if sharing.outside >= settings["rewrite"] and len(outside) >= settings["rewrite_passages"]:
        return "rewrite"
    return None


def _retold(left: Profile, right: Profile) -> Derivation | None:
    """A text that tells what the other tells in other words; None where it has too much of its own. One that says where
    it has it from cites."""
    if (left.report.language or "") != (right.report.language or "") or (left.outlet and left.outlet == right.outlet):
        return None
    settings: dict[str, Any] = load_table("linking/outlines.toml")["model"]
    found: list[tuple[float, bool, Profile, Profile, Following]] = []
    for later, earlier in ((left, right), (right, left)):
        if before(later, earlier) or long_after(later, earlier, settings["days"]):
            continue
        how = following(later.outline, earlier.outline, earlier.wording)
        if how is not None and (chance := likelihood(how)) >= settings["likely"]:
            found.append((chance, later is left, later, earlier, how))
    _, _, why, directed = known = _direction(left, right) if found else (left, right, (), False)
    # A text that credits or cites the other is not what the other was made from.
    ways = [item for item in found if not directed or item[2] is known[0]]
    if not ways:
        return None
    chance, _, first, last, how = max(ways, key=lambda item: item[:2])
    cited = citation_evidence(first, last)
    # "She told the Courier" is the Courier's own sentence, retold like the others.
    if any(item.span is not None and relays(first, item.span) != "told" for item in cited):
        return _made(first, last, "cites", cited)
    detail = (
        f"{how.facts} names and numbers stand in both, {round(100 * how.order)} % of what both have in the same order; "
        f"{how.new_names} names, {how.new_numbers} numbers and {how.new_quoted} runs of quoted words of its own: "
        f"made from the other with a likelihood of {chance:.2f}"
    )
    return _made(first, last, "rewrite", (Evidence(kind="shared_text", detail=detail), *why), directed=directed)


def _by_text(kind: DerivationKind, left: Profile, right: Profile, sharing: Sharing) -> Derivation:
    later, earlier, evidence, directed = _direction(left, right)
    shown: int = load_table("linking/reuse.toml")["passages"]["shown_at_most"]
    longest = sorted(sharing.passages, key=lambda item: (-item.length, item.left))[:shown]
    passages = sorted(longest, key=lambda item: item.left)
    share = f"{round(100 * sharing.left)} % and {round(100 * sharing.right)} % of the two texts are the same words"
    if later is not left:
        share = f"{round(100 * sharing.right)} % and {round(100 * sharing.left)} % of the two texts are the same words"
    spans = tuple(
        _passage_evidence(
            item, left, right, "shared_quotation" if item.quoted else "shared_text", swap=later is not left
        )
        for item in passages
    )
    shown_share = Evidence(kind="shared_text", detail=share)
    return _made(later, earlier, kind, (shown_share, *evidence, *spans), directed=directed)


def _direction(left: Profile, right: Profile) -> tuple[Profile, Profile, tuple[Evidence, ...], bool]:
    """(the one that derives, the one it derives from, why, whether that is known)."""
    for later, earlier in ((left, right), (right, left)):
        found = _credit_evidence(later, earlier)
        if found is not None and _credit_evidence(earlier, later) is None:
            return later, earlier, (found,), True
    for later, earlier in ((left, right), (right, left)):
        cited = citation_evidence(later, earlier)
        if cited and not citation_evidence(earlier, later):
            return later, earlier, cited, True
    third = sorted((left.credited & right.credited) - {""})
    own = [same_body(third[0], item.outlet, credit=True) for item in (left, right)] if third else []
    if third and not any(own):
        return left, right, (Evidence(kind="credit", detail=f"both credit {third[0]}"),), False
    for later, earlier in ((left, right), (right, left)):
        if before(earlier, later):
            detail = f"published {later.report.published}, after {earlier.report.published}"
            return later, earlier, (Evidence(kind="time_order", detail=detail),), True
    return left, right, (), False


def _made(
    later: Profile, earlier: Profile, how: DerivationKind, evidence: tuple[Evidence, ...], *, directed: bool = True
) -> Derivation:
    return Derivation(
        report_id=later.report.id,
        from_report=earlier.report.id,
        from_name=report_name(earlier.report),
        how=how,
        directed=directed,
        evidence=evidence,
    )


def _translation(left: Profile, right: Profile, way: Following) -> Derivation:
    later, earlier, evidence, directed = _direction(left, right)
    detail = (
        f"{way.facts} names and numbers stand in both, {round(100 * way.cover)} % of those of a sentence in one place, "
        f"{round(100 * way.order)} % of them in the same order"
    )
    shown = Evidence(kind="shared_text", detail=detail)
    return _made(later, earlier, "translation", (shown, *evidence), directed=directed)


def _credit_evidence(later: Profile, earlier: Profile) -> Evidence | None:
    """Where the later report says that it carries the copy of the earlier one's outlet, None where it does not."""
    if not earlier.outlet or same_body(earlier.outlet, later.outlet):
        return None
    for credit in later.report.credits:
        if credit.kind in ("republished_from", "agency") and same_body(
            outlet_key(credit.name), earlier.outlet, credit=True
        ):
            return Evidence(kind="credit", detail=_credit_words(later, credit), span=credit.span)
    if any(same_body(key, earlier.outlet, credit=True) for key in later.signed):
        return Evidence(kind="byline", detail=f"the byline names {report_name(earlier.report)}")
    span = credit_in(later, earlier.outlet)
    if span is None:
        return None
    detail = f"credits {report_name(earlier.report)}: “{later.report.quote(span)}”"
    return Evidence(kind="credit", detail=detail, span=span)


def _own_sources(left: Profile, right: Profile, sharing: Sharing, linked: Sequence[MentionLink]) -> Derivation | None:
    """Independence, said only where it shows: different outlets, no shared words, no common citation, and on both sides
    named sources of its own for the happening that both tell of."""
    if sharing.passages or not left.outlet or not right.outlet or left.outlet == right.outlet:
        return None
    taken = ({*left.cited, *left.credited, left.outlet}, {*right.cited, *right.credited, right.outlet})
    if taken[0] & taken[1] or {name_key(name) for name in left.report.authors} & {
        name_key(name) for name in right.report.authors
    }:
        return None
    if _names_outlet(left, right) or _names_outlet(right, left):
        return None
    ones = _named_sources(left, {link.left for link in linked} | {link.right for link in linked})
    twos = _named_sources(right, {link.left for link in linked} | {link.right for link in linked})
    if not ones or not twos or ones.keys() & twos.keys():
        return None
    if {found.service for found in ones.values()} & {found.service for found in twos.values()} - {None}:
        # Two officers of one police are one source.
        return None
    one, two = min(ones), min(twos)
    detail = f"each names sources of its own and they share no passage: {one} here, {two} there"
    evidence = Evidence(kind="citation", detail=detail, span=ones[one].span, other_span=twos[two].span)
    return _undirected("independent", left, right, (evidence,))


def _names_outlet(profile: Profile, other: Profile) -> bool:
    """True where the outlet of the other is named anywhere in the text: it may have been read."""
    return f" {other.outlet} " in f" {' '.join(profile.wording.words)} "


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A named source of an outlet's own: where it is named, and the service of a place that it speaks for, if any."""

    span: Span | None
    service: str | None


def _named_sources(profile: Profile, mentions: set[str]) -> dict[str, _Source]:
    """The persons and bodies that spoke to this outlet itself about the linked mentions, with where it says so."""
    found: dict[str, _Source] = {}
    for facts in profile.facts:
        if facts.mention.id not in mentions:
            continue
        for claim_id in facts.mention.claims:
            claim = profile.claims.get(claim_id)
            if claim is None or not speaks_for(claim, facts.mention):
                continue
            hops = claim.chain
            last = hops[-1]
            if any(is_cited(hop) for hop in hops[1:]) or last.kind not in _OWN_FOLK:
                continue
            key = name_key(last.name)
            if not is_generic(key):
                source = _Source(span=last.span or claim.source, service=service_of(claim, profile))
                found.setdefault(key, source)
    return found


def _undirected(kind: DerivationKind, left: Profile, right: Profile, evidence: tuple[Evidence, ...]) -> Derivation:
    return Derivation(
        report_id=left.report.id,
        from_report=right.report.id,
        from_name=report_name(right.report),
        how=kind,
        directed=False,
        evidence=evidence,
    )


def _passage_evidence(item: Passage, left: Profile, right: Profile, kind: str, *, swap: bool = False) -> Evidence:
    span = left.wording.span(item.left, item.left + item.length)
    other = right.wording.span(item.right, item.right + item.length)
    detail = f"{item.length} words in a row"
    return Evidence(kind=kind, detail=detail, span=other if swap else span, other_span=span if swap else other)
