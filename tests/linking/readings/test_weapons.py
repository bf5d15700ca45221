"""What those who deny an attack lay it to."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.linking.profiles.profile import Profile, profile_of
from firsthand.linking.readings.denials import denials_of
from firsthand.linking.readings.weapons import weapon_conflict, weapon_owners, weapons_in
from firsthand.model import Mention
from tests.linking.maker import Maker


@pytest.mark.parametrize(
    ("words", "kind", "party"),
    [
        ("the ward was struck by an interceptor fired by Sarni air defences", "interceptor", "Sarni air defences"),
        ("that a short-range Orsi rocket fell in the vicinity of the hospital", "rocket", "Orsi"),
        ("that an old mine had gone off", "mine", None),
        ("a Marani rocket", "rocket", "Marani"),
        ("that it had seen the launch of a rocket by the Orsi militia, which left its course", "rocket", "Orsi"),
        ("that the market was hit by a Katyusha rocket", "rocket", None),
        ("that the army's own shell had fallen short", "shell", None),
    ],
)  # fmt: skip
def test_a_weapon_is_told_with_whose_it_was(words: str, kind: str, party: str | None) -> None:
    (found,) = weapons_in(words)
    assert found.kind == kind
    assert (None if found.party is None else words[found.party.start : found.party.end]) == party


@pytest.mark.parametrize("words", ["No missile hit the school", "it was not hit by a drone", "the drone was shot down"])
def test_what_is_denied_or_hit_itself_is_no_account(words: str) -> None:
    assert list(weapons_in(words)) == []


def members(*said: str, speaker: str = "Sarn Front") -> list[tuple[Profile, Mention]]:
    maker = Maker("A missile hit a clinic in Port Arlo on Friday.", *(f"The {speaker} said: {one}." for one in said))
    for one in said:
        maker.claim(one, (speaker, "organisation"), cue="said", source=f"The {speaker}")
    maker.mention("hit", mode="heavy-weapons", targets=["clinic"], means=["missile"])
    document = maker.build()
    return [(profile_of(document), mention) for mention in document.extraction.mentions]


def test_a_side_that_denies_it_and_names_another_weapon_stands_against_the_reports() -> None:
    told = members(
        "our forces had not fired at the clinic", "an interceptor fired by Velmian troops came down on the clinic"
    )
    denials = denials_of(told)
    conflict = weapon_conflict(told, denials)
    assert conflict is not None
    assert conflict.kind == "means"
    assert conflict.sides == ("missile", "interceptor")
    assert [value.text for value in weapon_owners(told, denials)] == ["Velmian troops"]


def test_without_a_denial_two_words_for_a_weapon_are_two_words() -> None:
    told = members("a rocket fell on the clinic")
    assert weapon_conflict(told, denials_of(told)) is None


def test_every_kind_has_its_words_in_lower_case_once() -> None:
    table = load_table("linking/weapons.toml")
    words = [word for kind in table["kinds"].values() for word in kind]
    assert len(set(words)) == len(words)
    assert all(word == word.casefold().strip() for word in words)
    assert {kind for kinds in table["modes"].values() for kind in kinds} <= set(table["kinds"])
