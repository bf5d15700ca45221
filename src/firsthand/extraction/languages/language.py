"""The word lists of one language, compiled: numbers, kinds of happening, fates of people, things, doers, marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast, get_args

from firsthand.data import load_table
from firsthand.extraction.languages.phrases import Phrases
from firsthand.extraction.languages.words import fold, kept_letters
from firsthand.model import Outcome, Status

__all__ = [
    "Bound",
    "Cue",
    "CueForm",
    "Kind",
    "Language",
    "Numbers",
    "Turn",
    "language_of",
    "listed_languages",
    "phrases_of",
]

Bound = Literal["least", "more", "most", "fewer", "about"]
CueForm = Literal["states", "fates", "deeds", "tolls"]
_MARKS = (
    "cumulative",
    "another",
    "by",
    "by_behind",
    "onto",
    "brought",
    "moved",
    "hits",
    "former",
    "including",
    "reaches",
    "adjectives",
    "passive",
    "active",
    "unlike",
    "found",
    "risen",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of happening that a word tells. rank: 3 for a word hardly said of anything else, 2 for one that may be, 1
    for a general one, 0 for one that only stands for a happening told before. deed: a verb of a doer."""

    type: str
    mode: str | None
    rank: int
    deed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Words beside which one kind is another. of, to: type and mode."""

    of: tuple[str, str | None]
    to: tuple[str, str | None]
    words: Phrases[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What became of people, and how the word is tied to them (see the head of the Spanish table). acts: a word of
    `states` that is a verb of a doer too."""

    outcome: Outcome
    form: CueForm
    acts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The words of numbers. values: of words; scales: of words that multiply; vague: the lowest of what has no figure;
    dozens: of words that count about so many. behind: what is added to the number before such words. marks: single
    folded words of each part of the table.
    """

    values: Phrases[int]
    scales: Phrases[int]
    vague: Phrases[int]
    dozens: Phrases[int]
    bounds: Phrases[Bound]
    behind: Phrases[int]
    none: Phrases[bool]
    added: Phrases[bool]
    units: Phrases[bool]
    one: frozenset[str]
    joins: frozenset[str]
    between: frozenset[str]
    starts: frozenset[str]
    also: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The tables of a language, ready to be looked up.

    kinds: None where words of the lists tell of none. pairs, singles: words for people that hold the number two, and
    one behind the word for a fate.
    """

    code: str
    numbers: Numbers
    kinds: Phrases[Kind | None]
    turns: tuple[Turn, ...]
    means: Phrases[str]
    targets: Phrases[str]
    actors: Phrases[str]
    groups: Phrases[str]
    pairs: Phrases[str]
    singles: Phrases[str]
    cues: Phrases[Cue]
    casualties: Phrases[bool]
    status: Phrases[Status]
    marks: Mapping[str, Phrases[bool]]
    verb_last: bool
    verb_first: bool


@cache
def listed_languages() -> frozenset[str]:
    """ISO 639-1 codes of the languages that have all tables."""
    tables = files("firsthand.data").joinpath("languages")
    return frozenset(
        code
        for code in load_table("languages/languages.toml")
        if all(tables.joinpath(kind, f"{code}.toml").is_file() for kind in ("happenings", "numbers"))
    )


