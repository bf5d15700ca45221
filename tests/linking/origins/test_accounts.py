"""Which words of a speaker are an account of the happening."""

from __future__ import annotations

import pytest

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
