"""A report of one more strike that tells of an earlier one by its day tells of two."""

from __future__ import annotations

from tests.extraction.mentions.test_merging import of, read

LEAD = (
    "The navy has conducted another strike on a vessel suspected of carrying arms in the Gulf of Tarn, killing four.",
    "A video shows a boat in the moment of the strike. The navy said that nobody was rescued.",
)


def days(*paragraphs: str) -> list[set[str]]:
    """The words of the days of each mention of an attack."""
    report, found = read(*paragraphs, published=None)
    return [{report.quote(date.time.span) for date in mention.dates} for mention in of(found, "ASSAULT")]


def test_the_first_of_a_row_is_another_than_the_last() -> None:
    told = days(*LEAD, "Lawmakers investigate the very first strike, on Sept. 2, in which two survivors were killed.")
    assert len(told) == 2
    assert {"Sept. 2"} in told


def test_two_days_without_a_year_are_two_happenings() -> None:
    told = days(*LEAD, "A fisherman was killed in a Sept. 15 strike.", "A Nov. 3 strike killed three.")
    assert {"Sept. 15"} in told
    assert {"Nov. 3"} in told


def test_a_report_of_the_first_names_its_day_later() -> None:
    told = days(
        "The navy struck a boat in the Gulf of Tarn.", "It is not known why.", "The strike, on Sept. 2, was denied."
    )
    assert len(told) == 1


def test_earlier_on_the_day_something_else_was_hit() -> None:
    told = days(
        "About 500 people were killed in a blast at a hospital in Kessim on Tuesday.",
        "The union said the hall was full.",
        "Earlier on Tuesday, an Ostrian strike hit a school in Orlec, killing at least six.",
    )
    assert told == [{"Earlier on Tuesday"}]


def test_the_strike_that_is_said_to_have_caused_a_blast_is_that_blast() -> None:
    told = days(
        "About 500 people were killed in a blast at a hospital in Kessim on Tuesday that doctors said was caused by an "
        "Ostrian air strike.",
    )
    assert len(told) == 1


def test_what_was_seized_over_years_is_not_what_was_seized_today() -> None:
    _, found = read(
        "The guards seized a foreign tanker in the Gulf of Tarn on Friday.",
        "The guards have seized several tankers in recent years.",
    )
    assert len(of(found, "COERCE")) == 2
