"""English words for the things, weapons and forces that reports in other languages name by common nouns.

"Hôpital" and "hospital" are one target to whoever compares two reports; what a report says stays in its own words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from firsthand.data import data_file, load_table

__all__ = ["CommonWords", "common_name"]

_TABLES = ("targets", "means", "actors")
# Forces of a state in general, whatever the report calls them.
_FORCES = frozenset({"army", "forces", "soldiers"})
# Letters that the adjective of a state shares with its name at least: "israélienne", "Israël".
_STEM = 4
_GAP = ".."
_ANY = r"\w*"


@lru_cache(maxsize=8192)
def common_name(name: str, language: str) -> str:
    """The English word for what a report in the language calls so; the name itself where no table knows it.

    A force with its state gives both: "Ejército de Veldria" is "Veldria military" where Veldria is a known state.
    """
    if language in ("", "en") or language not in _languages():
        return name
    words = _words(name)
    text = " ".join(words)
    state = _states(language).get(text)
    if state is not None:
        return state
    for pattern, english in _patterns(language):
        found = pattern.match(text)
        if found is None:
            continue
        if found.start() == 0 and text[found.end() :] in _stuck(language):
            return english
        break
    return _force_of_state(words, language) or name


class CommonWords:
    """The words of a language that tell nothing where two reports share them, and others beside them, as a container.

    English has a list of its own weights; for another language these are its stop words and the words of its tables.
    """

    __slots__ = ("_language", "_others")

    def __init__(self, language: str, others: Container[str] = frozenset()) -> None:
        self._language, self._others = language, others

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and (word in self._others or _is_common(word, self._language))


@lru_cache(maxsize=65536)
def _is_common(word: str, language: str) -> bool:
    if language in ("", "en") or language not in _languages():
        return False
    exact, openings = _common_of(language)
    folded = "".join(_words(word))
    return folded in exact or any(folded.startswith(opening) for opening in openings)


@cache
def _common_of(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words, and the beginnings of words whose ending is open."""
    exact = {"".join(_words(word)) for word in load_table("languages/common.toml")[language]["words"].split()}
    openings: set[str] = set()
    for table in ("happenings", "numbers"):
        for listed in _strings(load_table(f"languages/{table}/{language}.toml")):
            for piece in re.split(r"[\s,،、]+", listed):
                words = _words(piece)
                exact.update(words[:-1])
                if words and piece.endswith("*") and len(words[-1]) >= _STEM:
                    openings.add(words[-1])
                elif words:
                    exact.add(words[-1])
    return frozenset(exact), tuple(sorted(openings))


def _strings(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        for value in table.values():
            yield from _strings(value)
    elif isinstance(table, list):
        for value in table:
            yield from _strings(value)


@cache
def _stuck(language: str) -> frozenset[str]:
    """What may be written together with a word behind it, and nothing."""
    endings: list[str] = load_table("languages/languages.toml")[language].get("stuck", [])
    return frozenset({"", *(unicodedata.normalize("NFKD", ending) for ending in endings)})


def _force_of_state(words: tuple[str, ...], language: str) -> str | None:
    forces = [english for pattern, english in _patterns(language, ("actors",)) if pattern.search(" ".join(words))]
    if not forces:
        return None
    english = "military" if forces[0] in _FORCES else forces[0]
    states = _states(language, forces=True)
    for size in range(min(4, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            state = states.get(" ".join(words[at : at + size]))
            if state is not None:
                return f"{state} {english}"
    known = [
        (len(_shared(word, name)), state)
        for word in words
        for name, state in states.items()
        if len(_shared(word, name)) >= _STEM and not any(pattern.fullmatch(word) for pattern, _ in _patterns(language))
    ]
    best = max((length for length, _ in known), default=0)
    named = {state for length, state in known if length == best}
    return f"{named.pop()} {english}" if len(named) == 1 else None


def _shared(word: str, name: str) -> str:
    at = 0
    while at < min(len(word), len(name)) and word[at] == name[at]:
        at += 1
    return word[:at]


def _words(text: str) -> tuple[str, ...]:
    low = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in low if not unicodedata.combining(sign))
    return tuple(re.findall(r"[^\W_]+", plain))


@cache
def _languages() -> frozenset[str]:
    tables = files("firsthand.data").joinpath("languages", "happenings")
    return frozenset(
        code for code in load_table("languages/languages.toml") if tables.joinpath(f"{code}.toml").is_file()
    )


@cache
def _patterns(language: str, tables: tuple[str, ...] = _TABLES) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The phrases of the tables as patterns of folded words, the longest first."""
    found: dict[str, str] = {}
    happenings = load_table(f"languages/happenings/{language}.toml")
    for table in tables:
        for english, listed in happenings[table].items():
            for phrase in listed.split(","):
                pattern = _pattern(phrase)
                if pattern:
                    found.setdefault(pattern, english)
    ranked = sorted(found, key=lambda pattern: (-len(pattern), pattern))
    return tuple((re.compile(pattern), found[pattern]) for pattern in ranked)


def _pattern(phrase: str) -> str:
    parts: list[str] = []
    for piece in phrase.split():
        if piece == _GAP:
            parts.append(r"(?:\w+ ){0,3}")
            continue
        inner = " ".join(_words(piece))
        if inner:
            before, behind = (_ANY if starred else "" for starred in (piece.startswith("*"), piece.endswith("*")))
            parts.append(f"{before}{inner}{behind} ")
    return rf"\b{''.join(parts).strip()}\b" if parts else ""


@cache
def _states(language: str, *, forces: bool = False) -> dict[str, str]:
    """Folded names of states in the language with their English names; forces: with what their people are called."""
    rows = [line.split("\t") for line in data_file("languages/countries.tsv").read_text("utf-8").splitlines()]
    at = rows[0].index(language)
    english: dict[str, str] = {}
    found: dict[str, str] = {}
    for line in data_file("places/countries.tsv").read_text("utf-8").splitlines()[1:]:
        code, name, aliases, demonyms = line.split("\t")
        english[code] = (demonyms.split("|")[0] or name) if forces else name
        found |= {" ".join(_words(alias)): english[code] for alias in aliases.split("|") if alias.isupper()}
    for row in rows[1:]:
        if row[0] in english:
            found |= {" ".join(_words(name)): english[row[0]] for name in row[at].split("|") if name}
    return found
