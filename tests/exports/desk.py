"""A ledger view in memory with invented happenings in Veldria, for the tests of exports."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from firsthand.model import (
    Argument,
    Claim,
    Conflict,
    Derivation,
    Document,
    Evidence,
    Extraction,
    Field,
    Grade,
    Hop,
    Incident,
    Judgement,
    Mention,
    MentionLink,
    MentionRef,
    Origin,
    Problem,
    Reading,
    Report,
    Span,
    Standing,
    Verdict,
    content_id,
)
from tests.conftest import make_report

__all__ = ["Desk", "desk", "words"]

LEAD = "A shell hit the market of Lenz on Friday. Mira van Orlen, a baker, was killed there, the clinic said."
TOLL = '"At least 12 people died," said the mayor. Orlen was buried on Sunday.'
FORMULA = "=cmd was not run."
OTHER = "Off the coast of Veldria, a trawler sank. Its crew of 5 to 8 is missing since spring, Radio Lenz reported."


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Satisfies LedgerView with what it is given."""

    held: tuple[Document, ...] = ()
    happened: tuple[Incident, ...] = ()
    derived: tuple[Derivation, ...] = ()
    failed: tuple[Problem, ...] = ()
    judged: tuple[Judgement, ...] = ()

    def reports(self) -> Iterator[Report]:
        return (document.report for document in self.held)

    def documents(self, report_ids: Iterable[str] | None = None) -> Iterator[Document]:
        wanted = None if report_ids is None else set(report_ids)
        return (document for document in self.held if wanted is None or document.report.id in wanted)

    def incidents(self) -> Iterator[Incident]:
        return iter(self.happened)

    def derivations(self) -> Iterator[Derivation]:
        return iter(self.derived)

    def mention_links(self, report_ids: Iterable[str]) -> Iterator[MentionLink]:
        return iter(())

    def problems(self) -> Iterator[Problem]:
        return iter(self.failed)

    def judgements(self) -> Iterator[Judgement]:
        return iter(self.judged)


def words(report: Report, text: str) -> Span:
    """The span of these words."""
    start = report.text.index(text)
    return Span(start=start, end=start + len(text))


