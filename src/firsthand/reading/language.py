"""Identifies the language of a text with py3langid's bundled model."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

__all__ = ["UNKNOWN", "language_of"]

UNKNOWN = "und"
# Fewer letters than this do not tell a language from its neighbours; more than the sample add nothing.
_FEWEST_LETTERS = 40
_SAMPLE = 600
_LEAST_CONFIDENCE = 0.5


def language_of(text: str) -> str:
    """The ISO 639-1 code of the text's language, `und` where it is too short or too mixed to say."""
    sample = text[:_SAMPLE]
    if sum(character.isalpha() for character in sample) < _FEWEST_LETTERS:
        return UNKNOWN
    language, confidence = _identifier().classify(sample)
    return str(language) if confidence >= _LEAST_CONFIDENCE else UNKNOWN


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
