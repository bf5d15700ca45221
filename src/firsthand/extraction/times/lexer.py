"""Tokens of a parse as a string of codes, one character a token, so that time expressions can be found by patterns.

Patterns are written in the names of `CODES` ("MONTH DAY COMMA? YEAR") and translated by `pattern`. Tokens that hold
several parts ("September-12", "mid-1990s", "14T03:15:00Z") are taken apart, and numeric dates that spaCy splits
("2031-05-14") are put together, always by characters of the report's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from firsthand.data import load_table
from firsthand.extraction.numbers.numerals import CARDINALS, ORDINALS, SCALES
from firsthand.extraction.parse import Parse

__all__ = ["CODES", "Lexed", "Words", "lex", "pattern", "words"]

_NAMES = (
    "MONTH WDAY WDAYS SEASON DAY TWO THREE YEAR FIGURE NUMBER HALF ORD DECADE DATE CLOCK AMPM OCLOCK ZONE LOCAL TIME "
    "A THE OF COMMA DASH SLASH OPEN CLOSE POSS AND TO IN ON AT FROM BETWEEN FOR LAST NEXT THIS THAT PREV FOLL RECENT "
    "EARLY EDGE LATER AFTER AGO UNIT UNITS PART TODAY NOW EVERY PER REGULAR ERA HOLIDAY FEW APPROX NOT OTHER BREAK"
)
_CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@#%&=~<>!;_\n"
_PLAIN = "OTHER"

CODES: dict[str, str] = {}
for _position, _name in enumerate(_NAMES.split()[:-2]):
    CODES[_name] = _CHARACTERS[_position]
CODES["OTHER"], CODES["BREAK"] = "_", "\n"

_BY_CODE = {code: name for name, code in CODES.items()}
_TRANSLATE = re.compile(r"\(\?P<[A-Za-z_]+>|\b([A-Z][A-Z]*)\b")


def pattern(text: str) -> str:
    """A regular expression over codes, from one over their names. Spaces part the names and mean nothing else."""
    translated = _TRANSLATE.sub(lambda match: re.escape(CODES[match[1]]) if match[1] else match[0], text)
    return translated.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Words:
    """The word tables of data/times/words.toml, by the code of the token."""

    codes: dict[str, str]
    months: dict[str, int]
    weekdays: dict[str, int]
    abbreviated_weekdays: frozenset[str]
    seasons: dict[str, int]
    units: dict[str, str]
    parts: dict[str, str]
    days: dict[str, dict[str, Any]]
    vague: dict[str, str]
    modifiers: dict[str, str]
    edges: dict[str, str]
    relations: dict[str, str]
    directions: dict[str, str]
    regular: dict[str, str]
    zones: dict[str, str]
    eras: dict[str, int]
    decades: dict[str, int]
    holidays: dict[str, list[tuple[tuple[str, ...], int]]]
    dateless: frozenset[int]
    event_figures: dict[str, str]
    closing: frozenset[str]


# Only a capital letter tells these from verbs, nouns and names; the others need none but have one all the same.
_CAPITAL = frozenset({"MONTH", "WDAY", "WDAYS"})
_BEFORE_FOLLOWING = frozenset({"the", "that", "this", "day", "week", "month", "year"})
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[:h][0-5]\d(?::[0-5]\d)?")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_DECADE = re.compile(r"['’‘]?(?:1[0-9]|20)?\d0['’]?s")
_NUMERIC = re.compile(r"\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d{2})")
_ISO = re.compile(
    r"\d{4}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])"
    r"(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])"
)
_ISO_MONTH = re.compile(r"\d{4}/\d{1,2}/\d{1,2}(?!\d)")
_PIECES = re.compile(
    r"\d{1,2}[:h][0-5]\d(?::[0-5]\d)?|\d{1,2}(?:st|nd|rd|th)(?![a-z])|['’‘]?\d{2,4}['’]?s(?![a-z])|\d[\d,]*(?:\.\d+)?|[^\W\d_]+\.?|[^\w\s]",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"['’‘]\d\d")


@cache
def words() -> Words:
    """The tables, read once a process."""
    table = load_table("times/words.toml")
    codes: dict[str, str] = {}

    def put(name: str, keys: Any) -> None:
        for key in keys:
            codes[key] = CODES[name]

    put("APPROX", table["approximators"]["words"])
    put("NUMBER", [*CARDINALS, *SCALES, "dozen"])
    put("ORD", [word for word, value in ORDINALS.items() if value <= 31])
    put("ORD", table["closing"]["words"])
    months = dict(table["months"])
    for word, number in table["month_abbreviations"].items():
        months[word] = months[f"{word}."] = number
    put("MONTH", months)
    weekdays = dict(table["weekdays"])
    abbreviated = set()
    for word, number in table["weekday_abbreviations"].items():
        weekdays[word] = weekdays[f"{word}."] = number
        abbreviated |= {word, f"{word}."}
    put("WDAY", weekdays)
    plural_weekdays = {f"{word}s": number for word, number in table["weekdays"].items()}
    put("WDAYS", plural_weekdays)
    put("SEASON", table["seasons"])
    put("UNIT", table["units"])
    put("UNITS", table["plural_units"])
    put("PART", table["parts"])
    put("TODAY", table["days"])
    put("NOW", table["vague"])
    put("EDGE", table["edges"])
    put("EARLY", ["early", "late", "mid"])
    put("AFTER", [word for word, way in table["directions"].items() if way in ("earlier", "later")])
    put("LATER", ["earlier", "later"])
    put("AGO", ["ago", "hence"])
    for word, relation in table["relations"].items():
        name = {"previous": "PREV", "following": "FOLL"}.get(relation, relation.upper())
        put(name, [word])
    put("REGULAR", table["sets"])
    put("ZONE", [*table["zones"], *table["unknown_zones"]["words"]])
    put("ERA", table["eras"])
    put("DECADE", table["decades"])
    put("FEW", table["vague_counts"]["words"])
    put("AMPM", ["am", "pm", "a.m.", "p.m.", "a.m", "p.m"])
    put("OCLOCK", ["o'clock", "o’clock"])
    put("HALF", ["half"])
    put("A", ["a", "an"])
    for name in ("the", "of", "in", "on", "at", "from", "between", "for", "local", "time", "not"):
        put(name.upper(), [name])
    put("AND", ["and", "or"])
    put("TO", ["to", "until", "till", "through"])
    put("EVERY", ["every", "each"])
    put("PER", ["per"])
    put("POSS", ["'s", "’s", "'", "’"])
    put("COMMA", [","])
    put("DASH", ["-", "–", "—", "‑", "‐"])
    put("SLASH", ["/"])
    put("OPEN", ["(", "["])
    put("CLOSE", [")", "]"])
    holidays: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    entries = load_table("times/holidays.toml")["holiday"]
    for number, entry in enumerate(entries):
        for name in entry["names"]:
            parts = tuple(name.split())
            holidays.setdefault(parts[0], []).append((parts, number))
    for phrases in holidays.values():
        phrases.sort(key=lambda item: -len(item[0]))
    return Words(
        codes=codes,
        months=months,
        weekdays={**weekdays, **plural_weekdays},
        abbreviated_weekdays=frozenset(abbreviated),
        seasons=dict(table["seasons"]),
        units={**table["units"], **table["plural_units"]},
        parts=dict(table["parts"]),
        days=dict(table["days"]),
        vague=dict(table["vague"]),
        modifiers=dict(table["modifiers"]),
        edges=dict(table["edges"]),
        relations=dict(table["relations"]),
        directions=dict(table["directions"]),
        regular=dict(table["sets"]),
        zones=dict(table["zones"]),
        eras=dict(table["eras"]),
        decades=dict(table["decades"]),
        holidays=holidays,
        event_figures={
            figure: entry["value"]
            for entry in load_table("times/names.toml")["event"]
            for figure in entry.get("figures", ())
        },
        closing=frozenset(table["closing"]["words"]),
        dateless=frozenset(
            number for number, entry in enumerate(entries) if "month" not in entry and "rule" not in entry
        ),
    )


@dataclass(slots=True)
class Lexed:
    """Pieces of tokens in order: code, word in lower case, characters in the report's text, position of the token.

    `codes` holds a BREAK between blocks, which has an empty word and belongs to the token before it.
    The questions below take the position of a lexeme, which may lie outside the text.
    """

    parse: Parse
    codes: str = ""
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)

    def name(self, at: int) -> str:
        """The name of the code, BREAK outside the text."""
        return _BY_CODE[self.codes[at]] if 0 <= at < len(self.codes) else "BREAK"

    def word(self, at: int) -> str:
        """The word in lower case, "" outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def tag(self, at: int) -> str:
        """The Penn tag of the token, "" outside the text and at a break."""
        return self.parse.tag[self.tokens[at]] if 0 <= at < len(self.tokens) and self.words[at] else ""

    def lemma(self, at: int) -> str:
        """The lemma of the token, "" outside the text and at a break."""
        return self.parse.lemma[self.tokens[at]] if 0 <= at < len(self.tokens) and self.words[at] else ""

    def is_plural(self, at: int) -> bool:
        """True for a plural noun that is no word of time."""
        return self.name(at) == "OTHER" and self.tag(at) in ("NNS", "NNPS")

    def labels(self, at: int) -> list[tuple[int, str]]:
        """Length in tokens and label of the named entities that hold the token."""
        token = self.tokens[at]
        return [(item.last - item.first, item.label) for item in self.parse.entities if item.first <= token < item.last]


