"""Matches whole lines against the phrase lists in data/reading (their language is described in boilerplate.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from firsthand.data import load_table

__all__ = ["Effect", "effect_of", "fold", "is_section", "pattern_of", "word_set"]

Effect = Literal["furniture", "related", "end", "correction", "note"]

_TABLES = ("reading/notices.toml", "reading/boilerplate.toml")
_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "“": '"', "”": '"', "„": '"', "…": "...", "‐": "-", "‑": "-"}
)
_EDGES = re.compile(r"^[^\w@©(\[\"'#$£€“‘\\+]+|(?<![\w)\]\"'?+])[^\w)\]\"'?+]+$|[:.!|»›>→▼▾*\s]+$")
_TOKEN = re.compile(r"\\.[*+]?|\[[^\]]*\](?:[*+]|\{\d+(?:,\d+)?\})?|\.\*|\*|#|\.|\{[\d,]+\}")
_NUMBER = r"\d[\d.,]*[km]?"
_LONGEST = 900
# A line is asked about more than once, and pages of one site share their furniture.
_REMEMBERED = 2048


@dataclass(frozen=True, slots=True)
class _Phrase:
    effect: Effect
    words: int
    source: str


@dataclass(frozen=True, slots=True)
class _Index:
    """Phrases by the first two characters that they can match; `anywhere` holds those that can start with any."""

    starts: dict[str, tuple[_Phrase, ...]]
    anywhere: tuple[_Phrase, ...]


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """The form of a line that phrases are compared with: no case, plain quotes, no bullets or closing marks."""
    return _EDGES.sub("", text.translate(_STRAIGHT).casefold()).strip()


@lru_cache(maxsize=_REMEMBERED)
def effect_of(text: str) -> Effect | None:
    """What a whole line means for the article around it, None for the article's own words."""
    if len(text) > _LONGEST:
        return None
    folded = fold(text)
    if not folded:
        return "furniture"
    index = _index()
    words = folded.count(" ") + 1
    for phrases in (index.starts.get(folded[:2], ()), index.anywhere):
        for phrase in phrases:
            if words <= phrase.words and pattern_of(phrase.source).fullmatch(folded):
                return phrase.effect
    return None


def is_section(text: str) -> bool:
    """True where the line is a known section label ("World", "US & Canada")."""
    return fold(text) in word_set("sections")


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of labels.toml as a set of folded words."""
    return frozenset(fold(word) for word in load_table("reading/labels.toml")[name])


@cache
def _index() -> _Index:
    starts: dict[str, list[_Phrase]] = {}
    anywhere: list[_Phrase] = []
    for table in _TABLES:
        for rule in load_table(table)["rule"]:
            for source in rule["phrases"]:
                phrase = _Phrase(rule["effect"], rule["words"], source)
                heads = _heads(source, 2)
                if heads is None or "" in heads:
                    anywhere.append(phrase)
                    continue
                for head in heads:
                    starts.setdefault(head, []).append(phrase)
    return _Index({head: tuple(found) for head, found in starts.items()}, tuple(anywhere))


@cache
def pattern_of(source: str) -> re.Pattern[str]:
    """What a phrase of the lists matches. Made when a line begins like it: all at once take a third of a second."""
    return re.compile(_regex(source), re.DOTALL)


def _regex(source: str) -> str:
    """A phrase as a regular expression."""
    parts: list[str] = []
    position = 0
    for token in _TOKEN.finditer(source):
        parts.append(source[position : token.start()])
        position = token.end()
        match token.group():
            case "*":
                parts.append(".*")
            case "#":
                parts.append(_NUMBER)
            case ".":
                parts.append(r"\.")
            case other:
                parts.append(other)
    return "".join(parts) + source[position:]


def _heads(source: str, count: int) -> set[str] | None:
    """The first `count` characters of everything that a phrase matches; None where they can be any."""
    if not count or not source:
        return {""}
    if source[0] == "(":
        alternatives, rest = _group(source)
        optional = rest.startswith(("?", "*"))
        rest = rest[1:] if rest.startswith("?") else rest
        return _union(_heads(item + rest, count) for item in (*alternatives, *([""] if optional else [])))
    if not (source[0].isalnum() or source[0] in " '\"-@©&/"):
        return None
    optional = source[1:2] == "?"
    rest = source[2:] if optional else source[1:]
    tails = _heads(rest, count - 1)
    with_letter = None if tails is None else {source[0] + tail for tail in tails}
    return _union([with_letter, _heads(rest, count)]) if optional else with_letter


def _union(parts: Iterator[set[str] | None] | list[set[str] | None]) -> set[str] | None:
    union: set[str] = set()
    for part in parts:
        if part is None:
            return None
        union |= part
    return union


def _group(source: str) -> tuple[list[str], str]:
    """The alternatives of the group that opens `source`, and what follows the group."""
    depth, start = 0, 1
    alternatives: list[str] = []
    for position, character in enumerate(source):
        if character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if not depth:
                return [*alternatives, source[start:position]], source[position + 1 :]
        elif character == "|" and depth == 1:
            alternatives.append(source[start:position])
            start = position + 1
    raise ValueError(f"a bracket is not closed: {source}")
