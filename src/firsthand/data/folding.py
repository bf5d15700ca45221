"""The form under which the tables of languages are looked up."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["fold"]


@lru_cache(maxsize=65536)
def fold(word: str, kept: str = "") -> str:
    """A word in small letters without marks; letters of one sound in the Arabic scripts as one; figures as ASCII.

    kept: letters that keep their marks (Turkish "öldü" beside "oldu").
    """
    whole = unicodedata.normalize("NFC", word.casefold())
    low = "".join(sign if sign in kept else unicodedata.normalize("NFKD", sign) for sign in whole).translate(_ALIKE)
    plain = "".join(sign for sign in low if sign in _VOICED or not unicodedata.combining(sign))
    plain = unicodedata.normalize("NFC", plain)
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign for sign in plain)


# The marks of voiced sounds: a kana with one is another letter.
_VOICED = "\u3099\u309a"
# Spellings of one letter: alef and its bearers, yeh, kaf and heh of Arabic, Persian and Urdu, the dotless i.
_ALIKE = {
    **dict.fromkeys(map(ord, "أإآٱ"), "ا"),
    **dict.fromkeys(map(ord, "ىئیےې"), "ي"),
    **dict.fromkeys(map(ord, "ؤ"), "و"),
    **dict.fromkeys(map(ord, "ةۀہھ"), "ه"),
    **dict.fromkeys(map(ord, "کڪ"), "ك"),
    ord("ı"): "i",
    ord("ـ"): None,
    ord("\u200c"): None,
    **dict.fromkeys(map(ord, '"\u05f4'), None),
    ord("\u05f3"): "'",
    ord("\u200d"): None,
}