def lex(parse: Parse) -> Lexed:
    """The coded tokens of all blocks that were read."""
    table = words()
    known = table.codes
    holidays = table.holidays
    lexed = Lexed(parse)
    codes: list[str] = []
    lower, starts, ends, block = parse.lower, parse.start, parse.end, parse.block
    plain = CODES[_PLAIN]
    last_block = block[0] if block else 0
    covered = -1
    skip = 0
    for position, word in enumerate(lower):
        if block[position] != last_block:
            last_block = block[position]
            _add(lexed, codes, CODES["BREAK"], "", ends[position - 1], ends[position - 1], position - 1)
        if position < skip or starts[position] < covered:
            continue
        if word in holidays:
            skip = _holiday(parse, table, lexed, codes, position)
            if skip > position:
                continue
        code = known.get(word)
        if code is None:
            if word.isalpha():
                code = plain
            else:
                covered = _split(parse, table, lexed, codes, position)
                continue
        elif not word.islower() or len(word) > 1:
            code = _checked(parse, table, position, word, code)
        codes.append(code)
        lexed.words.append(word)
        lexed.starts.append(starts[position])
        lexed.ends.append(ends[position])
        lexed.tokens.append(position)
    lexed.codes = "".join(codes)
    return lexed


def _add(lexed: Lexed, codes: list[str], code: str, word: str, start: int, end: int, token: int) -> None:
    codes.append(code)
    lexed.words.append(word)
    lexed.starts.append(start)
    lexed.ends.append(end)
    lexed.tokens.append(token)


