from __future__ import annotations

import pytest

from tests.extraction.claims_in import read


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The port is closed, according to the Almara Observatory.", "The port is closed"),
        ("According to the Almara Observatory, the port is closed.", "the port is closed"),
        ("The port, according to the Almara Observatory, is closed.", "The port … is closed"),
    ],
)
def test_according_to_may_stand_anywhere(text: str, content: str) -> None:
    found = read(text)
    claim = next(claim for claim in found.claims if claim.rule == "according-to")
    assert found.content(claim) == content
    assert found.words(claim.source) == "the Almara Observatory"


def test_the_source_keeps_its_acronym() -> None:
    found = read("The port is closed, according to the Kesh Relief Union (KRU).")
    assert found.words(found.by_cue("according to").source) == "the Kesh Relief Union (KRU)"


def test_per_needs_a_name() -> None:
    assert read("The port is closed, per CNN.").by_cue("per").chain[-1].name == "CNN"
    assert read("Ten ships pass per day.").claims == []


@pytest.mark.parametrize(
    ("text", "cue", "act", "source"),
    [
        ("The claim by the rebels that they shot down a jet is false.", "claim", "accusation", "the rebels"),
        ("Ana Marsh's warning that strikes would follow was ignored.", "warning", "warning", "Ana Marsh's"),
        ("He faces allegations that he stole the money.", "allegations", "accusation", None),
        ("The army's notice to parliament that it was at war came late.", "notice", "statement", "The army's"),
    ],
)
def test_nouns(text: str, cue: str, act: str, source: str | None) -> None:
    found = read(text)
    claim = found.by_cue(cue)
    assert (claim.act, found.words(claim.source)) == (act, source)
    assert found.content(claim).startswith("that ")


def test_a_relative_clause_is_no_claim() -> None:
    assert not [claim for claim in read("The claim that he made was short.").claims if claim.rule == "noun"]


def test_hedges_without_a_source() -> None:
    found = read("The army reportedly sank a boat. Three alleged smugglers drowned.")
    reportedly, alleged = found.by_cue("reportedly"), found.by_cue("alleged")
    assert (reportedly.act, reportedly.certainty, reportedly.source) == ("hedge", "probable", None)
    assert found.content(reportedly) == "The army … sank a boat"
    assert (alleged.certainty, found.content(alleged)) == ("possible", "smugglers")
    assert found.chain(alleged) == ["Veldria Courier"]


def test_a_quoted_hedge_is_the_speakers_own() -> None:
    found = read("“They were allegedly armed,” Ana Marsh said.")
    assert len(found.claims) == 1


def test_our_information_is_the_same_voice() -> None:
    assert read("According to our information no one was hurt.").claims == []


def test_a_transcript_names_its_speaker() -> None:
    found = read("MARSH: I never said that the port was safe.")
    assert found.words(found.by_cue(":").source) == "MARSH"
