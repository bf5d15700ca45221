"""Places that speakers set against each other."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from firsthand.linking.profiles.profile import Profile, profile_of
from firsthand.linking.readings.sites import site_conflict, sites_in
from firsthand.model import Conflict, Mention
from tests.linking.maker import Maker


def told(*said: tuple[str, str]) -> Conflict | None:
    """Of a man shot in Tessim: speakers and what each says, every one in a report of its own."""
    members: list[tuple[Profile, Mention]] = []
    for number, (speaker, words) in enumerate(said):
        maker = Maker(f"{speaker} said that {words}.", outlet=f"Paper {number}")
        maker.claim(words, (speaker, "person"), cue="said")
        maker.mention("shot" if "shot" in words else "boarded")
        document = maker.build()
        members.extend((profile_of(document), mention) for mention in document.extraction.mentions)
    return site_conflict(members)


def sides(*said: tuple[str, str]) -> Sequence[str]:
    found = told(*said)
    return () if found is None else found.sides


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("he was shot in Mill Street", "he was shot in Castle Street"),
        ("he was shot on Orel Bridge", "he was shot on the Tarn Bridge"),
        ("he was shot in Tessim", "he was shot in Wexholm, and not in Tessim"),
        ("he was shot in Tessim", "he was shot nowhere near Tessim"),
        ("he was shot in Tessim", "he was shot thirty kilometres south of Tessim"),
        ("he was shot on the Ostmark side of the border", "he was shot two kilometres inside Veldria"),
        ("the ship was boarded in international waters", "the ship was boarded in Veldrian territorial waters"),
        ("the ship was boarded in international waters", "the ship was boarded in our waters"),
        ("the ship was boarded 40 miles off Cape Dorn", "the ship was boarded eight miles off Cape Dorn"),
        ("the ship was boarded 38 miles off Tarn", "the ship was boarded 240 nautical miles from the coast"),
        ("the ship was boarded in the Gulf of Sarn", "the ship was boarded in the Marnian Sea"),
    ],
)
def test_these_cannot_both_be_where_it_was(one: str, two: str) -> None:
    found = told(("Ada Moll", one), ("Ivo Stark", two))
    assert found is not None
    assert found.kind == "place"
    assert len(found.sides) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("he was shot in Mill Street", "he was shot in Tessim"),
        ("he was shot in Mill Street", "he was shot near Mill Street"),
        ("the ship was boarded in the Gulf of Sarn", "the ship was boarded in the Sea of Sarn"),
        ("the ship was boarded 38 miles off Tarn", "the ship was boarded 45 miles from the coast"),
        ("he was shot in Tessim", "he was shot two kilometres south of Tessim"),
        ("he was shot at Saint Anne School", "he was shot and brought to the Orel Hospital"),
        ("he was shot in Mill Street", "the man, who was shot, lived with his sister in the Old Quarter"),
        ("the ship was boarded in our waters", "the ship was boarded in Veldrian waters"),
        ("the ship was boarded 40 miles off Cape Dorn", "the ship was boarded 35 miles off Cape Dorn"),
        ("he was shot on the Veldrian side of the border", "he was shot on Veldria territory"),
        ("he was shot on Tuesday", "he was not shot on Monday"),
    ],
)
def test_these_may_both_be_where_it_was(one: str, two: str) -> None:
    assert sides(("Ada Moll", one), ("Ivo Stark", two)) == ()


def test_one_voice_sets_nothing_against_itself() -> None:
    assert sides(("Ada Moll", "he was shot in Mill Street"), ("Ada Moll", "he was shot in Castle Street")) == ()


def test_where_somebody_names_both_neither_rules_the_other_out() -> None:
    both = "he was shot in Mill Street and fell in Castle Street"
    assert sides(("Ada Moll", both), ("Ivo Stark", "he was shot in Castle Street")) == ()


def test_what_a_sentence_tells_of_a_place() -> None:
    assert [(site.kind, site.name) for site in sites_in("it lay in Wexholm, and not in Tessim")] == [
        ("denied", "tessim"),
        ("named", "wexholm"),
    ]
    (found,) = [site for site in sites_in("twenty nautical miles off Cape Dorn") if site.kind == "off"]
    assert round(found.km) == 37
