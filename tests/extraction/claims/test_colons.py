from __future__ import annotations

import pytest

from tests.extraction.claims_in import read


def sources(*paragraphs: str, title: str) -> list[str]:
    """The speakers that a colon gives."""
    found = read(("heading", title), *paragraphs, title=title)
    return [found.chain(claim)[-1] for claim in found.claims if claim.rule == "colon"]


@pytest.mark.parametrize(
    "title",
    [
        "SHOCKING: Five dockers killed in crane fall, survivor says",
        "BREAKING: Two shot dead at a market in Tarnwick",
        "TARNWICK: Four dead, two missing after crane fall",
        "Tarnwick: 2 killed, 3 hurt in market shooting",
        "Crane fall: what we know so far",
        "Veldria shooting: 'Hero' driver saved dozens as gunman killed four",
        "WATCH: Crane falls on the quay of Tarnwick",
        "Live: Search on the quay goes on",
        "Media release: Two killed on Mill Street",
    ],
)
def test_a_label_a_town_and_a_matter_are_no_speakers(title: str) -> None:
    assert (
        sources("Four dockers were killed in Tarnwick on Monday when a crane fell, the port said.", title=title) == []
    )


def test_a_kind_of_source_a_person_and_a_body_are() -> None:
    lead = "Four dockers were killed on Monday when a crane fell on the quay."
    assert sources(lead, title="Police: Four killed when crane fell") == ["Police"]
    assert sources(lead, title="Four killed when crane fell: police") == ["police"]
    assert sources(f"{lead} President Ana Marsh spoke of it.", title="Marsh: Nobody will be forgotten") == ["Ana Marsh"]


def test_a_name_of_no_known_kind_speaks_where_it_speaks_elsewhere() -> None:
    title = "Quellix: Four dockers killed when crane fell"
    assert sources("Four dockers were killed on Monday, Quellix said in a statement.", title=title) == ["Quellix"]


def test_a_transcript_has_its_speakers() -> None:
    found = read("MARSH: The port is safe.", "VALE: Nobody believes that.", "MARSH: It is.")
    assert sum(claim.rule == "colon" for claim in found.claims) >= 2


def test_who_speaks_behind_a_headline_goes_by_no_word_of_it() -> None:
    found = read(("heading", "Crane fall in Tarnwick kills four: report"), "A crane fell in Tarnwick on Monday.")
    assert [hop for claim in found.claims for hop in found.chain(claim) if "Crane" in hop] == []
