"""Numbers told anew: by one source over days, or in later reports whoever counted; and what is a disagreement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.model import (
    Conflict,
    Field,
    History,
    bases_of,
    bounds_words,
    conflicts_in,
    disagreements,
    doubts_of,
    histories_of,
    origin_words,
    without_occasion,
)
from tests.dossier.desk import Desk, origin, reading

UPDATED = Conflict(kind="superseded", sides=("17", "4"), reason="the number went from 4 to 17 in later reports")


def toll(*told: tuple[str, str, int], conflict: Conflict | None = None) -> tuple[History, ...]:
    """The histories of a toll, told as day of publication, speaker (or nobody) and number."""
    desk = Desk()
    readings, origins = [], []
    for day, speaker, number in told:
        sheet = desk.sheet(f"Paper {number}", day, "Shaft", f"{number} died, {speaker} said.")
        claims = [sheet.claim(f"{number} died", (speaker, "person"), cue="said")] if speaker else []
        readings.append(
            reading(str(number), (sheet, str(number)), claims=claims, low=number, high=number, scope="incident")
        )
        origins += [replace(origin(f"{speaker}, {day}", "speaker", *claims), key=speaker)] if claims else []
    documents = {document.report.id: document for document in desk.done().documents()}
    return histories_of(Field(readings=tuple(readings), conflict=conflict), documents, origins)


def test_a_source_that_counts_on_has_a_history_in_the_order_of_its_days() -> None:
    (only,) = toll(("2031-05-06", "Oda Lind", 17), ("2031-05-03", "Oda Lind", 12))
    assert only.source == "Oda Lind, 2031-05-06"
    assert [(step.day, step.value) for step in only.steps] == [("2031-05-03", "12"), ("2031-05-06", "17")]
    assert only.last == "17"


def test_a_number_that_is_only_said_again_is_no_step() -> None:
    (only,) = toll(("2031-05-03", "Oda Lind", 12), ("2031-05-06", "Oda Lind", 17), ("2031-05-08", "Oda Lind", 17))
    assert [step.day for step in only.steps] == ["2031-05-03", "2031-05-06"]


def test_what_a_person_rejected_is_no_step() -> None:
    desk = Desk()
    sheets = [desk.sheet(f"Paper {number}", f"2031-05-0{number}", "Shaft", f"{number} died.") for number in (3, 5)]
    readings = tuple(reading(str(n), (sheet, str(n)), low=n, high=n) for n, sheet in zip((3, 5), sheets, strict=True))
    moved = Field(readings=readings, conflict=Conflict(kind="superseded", sides=("3", "5")))
    documents = {document.report.id: document for document in desk.done().documents()}
    assert len(histories_of(moved, documents, ())) == 1
    assert histories_of(moved, documents, (), {"3"}) == ()


def test_an_update_that_no_single_source_made_goes_by_the_days_of_publication() -> None:
    (only,) = toll(("2031-05-06", "Pia Tarn", 17), ("2031-05-03", "", 4), conflict=UPDATED)
    assert only.source == ""
    assert [(step.day, step.value) for step in only.steps] == [("2031-05-03", "4"), ("2031-05-06", "17")]


def test_a_running_total_taken_for_the_toll_is_no_later_count() -> None:
    mixed = Conflict(kind="scope_mismatch", sides=("4", "37"), reason="37 killed is a running total")
    assert toll(("2031-05-03", "Oda Lind", 4), ("2031-05-06", "Oda Lind", 37), conflict=mixed) == ()


def test_an_update_of_one_source_is_told_once() -> None:
    assert len(toll(("2031-05-06", "Oda Lind", 17), ("2031-05-03", "Oda Lind", 4), conflict=UPDATED)) == 1


def test_numbers_of_several_sources_without_an_update_are_no_history() -> None:
    assert toll(("2031-05-06", "Pia Tarn", 17), ("2031-05-03", "Oda Lind", 4)) == ()


def test_an_update_is_no_disagreement_and_what_stands_beside_it_is() -> None:
    number = Conflict(kind="number", sides=("4", "9"))
    both = Field(readings=(), conflict=number, further_conflicts=(UPDATED,))
    assert conflicts_in(both) == (number, UPDATED)
    assert disagreements(both) == (number,)
    assert disagreements(Field(readings=(), conflict=UPDATED)) == ()
    assert conflicts_in(Field(readings=())) == ()


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Oda Lind, 3 May 2031", "Oda Lind"),
        ("Oda Lind, before 3 May 2031", "Oda Lind"),
        ("Oda Lind, by 3 May 2031", "Oda Lind"),
        ("Oda Lind, May 2031", "Oda Lind"),
        ("Oda Lind", "Oda Lind"),
        ("Harbour Board, Selm", "Harbour Board, Selm"),
    ],
)
def test_a_speaker_on_an_occasion_is_named_without_the_day(name: str, bare: str) -> None:
    assert without_occasion(name) == bare


def test_bounds_that_begin_at_none_are_told_by_their_end() -> None:
    assert bounds_words(0, 2) == "at most 2"
    assert bounds_words(1, 2) == "between 1 and 2"
    assert bounds_words(2, 2) == ""
    assert origin_words(0, 1, 0, 1, "where the Post had it from is not known") == (
        "no independent origin, 1 unknown: where the Post had it from is not known"
    )
    assert origin_words(0, 3, 0, 2, "") == "no independent origin, at most 2, 3 unknown"


def test_the_surest_way_in_which_a_place_is_tied_comes_first() -> None:
    sheet = Desk().sheet("Paper", "2031-05-03", "Shaft", "The shaft at Selm fell in. Selm police went down.")
    found = reading("Selm", (sheet, "Selm"), (sheet, "Selm police"))
    one, two = found.standings
    tied = replace(found, standings=(replace(one, basis="dateline"), replace(two, basis="clause")))
    assert bases_of(tied) == ("clause", "dateline")
    assert bases_of(found) == ()


def test_doubts_one_by_one() -> None:
    reason = "where “Ferry down; boats out” had it from is not known; the unnamed sources of 2 outlets may be the same"
    assert doubts_of(reason) == (
        "where “Ferry down; boats out” had it from is not known",
        "the unnamed sources of 2 outlets may be the same",
    )
    assert doubts_of("") == ()
