"""Adding: everything once, versions of what changed, nothing that does not belong together."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.errors import LedgerError, SpanError, UsageError
from firsthand.ledger import Ledger, verify
from firsthand.model import Capture, Derivation, Document, Evidence, Extraction, Intake, Problem, Span
from tests.conftest import make_report
from tests.ledger.maker import counts, differently, dump, extraction, intake, story


def test_what_is_added_comes_back_as_it_was(ledger: Ledger) -> None:
    report = story()
    found = extraction(report)
    assert ledger.add(intake(report), found, keys={"a", "b"})
    assert list(ledger.documents()) == [Document(report=report, extraction=found)]
    assert list(ledger.reports()) == [report]
    assert list(ledger.captures()) == [(report, report.text.encode())]
    assert ledger.known(report.id)
    assert not ledger.known("0" * 20)
    assert verify(ledger) == []


def test_adding_twice_adds_nothing(ledger: Ledger, path: Path) -> None:
    report = story()
    derivation = Derivation(
        report_id=report.id, from_name="Lenz Radio", how="cites", evidence=(Evidence(kind="citation", detail="said"),)
    )
    problem = Problem(stage="reading", address="x.txt", message="no date", fatal=False, report_id=report.id)
    assert ledger.add(intake(report, problem), extraction(report), keys=["k"], derivations=[derivation])
    before = dump(path)
    assert not ledger.add(intake(report, problem), extraction(report), keys=["k"], derivations=[derivation])
    assert dump(path) == before
    assert len(before["log"]) == 2  # made, added


def test_each_noun_has_its_row(ledger: Ledger, path: Path) -> None:
    report = story()
    ledger.add(intake(report), extraction(report), keys=["k"])
    found = counts(path)
    assert {name: found[name] for name in ("contents", "captures", "texts", "reports", "extractions")} == {
        "contents": 1,
        "captures": 1,
        "texts": 1,
        "reports": 1,
        "extractions": 1,
    }
    assert (found["blocks"], found["claims"], found["claim_spans"], found["hops"]) == (4, 2, 7, 3)
    assert (found["times"], found["places"], found["mentions"], found["arguments"]) == (1, 1, 2, 7)
    assert (found["casualties"], found["problems"], found["blocking_keys"]) == (1, 1, 1)


def test_a_text_that_two_reports_share_is_stored_once(ledger: Ledger, path: Path) -> None:
    report = story()
    again = dataclasses.replace(report, url="https://lenz.example/dock")
    ledger.add(intake(report), None)
    ledger.add(intake(again), None)
    found = counts(path)
    assert (found["reports"], found["texts"], found["contents"]) == (2, 1, 1)


def test_a_report_read_differently_gets_a_version(ledger: Ledger, path: Path) -> None:
    report = story(published=None)
    dated = differently(report, published="2031-05-17", published_from="option")
    found = extraction(report)
    ledger.add(intake(report), found)
    assert ledger.add(intake(dated), found)
    assert list(ledger.reports()) == [dated]
    assert list(ledger.documents()) == [Document(report=dated, extraction=found)]
    assert counts(path)["reports"] == 2
    assert ledger.counts()["reports"] == 1
    assert ledger.add(intake(report), found), "going back to an earlier reading is a change too"
    assert list(ledger.reports()) == [report]
    assert verify(ledger) == []


def test_two_copies_that_read_differently_settle(ledger: Ledger, path: Path) -> None:
    """The same bytes under two names, whose readings differ, do not replace each other at every run."""
    report = story()
    copy = differently(report, outlet="Copy", capture=dataclasses.replace(report.capture, address="copy.txt"))
    for _ in range(2):
        ledger.add(intake(report), extraction(report))
        ledger.add(intake(copy), extraction(copy))
    before = dump(path)
    assert not ledger.add(intake(report), extraction(report))
    assert not ledger.add(intake(copy), extraction(copy))
    assert dump(path) == before


def test_a_later_retrieval_is_a_capture_and_no_new_report(ledger: Ledger, path: Path) -> None:
    report = story()
    moment = datetime(2031, 5, 18, 9, 30, tzinfo=UTC)
    later = differently(report, capture=dataclasses.replace(report.capture, retrieved_at=moment))
    ledger.add(intake(report), extraction(report))
    ledger.link(report.id, derivations=[], mention_links=[])
    ledger.settle([report.id])
    assert ledger.add(intake(later), extraction(later))
    found = counts(path)
    assert (found["captures"], found["reports"], found["contents"]) == (2, 1, 1)
    assert ledger.unlinked() == []


def test_what_is_found_differently_gets_a_version(ledger: Ledger, path: Path) -> None:
    report = story()
    better = extraction(report, made_by="hand 2", second=False)
    ledger.add(intake(report), extraction(report))
    assert ledger.add(intake(report), better)
    assert [document.extraction for document in ledger.documents()] == [better]
    assert ledger.counts()["mentions"] == 1
    assert (counts(path)["extractions"], counts(path)["reports"]) == (2, 1)


def test_spans_of_an_older_reading_are_not_shown_on_a_newer_text(ledger: Ledger) -> None:
    report = story()
    shorter = dataclasses.replace(report, text=report.text[:90], blocks=report.blocks[:1], credits=())
    ledger.add(intake(report), extraction(report))
    ledger.add(Intake(capture=report.capture, content=report.text.encode(), report=shorter), None)
    assert [document.extraction for document in ledger.documents()] == [Extraction(report_id=report.id)]


def test_bytes_that_could_not_be_read_are_kept_with_their_problem(ledger: Ledger) -> None:
    content = b"\x00\x01broken"
    capture = Capture(
        sha256="64ba4c1bb2c5b1bfd6a1f2a4d1ac0b58a5a4b2a36f1b5ea9e1a9f6b7a0f5f1c2",
        address="a.bin",
        media_type="x",
        size=8,
    )
    problem = Problem(stage="reading", address="a.bin", message="not a text", remedy="leave it out")
    with pytest.raises(UsageError, match=r"a\.bin: the bytes given are not those"):
        ledger.add(Intake(capture=capture, content=content, report=None, problems=(problem,)), None)
    capture = dataclasses.replace(capture, sha256=hashlib.sha256(content).hexdigest())
    assert ledger.add(Intake(capture=capture, content=content, report=None, problems=(problem,)), None)
    assert not ledger.add(Intake(capture=capture, content=content, report=None, problems=(problem,)), None)
    assert list(ledger.problems()) == [problem]
    assert ledger.counts() == {
        "captures": 1,
        "reports": 0,
        "claims": 0,
        "mentions": 0,
        "incidents": 0,
        "problems": 1,
        "judgements": 0,
    }


def test_a_source_that_could_not_be_opened_is_a_problem_alone(ledger: Ledger) -> None:
    problem = Problem(stage="reading", address="gone.txt", message="there is no such file")
    assert ledger.add(Intake(capture=None, content=b"", report=None, problems=(problem,)), None)
    assert list(ledger.problems()) == [problem]


def test_a_path_that_is_no_text_is_kept_as_escapes(ledger: Ledger) -> None:
    report = story()
    odd = differently(report, capture=dataclasses.replace(report.capture, address="caf\udce9.txt"))
    ledger.add(intake(odd, Problem(stage="reading", address="caf\udce9.txt", message="no date")), None)
    assert [item.capture.address for item in ledger.reports()] == ["caf\\udce9.txt"]
    assert [item.address for item in ledger.problems()] == ["caf\\udce9.txt"]
    assert verify(ledger) == []


def test_a_lone_surrogate_in_a_value_is_refused_with_a_message(ledger: Ledger) -> None:
    report = differently(story(), title="caf\udce9")
    with pytest.raises(LedgerError, match="lone surrogate"):
        ledger.add(intake(report), None)


def test_a_span_beyond_the_text_is_refused_as_a_whole(ledger: Ledger, path: Path) -> None:
    report = story()
    before = counts(path)
    found = extraction(report)
    claim = dataclasses.replace(found.claims[0], content=(Span(start=0, end=9999),))
    with pytest.raises(SpanError):
        ledger.add(intake(report), dataclasses.replace(found, claims=(claim,)))
    assert counts(path) == before


def test_an_extraction_of_another_report_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="not of"):
        ledger.add(intake(story(1)), extraction(story(2)))


def test_a_report_without_its_bytes_is_refused(ledger: Ledger) -> None:
    report = story()
    with pytest.raises(UsageError, match="without the bytes"):
        ledger.add(Intake(capture=None, content=b"", report=report), None)


def test_reports_come_oldest_first_and_those_without_a_date_last(ledger: Ledger) -> None:
    dates = ["2031-06", None, "2031-05-17T10:00:00+02:00", "2031-05-17", "2030", "2031-05-17T09:00:00Z"]
    reports = {date: story(number, published=date) for number, date in enumerate(dates)}
    for report in reports.values():
        ledger.add(intake(report), None)
    order = ["2030", "2031-05-17", "2031-05-17T10:00:00+02:00", "2031-05-17T09:00:00Z", "2031-06", None]
    assert [report.published for report in ledger.reports()] == order
    ids = [reports[date].id for date in ("2031-06", "2030")]
    assert [document.report.published for document in ledger.documents(ids)] == ["2030", "2031-06"]


def test_an_unknown_document_is_an_error(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="no report abcd"):
        list(ledger.documents(["abcd"]))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(str.strip), max_size=4
    ),
    title=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)
def test_any_text_comes_back_and_adds_nothing_the_second_time(
    texts: list[str], title: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("any") / "any.db"
    report = make_report("Lenz", *texts, title=title)
    with Ledger.open(path, create=True, write=True) as ledger:
        assert ledger.add(intake(report), Extraction(report_id=report.id), keys=texts)
        before = dump(path)
        assert not ledger.add(intake(report), Extraction(report_id=report.id), keys=texts)
        assert dump(path) == before
        assert list(ledger.reports()) == [report]
        assert verify(ledger) == []
