"""Which words of a speaker are an account of the happening."""

from __future__ import annotations

import dataclasses

import pytest

from firsthand.linking.origins.accounts import is_account
from firsthand.linking.profiles.profile import profile_of
from tests.linking.origins.test_tracing import whole
from tests.linking.origins.test_voices import roof


@pytest.mark.parametrize(
    "words", ["that the beams had been wet", "“I ran”", "that nobody stood under it", "what she had seen"]
)
def test_what_was_or_is_so_counts(words: str) -> None:
    maker = roof("police", ("police", "organisation"), f"A baker, Ina Holt, told us {words}.")
    maker.claim(words, ("Ina Holt", "person"), cue="told", source="A baker, Ina Holt,")
    assert whole(maker.build()).independent_origins == 2


@pytest.mark.parametrize(
    "words", ["that she would open again", "that it will look into it", "no evidence", "a new roof for the hall"]
)
def test_what_will_be_and_what_was_given_or_not_does_not(words: str) -> None:
    maker = roof("police", ("police", "organisation"), f"The tram company, Holtmar, offered {words}.")
    maker.claim(words, ("Holtmar", "organisation"), cue="offered", source="The tram company, Holtmar,")
    assert whole(maker.build()).independent_origins == 1


@pytest.mark.parametrize(
    ("words", "language", "counts"),
    [
        ("les poutres sentaient le bois mouillé", "fr", True),
        ("die Balken rochen nach nassem Holz", "de", True),
        ("deux portes", "fr", False),
        ("the beams of wet wood", "en", False),
    ],
)
def test_in_other_languages_words_for_saying_take_statements(words: str, language: str, counts: bool) -> None:
    maker = roof("police", ("police", "organisation"), f"Ina Holt : {words}.")
    id_ = maker.claim(words, ("Ina Holt", "person"), cue=":", source="Ina Holt")
    built = maker.build()
    built = dataclasses.replace(built, report=dataclasses.replace(built.report, language=language))
    claim = next(one for one in built.extraction.claims if one.id == id_)
    assert is_account(claim, profile_of(built)) is counts


def test_who_speaks_there_without_a_name_is_counted_by_values_alone() -> None:
    words = "les poutres sentaient le bois mouillé"
    maker = roof("police", ("police", "organisation"), f"Une boulangère : {words}.")
    id_ = maker.claim(words, ("boulangère", "unnamed"), cue=":", source="Une boulangère")
    built = maker.build()
    french = dataclasses.replace(built, report=dataclasses.replace(built.report, language="fr"))
    claim = next(one for one in built.extraction.claims if one.id == id_)
    assert not is_account(claim, profile_of(french))
