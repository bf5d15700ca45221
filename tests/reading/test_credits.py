from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import BlockRole
from firsthand.reading.credits import credit_line, credits_in, dateline_of, signature_line


def found(text: str, role: BlockRole = "paragraph") -> list[tuple[str, str]]:
    return [(item.kind, item.name) for item in credits_in(text, role, first=True, last=True)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("• Source of information and images “independent”", "The Independent"),
        ("This article was originally published by The Guardian.", "The Guardian"),
        (
            "This story was first published on Middle East Eye and is republished here with permission.",
            "Middle East Eye",
        ),
        ("This story first appeared in the Veldria Courier on 3 May.", "Veldria Courier"),
        ("This article is republished from The Conversation under a Creative Commons license.", "The Conversation"),
        ("Originally published in the Lantern Weekly", "Lantern Weekly"),
        ("Republished from Haaretz", "Haaretz"),
        ("The post Two boats sink appeared first on Veldria Courier.", "Veldria Courier"),
        ("Source: Veldria Courier", "Veldria Courier"),
        ("Read the original article on ProPublica", "ProPublica"),
    ],
)
def test_whose_words_these_are(text: str, name: str) -> None:
    assert found(text, "credit") == [("republished_from", name)]
    assert credit_line(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SAN ARLO, Veldria (AP) — Two boats sank on Monday.", "Associated Press"),
        ("SAN ARLO (Reuters) - Two boats sank on Monday.", "Reuters"),
        ("(Reuters) — Two boats sank on Monday.", "Reuters"),
        ("Nine people were taken to hospital, police said. — AP", "Associated Press"),
        ("Nine people were taken to hospital, police said. (AFP)", "AFP"),
        ("Nine people were taken to hospital. –Reuters", "Reuters"),
    ],
)
def test_the_agency_of_a_text(text: str, name: str) -> None:
    assert found(text) == [("agency", name)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("© 2031 AFP", ["AFP"]),
        ("Copyright 2031 The Associated Press. All rights reserved.", ["Associated Press"]),
        ("Source: Reuters", ["Reuters"]),
        ("Reuters", ["Reuters"]),
        ("With inputs from PTI and AFP", ["Press Trust of India", "AFP"]),
        ("By Jane Roe, Reuters", ["Reuters"]),
    ],
)
def test_lines_that_name_an_agency(text: str, names: list[str]) -> None:
    assert found(text, "credit") == [("agency", name) for name in names]
    assert credit_line(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Associated Press contributed to this report.", ["Associated Press"]),
        (
            "Associated Press writers Jane Roe in San Arlo and John Q. Doe contributed to this report.",
            ["Associated Press", "Jane Roe", "John Q. Doe"],
        ),
        ("Reporting by Jane Roe in San Arlo. Editing by John Doe and Ada Poe", ["Jane Roe", "John Doe", "Ada Poe"]),
        ("Additional reporting by Jane Roe", ["Jane Roe"]),
    ],
)
def test_who_helped(text: str, names: list[str]) -> None:
    assert found(text) == [("contributor", name) for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "The video first appeared on Telegram on Sunday.",
        "The report was published by the ministry on Monday.",
        "She said the claims were first published by Reuters.",
        "He contributed to the campaign, the court heard.",
        "The United Nations Office on Drugs and Crime (UNODC)",
        "The army — which denies it — left the port.",
        "With winter near, the port is closing.",
        "The Guardian has contacted the harbour authority for comment.",
    ],
)
def test_other_sentences(text: str) -> None:
    assert found(text) == []
    assert not credit_line(text)


@pytest.mark.parametrize(
    ("text", "dateline", "agency", "published"),
    [
        ("SAN ARLO, Veldria (AP) — Two boats sank.", "SAN ARLO, Veldria (AP)", "Associated Press", None),
        ("SAN ARLO — Two boats sank.", "SAN ARLO", None, None),
        ("San Arlo (Reuters) - Two boats sank.", "San Arlo (Reuters)", "Reuters", None),
        ("ORLEC, May 3, 2031 (Hill Wire) - Two men fell.", "ORLEC, May 3, 2031 (Hill Wire)", "Hill Wire", "2031-05-03"),
        ("ORLEC, 3 May 2031 (Hill Wire) — Rain fell.", "ORLEC, 3 May 2031 (Hill Wire)", "Hill Wire", "2031-05-03"),
        ("ORLEC, May 3 (Hill Wire) - Two men fell.", "ORLEC, May 3 (Hill Wire)", "Hill Wire", None),
    ],
)  # fmt: skip
def test_datelines(text: str, dateline: str, agency: str | None, published: str | None) -> None:
    got = dateline_of(text)
    assert got is not None
    assert got.words == dateline
    assert (got.agency.name if got.agency else None) == agency
    assert got.published == published


@pytest.mark.parametrize("text", ["Two boats — both old — sank.", "The boats (both old) sank.", "Nobody knows why"])
def test_no_datelines(text: str) -> None:
    assert dateline_of(text) is None


@given(st.text(max_size=200), st.sampled_from(["paragraph", "credit", "boilerplate", "note"]))
def test_credits_lie_inside_their_line(text: str, role: BlockRole) -> None:
    for item in credits_in(text, role, first=True, last=True):
        assert 0 <= item.start < item.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fishermen said falling prices have contributed heavily to the unrest along the Veldrian coast.",
        "As insurance, the harbour's lenders contributed 12 million crowns to the repair fund this spring.",
        "You never hear about the dockers, and you feel like they haven’t contributed.",
    ],
)
def test_who_contributed_to_something_else_is_not_credited(text: str) -> None:
    assert found(text) == []


def test_an_agency_inside_the_article_credits_an_item_and_not_the_article() -> None:
    item = "The ministry closed the harbour for a week. [Reuters]"
    assert [finding.kind for finding in credits_in(item, "paragraph")] == ["agency"]
    assert credits_in(item, "paragraph", inner=True) == ()
    assert credits_in("ASSOCIATED PRESS", "credit", inner=True) == ()


def test_a_sign_off_in_one_agencys_own_form_credits_it() -> None:
    signed = "(Reporting by Ilka Dorn in San Arlo; Writing by Per Maas; Editing by Ute Lind)"
    assert found(signed, "credit")[0] == ("agency", "Reuters")
    assert ("agency", "Reuters") not in found("Reporting by Ilka Dorn and Per Maas", "credit")


@pytest.mark.parametrize("text", ["NPA", "— NPA", "(NPA)", "NPA. Subscribe", "NPA/dh", "mb/AB"])
def test_a_short_name_alone_signs_the_text(text: str) -> None:
    assert signature_line(text)


@pytest.mark.parametrize("text", ["NPA said so.", "Nobody came.", "NPA. The port is closed.", "A", "Subscribe"])
def test_a_line_that_says_more_is_no_signature(text: str) -> None:
    assert not signature_line(text)


def test_a_button_behind_an_agency_is_no_part_of_its_name() -> None:
    assert [(item.name, item.kind) for item in credits_in("AFP. Subscribe", "credit", last=True)] == [("AFP", "agency")]
    assert credits_in("NPA. Subscribe", "credit", last=True) == ()


@pytest.mark.parametrize(
    ("text", "agency"), [("PORT ARLO (Reuters): Two died.", "Reuters"), ("He said (twice): go away.", None)]
)
def test_a_dateline_may_end_in_a_colon(text: str, agency: str | None) -> None:
    found = dateline_of(text)
    assert (found.agency.name if found and found.agency else None) == agency
