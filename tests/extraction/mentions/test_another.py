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
