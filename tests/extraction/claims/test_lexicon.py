from __future__ import annotations

from typing import get_args

from firsthand.data import load_table
from firsthand.extraction.claims.lexicon import claim_lexicon
from firsthand.model import Act, Certainty, Polarity

_FRAMES = {"clause", "quote", "object", "infinitive", "label", "order", "prep", "passive", "as", "tally"}


def test_groups_use_the_words_of_the_model() -> None:
    groups = [
        *load_table("claims/verbs.toml")["group"],
        *load_table("claims/phrases.toml")["noun"],
        *load_table("claims/attitudes.toml")["attitude"],
    ]
    for group in groups:
        assert group["act"] in get_args(Act)
        assert group["certainty"] in get_args(Certainty)
        assert group.get("polarity", "positive") in get_args(Polarity)
        assert set(group.get("frames", ())) <= _FRAMES
        assert all(lemma == lemma.lower() for lemma in group["lemmas"])


def test_groups_with_prepositions_name_them() -> None:
    for group in load_table("claims/verbs.toml")["group"]:
        if "prep" in group["frames"] or group.get("need_prep"):
            assert group["preps"]


def test_hedges_are_never_certain() -> None:
    words = claim_lexicon()
    assert set(words.adverbs.values()) | set(words.adjectives.values()) <= {"probable", "possible"}


def test_the_first_group_of_a_verb_comes_first() -> None:
    said = claim_lexicon().verbs["say"][0]
    assert (said.act, said.certainty, said.polarity) == ("statement", "certain", "positive")
    assert claim_lexicon().verbs["deny"][0].polarity == "negative"
    assert claim_lexicon().verbs["acknowledge"][0].factive


def test_attitudes_are_no_statements_that_something_is_so() -> None:
    words = claim_lexicon()
    assert words.attitudes["support"].certainty == "unknown"
    assert words.attitudes["oppose"].polarity == "negative"
    assert all(cue.certainty != "certain" or cue.act == "belief" for cue in words.attitudes.values())
