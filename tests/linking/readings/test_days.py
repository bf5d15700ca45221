"""Days and places that stand with the words for the happening, and days that are only near it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.data import load_table
from firsthand.linking.profiles.profile import Profile, profile_of
from firsthand.linking.profiles.values import Value, gather
from firsthand.linking.readings.days import denied_days, is_by_night, is_sure, of_the_news
from tests.linking.maker import Maker


def day_of(sentence: str, words: str, value: str, published: str = "2031-05-10") -> tuple[Value, Profile]:
    maker = Maker(sentence, outlet="Northern Wire", published=published)
    maker.mention("struck", dates=[(words, value)])
    document = maker.build()
    profile = profile_of(document)
    (mention,) = document.extraction.mentions
    (found,) = [value for value in gather(mention, profile) if value.field == "date"]
    return found, profile


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("A drone struck a depot in Port Arlo on Friday.", "on Friday"),
        ("On Friday a drone struck a depot.", "On Friday"),
        ("The depot was struck again at noon on Friday, the mayor said.", "on Friday"),
    ],
)
def test_a_day_in_the_clause_of_the_happening_is_sure(sentence: str, words: str) -> None:
    assert is_sure(*day_of(sentence, words, "2031-05-09"))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The mayor spoke on Friday, days after a drone struck a depot.", "on Friday"),
        ("A drone struck a depot, the mayor said on Friday.", "on Friday"),
        ("The depot was struck after the transfer of a commander on Friday.", "on Friday"),
        ("PORT ARLO, Friday (NW) - A drone struck a depot.", "Friday"),
    ],
)
def test_a_day_of_something_else_beside_it_is_not(sentence: str, words: str) -> None:
    assert not is_sure(*day_of(sentence, words, "2031-05-09"))


@pytest.mark.parametrize(
    ("sentence", "words", "night"),
    [
        ("A drone struck a depot early on Friday.", "on Friday", True),
        ("In der Nacht zum Freitag struck eine Drohne ein Lager.", "Freitag", True),
        ("A drone struck a depot on Friday afternoon.", "on Friday", False),
    ],
)
def test_nights_of_any_language(sentence: str, words: str, night: bool) -> None:
    assert is_by_night(*day_of(sentence, words, "2031-05-09")) is night


def test_the_day_of_the_news() -> None:
    sentence = "A drone struck a depot on Friday."
    assert of_the_news(*day_of(sentence, "on Friday", "2031-05-09", "2031-05-09T18:00"))
    assert not of_the_news(*day_of(sentence, "on Friday", "2031-05-09"))


def test_a_denied_day_stands_against_that_in_its_place() -> None:
    maker = Maker("It was not struck on Friday but on Thursday, Mara Velk said.", published="2031-05-10")
    claim = maker.claim("It was not struck on Friday but on Thursday", ("Mara Velk", "person"), cue="said")
    maker.mention("struck", dates=[("on Friday", "2031-05-09"), ("on Thursday", "2031-05-08")], claims=[claim])
    document = maker.build()
    profile = profile_of(document)
    (made,) = document.extraction.mentions
    mention = replace(made, dates=tuple(replace(date, claims=(claim,)) for date in made.dates))
    values = [value for value in gather(mention, profile) if value.field == "date"]
    found = denied_days(values, {document.report.id: profile})
    assert found == {"2031-05-09": frozenset({"2031-05-08"}), "2031-05-08": frozenset({"2031-05-09"})}


def test_words_are_folded_and_stand_once() -> None:
    for words in load_table("linking/days.toml").values():
        assert words
        assert len(set(words)) == len(words)
        assert all(word == word.casefold() for word in words)
