"""The ways in which texts of any language name an outlet, and the words by which they say that it is cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from firsthand.data import load_table
from firsthand.data.sounds import unmarked
from firsthand.linking.profiles.initials import initials_of
from firsthand.linking.profiles.names import aliases_of, outlet_key, outlet_keys
from firsthand.linking.profiles.profile import Profile
from firsthand.model import Span

__all__ = ["called_press", "cited_abroad", "namings_of", "outlets_named", "spellings"]

_WORD = re.compile(r"[^\W_]+")
_ENDS = re.compile(r"[.!?؟۔。](?=\s|$)|\n")
# Small words that stand before an Arabic or Hebrew word without a blank.
_GAP = r"\W+"
_JOINED = "[ولبفك]{0,2}"
_PREFIX = re.compile(r"^[ولبفك]{1,2}(?=ال|\w{4})")
_ARABIC = "\u0600"
# Letters of a name that is also written with one capital ("Efe").
_SHORT = 3


def namings_of(profile: Profile, outlet: str, initials: frozenset[str] = frozenset()) -> Iterator[Span]:
    """Where a text names an outlet: by its name with or without accents, by another of its names in the tables, in any
    script, or by initials with which it signs. outlet: its key."""
    for found in spellings(outlet, initials).finditer(unmarked(profile.report.text)):
        yield Span(start=found.start(), end=found.end())


def cited_abroad(profile: Profile, outlet: str, initials: frozenset[str] = frozenset()) -> Iterator[Span]:
    """Where a text of another language than English names the outlet in a sentence that says that it is cited."""
    cues = _cues(profile.report.language or "")
    if cues is None:
        return
    reach = load_table("linking/citing.toml")["reach"]
    text = profile.report.text
    for name in namings_of(profile, outlet, initials):
        before = _ENDS.split(text[max(0, name.start - reach["before"]) : name.start])[-1]
        after = _ENDS.split(text[name.end : name.end + reach["after"]], maxsplit=1)[0]
        if cues.search(before) or cues.search(after):
            yield name


def called_press(profile: Profile, name: Span) -> bool:
    """Whether words beside a name say that it is an outlet's, in a language other than English: "l'agence Orva"."""
    settings = load_table("linking/citing.toml")["press"]
    reach, text = load_table("linking/citing.toml")["reach"], profile.report.text
    before = _WORD.findall(_ENDS.split(text[max(0, name.start - reach["before"]) : name.start])[-1].casefold())
    after = _WORD.findall(_ENDS.split(text[name.end : name.end + reach["after"]], maxsplit=1)[0].casefold())
    near = {*before[-settings["words"] :], *after[: settings["words"]]}
    return not near.isdisjoint(settings["nouns"])


def outlets_named(profile: Profile) -> frozenset[str]:
    """Keys of the outlets that a text names with a word for citing beside them, as its candidates: those of the tables
    in any language, and names with capitals behind a noun such as "newspaper", before a verb such as "reported" or
    behind words such as "told". The report's own outlet is none of them."""
    text = unmarked(profile.report.text)
    words = [found.group() for found in _WORD.finditer(text)]
    names = _table_names()
    keys = {
        key
        for at, word in enumerate(words)
        for name, key in names.get(_bare(word), ())
        if len(name) == 1 or [_bare(other) for other in words[at : at + len(name)]] == name
    }
    for found in _cue_name().finditer(profile.report.text):
        keys.add(outlet_key(found.group("name") or found.group("teller")))
    return frozenset(keys - {"", profile.outlet})


def _bare(word: str) -> str:
    """An Arabic word without the small words that are written as one with it."""
    return word if word[0] < _ARABIC else _PREFIX.sub("", word)


@lru_cache(maxsize=2048)
def spellings(outlet: str, initials: frozenset[str] = frozenset()) -> re.Pattern[str]:
    """Matches an outlet's names in a text without accents. A name of one word counts as it is written in the tables, in
    capitals or with a capital; a name of two letters only in capitals."""
    names = {outlet, *aliases_of(outlet), *initials_of(outlet), *initials, *_foreign().get(outlet, ())}
    ways = sorted({way for name in names for way in _ways(unmarked(name))}, key=lambda way: (-len(way), way))
    return re.compile("|".join(ways) or r"(?!)")


def _ways(name: str) -> Iterator[str]:
    words = _WORD.findall(name)
    if not words:
        return
    if not name[0].isascii() and name.lower() == name.upper():
        # Scripts without blanks between words have no ends of words either.
        joined = _GAP.join(map(re.escape, words))
        yield joined if _ideographs(name) else rf"(?<!\w){_JOINED}{joined}(?!\w)"
        return
    if len(words) > 1:
        yield rf"\b(?i:{_GAP.join(map(re.escape, words))})\b"
        return
    word = words[0]
    forms = {word.upper()} if len(word) < 3 else {word.upper(), word.title()}
    if word in _written_small():
        forms.add(word)
    if word != word.lower():
        forms.add(word)
    yield from (rf"\b{re.escape(form)}\b" for form in forms)


def _ideographs(name: str) -> bool:
    return any("\u3040" <= sign <= "\u9fff" for sign in name)


@cache
def _table_names() -> dict[str, list[tuple[list[str], str]]]:
    """The first word of each name of the tables, as it is written there or in capitals, with its words and its key."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for key in sorted(outlet_keys()):
        written = {unmarked(name) for name in (*aliases_of(key), *_foreign().get(key, ()))}
        written |= {name.title() for name in written if len(name) == _SHORT}
        for form in sorted(written | {name.upper() for name in written}):
            words = [_bare(word) for word in _WORD.findall(form)]
            if words:
                found.setdefault(words[0], []).append((words, key))
    return found


@cache
def _cue_name() -> re.Pattern[str]:
    """A name behind a word for citing, or before one."""
    settings = load_table("linking/citing.toml")
    english = load_table("linking/reuse.toml")["citing"]
    behind = {*settings["press"]["nouns"], *english["press_nouns"], *english["before"], *settings["telling"]["before"]}
    after = {*english["after"], *settings["telling"]["after"]}
    word = r"[^\W\d_a-zß-ÿ][\w'’-]*"
    name = rf"{word}(?:\s(?:(?:de|da|do|del|di|du|des|der|la|le|of|the|el)\s)?{word}){{0,3}}"
    quotes = r"[\s\"“„«»‘'(]{1,3}"
    return re.compile(
        rf"\b(?:{'|'.join(sorted(map(re.escape, behind)))})"
        rf"(?:\s(?:the|der|die|das|al|el|la|le))?{quotes}(?P<name>{name})"
        rf"|(?P<teller>{name})[\"”“«»’']?,?\s(?:(?:first|had|has|a|an|the|hat|a|ha)\s)?"
        rf"(?:{'|'.join(sorted(map(re.escape, after)))})\b"
    )


@cache
def _cues(language: str) -> re.Pattern[str] | None:
    words: list[str] | None = load_table("linking/citing.toml")["languages"].get(language)
    if words is None:
        return None
    if any(_ideographs(word) for word in words):
        return re.compile("|".join(map(re.escape, words)))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _written_small() -> frozenset[str]:
    return frozenset(load_table("linking/citing.toml")["small"]["names"])


@cache
def _foreign() -> dict[str, tuple[str, ...]]:
    names: dict[str, Any] = load_table("linking/citing.toml")["names"]
    return {outlet_key(name): tuple(others) for name, others in names.items()}
