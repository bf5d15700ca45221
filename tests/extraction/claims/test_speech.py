from __future__ import annotations

from tests.extraction.claims_in import read


def test_a_quotation_around_its_cue_is_one_claim() -> None:
    found = read("“The port,” Ana Marsh said, “is empty.”")
    claim = found.by_cue("said")
    assert found.content(claim) == "“The port,” … “is empty.”"
    assert claim.quotation == "direct"


def test_speech_goes_on_in_the_next_sentence() -> None:
    found = read("“The port is empty,” said Ana Marsh. “Nobody came. We waited all night.”")
    assert found.content(found.by_cue("said")) == "“The port is empty,” … “Nobody came. We waited all night.”"
    assert len(found.claims) == 1


def test_an_open_quotation_goes_on_in_the_next_paragraph() -> None:
    found = read("“The port is empty,” said Ana Marsh. “Nobody came.", "“We waited all night.”", "The ships left.")
    assert found.content(found.by_cue("said")).endswith("“We waited all night.”")


def test_a_quoted_paragraph_after_a_quotation_is_by_the_same_speaker() -> None:
    found = read("“The port is empty,” said Ana Marsh.", "“We waited all night. Nobody came.”")
    claim = found.by_cue("said")
    assert found.content(claim) == "“The port is empty,” … “We waited all night. Nobody came.”"


def test_two_pieces_in_one_breath_are_one() -> None:
    found = read("Ana Marsh told them “go to the port” and then “sail before the storm”.")
    assert found.content(found.by_cue("told")) == "“go to the port” and then “sail before the storm”"


def test_a_paragraph_without_marks_ends_the_speech() -> None:
    found = read("“The port is empty,” said Ana Marsh.", "The ships left.", "“We waited all night. Nobody came.”")
    assert found.content(found.by_cue("said")) == "“The port is empty,”"


def test_a_quotation_after_a_colon() -> None:
    found = read("Ana Marsh said: “The port is empty. Nobody came.”")
    assert found.content(found.by_cue("said:")) == "“The port is empty. Nobody came.”"


def test_a_quotation_that_nobody_owns_is_no_claim() -> None:
    assert read("The ship was named “The Pride of the Northern Sea”.").claims == []


def test_a_new_cue_takes_over() -> None:
    found = read("“The port is empty,” said Ana Marsh. “It is full,” Tom Vale replied.")
    assert found.content(found.by_cue("replied")) == "“It is full,”"
    assert found.chain(found.by_cue("replied"))[-1] == "Tom Vale"


def test_a_missing_mark_does_not_swallow_the_rest() -> None:
    found = read("“The port is empty, said Ana Marsh. “It is full,” Tom Vale replied.", "Officials said it burned.")
    assert found.content(found.by_cue("replied")) == "“It is full,”"
    assert any(found.content(claim) == "it burned" for claim in found.claims)


def test_two_quotations_by_a_pronoun() -> None:
    found = read(
        "Defense Secretary Tom Vale flew to Kesh.",
        "“These ships are ours,” he said at the forum. “And we will keep them.”",
    )
    claim = found.by_cue("said")
    assert found.chain(claim)[-1] == "Tom Vale"
    assert len(claim.content) == 2