def _holiday(parse: Parse, table: Words, lexed: Lexed, codes: list[str], position: int) -> int:
    """Add a holiday's name as one piece; the position after it, or `position` where there is none."""
    lower = parse.lower
    for phrase, number in table.holidays[lower[position]]:
        dateless = number in table.dateless
        last = position + len(phrase)
        if tuple(lower[position:last]) != phrase or parse.block[last - 1] != parse.block[position]:
            continue
        if not parse.text[position][0].isupper() and phrase[0] not in ("festive", "holiday"):
            continue
        if _follows_name(parse, position) or (dateless and last < len(parse) and parse.tag[last] == "NNP"):
            continue
        _add(lexed, codes, CODES["HOLIDAY"], " ".join(phrase), parse.start[position], parse.end[last - 1], position)
        return last
    return position


def _checked(parse: Parse, table: Words, position: int, word: str, code: str) -> str:
    """The code, or OTHER where the word is used in another sense: "may" as a verb, "Sun" as a newspaper."""
    if code in (CODES["MONTH"], CODES["WDAY"], CODES["WDAYS"]):
        if not parse.text[position][0].isupper() or parse.tag[position] in ("MD", "VB", "VBP"):
            return CODES[_PLAIN]
        if word in table.abbreviated_weekdays and not _is_short_weekday(parse, position):
            return CODES[_PLAIN]
        return code
    if code == CODES["SEASON"] and not parse.tag[position].startswith("NN"):
        return CODES[_PLAIN]
    if code == CODES["PART"] and parse.text[position][0].isupper() and _follows_name(parse, position):
        return CODES[_PLAIN]
    if code == CODES["NOW"] and parse.text[position][0].isupper() and _in_name(parse, position):
        # A place that is called so.
        return CODES[_PLAIN]
    if code == CODES["ZONE"] and not parse.text[position].isupper():
        return CODES[_PLAIN]
    if word == "following" and not (position and parse.lower[position - 1] in _BEFORE_FOLLOWING):
        # "Following Wednesday's quake": after it, not the next one.
        return CODES[_PLAIN]
    if word == "ad" and not parse.text[position].isupper():
        return CODES[_PLAIN]
    return code