def desk() -> Desk:
    """A shelling with a private victim and rival tolls, and a trawler that nobody can place or date."""
    market = dataclasses.replace(
        make_report(LEAD, TOLL, FORMULA, title="Baker Mira van Orlen among the dead", outlet="Lenz Herald"),
        url="https://lenz.example/2031/mira-van-orlen-killed",
    )
    sea = make_report(OTHER, outlet="@harbour, desk", published=None)
    victim = Argument(name="Mira van Orlen", span=words(market, "Mira van Orlen"), kind="private_person")
    mayor = Argument(name="Jan Orlen", span=words(market, "the mayor"), kind="person")
    claim = Claim(
        report_id=market.id,
        content=(words(market, "At least 12 people died"),),
        cue=words(market, "said the mayor"),
        source=words(market, "the mayor"),
        chain=(
            Hop(name="Lenz Herald", kind="outlet"),
            Hop(name="mayor", kind="person", span=words(market, "the mayor")),
        ),
        quotation="direct",
        certainty="certain",
        polarity="positive",
    )
    hit = Mention(
        report_id=market.id,
        type="ASSAULT",
        mode="heavy-weapons",
        status="happened",
        trigger=words(market, "hit"),
        targets=(victim,),
        actors=(mayor,),
        claims=(claim.id,),
    )
    sank = Mention(report_id=sea.id, type="ACCIDENT", mode=None, status="alleged", trigger=words(sea, "sank"))
    documents = (
        Document(report=market, extraction=Extraction(report_id=market.id, claims=(claim,), mentions=(hit,))),
        Document(report=sea, extraction=Extraction(report_id=sea.id, mentions=(sank,))),
    )

    def stands(report: Report, mention: Mention, *texts: str) -> tuple[Standing, ...]:
        return tuple(Standing(report=report.id, mention=mention.id, span=words(report, text)) for text in texts)

    origin = Origin(name="mayor of Lenz", kind="speaker", key="mayor", reports=(market.id,), claims=(claim.id,))
    shelling = Incident(
        type="ASSAULT",
        mode="heavy-weapons",
        title="Shelling of Mira van Orlen, Lenz",
        mentions=(MentionRef(report=market.id, mention=hit.id),),
        fields={
            "target": Field(
                readings=(Reading(value="Mira van Orlen", standings=stands(market, hit, "Mira van Orlen")),)
            ),
            "place": Field(
                readings=(
                    Reading(
                        value="Lenz",
                        standings=stands(market, hit, "Lenz"),
                        reports=(market.id,),
                        sources=("Lenz Herald", "clinic"),
                        latitude=-12.5,
                        longitude=61.123456789,
                        geoname_id=9001,
                        country="VX",
                        precision="settlement",
                    ),
                )
            ),
            "date": Field(
                readings=(Reading(value="Friday", standings=stands(market, hit, "Friday"), precision="unresolved"),)
            ),
            "killed": Field(
                readings=(
                    Reading(
                        value="12 or more",
                        low=12,
                        standings=stands(market, hit, "At least 12 people", "12"),
                        claims=(claim.id,),
                        reports=(market.id,),
                        origins=(origin.id,),
                        sources=("Lenz Herald", "mayor"),
                    ),
                    Reading(value="=1+1", low=1, high=1, standings=stands(market, hit, "=cmd"), scope="cumulative"),
                ),
                conflict=Conflict(
                    kind="number", sides=("12 or more", "1"), reason="12 is more than 1; Orlen is in both"
                ),
            ),
        },
        origins=(origin,),
        independent_origins=1,
        unknown_origins=0,
        grade=Grade(suggested="Weak", rule="one origin", reason="one origin, the mayor"),
        claims=(claim.id,),
    )
    trawler = Incident(
        type="ACCIDENT",
        mode=None,
        title="Trawler sunk",
        mentions=(MentionRef(report=sea.id, mention=sank.id),),
        fields={
            "place": Field(
                readings=(
                    Reading(
                        value="Veldria",
                        standings=stands(sea, sank, "Veldria"),
                        latitude=1.0,
                        longitude=2.0,
                        country="VX",
                        precision="country",
                    ),
                    Reading(value="the banks", standings=stands(sea, sank, "the coast")),
                )
            ),
            "missing": Field(readings=(Reading(value="5-8", low=5, high=8, standings=stands(sea, sank, "5 to 8")),)),
        },
        origins=(),
        independent_origins=0,
        unknown_origins=1,
        grade=Grade(suggested="Weak", rule="unknown", reason="Radio Lenz does not say how it knows"),
    )
    bare = dataclasses.replace(
        trawler, mentions=(MentionRef(report=sea.id, mention="f" * 20),), fields={}, title="Collision"
    )
    return Desk(
        held=documents,
        happened=(shelling, trawler, bare),
        derived=(
            Derivation(
                report_id=market.id,
                from_name="Lenz clinic",
                how="cites",
                evidence=(Evidence(kind="citation", detail="on Mira van Orlen", span=words(market, "clinic")),),
            ),
        ),
        failed=(Problem(stage="reading", address="clips/mira-van-orlen.pdf", message="not a text", fatal=True),),
        judged=(
            Judgement(
                subject=shelling.id,
                verdict="accept",
                by="Desk",
                at="2031-05-20T09:00:00Z",
                reason="Orlen's family agrees",
            ),
            Judgement(
                subject=content_id("incident", "long gone"),
                verdict="reject",
                by="Desk",
                at="2031-05-20T09:01:00Z",
                reason="-",
            ),
        ),
    )


def _judged(subject: str, verdict: Verdict, reason: str) -> Judgement:
    return Judgement(subject=subject, verdict=verdict, by="Desk", at="2031-05-20T09:00:00Z", reason=reason)
