"""The views that a person opens with a tool of their own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from firsthand.ledger import Ledger
from firsthand.ledger.views import views
from tests.ledger.maker import add, extraction, incident, intake, linked, story


@pytest.fixture
def rows(ledger: Ledger, path: Path) -> Iterator[sqlite3.Connection]:
    """Two reports, the first of them read again with one mention less, in one incident."""
    one, two = story(1), story(2)
    add(ledger, one, two)
    ledger.put_incidents([incident(one, two)])
    ledger.link(two.id, derivations=[], mention_links=[linked(one, two)])
    ledger.add(intake(one), extraction(one, made_by="hand 2", second=False), keys={"lenz"})
    ledger.put_incidents([incident(one, two, title="Dock of Lenz struck")])
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def test_every_view_can_be_read(rows: sqlite3.Connection) -> None:
    for name in views():
        rows.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608


def test_views_show_what_holds_now(rows: sqlite3.Connection) -> None:
    def count(name: str) -> int:
        return int(rows.execute(f"SELECT count(*) FROM {name}").fetchone()[0])  # noqa: S608

    assert (count("extractions"), count("current_extractions")) == (3, 2)
    assert (count("mentions"), count("current_mentions")) == (5, 3)
    assert (count("claims"), count("current_claims")) == (6, 4)
    assert (count("incidents"), count("current_incidents")) == (2, 1)
    assert (count("readings"), count("current_readings")) == (4, 2)
    assert count("current_incident_mentions") == 2
    assert count("current_mention_links") == 1


def test_a_person_can_read_a_claim(rows: sqlite3.Connection) -> None:
    row = rows.execute("SELECT * FROM current_claims WHERE act = 'denial'").fetchone()
    assert row["quote"] == "Nobody was there, … and nobody was hurt."
    assert (row["source"], row["polarity"], row["certainty"]) == ("Mira Orlen", "negative", "certain")
    row = rows.execute("SELECT * FROM current_claims WHERE cue = 'said'").fetchone()
    assert row["chain"] == "Lenz Herald > harbour office"
    assert row["said_on"] == "2031-05-16"


def test_a_person_can_read_an_incident(rows: sqlite3.Connection) -> None:
    row = rows.execute("SELECT title, mentions, reports, earliest FROM current_incidents").fetchone()
    assert tuple(row) == (
        "Dock of Lenz struck",
        2,
        2,
        "2031-05-16",
    )
    row = rows.execute("SELECT * FROM current_readings WHERE field = 'killed'").fetchone()
    assert (row["value"], row["low"], row["high"], row["quote"]) == ("7 or more", 7, None, "Seven")
    row = rows.execute("SELECT * FROM current_reports").fetchone()
    assert row["text"][row["text"].index("Seven") :].startswith("Seven sailors")
    assert row["address"] == "Lenz Herald.txt"


def test_a_span_can_be_checked_by_hand(rows: sqlite3.Connection) -> None:
    """SQL alone shows that words stand where they are said to stand."""
    wrong = rows.execute(
        "SELECT count(*) FROM current_mentions m JOIN current_reports r ON r.id = m.report_id "
        'WHERE substr(r.text, m.start + 1, m."end" - m.start) <> m.quote'
    ).fetchone()[0]
    assert wrong == 0
