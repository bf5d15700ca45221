"""Sums over several happenings."""

from __future__ import annotations

import pytest

from firsthand.linking.profiles.profile import profile_of
from firsthand.linking.profiles.values import gather
from firsthand.linking.readings.sums import is_of_several
from tests.linking.maker import Maker


def sums(*tolls: tuple[str, int], type: str = "ATTACK", joined: bool = False) -> dict[int, bool]:
    """Of a report with one mention for each sentence and its number of dead: which of them count several happenings.
    joined: all mentions are of one happening, and not only the first."""
    maker = Maker(*(words for words, _ in tolls), outlet="The Paper")
    for words, number in tolls:
        maker.mention(words.split()[0], type=type, tolls=[("killed", str(number), number, number)])
    document = maker.build()
    profile, mentions = profile_of(document), document.extraction.mentions
    ours = frozenset(one.id for one in (mentions if joined else mentions[:1]))
    values = [value for one in mentions for value in gather(one, profile) if value.field == "killed"]
    return {value.low: is_of_several(value, profile, ours) for value in values if value.low is not None}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Strikes killed 31 people across the country.", True),
        ("Angriffe forderten 31 Tote im ganzen Land.", True),
        ("Strikes killed 31 people in Tamrit.", False),
    ],
)
def test_the_dead_of_a_whole_country(words: str, told: bool) -> None:
    assert sums((words, 31)) == {31: told}


def test_a_storm_may_befall_a_whole_country() -> None:
    assert sums(("Floods killed 31 people nationwide.", 31), type="DISASTER") == {31: False}


def test_a_number_that_is_the_sum_of_two_tolls() -> None:
    told = ("Shelling killed 9 in Orlec.", 9), ("Strikes killed 4 in Tamrit.", 4), ("Raids killed 13 that night.", 13)
    assert sums(*told) == {9: False, 4: False, 13: True}
    assert sums(*told, joined=True)[13] is False
