"""Circumstances that one side tells and another denies."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.linking.profiles.profile import Profile, profile_of
from firsthand.linking.readings.circumstances import circumstance_conflict, circumstances_in
from firsthand.model import Act, Conflict, HopKind, Mention
from tests.linking.maker import Maker


def told(*said: tuple[str, str, Act], kind: HopKind = "organisation") -> Conflict | None:
    """Of a workshop that burnt down: speakers and what each says, every one in a report of its own."""
    members: list[tuple[Profile, Mention]] = []
    for number, (speaker, words, act) in enumerate(said):
        maker = Maker("A workshop burned down in Port Arlo.", f"{speaker} said: {words}.", outlet=f"Paper {number}")
        maker.claim(words, (speaker, kind), cue="said", act=act)
        maker.mention("burned", type="ACCIDENT", mode="fire")
        document = maker.build()
        members.extend((profile_of(document), mention) for mention in document.extraction.mentions)
    return circumstance_conflict(members)


@pytest.mark.parametrize(
    ("words", "name", "so"),
    [
        ("the back door had been locked", "a locked exit", True),
        ("that the door was never locked", "a locked exit", False),
        ("no ransom was paid", "a ransom", False),
        ("they had asked for a ransom of nine million crowns", "a ransom", True),
        ("that no distress call had reached any of the stations", "a call for help", False),
        ("there were no fighters in the clinic", "fighters inside", False),
        ("the clinic was used as a base by the rebels", "fighters inside", True),
        ("the boy was unarmed", "a weapon in the hands of those shot", False),
        ("his men had returned fire", "a weapon in the hands of those shot", True),
        ("the ship is afloat", "its sinking", False),
        ("there had been a second gunman on the roof", "a second attacker", True),
        ("the man had acted alone", "a second attacker", False),
        ("es gab einen zweiten schützen", "a second attacker", True),
        ("the boat had been fired on a second time", "a second strike", True),
        ("there was only one strike", "a second strike", False),
        ("the crew was transporting drugs", "drugs aboard", True),
        ("they had been fishing, eran pescadores", "drugs aboard", False),
    ],
)
def test_circumstances_are_told_or_denied(words: str, name: str, so: bool) -> None:
    assert (name, so) in circumstances_in(words)


def test_what_is_denied_by_a_verb_is_denied() -> None:
    assert list(circumstances_in("that the tanker had rammed the launch", denied=True)) == [("a collision", False)]


def test_two_who_tell_it_differently_are_a_conflict() -> None:
    conflict = told(
        ("The workers' union", "the door to the yard was locked", "statement"),
        ("The owner", "that the door to the yard had been locked", "denial"),
    )
    assert conflict is not None
    assert conflict.kind == "denial"
    assert conflict.sides == ("a locked exit", "not a locked exit")
    assert "The owner" in conflict.reason


@pytest.mark.parametrize(
    "said",
    [
        (("The union", "the door was locked", "statement"), ("The mayor", "the doors were locked", "statement")),
        (("The union", "the door was locked", "statement"), ("The union", "the door was not locked", "statement")),
        (("The union", "the door was locked", "statement"), ("The owner", "no ransom was paid", "statement")),
    ],
)
def test_these_dispute_nothing(said: tuple[tuple[str, str, Act], ...]) -> None:
    assert told(*said) is None


def test_an_outlet_disputes_nothing() -> None:
    said: tuple[tuple[str, str, Act], ...] = (
        ("Paper 7", "the door was locked", "statement"), ("Paper 8", "the door was not locked", "statement"),
    )  # fmt: skip
    assert told(*said, kind="outlet") is None


def test_the_words_are_in_lower_case_once_each() -> None:
    table = load_table("linking/circumstances.toml")["circumstance"]
    assert len({one["name"] for one in table}) == len(table)
    for one in table:
        words = [*one["said"], *one["against"]]
        assert len(set(words)) == len(words)
        assert all(word == word.casefold().strip() for word in words)
