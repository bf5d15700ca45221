"""What the words around a number of people say of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from firsthand.linking.profiles.parts import Surroundings, are_contrasted, number_of, surroundings_of
from firsthand.linking.profiles.profile import profile_of
from tests.linking.maker import Maker


def around(text: str, words: str, low: int, *, dates: tuple[str, ...] = (), **more: Any) -> Surroundings:
    maker = Maker("Flood in Tessim", text, published="2031-05-14")
    toll = maker.toll("killed", words, low, low, **more)
    return surroundings_of(toll, profile_of(maker.build()), dates)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Divers have so far found eleven people in the river.", "eleven people"),
        ("Eleven bodies were carried to the school.", "Eleven bodies"),
        ("The bodies of eleven people were recovered.", "bodies of eleven people"),
        ("Saint Anne hospital received eleven of the dead.", "eleven"),
        ("The hospital treated eleven people.", "eleven people"),
        ("Of these, eleven were seriously hurt.", "eleven"),
        ("Eleven of them were children.", "Eleven"),
        ("The flood killed eleven Ostmark engineers.", "eleven Ostmark engineers"),
        ("In Wexholm alone, eleven people drowned. In Wexholm they counted eleven alone.", "eleven alone"),
    ],
)
def test_a_count_of_some_may_be_a_part(text: str, words: str) -> None:
    assert around(text, words, 11).part


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Eleven people were killed, the mayor said.", "Eleven people"),
        ("The flood killed eleven people and destroyed the bridge.", "eleven people"),
        ("Flood Kills Eleven People In Tessim", "Eleven People"),
        ("At least eleven people drowned.", "eleven people"),
    ],
)
def test_a_plain_count_is_of_all(text: str, words: str) -> None:
    assert not around(text, words, 11).part


def test_none_at_all_is_no_part_but_may_be_of_somebodys_own() -> None:
    none = around("Nobody died, the mayor said.", "Nobody", 0)
    assert not none.part
    assert not none.aside
    assert around("There were no deaths among our crew.", "no deaths", 0).aside
    assert around("The rescue service said none of its members had died.", "none", 0).aside


def test_the_word_for_the_people_is_kept_where_it_is_not_anybody() -> None:
    assert around("The fire killed ten stagehands.", "ten stagehands", 10).kind == "stagehands"
    assert around("The fire killed ten people.", "ten people", 10).kind == ""
    assert around("The fire killed ten.", "ten", 10).kind == ""


def test_numbers_beside_it_are_those_of_people_at_most() -> None:
    found = around("Four were badly hurt. Eight others were bruised. It took 3 hours.", "Four", 4)
    assert found.here == frozenset()
    assert found.near == {8}
    assert around("Four people died 30 kilometres away, among nine.", "Four people", 4).here == {9}


def test_a_happening_long_before_is_another() -> None:
    maker = Maker("Flood in Tessim", "In 2019, 52 people drowned in the same valley.", published="2031-05-14")
    toll = maker.toll("killed", "52 people", 52, 52)
    document = maker.build()
    document = replace(document, extraction=replace(document.extraction, times=(maker.time("In 2019", "2019"),)))
    assert surroundings_of(toll, profile_of(document), ["2031-05-13"]).aside
    assert surroundings_of(toll, profile_of(document)).aside
    assert not surroundings_of(toll, profile_of(document), ["2019-03-02"]).aside


@pytest.mark.parametrize(
    ("text", "contrasted"),
    [
        ("The mayor counts nine dead. The union, however, said fourteen had died.", True),
        ("Officials put the number at nine, but doctors spoke of fourteen.", True),
        ("The minister has spoken of nine dead. A list has fourteen names.", True),
        ("The toll rose from nine to fourteen, but more may be found.", False),
        ("At first nine were counted, but now fourteen are known.", False),
        ("Nine died in the house and fourteen in the yard.", False),
    ],
)
def test_two_numbers_are_set_against_each_other_by_the_words_between(text: str, contrasted: bool) -> None:
    maker = Maker(text)
    nine = maker.span("nine" if "nine" in text else "Nine")
    assert are_contrasted(nine, maker.span("fourteen"), profile_of(maker.build())) is contrasted


def test_numbers_are_read_from_words_and_figures() -> None:
    assert [number_of(word) for word in ("1,200", "seven", "twenty-one", "some")] == [1200, 7, 21, None]
