"""The words that two reports share, side by side, and why two reports were made one incident."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.dossier.catalogue import Catalogue, ReportCard
from firsthand.dossier.chains import quoted
from firsthand.dossier.covers import cover_reason
from firsthand.dossier.wording import derivation_word, word
from firsthand.model import Derivation, Document, Evidence, Incident, MentionLink, Report, Span, strongest_links
from firsthand.safety import Withholder

__all__ = ["LinkView", "SharedView", "link_views", "shared_views", "surest"]

_PASSAGES = 6
# Reports of which every pair is shown, and pairs on one page.
_FEW, _PAIRS = 8, 24
_CONTEXT = 70
_SPACE = re.compile(r"\s+")
_SAME_WORDS = frozenset({"shared_text", "shared_quotation"})
# What says most of how a report came about stands first.
_ORDER = ("reprint", "edited_reprint", "rewrite", "translation", "cites", "unknown", "independent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Words of one report with what stands around them, and their place in its text."""

    before: str
    words: str
    after: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedView:
    """What one report owes another: the proof in words, and the passages on both sides."""

    how: str
    card: ReportCard
    other: ReportCard
    directed: bool
    apart: bool
    decided: bool
    proof: tuple[str, ...]
    passages: tuple[tuple[Side, Side], ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """Why a report was taken to tell of the same happening as one before it."""

    left: ReportCard
    right: ReportCard
    score: str
    reasons: tuple[tuple[str, str, str, str], ...]


def surest(derivations: Iterable[Derivation], outlets: Mapping[str, str]) -> tuple[Derivation, ...]:
    """Without what is known by an outlet's name alone where a report of that outlet is known. `outlets`: by report."""
    found = tuple(derivations)
    known = {
        (item.report_id, name.casefold())
        for item in found
        if item.from_report
        for name in (item.from_name, outlets.get(item.from_report, ""))
    }
    return tuple(item for item in found if item.from_report or (item.report_id, item.from_name.casefold()) not in known)


def shared_views(
    documents: Mapping[str, Document], derivations: Mapping[str, Sequence[Derivation]], catalogue: Catalogue
) -> tuple[tuple[SharedView, ...], int]:
    """The derivations between these reports: copies first, then citations, each in the order of the reports; and how
    many more there are. Of many reports, what each owes its nearest one: sixty copies are not two thousand pairs."""
    place = {report_id: number for number, report_id in enumerate(documents)}
    found: list[Derivation] = []
    for report_id in documents:
        mine = [one for one in derivations.get(report_id, ()) if one.from_report in place]
        mine.sort(key=lambda one: (_ORDER.index(one.how), place[one.from_report or ""]))
        found += mine[: None if len(documents) <= _FEW else 1]
    total = sum(one.from_report in place for report_id in documents for one in derivations.get(report_id, ()))
    found.sort(key=lambda one: _ORDER.index(one.how))
    shown = found[:_PAIRS]
    views = [
        _shared(one, documents[one.report_id].report, documents[one.from_report].report, card, other, catalogue)
        for one in shown
        if one.from_report and (card := catalogue.card(one.report_id)) and (other := catalogue.card(one.from_report))
    ]
    return tuple(views), total - len(views)


def _shared(
    derivation: Derivation, report: Report, source: Report, card: ReportCard, other: ReportCard, catalogue: Catalogue
) -> SharedView:
    withhold = catalogue.withholder([report.id, source.id])
    both = [item for item in derivation.evidence if _fits(item, report, source)]
    longest = sorted(both, key=lambda item: item.span.start - item.span.end if item.span else 0)[:_PASSAGES]
    shown = [item for item in both if item in longest]
    return SharedView(
        how=derivation_word(derivation),
        card=card,
        other=other,
        directed=derivation.directed or derivation.how in ("independent", "unknown"),
        apart=derivation.how == "independent",
        decided=any(item.kind == "judgement" for item in derivation.evidence),
        proof=tuple(
            dict.fromkeys(
                withhold(item.detail)
                for item in derivation.evidence
                if item not in both or item.kind not in _SAME_WORDS
            )
        ),
        passages=tuple(
            (_side(report, item.span, withhold), _side(source, item.other_span, withhold))
            for item in shown
            if item.span and item.other_span
        ),
        more=len(both) - len(shown),
    )


def _fits(item: Evidence, report: Report, source: Report) -> bool:
    return bool(
        item.span and item.other_span and item.span.end <= len(report.text) and item.other_span.end <= len(source.text)
    )


def _side(report: Report, span: Span, withhold: Withholder) -> Side:
    place = f"characters {span.start}–{span.end}"
    around = Span(
        start=report.sentence(Span(start=span.start, end=span.start + 1)).start,
        end=report.sentence(Span(start=max(span.start, span.end - 1), end=span.end)).end,
    )
    whole = report.quote(around)
    words = quoted(report, span, withhold)
    parts = (report.text[around.start : span.start], report.quote(span), report.text[span.end : around.end])
    # A name that lies across an edge would come apart into halves that nothing withholds.
    if cover_reason(whole) or len(withhold.veils(whole)) != sum(len(withhold.veils(part)) for part in parts):
        return Side(before="", words=words, after="", place=place)
    before, after = (_SPACE.sub(" ", withhold(part)) for part in (parts[0], parts[2]))
    if words.endswith("…"):
        after = ""  # what was shortened ends where it was cut
    if len(before) > _CONTEXT:
        before = "… " + before[-_CONTEXT:].partition(" ")[2]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rpartition(" ")[0] + " …"
    return Side(before=before, words=words, after=after, place=place)


def link_views(
    incident: Incident, links: Iterable[MentionLink], catalogue: Catalogue
) -> tuple[tuple[LinkView, ...], int]:
    """For each report but the first, the link to an earlier one that speaks most for one happening; and how many more
    there are."""
    home = {ref.mention: ref.report for ref in incident.mentions}
    place = {ref.mention: number for number, ref in enumerate(incident.mentions)}
    found: list[LinkView] = []
    chosen = strongest_links(incident, links)
    for link in chosen[:_PAIRS]:
        turned = place[link.left] < place[link.right]
        later, earlier = (link.right, link.left) if turned else (link.left, link.right)
        left, right = catalogue.card(home[later]), catalogue.card(home[earlier])
        if left is None or right is None or left is right:
            continue
        withhold = catalogue.withholder([home[later], home[earlier]])
        reasons = sorted(link.reasons, key=lambda one: (-abs(one.weight), one.feature))
        found.append(
            LinkView(
                left=left,
                right=right,
                score=f"{link.score:+.1f}",
                reasons=tuple(
                    (
                        word("feature", one.feature),
                        withhold.listed(one.right if turned else one.left),
                        withhold.listed(one.left if turned else one.right),
                        f"{one.weight:+.1f}",
                    )
                    for one in reasons
                ),
            )
        )
    return tuple(found), max(0, len(chosen) - _PAIRS)
