from __future__ import annotations

import pytest

from firsthand.linking.derivations.citations import citation_in, credit_in, namings_in
from firsthand.linking.profiles.profile import profile_of
from tests.linking.maker import Maker


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Two died at the quay, the Tessim Quay Herald reported.", "Tessim Quay Herald"),
        ("A guard told the Tessim Quay Herald that two had died.", "Tessim Quay Herald"),
        ("Two died, according to Tessim Quay Herald.", "Tessim Quay Herald"),
        ("A guard told TQH that two had died.", "TQH"),
        ("The Tessim Quay Herald building stands empty.", None),
        ("The tqh valve broke, a guard said.", None),
    ],
)
def test_a_citation_needs_the_name_and_a_verb(words: str, shown: str | None) -> None:
    profile = profile_of(Maker(words).build())
    found = citation_in(profile, "tessim quay herald")
    assert (profile.report.quote(found) if found else None) == shown


@pytest.mark.parametrize(
    ("paragraphs", "shown"),
    [
        (("Two died.", "Tessim Quay Herald"), "Tessim Quay Herald"),
        (("Two died. (Tessim Quay Herald)",), "Tessim Quay Herald"),
        (("TESSIM (TQH) - Two died.",), "TQH"),
        (("Two died near the Tessim Quay Herald.",), None),
    ],
)
def test_a_credit_stands_alone_or_in_brackets(paragraphs: tuple[str, ...], shown: str | None) -> None:
    profile = profile_of(Maker(*paragraphs).build())
    found = credit_in(profile, "tessim quay herald")
    assert (profile.report.quote(found) if found else None) == shown


@pytest.mark.parametrize(
    ("words", "outlet", "shown"),
    [
        ("Two died, Herald reported.", "herald", None),
        ("Two died, Tagblik reported.", "tagblik", "Tagblik"),
        ("The Tagblik reported that two had died.", "tagblik", "Tagblik"),
        ("Two died, Ostmark Tagblik reported.", "tagblik", None),
        ("Two died, a tagblik reported.", "tagblik", None),
    ],
)
def test_one_word_may_be_anybodys(words: str, outlet: str, shown: str | None) -> None:
    profile = profile_of(Maker(words).build())
    found = citation_in(profile, outlet)
    assert (profile.report.quote(found) if found else None) == shown


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("The account that she gave the Tessim Quay Herald has not been answered.", 1),
        ("A Tessim Quay Herald photographer saw two bodies.", 1),
        ("Two died. (Tessim Quay Herald).", 1),
        ("TESSIM (Tessim Quay Herald).- Two died.", 0),
        ("With Tessim Quay Herald, Velm Times", 0),
        ("The offices of the Tessim Quay Herald were hit.", 0),
        ("Smoke rose behind the Tessim Quay Herald building.", 0),
        ("Subscribe to the Tessim Quay Herald for more.", 0),
        ("She is a former editor of the Tessim Quay Herald.", 0),
    ],
)
def test_a_name_counts_where_it_is_no_house_and_no_advertisement(words: str, count: int) -> None:
    assert len(list(namings_in(profile_of(Maker(words).build()), "tessim quay herald"))) == count
