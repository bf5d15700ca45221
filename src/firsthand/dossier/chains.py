"""Chains of attribution as lines and as a tree: report, outlet, and who told whom, down to the last known teller."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from firsthand.dossier.addresses import words_anchor
from firsthand.dossier.catalogue import Catalogue, ReportCard
from firsthand.dossier.covers import cover_reason
from firsthand.dossier.wording import derivation_word, word
from firsthand.model import Claim, Derivation, Document, Hop, Origin, Report, Span
from firsthand.safety import Withholder

__all__ = [
    "ChainLine",
    "HopLabel",
    "Leaf",
    "Node",
    "chain_lines",
    "chain_tree",
    "hop_label",
    "quoted",
    "said",
    "together",
]

_LONGEST_QUOTE = 240
_OUTLETS = 3
# Acts of which it goes without saying that something is not so.
_PLAIN = frozenset({"denial", "comment_declined", "comment_requested"})
# Marks around the whole quotation; the page sets its own.
_QUOTES = '"“”«» '


@dataclass(frozen=True, slots=True, kw_only=True)
class HopLabel:
    """One teller. unnamed: the words are a description, no name. href: the words in their report."""

    name: str
    kind: str
    unnamed: bool
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLine:
    """One chain in one line, nearest first, with how it was said: "denies", "as probable"."""

    hops: tuple[HopLabel, ...]
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """What a teller said: the words, how, and the letter of the origin it goes back to."""

    words: str
    href: str
    said: str
    origin: str
    own_voice: bool = False


@dataclass(slots=True, kw_only=True)
class Node:
    """A teller in the tree. card: set on the reports, which are the tree's roots."""

    label: HopLabel
    card: ReportCard | None = None
    notes: list[str] = field(default_factory=list)
    children: dict[tuple[str, str], Node] = field(default_factory=dict)
    leaves: list[Leaf] = field(default_factory=list)


def said(claim: Claim) -> str:
    """How a claim was said: the act, doubt and manner in words, without what goes without saying."""
    parts = [word("act", claim.act)]
    if claim.certainty != "certain":
        parts.append(word("certainty", claim.certainty))
    if claim.polarity == "negative" and claim.act not in _PLAIN:
        parts.append("that it is not so")
    if claim.quotation != "indirect":
        parts.append(word("quotation", claim.quotation))
    return ", ".join(parts)


