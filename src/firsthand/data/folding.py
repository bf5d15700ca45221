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
    plain = "".join(sign for sign in low if not unicodedata.combining(sign))
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign for sign in plain)


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
}
