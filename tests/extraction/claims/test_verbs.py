from __future__ import annotations

import pytest

from tests.extraction.claims_in import read


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("The port was hit, Ana Marsh said.", "said", "Ana Marsh", "The port was hit"),
        ("The port, Ana Marsh said, was hit.", "said", "Ana Marsh", "The port … was hit"),
        (
            "The strike killed nine, the regional governor, Tomas Brandl, said.",
            "said",
            "the regional governor, Tomas Brandl,",
            "The strike killed nine",
        ),
        (
            "The strike killed nine, a person familiar with the matter told CNN on condition of anonymity.",
            "told",
            "a person familiar with the matter",
            "The strike killed nine",
        ),
        ("As Tom Vale put it, the town is gone.", "put", "Tom Vale", "the town is gone"),
        ("Tom Vale vowed to return.", "vowed", "Tom Vale", "to return"),
        ("Tom Vale urged the army to leave Kesh.", "urged", "Tom Vale", "the army to leave Kesh"),
        ("Tom Vale warned against strikes on the port.", "warning against", "", ""),
        ("Tom Vale compared the gangs to the army.", "compared", "Tom Vale", "the gangs to the army"),
        ("Experts have labeled the attacks murders.", "have labeled", "Experts", "the attacks murders"),
        (
            "The army has accused the union of sinking the ferry.",
            "has accused",
            "The army",
            "the union of sinking the ferry",
        ),
        ("A witness was quoted as saying that the gunman fled.", "saying", "", "that the gunman fled"),
    ],
)
def test_frames(text: str, cue: str, source: str, content: str) -> None:
    found = read(text)
    if cue == "warning against":
        cue, source, content = "warned against", "Tom Vale", "strikes on the port"
    claim = found.by_cue(cue)
    assert found.content(claim) == content
    if source:
        assert found.words(claim.source) == source


def test_what_somebody_was_not_able_to_do_is_negative() -> None:
    found = read("The Almara Observatory has not been able to verify the footage.")
    claim = found.by_cue("verify")
    assert (found.words(claim.source), claim.polarity) == ("The Almara Observatory", "negative")


def test_a_statement_may_be_read() -> None:
    found = read("“No aircraft was there,” read a statement from the Almara Observatory.")
    assert found.words(found.by_cue("read").source) == "a statement from the Almara Observatory"


def test_a_participle_shares_the_subject() -> None:
    found = read("Ana Marsh defended the raid, saying the port was full.")
    assert found.words(found.by_cue("saying").source) == "Ana Marsh"


def test_without_a_source_belief_is_a_hedge() -> None:
    found = read("The boat is believed to have carried guns.")
    claim = found.by_cue("is believed")
    assert (claim.act, claim.source, claim.certainty) == ("hedge", None, "probable")
    assert found.content(claim) == "The boat … to have carried guns"


def test_without_a_source_an_accusation_stays_one() -> None:
    claim = read("The army is accused of killing 12 villagers.").by_cue("is accused")
    assert (claim.act, claim.source) == ("accusation", None)


def test_a_question_asked_by_nobody_named() -> None:
    found = read("Asked whether the army fired first, Tom Vale said he did not know.")
    assert (found.by_cue("Asked").act, found.by_cue("Asked").source) == ("question", None)
    assert found.content(found.by_cue("said")) == "he did not know"


def test_a_second_clause_is_no_fronted_statement() -> None:
    found = read("The port was empty, and the agency did not mention the fire.")
    assert found.content(found.by_cue("did not mention")) == "the fire"


def test_things_do_not_speak() -> None:
    assert read("It means that the port is closed. That suggests a fire.").claims == []


def test_speakers_inside_a_quotation_may_pass_on_words() -> None:
    found = read("“The soldiers told us that the road was shut, and I think it was,” Ana Marsh said.")
    assert found.chain(found.by_cue("told")) == ["Veldria Courier", "Ana Marsh", "The soldiers"]
    assert len(found.claims) == 2


def test_what_storms_hit_is_not_blamed() -> None:
    found = read("The island was rarely hit by storms, the agency said.")
    assert [claim.act for claim in found.claims] == ["statement"]


def test_who_said_nothing_says_not_what_stands_before() -> None:
    found = read("“He walked in, he said nothing, and he started shooting,” said Mira Orlen, a cook.")
    assert [found.chain(claim) for claim in found.claims] == [["Veldria Courier", "Mira Orlen"]]