def _follows_name(parse: Parse, position: int) -> bool:
    """ "Operation Red Dawn": a capital after a name that is no time."""
    if position == 0 or parse.block[position - 1] != parse.block[position] or parse.role(position) == "heading":
        return False
    before = position - 1
    return parse.tag[before] in ("NNP", "NNPS") and parse.lower[before] not in words().codes


def _in_name(parse: Parse, position: int) -> bool:
    """A capital inside a sentence, before a name."""
    after = position + 1
    inside = parse.sentences[parse.sentence[position]][0] < position and parse.role(position) != "heading"
    return inside and after < len(parse) and parse.tag[after] in ("NNP", "NNPS")


def _is_short_weekday(parse: Parse, position: int) -> bool:
    """ "Sat, 3 May" and "(Thu)": an abbreviation is a day only beside a date, a comma or a bracket."""
    if position + 1 >= len(parse) or (position and parse.lower[position - 1] == "the"):
        return False
    after = parse.lower[position + 1]
    return after[0].isdigit() or after in (",", ")", ".") or after in words().months


def _split(parse: Parse, table: Words, lexed: Lexed, codes: list[str], position: int) -> int:
    """Add the pieces of a token that is no plain word. The end of the characters that were read."""
    text, start, end = parse.report.text, parse.start[position], parse.end[position]
    word = parse.lower[position]
    if word[0].isdigit():
        for form in (_ISO, _ISO_MONTH, _NUMERIC):
            match = form.match(text, start)
            if match is not None and match.end() >= end:
                _add(lexed, codes, CODES["DATE"], match[0].lower(), start, match.end(), position)
                return match.end()
    simple = CODES["DATE"] if word in table.event_figures else _number_code(word)
    if simple is not None:
        _add(lexed, codes, simple, word, start, end, position)
        return end
    if len(word) == 1:
        _add(lexed, codes, CODES[_PLAIN], word, start, end, position)
        return end
    pieces = list(_PIECES.finditer(word))
    if not pieces or not any(piece[0][0].isdigit() or piece[0] in table.codes for piece in pieces):
        _add(lexed, codes, CODES[_PLAIN], word, start, end, position)
        return end
    for piece in pieces:
        part = piece[0]
        code = table.codes.get(part) or _number_code(part) or CODES[_PLAIN]
        if code in (CODES["MONTH"], CODES["WDAY"]) and not text[start + piece.start()].isupper():
            code = CODES[_PLAIN]
        _add(lexed, codes, code, part, start + piece.start(), start + piece.end(), position)
    return end


def _number_code(word: str) -> str | None:
    """The code of a figure, None for another word."""
    if word.isdigit() and word.isascii():
        value = int(word)
        if len(word) <= 2:
            return CODES["DAY"] if 1 <= value <= 31 else CODES["TWO"]
        if len(word) == 4 and 1000 <= value <= 2199:
            return CODES["YEAR"]
        return CODES["THREE"] if len(word) == 3 else CODES["FIGURE"]
    if word[0].isdigit():
        if _CLOCK.fullmatch(word):
            return CODES["CLOCK"]
        match = _ORDINAL.fullmatch(word)
        if match:
            return CODES["ORD"] if 1 <= int(match[1]) <= 31 else None
    if _DECADE.fullmatch(word):
        return CODES["DECADE"]
    if word[0].isdigit() and word.replace(",", "").replace(".", "", 1).isdigit():
        return CODES["FIGURE"]
    if _SHORT_YEAR.fullmatch(word):
        return CODES["TWO"]
    return None
