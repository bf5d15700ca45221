"""The sentence of a report in which a happening stands that another tells."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from firsthand.data import load_table
from firsthand.linking.profiles.passing import Signs, Standing, held_in, standing_of
from firsthand.linking.profiles.profile import Profile, profile_of
from tests.linking.maker import Maker
from tests.linking.stories import affair


def told() -> Signs:
    maker = Maker(
        "A ferry sank off Port Arlo on Friday, drowning 31 people.",
        "The owners of the Saint Orrel said nothing.",
        published="2031-05-10",
    )
    maker.mention(
        "sank",
        type="ACCIDENT",
        mode="sinking",
        places=["Port Arlo"],
        dates=[("on Friday", "2031-05-09")],
        targets=["ferry"],
        tolls=[("killed", "31 people", 31, 31)],
    )
    return profile_of(maker.build()).facts[0].signs


def other() -> Profile:
    maker = Maker(
        "The harbour board of Port Arlo met again. Its chairman spoke for an hour.",
        "Nothing was said of the ferry. Thirty-one people drowned with it off Port Arlo.",
        published="2031-06-02",
    )
    return profile_of(maker.build())


def weights() -> dict[str, Any]:
    found: dict[str, Any] = load_table("linking/speaking.toml")["weights"]
    return found


def standing(profile: Profile, taken: tuple[int, ...] = ()) -> tuple[str, Standing]:
    found = standing_of(told(), profile.sentences, weights(), taken)
    assert found is not None
    return profile.report.quote(found.span).strip(), found


def test_sentences_are_cut_within_blocks_and_keep_their_offsets() -> None:
    profile = other()
    assert [profile.report.quote(one.span).strip() for one in profile.sentences] == [
        "The harbour board of Port Arlo met again.",
        "Its chairman spoke for an hour.",
        "Nothing was said of the ferry.",
        "Thirty-one people drowned with it off Port Arlo.",
    ]


def test_signs_are_places_numbers_days_and_words_of_the_telling() -> None:
    found = told()
    assert [name for name, _ in found.places] == ["port arlo"]
    assert found.tolls == {31}
    assert len(found.days) == 1
    assert found.heads == {"ferry"}
    assert found.deeds == {"sank"}


def test_the_sentence_with_most_of_it_is_found_with_what_it_has() -> None:
    words, found = standing(other())
    assert words.endswith("off Port Arlo.")
    assert {"place", "toll"} <= found.signs.keys()


def test_a_sentence_that_tells_of_another_happening_is_not_taken() -> None:
    profile = other()
    words, _ = standing(profile, (profile.report.text.index("drowned"),))
    assert not words.endswith("off Port Arlo.")


def test_nothing_is_found_where_no_sign_stands() -> None:
    profile = profile_of(Maker("Tessim has a new theatre.").build())
    assert standing_of(told(), profile.sentences, weights()) is None


def test_no_sentence_weighs_more_than_what_the_signs_can_weigh_at_most() -> None:
    profiles = [profile_of(document) for document in affair()]
    for speaker, teller in permutations(profiles, 2):
        for facts in teller.facts:
            held = held_in(facts.signs, speaker.sentences)
            found = standing_of(facts.signs, speaker.sentences, weights())
            assert standing_of(facts.signs, speaker.sentences, weights(), (), held) == found
            if found is None:
                continue
            assert held is not None
            weight = sum(weights()[f"in_{sign}"] * value for sign, (value, _) in found.signs.items())
            assert weight <= held.most(facts.signs, speaker.sentences, weights()) + 1e-9
