"""An in-memory ledger for the dossier's tests, put together by hand from words found in invented reports."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from firsthand.model import (
    Act,
    Argument,
    Block,
    BlockRole,
    Capture,
    Certainty,
    Claim,
    Conflict,
    Credit,
    Derivation,
    Document,
    Extraction,
    Field,
    Grade,
    GradeName,
    Hop,
    HopKind,
    Incident,
    Judgement,
    Mention,
    MentionLink,
    MentionRef,
    Origin,
    OriginKind,
    Polarity,
    Problem,
    Quotation,
    Reading,
    Report,
    Scope,
    Span,
    Standing,
    Status,
)

__all__ = ["Desk", "MemoryView", "Sheet", "origin", "reading", "readings"]

Paragraph = str | tuple[BlockRole, str]


@dataclass(kw_only=True)
class MemoryView:
    """A ledger's view over lists."""

    held: list[Document] = field(default_factory=list)
    found: list[Incident] = field(default_factory=list)
    owed: list[Derivation] = field(default_factory=list)
    trouble: list[Problem] = field(default_factory=list)
    ruled: list[Judgement] = field(default_factory=list)
    weighed: list[MentionLink] = field(default_factory=list)

    def reports(self) -> Iterator[Report]:
        return (document.report for document in self.documents())

    def documents(self, report_ids: Iterable[str] | None = None) -> Iterator[Document]:
        wanted = None if report_ids is None else set(report_ids)
        ordered = sorted(
            self.held, key=lambda one: (one.report.published is None, one.report.published or "", one.report.id)
        )
        return (one for one in ordered if wanted is None or one.report.id in wanted)

    def incidents(self) -> Iterator[Incident]:
        return iter(self.found)

    def derivations(self) -> Iterator[Derivation]:
        return iter(self.owed)

    def mention_links(self, report_ids: Iterable[str]) -> Iterator[MentionLink]:
        return iter(self.weighed)

    def problems(self) -> Iterator[Problem]:
        return iter(self.trouble)

    def judgements(self) -> Iterator[Judgement]:
        return iter(self.ruled)


@dataclass(kw_only=True)
class Sheet:
    """A report on the desk, with what is found in it so far."""

    report: Report
    claims: list[Claim] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def find(self, words: str) -> Span:
        """Where the words first stand in the text."""
        start = self.report.text.index(words)
        return Span(start=start, end=start + len(words))

    def claim(
        self,
        content: str | Sequence[str],
        *hops: tuple[str, HopKind] | tuple[str, HopKind, str],
        cue: str | None = None,
        act: Act = "statement",
        certainty: Certainty = "certain",
        polarity: Polarity = "positive",
        quotation: Quotation = "indirect",
    ) -> Claim:
        """A claim that goes from the outlet over `hops` (name, kind, words in the text), nearest first."""
        chain = [Hop(name=self.report.outlet, kind="outlet")]
        spans: list[Span] = []
        for hop in hops:
            words = hop[2] if len(hop) == 3 else hop[0]
            span = self.find(words)
            spans.append(span)
            chain.append(Hop(name=hop[0], kind=hop[1], span=span, anonymity=words if hop[1] == "unnamed" else None))
        made = Claim(
            report_id=self.report.id,
            content=tuple(self.find(one) for one in ([content] if isinstance(content, str) else content)),
            cue=self.find(cue) if cue else None,
            source=spans[-1] if spans else None,
            chain=tuple(chain),
            quotation=quotation,
            certainty=certainty,
            polarity=polarity,
            act=act,
            rule="test",
        )
        self.claims.append(made)
        return made

    def mention(
        self,
        trigger: str,
        kind: str,
        mode: str | None = None,
        *,
        status: Status = "happened",
        private: Sequence[str] = (),
    ) -> MentionRef:
        """A mention; `private` names persons by their words in the text."""
        made = Mention(
            report_id=self.report.id,
            type=kind,
            mode=mode,
            status=status,
            trigger=self.find(trigger),
            targets=tuple(Argument(name=one, span=self.find(one), kind="private_person") for one in private),
        )
        self.mentions.append(made)
        return MentionRef(report=self.report.id, mention=made.id)


