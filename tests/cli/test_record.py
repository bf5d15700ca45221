"""The record and the trace of incidents with one report and with many."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import StringIO

import pytest
from rich.console import Console

from firsthand.cli.record import print_record
from firsthand.cli.trace import print_trace
from firsthand.ledger import Ledger
from firsthand.linking import Linker
from firsthand.model import Document, Incident
from firsthand.pipeline import add

STORY = (
    "A drone hit a fuel depot in the harbour of Kessim on Friday and killed at least 12 people, the regional governor, "
    "Tomas Brandl, said. The fire burned for three hours, he told reporters outside the town hospital."
)
Record = tuple[Incident, list[Document]]


def page(number: int) -> str:
    words = STORY if number % 5 else f"{STORY} Nobody at desk {number} could reach the harbour office of Kessim."
    return (
        f'<html><head><title>Drone hits depot</title><meta property="og:site_name" content="Gazette {number:02}">'
        f'<meta property="article:published_time" content="2021-05-{15 + number % 6:02}"></head><body><article>'
        f"<h1>Drone hits depot in Kessim, says governor</h1><p>{words}</p></article></body></html>"
    )


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """One incident that fifty reports tell, most in the same words."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(50):
        (folder / f"{number:02}.html").write_text(page(number))
    with Ledger.open(folder / "x.db", create=True, write=True) as ledger:
        add(sorted(folder.glob("*.html")), ledger, workers=1)
        largest = max(ledger.incidents(), key=lambda incident: len(incident.mentions))
        return largest, list(ledger.documents({ref.report for ref in largest.mentions}))


@pytest.fixture(scope="module")
def one(many: Record) -> Record:
    """The incident that a single report tells."""
    with_one = many[1][:1]
    incident = assemble_alone(with_one)
    return incident, with_one


def assemble_alone(documents: list[Document]) -> Incident:
    [incident, *_] = Linker().assemble(documents, (), ())
    return incident


def printed(record: Record) -> str:
    out = StringIO()
    print_record(Console(file=out, width=100, highlight=False), *record)
    return out.getvalue()


def traced(record: Record, field: str | None) -> str:
    out = StringIO()
    print_trace(Console(file=out, width=100, highlight=False), *record, field)
    return out.getvalue()


def trimmed(lines: Iterable[str]) -> bool:
    return all(line == line.rstrip() for line in lines)


def test_one_report(one: Record) -> None:
    text = printed(one)
    assert trimmed(text.splitlines())
    assert "1 report, 1 independent origin" in text
    assert re.search(r"^killed +12 or more  “at least 12 people” \[\d\]$", text, re.MULTILINE)
    assert re.search(r"^ +Gazette \d\d ← Tomas Brandl  \(1 report, 1 independent origin\)$", text, re.MULTILINE)
    assert len(re.findall(r"^\[1\]  ", text, re.MULTILINE)) == 1


def test_fifty_reports_are_not_fifty_times_one(many: Record) -> None:
    incident, documents = many
    assert len(documents) == 50
    text = printed(many)
    assert trimmed(text.splitlines())
    assert len(text.splitlines()) < 90
    assert "50 reports" in text
    assert re.search(r"Gazette \d\d, Gazette \d\d, Gazette \d\d and \d+ more ← Tomas Brandl", " ".join(text.split()))
    # Every number beside a value leads to a sentence, and every sentence is led to.
    leading = re.findall(r"^ ?\[(\d+)\]", text, re.MULTILINE)
    assert leading == [str(number) for number in range(1, len(leading) + 1)]
    assert set(re.findall(r"”.* \[(\d+)\]", text)) <= set(leading) == set(re.findall(r"(?<!^)\[(\d+)\]", text))
    assert f"firsthand trace {incident.id[:8]} FIELD" in text


def test_the_trace_puts_together_who_tells_the_same(many: Record) -> None:
    text = traced(many, "killed")
    assert trimmed(text.splitlines())
    assert len(text.splitlines()) < 60
    assert re.search(r"Gazette \d\d, 2021-05-\d\d · Gazette", text)
    assert re.search(r"and \d+ reports more", text)
    assert "Tomas Brandl  person" in text
    assert "“A drone hit a fuel depot" in text
    assert "goes back to Tomas Brandl" in text


def test_the_trace_of_all_fields_leaves_the_sentences_to_that_of_one(many: Record) -> None:
    text = traced(many, None)
    for name in many[0].fields:
        assert re.search(rf"── {name}\b", text)
    assert "“A drone hit" not in text
    assert f"firsthand trace {many[0].id[:8]} " in text
