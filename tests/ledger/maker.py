"""Reports about invented happenings in Veldria with extractions made by hand, for the ledger's tests."""

from __future__ import annotations

import dataclasses
import sqlite3
from pathlib import Path

from firsthand.ledger import Ledger
from firsthand.model import (
    Argument,
    Casualty,
    Claim,
    Credit,
    Damage,
    DateArgument,
    Derivation,
    Evidence,
    Extraction,
    Field,
    Grade,
    Hop,
    Incident,
    Intake,
    Mention,
    MentionLink,
    MentionRef,
    Origin,
    PlaceArgument,
    PlaceMention,
    Problem,
    Reading,
    Reason,
    Report,
    Span,
    Standing,
    TimeExpression,
)
from tests.conftest import make_report

__all__ = [
    "add",
    "counts",
    "derived",
    "differently",
    "dump",
    "extraction",
    "incident",
    "intake",
    "linked",
    "story",
    "words",
]

LEAD = "A drone struck the grain dock of Lenz on Friday, the harbour office said."
TOLL = "Seven sailors were killed, according to the coast guard of Veldria."
_AGENCY = "Port Wire"
DENIAL = '"Nobody was there," said Mira Orlen, who sells fish at the quay, "and nobody was hurt."'


def story(number: int = 0, *, outlet: str = "Lenz Herald", published: str | None = "2031-05-17") -> Report:
    """A report of three sentences; a different number is a different report."""
    paragraphs = (LEAD, TOLL, DENIAL, f"Edition {number}. — {_AGENCY}")
    plain = make_report(*paragraphs, outlet=outlet, published=published, title="Dock struck")
    credit = Credit(name=_AGENCY, kind="agency", span=words(plain, _AGENCY))
    return dataclasses.replace(plain, credits=(credit,))


def words(report: Report, text: str) -> Span:
    """The span of these words."""
    start = report.text.index(text)
    return Span(start=start, end=start + len(text))


def intake(report: Report, *problems: Problem) -> Intake:
    """The report with the bytes it was read from."""
    return Intake(capture=report.capture, content=report.text.encode(), report=report, problems=problems)


def extraction(report: Report, *, made_by: str = "hand 1", second: bool = True) -> Extraction:
    """One claim of each kind of part and two mentions: the strike, and with `second` a toll of its own."""
    friday = TimeExpression(
        span=words(report, "on Friday"), value="2031-05-16", precision="day", kind="date", anchor="published"
    )
    lenz = PlaceMention(
        span=words(report, "Lenz"),
        name="Lenz",
        geoname_id=9001,
        country="VX",
        latitude=12,
        longitude=-61.25,
        precision="settlement",
        alternatives=(9002, 9003),
    )
    office = Claim(
        report_id=report.id,
        content=(words(report, "A drone struck the grain dock of Lenz on Friday"),),
        cue=words(report, "said"),
        source=words(report, "the harbour office"),
        chain=(
            Hop(name=report.outlet, kind="outlet"),
            Hop(name="harbour office", kind="organisation", span=words(report, "the harbour office")),
        ),
        quotation="indirect",
        certainty="certain",
        polarity="positive",
        said_on=friday,
        rule="said",
    )
    seller = Claim(
        report_id=report.id,
        content=(words(report, "Nobody was there,"), words(report, "and nobody was hurt.")),
        cue=None,
        source=words(report, "Mira Orlen"),
        chain=(Hop(name="Mira Orlen", kind="person", span=words(report, "Mira Orlen"), anonymity="a fish seller"),),
        quotation="direct",
        certainty="certain",
        polarity="negative",
        act="denial",
    )
    strike = Mention(
        report_id=report.id,
        type="ASSAULT",
        mode="drone",
        status="happened",
        trigger=words(report, "struck"),
        triggers=(words(report, "struck"),),
        actors=(Argument(name="drone crew", span=words(report, "A drone")),),
        targets=(Argument(name="Mira Orlen", span=words(report, "Mira Orlen"), kind="private_person"),),
        means=(Argument(name="drone", span=words(report, "drone"), claims=(office.id,)),),
        places=(PlaceArgument(place=lenz, claims=(office.id,)),),
        dates=(DateArgument(time=friday),),
        casualties=(Casualty(outcome="killed", low=7, high=None, span=words(report, "Seven"), claims=()),),
        damage=(Damage(name="grain dock", effect="damaged", span=words(report, "the grain dock")),),
        claims=(office.id,),
    )
    toll = Mention(report_id=report.id, type="ASSAULT", mode=None, status="alleged", trigger=words(report, "killed"))
    return Extraction(
        report_id=report.id,
        claims=(office, seller),
        times=(friday,),
        places=(lenz,),
        mentions=(strike, toll) if second else (strike,),
        problems=(Problem(stage="extraction", address="Lenz Herald.txt", message="a clause is too long", fatal=False),),
        made_by=made_by,
    )


def add(ledger: Ledger, *reports: Report, key: str = "lenz") -> None:
    """Add these reports under one blocking key."""
    for report in reports:
        ledger.add(intake(report), extraction(report), keys={key, f"only {report.id}"})


def linked(left: Report, right: Report, *, score: float = 3, index: int = 0) -> MentionLink:
    """A link between mentions of two reports."""
    one, two = (extraction(report).mentions[index].id for report in (left, right))
    return MentionLink(
        left=one, right=two, score=score, reasons=(Reason(feature="date", left="a", right="b", weight=score),)
    )


def incident(*reports: Report, index: int = 0, title: str = "Strike on the dock of Lenz") -> Incident:
    """The incident that holds one mention of each report, founded by the first."""
    found = [(report, extraction(report).mentions[index]) for report in reports]
    killed = Reading(
        value="7 or more",
        low=7,
        standings=tuple(
            Standing(report=report.id, mention=mention.id, span=words(report, "Seven")) for report, mention in found
        ),
        reports=tuple(report.id for report in reports),
        sources=("Lenz Herald", "coast guard"),
    )
    friday = Reading(
        value="2031-05-16",
        precision="day",
        standings=tuple(
            Standing(report=report.id, mention=mention.id, span=words(report, "on Friday")) for report, mention in found
        ),
    )
    return Incident(
        type="ASSAULT",
        mode="drone",
        title=title,
        mentions=tuple(MentionRef(report=report.id, mention=mention.id) for report, mention in found),
        fields={"killed": Field(readings=(killed,)), "date": Field(readings=(friday,))},
        origins=(Origin(name="coast guard", kind="speaker", key="coast guard", reports=tuple(r.id for r in reports)),),
        independent_origins=1,
        unknown_origins=0,
        grade=Grade(suggested="Weak", rule="one origin", reason="only the coast guard is known"),
    )


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, as the file has them."""
    connection = sqlite3.connect(path)
    try:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in names}  # noqa: S608
    finally:
        connection.close()


def counts(path: Path) -> dict[str, int]:
    """How many rows each table has."""
    return {name: len(rows) for name, rows in dump(path).items()}


def differently(report: Report, **changes: object) -> Report:
    """The same bytes, read differently."""
    return dataclasses.replace(report, **changes)  # type: ignore[arg-type]


def derived(report: Report, source: Report | None, detail: str = "shared text", name: str = "Port Wire") -> Derivation:
    """A derivation from another report, or from a source known by name alone."""
    start = Span(start=0, end=9)
    return Derivation(
        report_id=report.id,
        from_report=source.id if source else None,
        from_name=source.outlet if source else name,
        how="reprint",
        evidence=(Evidence(kind="shared_text", detail=detail, span=start, other_span=start),),
    )