class Desk:
    """Makes sheets and incidents, and a view of all of them."""

    def __init__(self) -> None:
        self.view = MemoryView()
        self._sheets: list[Sheet] = []

    def sheet(
        self,
        outlet: str,
        published: str | None,
        title: str,
        *paragraphs: Paragraph,
        url: str | None = None,
        authors: Sequence[str] = (),
        language: str = "en",
        credits: Sequence[Credit] = (),
        address: str | None = None,
        **more: str,
    ) -> Sheet:
        """A report of these blocks, headed by its title."""
        blocks: list[Block] = []
        text = ""
        pairs: list[tuple[BlockRole, str]] = [("heading", title)] if title else []
        pairs += [one if isinstance(one, tuple) else ("paragraph", one) for one in paragraphs]
        for role, words in pairs:
            text += "\n\n" if text else ""
            blocks.append(Block(role=role, span=Span(start=len(text), end=len(text) + len(words))))
            text += words
        content = f"{outlet}\n{published}\n{url}\n{text}".encode("utf-8", "replace")
        report = Report(
            capture=Capture(
                sha256=hashlib.sha256(content).hexdigest(),
                address=address or url or "/home/somebody/desk/page.html",
                media_type="text/html",
                size=len(content),
                encoding="utf-8",
                retrieved_at=datetime(2031, 5, 20, 9, 30, tzinfo=UTC) if url else None,
            ),
            text=text,
            blocks=tuple(blocks),
            url=url,
            title=title,
            outlet=outlet,
            authors=tuple(authors),
            published=published,
            published_from="metadata" if published else None,
            language=language,
            credits=tuple(credits),
            read_by="firsthand 0.1.0",
            **more,
        )
        made = Sheet(report=report)
        self._sheets.append(made)
        return made

    def credit(self, sheet: Sheet, *credits: Credit) -> None:
        """Put credits on a report that is already there."""
        sheet.report = replace(sheet.report, credits=credits)

    def incident(
        self,
        title: str,
        kind: str,
        mode: str | None,
        mentions: Sequence[MentionRef],
        *,
        grade: tuple[GradeName, str, str] = ("Weak", "one origin", "a single known origin"),
        origins: Sequence[Origin] = (),
        **fields: Field,
    ) -> Incident:
        """An incident; independent and unknown origins are counted from `origins`."""
        made = Incident(
            type=kind,
            mode=mode,
            title=title,
            mentions=tuple(mentions),
            fields=fields,
            origins=tuple(origins),
            independent_origins=sum(origin.kind != "unknown" for origin in origins),
            unknown_origins=sum(origin.kind == "unknown" for origin in origins),
            grade=Grade(suggested=grade[0], rule=grade[1], reason=grade[2]),
            claims=tuple(dict.fromkeys(one for origin in origins for one in origin.claims)),
        )
        self.view.found.append(made)
        return made

    def done(self) -> MemoryView:
        """The view, with every sheet in it."""
        self.view.held = [
            Document(
                report=sheet.report,
                extraction=Extraction(
                    report_id=sheet.report.id,
                    claims=tuple(sheet.claims),
                    mentions=tuple(sheet.mentions),
                    made_by="firsthand 0.1.0, en_core_web_sm 3.8.0",
                ),
            )
            for sheet in self._sheets
        ]
        return self.view


def origin(name: str, kind: OriginKind, *claims: Claim, reports: Sequence[Sheet] = ()) -> Origin:
    """An origin that these claims go back to."""
    held = dict.fromkeys([*(claim.report_id for claim in claims), *(sheet.report.id for sheet in reports)])
    return Origin(
        name=name,
        kind=kind,
        key=f"{name}:{','.join(held)}",
        reports=tuple(held),
        claims=tuple(claim.id for claim in claims),
        chain=claims[0].chain if claims else (),
    )


def reading(
    value: str,
    *standings: tuple[Sheet, str],
    claims: Sequence[Claim] = (),
    origins: Sequence[Origin] = (),
    low: int | None = None,
    high: int | None = None,
    scope: Scope | None = None,
    at: tuple[float, float] | None = None,
    country: str | None = None,
    precision: str | None = None,
) -> Reading:
    """A reading that stands at these words of these sheets."""
    return Reading(
        value=value,
        standings=tuple(
            Standing(
                report=sheet.report.id,
                mention=sheet.mentions[0].id if sheet.mentions else "",
                span=sheet.find(words),
            )
            for sheet, words in standings
        ),
        low=low,
        high=high,
        scope=scope,
        claims=tuple(claim.id for claim in claims),
        reports=tuple(dict.fromkeys(sheet.report.id for sheet, _ in standings)),
        origins=tuple(one.id for one in origins),
        sources=tuple(dict.fromkeys(hop.name for claim in claims for hop in claim.chain)),
        latitude=at[0] if at else None,
        longitude=at[1] if at else None,
        country=country,
        precision=precision,
    )


def readings(*found: Reading, conflict: Conflict | None = None) -> Field:
    """A field of these readings."""
    return Field(readings=found, conflict=conflict)