def quoted(report: Report, span: Span, withhold: Withholder) -> str:
    """Exact words fit to show: names withheld, shortened where long, and replaced where the sentence is covered."""
    words = report.quote(span)
    cover = cover_reason(words)
    if cover:
        return f"[covered: {cover}]"
    whole = " ".join(words.split())
    bare = whole.strip(_QUOTES)
    # Marks inside say where a quotation begins or ends: then those at the edges stay too.
    shown = withhold(whole if any(mark in bare for mark in _QUOTES[:5]) else bare)
    return shown if len(shown) <= _LONGEST_QUOTE else shown[: _LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + " …"


def hop_label(hop: Hop, report_id: str, catalogue: Catalogue, withhold: Withholder) -> HopLabel:
    """A teller as shown."""
    card = catalogue.card(report_id)
    unnamed = hop.kind == "unnamed" or hop.anonymity is not None
    name = withhold(hop.anonymity or hop.name if unnamed else hop.name)
    href = f"{card.page}#{words_anchor(hop.span)}" if card and hop.span else None
    if card and not name and hop.kind == "outlet":
        name = card.name  # the report's own outlet, of which it does not say the name
    return HopLabel(name=name or word("hop", hop.kind), kind=word("hop", hop.kind), unnamed=unnamed, href=href)


def chain_lines(
    claims: Iterable[tuple[Claim, Document]], catalogue: Catalogue, withhold: Withholder
) -> tuple[ChainLine, ...]:
    """The different chains of these claims, in order, each once with all ways in which it was said. Outlets with the
    same tellers behind them stand together."""
    behind: dict[tuple[str, ...], tuple[HopLabel, ...]] = {}
    outlets: dict[tuple[str, ...], dict[str, None]] = {}
    ways: dict[tuple[str, ...], dict[str, None]] = {}
    for claim, document in claims:
        first, *others = (hop_label(hop, document.report.id, catalogue, withhold) for hop in claim.chain)
        names = tuple(hop.name for hop in others)
        behind.setdefault(names, (first, *others))
        outlets.setdefault(names, {})[first.name] = None
        ways.setdefault(names, {})[said(claim)] = None
    return tuple(
        ChainLine(
            hops=(replace(behind[names][0], name=together(outlets[names])), *behind[names][1:]), said=_ways(found)
        )
        for names, found in ways.items()
    )


def together(outlets: Iterable[str]) -> str:
    """The first few outlets; the rest is counted."""
    listed = list(outlets)
    more = f" and {len(listed) - _OUTLETS} more" if len(listed) > _OUTLETS else ""
    return ", ".join(listed[:_OUTLETS]) + more


def _ways(found: Iterable[str]) -> str:
    """How it was said, each way once: "states" goes without saying beside "states, quoted"."""
    listed = list(found)
    return "; ".join(one for one in listed if not any(other.startswith(f"{one}, ") for other in listed))


def chain_tree(
    documents: Sequence[Document],
    claims: Iterable[Claim],
    own_voice: Mapping[str, Sequence[tuple[str, Span]]],
    letters: Mapping[str, str],
    origins: Sequence[Origin],
    derivations: Mapping[str, Sequence[Derivation]],
    catalogue: Catalogue,
    withhold: Withholder,
) -> tuple[Node, ...]:
    """One root a report, in the order of publication.

    own_voice: per report, what it says without naming anybody, as field label and words. letters: origin id → letter.
    """
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        by_report.setdefault(claim.report_id, []).append(claim)
    of_claim = {one: letters[origin.id] for origin in origins for one in origin.claims if origin.id in letters}
    roots: list[Node] = []
    for document in documents:
        report = document.report
        card = catalogue.card(report.id)
        if card is None:
            continue
        root = Node(label=HopLabel(name=card.name, kind="report", unnamed=False, href=card.page), card=card)
        root.notes = [_depends(derivation, catalogue, withhold) for derivation in derivations.get(report.id, ())]
        ordered = sorted(
            by_report.get(report.id, ()), key=lambda one: (one.content[0].start if one.content else 0, one.id)
        )
        for claim in ordered:
            _place(root, claim, report, of_claim.get(claim.id, ""), catalogue, withhold)
        for label, span in own_voice.get(report.id, ()):
            root.leaves.append(
                Leaf(
                    words=quoted(report, span, withhold),
                    href=f"{card.page}#{words_anchor(span)}",
                    said=f"{label.lower()}, in its own voice",
                    origin="",
                    own_voice=True,
                )
            )
        roots.append(root)
    return tuple(roots)


def _place(root: Node, claim: Claim, report: Report, origin: str, catalogue: Catalogue, withhold: Withholder) -> None:
    node = root
    # The first hop is the report's own outlet, which the root already names.
    for hop in claim.chain[1:]:
        label = hop_label(hop, report.id, catalogue, withhold)
        node = node.children.setdefault((label.name, label.kind), Node(label=label))
    span = claim.content[0] if claim.content else claim.cue or claim.source
    if span is None or root.card is None:
        return
    node.leaves.append(
        Leaf(
            words=quoted(report, span, withhold),
            href=f"{root.card.page}#{words_anchor(span)}",
            said=said(claim),
            origin=origin,
        )
    )


def _depends(derivation: Derivation, catalogue: Catalogue, withhold: Withholder) -> str:
    other = catalogue.card(derivation.from_report) if derivation.from_report else None
    name = other.name if other else withhold(derivation.from_name)
    evidence = sorted({word("evidence", item.kind) for item in derivation.evidence})
    how = derivation_word(derivation)
    return f"{how} {name}" + (f" (by {', '.join(evidence)})" if evidence else "")
