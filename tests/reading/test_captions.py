from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.reading.captions import caption_opening, fold_captions, picture_credit, picture_credit_line


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("The minister on the pier (Reuters)", "Reuters"),
        ("The minister on the pier, where boats were due (AFP/Getty)", "AFP/Getty"),
        ("Boats in port. Photograph: Jane Roe/AFP/Getty Images", "Jane Roe/AFP/Getty Images"),
        ("Boats in port on Monday. (AP Photo/Jane Roe)", "AP Photo/Jane Roe"),
        ("Boats in port [Jane Roe/Reuters]", "Jane Roe/Reuters"),
        ("Boats in port on Sunday. REUTERS/Jane Roe", "REUTERS/Jane Roe"),
        ("Boats in port on Sunday. Jane Roe/AP", "Jane Roe/AP"),
        ("A boat burning. Credit: Veldria Navy", "Veldria Navy"),
        ("A boat burning (Photo: Veldria Navy)", "Veldria Navy"),
        ("A boat burning (Screengrab)", "Screengrab"),
    ],
)
def test_credits_of_pictures(text: str, credit: str) -> None:
    found = picture_credit(text)
    assert found is not None
    assert text[found.start : found.end] == credit
    assert found.kind == "photo"


@pytest.mark.parametrize(
    "text",
    [
        "the United Nations Office on Drugs and Crime (UNODC)",
        "It has rained (again).",
        "A front for the liberation of the coast (the FLC)",
        "Two boats sank off San Arlo, police said.",
        "",
    ],
)
def test_no_credits_of_pictures(text: str) -> None:
    assert picture_credit(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [("Photo: Jane Roe", "Jane Roe"), ("Getty Images", "Getty Images"), ("Image source, Getty Images", "Getty Images")],
)
def test_lines_that_only_credit_a_picture(text: str, name: str) -> None:
    found = picture_credit_line(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "text", ["File photo: boats in port", "In this image taken from video, a boat", "Pictured: a boat"]
)
def test_openings_of_captions(text: str) -> None:
    assert caption_opening(text)


@pytest.mark.parametrize("text", ["Left-wing parties won", "File sharing grew", "Above all, nobody knew"])
def test_other_openings(text: str) -> None:
    assert not caption_opening(text)


def test_the_copy_with_the_credit_is_kept() -> None:
    lines = ["The minister on the old pier", "Something else entirely here", "The minister on the old pier (Reuters)"]
    assert fold_captions(lines, [0, 1, 2]) == {0: 2}


def test_without_a_credit_the_first_is_kept() -> None:
    assert fold_captions(["The minister on the old pier"] * 3, [0, 1, 2]) == {1: 0, 2: 0}


@given(st.lists(st.text(max_size=60)))
def test_a_kept_line_is_no_copy(lines: list[str]) -> None:
    copies = fold_captions(lines, range(len(lines)))
    assert not set(copies) & set(copies.values())
