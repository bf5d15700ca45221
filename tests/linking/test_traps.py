"""Silent traps of real coverage, each with an invented story read from its text: what looks right and is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.extraction import Extractor
from firsthand.model import Derivation, Document, Incident
from firsthand.reading.reader import read_bytes
from tests.linking.stories import linked

_EXTRACTOR = Extractor("rules")


def page(outlet: str, published: str, *paragraphs: str) -> Document:
    """A page saved as text, whose metadata names the outlet and the day."""
    text = "\n\n".join(paragraphs)
    report = read_bytes(text.encode(), address=f"{outlet}-{published}.txt").report
    assert report is not None
    told = replace(report, outlet=outlet, published=published, published_from="metadata")
    return next(iter(_EXTRACTOR.pipe([told])))


def story(*pages: Document) -> tuple[Incident, list[Derivation]]:
    """The incident that most of the pages tell, and what the pages owe each other."""
    derivations, _, incidents = linked(list(pages))
    return max(incidents, key=told_in), derivations


def told_in(incident: Incident) -> int:
    return len({ref.report for ref in incident.mentions})


def numbers(incident: Incident, field: str) -> set[str]:
    return {reading.value for reading in incident.fields[field].readings} if field in incident.fields else set()


BOAT = (
    "Boat sinks off Dray with 115 people aboard",
    "A boat with 115 people aboard sank off Dray on Monday night, killing 68 migrants, the coast guard said. "
    "Forty-seven others were injured.",
    "“We pulled them out one by one until the fuel was gone,” Captain Ilse Dorn of the coast guard told Northern Wire.",
    "The boat had left Port Arlo on Sunday evening, Dorn said.",
)


def test_a_toll_whose_words_a_paraphraser_changed_stands_against_its_own_source() -> None:
    wire = page("Northern Wire", "2031-05-13", *BOAT)
    spun = page(
        "Daily Roundup",
        "2031-05-14",
        "Vessel tragedy: 68 migrants and 47 others dead",
        "68 migrants and 47 others died when a vessel with 115 persons aboard went down off Dray on Monday night, "
        "the coast guard stated.",
        "“We pulled them out one by one until the fuel was gone,” Captain Ilse Dorn of the coast guard informed "
        "Northern Wire.",
        "The vessel had departed Port Arlo on Sunday evening, Dorn stated.",
    )
    incident, derivations = story(wire, spun)
    assert told_in(incident) == 2
    conflict = incident.fields["killed"].conflict
    assert conflict is not None
    assert conflict.kind == "number"
    (found,) = [item for item in derivations if item.from_report == wire.report.id]
    assert (found.report_id, found.how, found.directed) == (spun.report.id, "rewrite", True)
    assert incident.independent_origins == 1


def test_a_wire_story_under_another_outlets_dateline_is_a_copy() -> None:
    wire = page("Northern Wire", "2031-05-13", *BOAT)
    copy = page("Velm Times", "2031-05-14", BOAT[0], f"VELM, May 14 - {BOAT[1]}", *BOAT[2:])
    incident, derivations = story(wire, copy)
    assert {(item.report_id, item.how) for item in derivations if item.from_report == wire.report.id} == {
        (copy.report.id, "reprint")
    }
    assert incident.independent_origins == 1


def test_a_publication_date_years_off_keeps_a_copy_with_its_story() -> None:
    wire = page("Northern Wire", "2031-05-13", *BOAT)
    late = page("Old News Archive", "2037-02-01", *BOAT, "From our archive")
    incident, derivations = story(wire, late)
    assert told_in(incident) == 2
    assert [item.how for item in derivations if item.from_report] == ["reprint"]
    assert incident.independent_origins == 1


def test_a_weekday_that_does_not_fit_its_date_parts_no_reports() -> None:
    """14 May 2031 is a Wednesday."""
    right = page(
        "Velm Times",
        "2031-05-15",
        "A drone hit a depot in Port Arlo on Wednesday, killing 12, the mayor, Ana Roe, said.",
    )
    wrong = page(
        "Tarn Courier",
        "2031-05-16",
        "A drone hit a depot in Port Arlo on Thursday (May 14), killing 12 people, the fire chief, Mara Velk, said.",
    )
    incident, _ = story(right, wrong)
    assert told_in(incident) == 2


def test_a_caption_that_repeats_another_storys_toll_gives_this_one_none() -> None:
    report = page(
        "Velm Times",
        "2031-05-14",
        "A drone hit a depot in Port Arlo on Tuesday, killing 12 people, the mayor, Ana Roe, said.",
        "The depot burned all night, and the quay was closed.",
        "Photo: The bridge at Tessim, where 31 people died in a bus crash last year.",
    )
    drone = next(item for item in linked([report])[2] if item.type == "ASSAULT")
    assert numbers(drone, "killed") == {"12"}


@pytest.mark.parametrize(
    "promo",
    [
        "Read more: Forty die as bomb hits market in Tessim",
        "Subscribe to our newsletter",
        "Related: Earthquake kills 300 in Ostria",
    ],
)
def test_promo_lines_inside_the_article_tell_nothing(promo: str) -> None:
    report = page(
        "Velm Times",
        "2031-05-14",
        "Depot hit in Port Arlo",
        "A drone hit a depot in Port Arlo on Tuesday, killing 12 people, the mayor, Ana Roe, said.",
        promo,
        "The depot burned all night, and the quay was closed until morning.",
    )
    _, _, incidents = linked([report])
    assert [incident.type for incident in incidents] == ["ASSAULT"]
    assert numbers(incidents[0], "killed") == {"12"}


def test_an_outlet_credited_with_anothers_scoop_adds_no_origin() -> None:
    scoop = page(
        "Tarn Courier",
        "2031-05-13T08:00",
        "A drone hit a depot in Port Arlo on Monday, killing 12 people, two officials told the Tarn Courier.",
        "They asked not to be named because the inquiry is not finished.",
    )
    middle = page(
        "Velm Times",
        "2031-05-13T14:00",
        "Twelve people died when a drone hit a depot in Port Arlo on Monday, the Tarn Courier reported, "
        "citing two officials.",
    )
    last = page(
        "Dray Herald",
        "2031-05-14",
        "A drone strike on a depot in Port Arlo killed 12 people on Monday, the Velm Times reported.",
    )
    incident, _ = story(scoop, middle, last)
    assert told_in(incident) == 3
    assert incident.independent_origins == 1


def test_officials_said_from_three_outlets_on_one_evening_are_one_to_three() -> None:
    incident, _ = story(
        *(
            page(
                outlet,
                "2031-05-13",
                f"A drone hit a depot in Port Arlo on Tuesday, killing 12 people, {words} told the {outlet} "
                "on Tuesday evening.",
            )
            for outlet, words in (
                ("Tarn Courier", "two officials"),
                ("Velm Times", "officials familiar with the matter"),
                ("Dray Herald", "a senior official"),
            )
        )
    )
    assert (incident.low, incident.independent_origins, incident.high) == (1, 3, 3)
    assert incident.bounds_reason == "the unnamed sources of 3 outlets may be the same"


def test_a_retraction_does_not_confirm_what_it_takes_back() -> None:
    wrong = page(
        "Tarn Courier",
        "2031-05-13",
        "Two children died after eating fish at a school in Tarn on Monday, a hospital worker told the Tarn Courier.",
    )
    right = page(
        "Velm Times",
        "2031-05-14",
        "None of the children who fell ill after eating fish at a school in Tarn on Monday has died, the hospital's "
        "director, Dr. Ana Roe, said on Wednesday.",
    )
    taken_back = page(
        "Tarn Courier",
        "2031-05-15",
        "A correction",
        "In our report of Tuesday we said that two children had died after eating fish at a school in Tarn. That was "
        "wrong: the children are recovering in hospital, and none has died. We withdraw the report and regret it.",
    )
    incident, _ = story(wrong, right, taken_back)
    assert incident.independent_origins <= 2


def test_a_quotation_repeated_days_later_without_its_date_is_one_origin() -> None:
    first = page(
        "Tarn Courier",
        "2031-05-13",
        "A drone hit a depot in Port Arlo on Monday, killing 12 people, the fire chief, Mara Velk, said on Tuesday.",
        "“It came in low over the water and we never heard it,” Velk said on Tuesday.",
    )
    again = page(
        "Dray Herald",
        "2031-05-20",
        "The drone that hit a depot in Port Arlo on May 12, killing 12 people, was bought abroad.",
        "“It came in low over the water and we never heard it,” the fire chief, Mara Velk, has said.",
    )
    incident, _ = story(first, again)
    assert told_in(incident) == 2
    assert incident.independent_origins == 1
