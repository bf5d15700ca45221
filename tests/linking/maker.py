"""Documents made by hand for tests of linking: words are given, their spans are looked up in the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from firsthand.model import (
    Act,
    Argument,
    Casualty,
    Certainty,
    Claim,
    Credit,
    CreditKind,
    Damage,
    DateArgument,
    Document,
    Extraction,
    Hop,
    HopKind,
    Mention,
    Outcome,
    PlaceArgument,
    PlaceMention,
    PlacePrecision,
    Polarity,
    Report,
    Scope,
    Span,
    Status,
    TimeExpression,
)
from tests.conftest import make_report

__all__ = ["Maker", "outcomes"]

# name: (geoname id, country, latitude, longitude, precision). Veldria is invented; so are its places and their places.
PLACES: dict[str, tuple[int | None, str | None, float | None, float | None, PlacePrecision]] = {
    "Veldria": (9001, "VD", 10.0, 20.0, "country"),
    "Ostmark": (9002, "OM", 14.0, 24.0, "country"),
    "Port Arlo": (9101, "VD", 10.5, 20.5, "settlement"),
    "Arlo Docks": (9102, "VD", 10.51, 20.52, "point"),
    "Tessim": (9103, "VD", 12.5, 22.5, "settlement"),
    "Wexholm": (None, None, None, None, "settlement"),  # in no gazetteer
    "Gulf of Sarn": (9201, None, 9.0, 19.0, "sea"),
}


def span_of(text: str, words: str, nth: int = 0) -> Span:
    """The span of the `nth` occurrence of the words."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(start=at, end=at + len(words))


class Maker:
    """Collects claims and mentions of one report."""

    def __init__(
        self,
        *paragraphs: str,
        outlet: str = "Veldria Courier",
        published: str | None = "2031-05-14",
        credits: Sequence[tuple[str, CreditKind]] = (),
        authors: tuple[str, ...] = (),
    ) -> None:
        text = "\n\n".join(paragraphs)
        made = tuple(Credit(name=name, kind=kind, span=span_of(text, name)) for name, kind in credits)
        base = make_report(*paragraphs, outlet=outlet, published=published, credits=made)
        self.report = Report(
            capture=base.capture,
            text=base.text,
            blocks=base.blocks,
            url=f"https://{outlet.lower().replace(' ', '-')}.example/{published}/{base.id[:6]}",
            outlet=outlet,
            authors=authors,
            published=published,
            published_from=base.published_from,
            language="en",
            credits=made,
            read_by="test",
        )
        self.outlet = outlet
        self.claims: list[Claim] = []
        self.mentions: list[Mention] = []

    def span(self, words: str, nth: int = 0) -> Span:
        return span_of(self.report.text, words, nth)

    def time(self, words: str, value: str | None) -> TimeExpression:
        size = len(value) if value and "/" not in value else 0
        precision: Any = {4: "year", 7: "month", 10: "day"}.get(size, "range" if value else "unresolved")
        return TimeExpression(
            span=self.span(words),
            value=value,
            precision=precision,
            kind="date",
            anchor="published" if value else "none",
        )

    def claim(
        self,
        content: str,
        *hops: tuple[str, HopKind],
        cue: str | None = None,
        act: Act = "statement",
        certainty: Certainty = "certain",
        polarity: Polarity = "positive",
        said_on: tuple[str, str] | None = None,
        source: str | None = None,
    ) -> str:
        """A claim whose chain is this report's outlet and then `hops`, nearest first. Returns its id."""
        found = self.report.text.find
        chain = [Hop(name=self.outlet, kind="outlet")]
        for name, kind in hops:
            span = self.span(name) if found(name) >= 0 else None
            chain.append(Hop(name=name, kind=kind, span=span, anonymity=name if kind == "unnamed" else None))
        made = Claim(
            report_id=self.report.id,
            content=(self.span(content),),
            cue=self.span(cue) if cue else None,
            source=self.span(source) if source else None,
            chain=tuple(chain),
            quotation="indirect",
            certainty=certainty,
            polarity=polarity,
            act=act,
            said_on=self.time(*said_on) if said_on else None,
        )
        self.claims.append(made)
        return made.id

    def mention(
        self,
        trigger: str,
        *,
        type: str = "ASSAULT",
        mode: str | None = "drone",
        status: Status = "happened",
        actors: Sequence[str] = (),
        targets: Sequence[str] = (),
        means: Sequence[str] = (),
        places: Sequence[str] = (),
        dates: Sequence[tuple[str, str | None]] = (),
        damage: Sequence[tuple[str, str]] = (),
        tolls: Sequence[tuple[Outcome, str, int, int | None]] = (),
        scope: Scope = "incident",
        group: str = "unknown",
        claims: Sequence[str] = (),
        carried: Sequence[str] = (),
        nth: int = 0,
    ) -> str:
        """A mention; `carried` are the claims in which its casualties stand. Returns its id."""
        made = Mention(
            report_id=self.report.id,
            type=type,
            mode=mode,
            status=status,
            trigger=self.span(trigger, nth),
            triggers=(self.span(trigger, nth),),
            actors=tuple(Argument(name=name, span=self.span(name)) for name in actors),
            targets=tuple(Argument(name=name, span=self.span(name)) for name in targets),
            means=tuple(Argument(name=name, span=self.span(name)) for name in means),
            places=tuple(PlaceArgument(place=self.place(name)) for name in places),
            dates=tuple(DateArgument(time=self.time(words, value)) for words, value in dates),
            damage=tuple(Damage(name=name, effect=effect, span=self.span(name)) for name, effect in damage),
            casualties=tuple(
                self.toll(outcome, words, low, high, scope=scope, group=group, carried=carried)
                for outcome, words, low, high in tolls
            ),
            claims=tuple(claims),
        )
        self.mentions.append(made)
        return made.id

    def toll(
        self,
        outcome: Outcome,
        words: str,
        low: int,
        high: int | None,
        *,
        scope: Scope = "incident",
        group: str = "unknown",
        carried: Sequence[str] = (),
    ) -> Casualty:
        return Casualty(
            outcome=outcome,
            low=low,
            high=high,
            span=self.span(words),
            scope=scope,
            group=group,
            claims=tuple(carried),
        )

    def place(self, name: str) -> PlaceMention:
        geoname, country, latitude, longitude, precision = PLACES[name]
        return PlaceMention(
            span=self.span(name),
            name=name,
            geoname_id=geoname,
            country=country,
            latitude=latitude,
            longitude=longitude,
            precision=precision,
        )

    def build(self) -> Document:
        found = Extraction(
            report_id=self.report.id, claims=tuple(self.claims), mentions=tuple(self.mentions), made_by="test"
        )
        return Document(report=self.report, extraction=found)


def outcomes(document: Document) -> list[str]:
    """The ids of a document's mentions."""
    return [mention.id for mention in document.extraction.mentions]
