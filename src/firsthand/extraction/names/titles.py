"""What stands around a name: titles, roles, countries before it, organs after it."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.extraction.names.lexicon import Known, Lexicon
from firsthand.extraction.names.lookup import Labels, look_up
from firsthand.extraction.parse import Parse

__all__ = [
    "NameSpan",
    "country_before",
    "demonym_before",
    "lower_title",
    "name_words",
    "organ",
    "organ_of_people",
    "outer_start",
    "role_of",
]

_HYPHENS = frozenset({"-", "–", "‑"})
_LABELS_BEFORE = frozenset(
    {"gop", "former", "ex", "acting", "deputy", "senior", "republican", "democratic", "interim", "then"}
)


@dataclass(slots=True, kw_only=True)
class NameSpan:
    """A name at tokens `first` to `last` (exclusive), without its title and without a leading article.

    outer: first token of the whole reference with title and country words. title: the title as written.
    role: the same title as the lexicon names it. country: from a demonym or a country's name before the title.
    body: what kind of organ it is, for one named by its owner ("army" in "Veldria's army"), else "".
    """

    first: int
    last: int
    outer: int
    kind: str
    name: str
    title: str = ""
    role: str = ""
    country: str | None = None
    known: Known | None = None
    body: str = ""


def name_words(parse: Parse, first: int, last: int) -> str:
    """The words from token `first` to `last` (exclusive), with single spaces."""
    return " ".join(parse.words(first, last).split())


def organ_of_people(parse: Parse, at: int, words: Lexicon, labels: Labels) -> NameSpan | None:
    """ "the Veldrian army": a people's name with an organ after it."""
    end = at + 1
    country = words.demonyms.get(parse.text[at])
    if end < len(parse) and (wider := words.demonyms.get(parse.words(at, at + 2))) is not None:
        country, end = wider, at + 2
    if country is None and (labels.get(at) or (0, 0, ""))[2] != "NORP":
        return None
    return organ(parse, at, end, country, words)


def organ(parse: Parse, first: int, end: int, country: str | None, words: Lexicon) -> NameSpan | None:
    """An organ named by its owner at `first` to `end`: "Roe administration", "Veldria's foreign ministry"."""
    lower, size = parse.lower, len(parse)
    at = end
    if at < size and lower[at] in ("'s", "’s"):
        at += 1
    if at >= size or lower[at] not in words.organ_openers:
        return None
    two = f"{lower[at]} {lower[at + 1]}" if at + 1 < size else ""
    if two in words.organs:
        body, last = two, at + 2
    elif lower[at] in words.organs:
        body, last = lower[at], at + 1
    else:
        return None
    return NameSpan(
        first=first,
        last=last,
        outer=first,
        kind="organisation",
        name=name_words(parse, first, last),
        country=country,
        body=body,
    )


def country_before(parse: Parse, at: int, end: int, words: Lexicon) -> str | None:
    """A country named between `at` and `end` ("U.S.", "Venezuelan", "North Korean")."""
    for position in range(at, end):
        for width in (2, 1):
            if position + width <= end:
                code = words.demonyms.get(parse.words(position, position + width))
                if code is not None:
                    return code
        known, _ = look_up(parse, position, words, {})
        if known is not None and known.kind == "place":
            return known.country
    return None


def demonym_before(parse: Parse, at: int, words: Lexicon) -> str | None:
    """The country of a demonym or a country's name right before `at` ("Venezuelan gang Tren de Aragua")."""
    position = at - 1
    steps = 0
    while position >= 0 and steps < 3 and parse.sentence[position] == parse.sentence[at]:
        code = words.demonyms.get(parse.text[position])
        if code is not None:
            if position and (wider := words.demonyms.get(parse.words(position - 1, position + 1))):
                return wider
            return code
        if parse.pos[position] not in ("NOUN", "ADJ", "PROPN", "PART"):
            return None
        if parse.text[position][0].isupper():
            known, end = look_up(parse, position, words, {})
            if known is not None and known.kind == "place" and end <= at:
                return known.country
        position -= 1
        steps += 1
    return None


def role_of(title: str, words: Lexicon) -> str:
    """The role of a title phrase: all its words for "defense secretary", the lexicon's word for "Sen."."""
    parts = [part for part in title.split() if part not in _LABELS_BEFORE and part.capitalize() not in words.demonyms]
    for start in range(len(parts)):
        known = words.titles.get(" ".join(parts[start:]))
        if known is None:
            continue
        before = [part for part in parts[:start] if part.isalpha()]
        return " ".join([*before, known]).strip() if known else ""
    return " ".join(parts)


def lower_title(parse: Parse, at: int, words: Lexicon) -> tuple[int, str, str, str | None]:
    """A title in small letters right before a name: "former president", "Veldrian army spokesman"."""
    position = at - 1
    sentence = parse.sentence[at]
    if position < 0 or parse.sentence[position] != sentence:
        return at, "", "", None
    if parse.lower[position] not in words.title_words and parse.lemma[position] not in words.people_nouns:
        return at, "", "", None
    capital = parse.text[position][0].isupper() and parse.lower[position] in words.titles
    if not capital and (parse.pos[position] not in ("NOUN", "PROPN") or parse.tag[position] == "NNS"):
        return at, "", "", None
    outer = position
    country: str | None = None
    while outer > 0 and parse.sentence[outer - 1] == sentence:
        before = outer - 1
        if parse.pos[before] in ("NOUN", "PROPN", "ADJ") or parse.text[before] in _HYPHENS:
            country = words.demonyms.get(parse.text[before]) or country
            outer = before
            continue
        break
    title = parse.words(outer, at)
    return outer, title, role_of(title.lower(), words), country or country_before(parse, outer, at, words)


def outer_start(parse: Parse, at: int) -> int:
    """The first token of "former", "GOP" and the like before a title."""
    outer = at
    while outer > 0 and parse.lower[outer - 1] in _LABELS_BEFORE and parse.sentence[outer - 1] == parse.sentence[at]:
        outer -= 1
    return outer
