"""Forms of a name in another case as the form in which it is looked up."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["adjective_bases", "bases"]

# The ending of a case and what may stand in its place where the name stands alone, on folded words.
_RUSSIAN = {
    "ии": ("ия",), "ие": ("ие",), "ью": ("ь",), "ом": ("", "ый", "ий", "ое", "о"), "ем": ("ь", "й"),
    "ого": ("ый", "ий", "ое"),
    "ему": ("ий",), "ой": ("а", "ая"), "ую": ("ая",), "ах": ("ы", "и"), "ях": ("и",), "ов": ("ы",), "ам": ("ы",),
    "е": ("", "а", "я", "ь", "и", "о"), "и": ("ь", "я", "а"), "ы": ("а",), "у": ("", "а"), "а": ("", "о"),
    "я": ("ь", "и", "е"), "ю": ("я", "ь"), "о": (),
}  # fmt: skip
_UKRAINIAN = {
    "ову": ("ів", "ов"), "еву": ("ів", "ев"), "єву": ("ів",),
    "ові": ("ів", "ов"), "еві": ("ів", "ев"), "єві": ("ів",), "ова": ("ів", "ов"), "єва": ("ів",),
    "ева": ("ів",), "ії": ("ія",), "іі": ("ія",), "ою": ("а",),
    "ею": ("я",), "єю": ("я",), "ом": ("", "о"), "ого": ("ий", "е"), "ому": ("ий", "е"),
    "ім": ("е",), "ах": ("и",), "ях": ("і",), "ів": ("и",), "і": ("", "а", "я", "о", "ь", "и"), "и": ("а", "ь", "я"),
    "у": ("", "а"), "а": ("", "о"), "я": ("ь", "и", "е"), "ю": ("я", "ь"),
}  # fmt: skip
_POLISH = {
    "owie": ("ow", "owo"), "owa": ("ow", "owo"), "dzie": ("d", "da"), "cie": ("t", "ta", "c"), "rze": ("r", "ra"),
    "le": ("l", "ł", "la", "ła"), "ie": ("", "a", "ia", "i"), "ii": ("ia",), "iu": ("", "ie"), "ku": ("k", "ek"),
    "cy": ("ka", "ca"), "dze": ("ga",), "sku": ("sk",), "u": ("", "o"), "a": ("", "o"), "y": ("a",),
    "i": ("", "a", "ia"),
    "e": ("", "a"), "em": ("",), "iem": ("",), "ach": ("y",), "ej": ("a",),
}  # fmt: skip
_GREEK = {
    "ου": ("οσ", "ο"), "ων": ("α", "οι"), "ασ": ("α", "ασ"), "ησ": ("η", "ησ"), "ουσ": ("οι", "ουσ"), "ο": ("οσ",),
    "α": ("ασ",), "η": ("ησ",), "εωσ": ("η",),
}  # fmt: skip
_CASES = {"el": _GREEK, "ru": _RUSSIAN, "uk": _UKRAINIAN, "pl": _POLISH}
# The endings of adjectives of places behind their stem: "харьковской", "полтавська".
_ADJECTIVES = {"ru": "ск", "uk": "ськ"}
_TOWNS = ("", "ск", "а", "ь", "ы", "о", "е", "ье", "и")
_UKRAINIAN_TOWNS = ("", "ськ", "а", "са", "ь", "и", "о", "я", "жя")
_SHORTEST = 3


def bases(form: str, language: str) -> Iterator[str]:
    """The form itself, then the forms that it may be a case of."""
    yield form
    cases = _CASES.get(language)
    if cases is None:
        if language == "de" and form.endswith("s") and len(form) > _SHORTEST + 1:
            yield form[:-1]
        return
    for length in (4, 3, 2, 1):
        for ending in cases.get(form[-length:], ()):
            stem = form[:-length]
            if len(stem) >= _SHORTEST or (length == _SHORTEST and len(stem) == _SHORTEST - 1):
                yield stem + ending


def adjective_bases(form: str, language: str) -> Iterator[str]:
    """Names of towns from which an adjective may be made: "харьковской" of "харьков"."""
    suffix = _ADJECTIVES.get(language)
    at = form.rfind(suffix) if suffix else -1
    if suffix is None or at < _SHORTEST or len(form) - at - len(suffix) > 3:
        return
    stem = form[:at]
    for ending in _TOWNS if language == "ru" else _UKRAINIAN_TOWNS:
        yield stem + ending
    yield stem + suffix
    if language == "ru":
        yield stem + "к"