@cache
def language_of(code: str) -> Language:
    """The word lists of a language. Raises FileNotFoundError for one without tables, ValueError for a broken table."""
    table = load_table(f"languages/happenings/{code}.toml")
    kinds: dict[str, Kind | None] = {}
    for phrase in phrases_of(table.get("general", "")):
        kinds[phrase] = Kind(type="", mode=None, rank=0, deed=False)
    for entry in table["kind"]:
        for key in ("words", "deeds"):
            for phrase in phrases_of(entry.get(key, "")):
                mode = entry.get("mode")
                kinds[phrase] = Kind(type=entry["type"], mode=mode, rank=entry["rank"], deed=key == "deeds")
    kinds.update(dict.fromkeys(phrases_of(table.get("not", "")), None))
    cues: dict[str, Cue] = {}
    for outcome in get_args(Outcome):
        for form in get_args(CueForm):
            for phrase in (fold(one, kept_letters(code)) for one in phrases_of(table.get(outcome, {}).get(form, ""))):
                known = cues.get(phrase)
                acts = known is not None and form == "deeds" and known.form == "states" and known.outcome == outcome
                if known is None or acts:
                    cues[phrase] = replace(known, acts=True) if known else Cue(outcome=outcome, form=form)
    return Language(
        code=code,
        numbers=_numbers(code),
        kinds=Phrases(kinds, code),
        turns=tuple(_turn(entry, code) for entry in table.get("turn", ())),
        means=_by_name(table["means"], code),
        targets=_by_name(table["targets"], code),
        actors=_by_name(table["actors"], code),
        groups=_by_name(table["groups"], code),
        pairs=_by_name(table.get("pairs", {}), code),
        singles=_by_name(table.get("singles", {}), code),
        cues=Phrases(cues, code),
        casualties=_listed(table.get("casualties", ""), code),
        status=cast("Phrases[Status]", _by_name(table["status"], code)),
        marks={mark: _listed(table.get(mark, ""), code) for mark in _MARKS},
        verb_last=bool(table.get("verb_last", False)),
        verb_first=bool(table.get("verb_first", False)),
    )


def phrases_of(listed: str) -> list[str]:
    """The phrases of a string of a table, which commas divide."""
    return [phrase for part in listed.replace("،", ",").replace("、", ",").split(",") if (phrase := part.strip())]


def _numbers(code: str) -> Numbers:
    table = load_table(f"languages/numbers/{code}.toml")
    values = _valued(table["words"])
    units = {**_valued(table["words"]), **_valued(table.get("unit_forms", {}))}
    for pattern in phrases_of(table.get("compounds", "")):
        for ten, tens in ((phrase, value) for phrase, value in values.items() if value in range(20, 100, 10)):
            for unit, ones in ((phrase, value) for phrase, value in units.items() if 0 < value < 10):
                values = {**values, pattern.format(unit=unit, ten=ten): tens + ones}
    bounds: dict[str, Bound] = {
        phrase: kind for kind in get_args(Bound) for phrase in phrases_of(table.get("bounds", {}).get(kind, ""))
    }
    return Numbers(
        values=Phrases(values, code),
        scales=Phrases(_valued(table.get("scales", {})), code),
        vague=Phrases(_valued(table.get("vague", {})), code),
        dozens=Phrases(_valued(table.get("dozens", {})), code),
        bounds=Phrases(bounds, code),
        behind=Phrases(
            {
                phrase: beyond
                for beyond, key in enumerate(("behind", "beyond"))
                for phrase in phrases_of(table.get("bounds", {}).get(key, ""))
            },
            code,
        ),
        none=_listed(table.get("none", ""), code),
        added=_listed(table.get("added", ""), code),
        units=_listed(table.get("units", ""), code),
        one=_folded(table.get("one", "")),
        joins=_folded(table.get("joins", "")),
        between=_folded(table.get("between", "")),
        starts=_folded(table.get("from", "")),
        also=_folded(table.get("also", "")),
    )


def _turn(entry: dict[str, Any], code: str) -> Turn:
    return Turn(of=_kind(entry["of"]), to=_kind(entry["to"]), words=_listed(entry["words"], code))


def _kind(words: str) -> tuple[str, str | None]:
    type_, _, mode = words.partition(" ")
    return type_, mode or None


def _by_name(table: Mapping[str, str], code: str) -> Phrases[str]:
    return Phrases({phrase: name for name, listed in table.items() for phrase in phrases_of(listed)}, code)


def _listed(listed: str, code: str) -> Phrases[bool]:
    return Phrases(dict.fromkeys(phrases_of(listed), True), code)


def _valued(table: Mapping[str, str]) -> dict[str, int]:
    return {phrase: int(value) for value, listed in table.items() for phrase in phrases_of(listed)}


def _folded(listed: Iterable[str] | str) -> frozenset[str]:
    return frozenset(fold(word) for word in phrases_of(str(listed)))
