"""The table: RFC 4180, one row a reading, no cell that runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.exports import COLUMNS, EXPORTERS, ExportOptions
from firsthand.exports.losses import LossCounter, LossReport
from firsthand.exports.table_csv import _MESSAGES, _safe
from firsthand.model import Conflict, Judgement
from firsthand.safety import Withholder
from tests.exports.desk import Desk, desk


def written(view: Desk, *, safe: bool = True) -> tuple[str, list[dict[str, str]], LossReport]:
    out = io.BytesIO()
    losses = EXPORTERS["csv"].write(view, out, options=ExportOptions(publish_safe=safe))
    text = out.getvalue().decode("utf-8")
    return text, list(csv.DictReader(io.StringIO(text, newline=""))), losses


def test_each_reading_of_each_field_is_a_row() -> None:
    text, rows, _ = written(desk(), safe=False)
    assert list(rows[0]) == list(COLUMNS)
    assert [(row["field"], row["value"]) for row in rows] == [
        ("target", "Mira van Orlen"),
        ("place", "Lenz"),
        ("date", "Friday"),
        ("killed", "12 or more"),
        ("killed", "'=1+1"),
        ("place", "Veldria"),
        ("place", "the banks"),
        ("missing", "5-8"),
        ("", ""),
    ]
    assert text.count("\r\n") == len(rows) + 1
    assert not text.startswith("\ufeff")


def test_a_row_holds_its_numbers_and_its_first_sentence() -> None:
    _, rows, _ = written(desk(), safe=False)
    place, killed, total = rows[1], rows[3], rows[4]
    assert (place["latitude"], place["longitude"], place["precision"]) == ("-12.5", "61.123456789", "settlement")
    assert (killed["low"], killed["high"], killed["scope"], killed["conflict"]) == ("12", "", "", "number")
    assert (killed["sources"], killed["origins"], killed["reports"]) == ("Lenz Herald > mayor", "1", "1")
    assert killed["sentence"] == '"At least 12 people died," said the mayor.'
    assert (killed["outlet"], killed["published"]) == ("Lenz Herald", "2031-05-14")
    assert total["scope"] == "cumulative"
    assert all(row["independent_origins"] in {"0", "1"} for row in rows)


def test_a_row_says_what_a_person_decided_and_how_a_place_is_tied() -> None:
    view = desk()
    shelling = view.happened[0]
    place = shelling.fields["place"].readings[0]
    tied = replace(place, standings=tuple(replace(one, basis="dateline") for one in place.standings))
    number = replace(
        shelling.fields["killed"], further_conflicts=(Conflict(kind="scope_mismatch", sides=("12 or more",)),)
    )
    fields = {**shelling.fields, "place": replace(shelling.fields["place"], readings=(tied,)), "killed": number}
    changed = replace(shelling, fields=fields, spoken_of_in=(view.held[1].report.id,))
    at = "2031-05-21T09:00:00Z"
    judged = (
        *view.judged,
        Judgement(
            subject=shelling.id, verdict="reject", by="Desk", at=at, reason="a slip", field="killed", value="12 or more"
        ),
        Judgement(subject=shelling.id, verdict="grade", by="Desk", at=at, reason="two saw it", value="Fair"),
    )
    _, rows, _ = written(replace(view, happened=(changed, *view.happened[1:]), judged=judged), safe=False)
    assert [row["judged"] for row in rows[:5]] == ["", "", "", "reject", ""]
    assert [row["basis"] for row in rows[:3]] == ["", "dateline", ""]
    assert [row["further_conflicts"] for row in rows[2:5]] == ["", "scope_mismatch", "scope_mismatch"]
    assert {row["grade_given"] for row in rows[:5]} == {"Fair"}
    assert rows[0]["spoken_of_in"] == "1"
    assert (rows[5]["grade_given"], rows[5]["spoken_of_in"]) == ("", "0")


def test_no_cell_runs() -> None:
    """A formula is guarded; a negative number is a number."""
    text, rows, losses = written(desk(), safe=False)
    assert rows[4]["value"] == "'=1+1"
    assert rows[4]["sentence"] == "'=cmd was not run."
    assert rows[5]["outlet"] == "'@harbour, desk"
    assert rows[1]["latitude"] == "-12.5"
    assert {loss.kind: loss.count for loss in losses.losses}["guarded"] == 5
    assert '"\'@harbour, desk"' in text


@given(st.text(min_size=1))
def test_no_text_runs(value: str) -> None:
    cell = _safe("value", value, Withholder(), LossCounter(_MESSAGES))
    assert isinstance(cell, str)
    assert cell in {value, f"'{value}"}
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("value", [-66.0, -1, 0, None])
def test_numbers_are_left_alone(value: float | None) -> None:
    assert _safe("longitude", value, Withholder(), LossCounter(_MESSAGES)) == value


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), max_size=3))
def test_any_outlet_comes_back(names: list[str]) -> None:
    """Quotes, commas and line ends inside a cell."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([[name, "x"] for name in names])
    assert [row[0] for row in csv.reader(io.StringIO(out.getvalue(), newline=""))] == names


def test_private_persons_are_withheld_by_default() -> None:
    text, rows, losses = written(desk())
    assert "Mira" not in text
    assert "Orlen" not in text
    assert rows[0]["title"] == "Shelling of [name withheld], Lenz"
    assert rows[0]["value"] == "[name withheld]"
    assert rows[0]["sentence"] == "[name withheld], a baker, was killed there, the clinic said."
    assert rows[0]["url"] == ""
    found = {loss.kind: loss.count for loss in losses.losses}
    assert found["names"] == 6
    assert found["addresses"] == 5


def test_what_a_table_cannot_hold_is_counted() -> None:
    _, _, losses = written(desk(), safe=False)
    assert {loss.kind: loss.count for loss in losses.losses} == {
        "standings": 1,
        "claims": 1,
        "origins": 1,
        "conflicts": 1,
        "unresolved_dates": 1,
        "unplaced": 1,
        "judgements": 2,
        "derivations": 1,
        "problems": 1,
        "guarded": 5,
    }
    assert "1 × date that stays in the words of its report, as it could not be resolved (for example Friday)" in (
        losses.lines()
    )


def test_an_empty_ledger_is_a_header() -> None:
    text, rows, losses = written(Desk())
    assert text == ",".join(COLUMNS) + "\r\n"
    assert rows == []
    assert losses == LossReport(format="csv")


def test_every_column_is_explained() -> None:
    assert all(meaning and not meaning.endswith(".") for meaning in COLUMNS.values())
