from __future__ import annotations

import pytest

from firsthand.data import load_table

ORIGINS = load_table("linking/origins.toml")
REUSE = load_table("linking/reuse.toml")


@pytest.mark.parametrize(
    "name",
    [
        "accounts",
        "anaphors",
        "asking",
        "before_places",
        "leaning_dates",
        "news_outlets",
        "no_persons",
        "ourselves",
        "own_documents",
        "own_eyes",
        "own_people",
        "publishing_bodies",
        "publishing_parts",
        "unnamed_folk",
        "witnessing",
    ],
)
def test_words_for_origins_are_folded_and_stand_once(name: str) -> None:
    words = ORIGINS[name]
    assert words
    assert len(set(words)) == len(words)
    assert all(word == " ".join(word.casefold().split()) for word in words)


def test_what_a_report_speaks_of_is_a_known_family_and_its_weights_are_complete() -> None:
    table = load_table("linking/speaking.toml")
    families = {*load_table("linking/types.toml")["families"], "PROTEST"}
    assert set(table["families"]) <= families
    weights = table["weights"]
    assert weights["bias"] < 0
    single = ("speaker", "named", "name", "beside", "target", "place", "day", "quoted", "passage", "own")
    assert all(weights[name] < -weights["bias"] for name in single), "no single sign is enough"
    assert weights["before"] < weights["far_apart"] < weights["apart"] < 0


def test_number_words_have_their_figures() -> None:
    assert sorted(REUSE["numbers"].values()) == list(range(21))
    assert REUSE["numbers"]["seven"] == 7


def test_citing_words_are_folded() -> None:
    for name in ("after", "before"):
        assert all(word == word.casefold().strip() for word in REUSE["citing"][name])


@pytest.mark.parametrize("name", [key for key in REUSE["kinds"] if not key.endswith(("_at_least", "_passages"))])
def test_limits_are_shares_or_counts(name: str) -> None:
    limit = REUSE["kinds"][name]
    assert 0 < limit <= 1 if isinstance(limit, float) else limit > 0


def test_seats_of_power_share_no_word_and_repeating_has_all_its_weights() -> None:
    table = load_table("linking/voices.toml")
    words = [word for naming in table["seats_of_power"]["words"].values() for word in naming]
    assert len(set(words)) == len(words)
    assert set(table["occasions"]["repeating"]) == {"bias", "one", "all", "standing", "person", "quoted"}
    assert not set(ORIGINS["news_outlets"]) & set(ORIGINS["publishing_bodies"])


def test_words_around_numbers_and_sites_are_folded_and_stand_once() -> None:
    counts = load_table("linking/counts.toml")
    sites = load_table("linking/sites.toml")
    for words in (*counts["part"].values(), *counts["contrast"].values(), *sites.values()):
        assert words
        assert len(set(words)) == len(words)
        assert all(word == " ".join(word.casefold().split()) for word in words)
    assert set(sites["several"]) <= {*sites["nouns"], "gate"}
