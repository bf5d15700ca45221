"""On which occasion somebody said something, over several reports."""

from __future__ import annotations

from firsthand.linking.origins.occasions import occasion_words
from firsthand.model import Document, Incident
from tests.linking.maker import Maker
from tests.linking.origins.test_tracing import whole

LEAD = "A drone hit a depot in Port Arlo on Friday, killing {toll} people, Mara Velk said."


def quoted(outlet: str, published: str, toll: int, *more: tuple[str, str], cue: str = "said") -> Document:
    """A report in which Mara Velk gives a toll and says more: content and its cue."""
    lead = LEAD.format(toll=toll)
    said = [f"{words}, Velk {verb}." for words, verb in more]
    maker = Maker(lead, *said, f"{outlet} is read in town.", outlet=outlet, published=published)
    claims = [maker.claim(f"killing {toll} people", ("Mara Velk", "person"), cue=cue, source="Mara Velk")]
    maker.mention(
        "hit", places=["Port Arlo"], dates=[("on Friday", "2031-05-09")], targets=["depot"], claims=claims,
        tolls=[("killed", f"{toll} people", toll, toll)], carried=claims,
    )  # fmt: skip
    for words, verb in more:
        maker.claim(words, ("Mara Velk", "person"), cue=verb, source="Velk")
    return maker.build()


def occasions(incident: Incident) -> set[str]:
    return {origin.name for origin in incident.origins if origin.kind == "speaker" and not origin.not_counted}


def test_what_reports_of_two_weeks_have_from_one_speaker_is_two_statements() -> None:
    incident = whole(quoted("Paper 1", "2031-05-10", 9), quoted("Paper 2", "2031-05-17", 12))
    assert occasions(incident) == {"Mara Velk, by 10 May 2031", "Mara Velk, by 17 May 2031"}
    assert (incident.low, incident.independent_origins) == (2, 2)


def test_on_two_days_in_a_row_it_may_be_one() -> None:
    incident = whole(quoted("Paper 1", "2031-05-10", 9), quoted("Paper 2", "2031-05-11", 12))
    assert incident.independent_origins == 2
    assert incident.low == 1
    assert "10 May 2031 and 11 May 2031" in incident.bounds_reason


def test_the_same_toll_told_again_is_the_same_statement() -> None:
    incident = whole(quoted("Paper 1", "2031-05-10", 12), quoted("Paper 2", "2031-05-17", 12))
    assert incident.independent_origins == 1


def test_a_quotation_repeated_later_is_the_earlier_statement() -> None:
    words = "“We shall never know who stood nearest the gate”"
    incident = whole(
        quoted("Paper 1", "2031-05-10", 9, (words, "said")), quoted("Paper 2", "2031-06-17", 12, (words, "said"))
    )
    assert incident.independent_origins == 1


def test_only_a_report_s_date_gives_the_day_by_which_it_was_said() -> None:
    assert occasion_words("<2031-05-10") == "by 10 May 2031"
    assert occasion_words("2031-05-10") == "10 May 2031"
