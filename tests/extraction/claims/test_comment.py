from __future__ import annotations

import pytest

from tests.extraction.claims_in import read


def test_a_request_for_comment_names_whom_it_went_to() -> None:
    found = read("The Courier has requested comment from the army, the port authority and Deepwell Metals.")
    claim = found.by_cue("has requested")
    assert claim.act == "comment_requested"
    assert found.content(claim) == "comment from the army, the port authority and Deepwell Metals"
    assert found.words(claim.source) == "The Courier"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The defence ministry declined to comment.", "The defence ministry"),
        ("The army did not immediately respond to a request for comment.", "The army"),
        ("Deepwell Metals has not answered questions about the mine.", "Deepwell Metals"),
        ("Ana Marsh could not be reached for comment.", "Ana Marsh"),
        ("The army was not immediately available for comment.", "The army"),
        ("There was no immediate comment from the army.", "the army"),
        ("The army would neither confirm nor deny the strike.", "The army"),
        ("The army refused to answer questions.", "The army"),
    ],
)
def test_refusals(text: str, source: str) -> None:
    found = read(text)
    refusals = [claim for claim in found.claims if claim.act == "comment_declined"]
    assert [found.words(claim.source) for claim in refusals] == [source]
    assert refusals[0].polarity == "negative"


@pytest.mark.parametrize(
    "text",
    [
        "The army did not respond with force.",
        "The army responded to the attack.",
        "The army sought a ceasefire.",
        "The general refused to leave.",
    ],
)
def test_other_answers_and_requests_are_no_refusals(text: str) -> None:
    assert not [claim for claim in read(text).claims if claim.act.startswith("comment")]
