"""The independent origins of a single reading, with bounds, and the reasons why a listed origin is not counted."""

from __future__ import annotations

from firsthand.model import Incident, Reading
from tests.linking.origins.test_tracing import account, told, whole


def toll(incident: Incident) -> Reading:
    (reading,) = incident.fields["killed"].readings
    return reading


def why_not(incident: Incident) -> dict[str, str]:
    return {origin.name: origin.not_counted for origin in incident.origins}


def test_two_outlets_unnamed_sources_are_two_or_one() -> None:
    reading = toll(whole(told("Paper 1", ("two officials", "unnamed")), told("Paper 2", ("an official", "unnamed"))))
    assert (reading.independent_origins, reading.unknown_origins) == (2, 0)
    assert (reading.origins_low, reading.origins_high) == (1, 2)
    assert reading.origins_reason == "the unnamed sources of 2 outlets may be the same"


def test_each_reading_counts_its_own_origins() -> None:
    incident = whole(
        told("Paper 1", ("Mara Velk", "person")), told("Paper 2", ("Ivo Tarn", "person"), toll=9), told("Paper 3")
    )
    counted = {one.value: (one.independent_origins, one.unknown_origins) for one in incident.fields["killed"].readings}
    assert counted == {"12": (1, 1), "9": (1, 0)}
    assert incident.independent_origins == 2


def test_an_outlet_silent_about_its_source_raises_the_high_bound_of_its_reading() -> None:
    incident = whole(told("Paper 1", ("Mara Velk", "person")), told("Paper 2"))
    assert (toll(incident).origins_low, toll(incident).origins_high) == (1, 2)
    assert toll(incident).origins_reason == "where Paper 2 had it from is not known"


def test_a_reading_in_nobodys_name_has_no_independent_origin() -> None:
    reading = toll(whole(account().build()))
    assert (reading.independent_origins, reading.unknown_origins) == (0, 1)


def test_every_known_origin_that_adds_nothing_says_why() -> None:
    maker = account("Twelve died, the harbour watch said.", "Harbour watch captain Ula Brenn said the boats stay out.")
    maker.claim("Twelve died", ("harbour watch", "organisation"), cue="said")
    maker.claim("the boats stay out", ("Ula Brenn", "person"), cue="said", source="Harbour watch captain Ula Brenn")
    incident = whole(maker.build())
    silent = [reason for reason in why_not(incident).values() if reason]
    assert len(silent) == 1
    assert silent[0].startswith("speaks with one voice with ")


def test_what_is_listed_and_gives_no_reason_is_what_is_counted() -> None:
    incident = whole(
        told("Paper 1", ("Mara Velk", "person"), when="on Saturday"),
        told("Paper 2", ("Mara Velk", "person"), when="on Monday", published="2031-05-13"),
        told("Paper 3", ("Ivo Tarn", "person")),
        told("Paper 4", ("an official", "unnamed")),
        told("Paper 5"),
    )
    counted = [one for one in incident.origins if one.kind != "unknown" and not one.not_counted]
    assert len(counted) == incident.independent_origins == 4
