"""Identifies the language of a text with py3langid's bundled model."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from firsthand.data import load_table

__all__ = ["UNKNOWN", "language_of"]

UNKNOWN = "und"
# Fewer letters than this do not tell a language from its neighbours; more than the sample add nothing. A sign of a
# script that writes a syllable or a word with it, or no vowels and no other language in the news, as much as three.
_FEWEST_LETTERS = 40
_SYLLABLES = re.compile(r"[\u05d0-\u05ea\u0904-\u0939\u0985-\u09b9\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LETTERS_A_SYLLABLE = 3
_SAMPLE = 600
_LEAST_CONFIDENCE = 0.5


def language_of(text: str) -> str:
    """The ISO 639-1 code of the text's language, `und` where it is too short or too mixed to say.

    What the model takes for a spoken variety counts for the language that its speakers write the news in: Egyptian and
    Moroccan Arabic for Arabic, Wu and Cantonese for Chinese (`data/reading/languages.toml`).
    """
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    if letters + (_LETTERS_A_SYLLABLE - 1) * len(_SYLLABLES.findall(sample)) < _FEWEST_LETTERS:
        return UNKNOWN
    written: dict[str, str] = load_table("reading/languages.toml")["written"]
    shares: defaultdict[str, float] = defaultdict(float)
    for variety, share in _identifier().rank(sample):
        shares[written.get(str(variety), str(variety))] += float(share)
    language = max(shares, key=lambda code: shares[code])
    return language if shares[language] >= _LEAST_CONFIDENCE else UNKNOWN


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
