"""A text of any language as sentences of words, each word in a form that its word lists know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from firsthand.data import load_table
from firsthand.data.folding import fold
from firsthand.model import Block, BlockRole, Report, Span

__all__ = ["Sentence", "Text", "Word", "fold", "kept_letters", "split", "words_of"]

# A number with its marks between thousands; a letter of a script without spaces; a run of letters with their marks.
_HAN = r"\u3040-\u30ff\u3400-\u9fff"
# Apostrophes that count as letters elsewhere; here they part words as the others do.
_APOSTROPHES = r"\u02bb\u02bc"
_MARKS = (
    r"\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u064b-\u0655\u0670\u0640\u200c\u200d"
    r"\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u09d7\u09e2\u09e3"
)
# The mark before the last letter of a Hebrew abbreviation, which other marks of quotation are written like.
_GERSHAYIM = "(?<=[\u05d0-\u05ea])[\"\u05f4\u05f3'](?=[\u05d0-\u05ea])"
_WORD = re.compile(
    r"\d+(?:[.,٫٬\u00a0\u202f ]\d{3}(?!\d))*(?:[.,٫]\d+)?"
    rf"|[{_HAN}]|[^\W\d_{_HAN}{_APOSTROPHES}](?:[^\W\d_{_HAN}{_APOSTROPHES}]|[{_MARKS}]|{_GERSHAYIM})*"
)
# Words of a headline at least.
_HEADLINE = 5
_END = re.compile(r"(?<=[.!?…؟۔।])[\"'»”’“)\]]*\s+(?=[^\s\W_a-zà-öø-ÿа-я]|[\"'«“„‘¿¡(\[—–-])|(?<=[。！？])[”」』]?|\n+")
# A stop behind these ends no sentence: a single letter, or what the language's own list of short forms holds.
_FIGURE = re.compile(r"(?<!\d)\d{1,2}\.$")
_INITIAL = re.compile(r"(?:^|[\s(«“\"])[^\W\d_]\.$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word. start, end: in code points of the report's text.

    forms: the folded word, then the same with the marks that its language keeps, and without what the language writes
    together with it before ("وقال", "قال") or behind ("공습으로", "공습").
    capital: starts with a capital, in a script that has them.
    """

    start: int
    end: int
    forms: tuple[str, ...]
    capital: bool

    @property
    def form(self) -> str:
        return self.forms[0]

    @property
    def figures(self) -> bool:
        """True for a number in figures."""
        return self.forms[0][0].isdigit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence. number: its place in the text; role: that of the block in which it stands."""

    number: int
    span: Span
    role: BlockRole
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A report as words. language: the code of its tables. Blocks that are no part of the article are left out."""

    report: Report
    language: str
    sentences: tuple[Sentence, ...]


def words_of(report: Report) -> Text:
    """The headings, paragraphs and captions of a report, in order."""
    language = report.language
    found: list[Sentence] = []
    for block in report.blocks:
        role: BlockRole = "heading" if not found and _is_headline(block, report) else block.role
        if role in ("heading", "paragraph", "caption"):
            for start, end in _sentences(report.text, block.span, language):
                words = tuple(split(report.text, language, start, end))
                if words:
                    span = Span(start=start, end=end)
                    found.append(Sentence(number=len(found), span=span, role=role, words=words))
    return Text(report=report, language=language, sentences=tuple(found))


def _is_headline(block: Block, report: Report) -> bool:
    """Whether the first line of a bare text, taken for a page's furniture, says enough to be its headline."""
    words = report.quote(block.span).split()
    return block.role == "boilerplate" and block is report.blocks[0] and len(words) >= _HEADLINE


def split(text: str, language: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of a stretch of text."""
    glued, kept = tuple(_language(language).get("glued", ())), kept_letters(language)
    stuck = tuple(_language(language).get("stuck", ()))
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        raw = found.group()
        yield Word(
            start=found.start(), end=found.end(), forms=_forms(raw, glued, stuck, kept), capital=raw[0].isupper()
        )


@lru_cache(maxsize=65536)
def _forms(raw: str, glued: tuple[str, ...], stuck: tuple[str, ...], kept: str) -> tuple[str, ...]:
    whole = fold(raw)
    found = [whole, fold(raw, kept)]
    for prefix in glued:
        if whole.startswith(prefix) and len(whole) > len(prefix) + 1:
            found.append(whole[len(prefix) :])
    found += [whole.removesuffix(ending) for ending in stuck if whole.endswith(ending) and whole != ending]
    return tuple(dict.fromkeys(found))


def _sentences(text: str, block: Span, language: str) -> Iterator[tuple[int, int]]:
    short = frozenset(_language(language).get("abbreviations", ()))
    start = block.start
    for found in _END.finditer(text, block.start, block.end):
        if "\n" not in found.group() and (
            _goes_on(text[start : found.start()].rstrip("\"'»”’“)]"), short)
            or _is_ordinal(text, found.start(), found.end(), language)
        ):
            continue
        if text[start : found.start()].strip():
            yield start, found.start()
        start = found.end()
    if text[start : block.end].strip():
        yield start, block.end


def _goes_on(before: str, short: frozenset[str]) -> bool:
    if not before.endswith("."):
        return False
    return bool(_INITIAL.search(before)) or fold(before.split()[-1].strip('(«“"').rstrip(".")) in short


def _is_ordinal(text: str, stop: int, after: int, language: str) -> bool:
    """True behind the stop of "3. März", where the language writes ordinals so before this word."""
    counted = _language(language).get("counted", ())
    if not counted or _FIGURE.search(text, max(0, stop - 4), stop) is None:
        return False
    word = _WORD.match(text, after)
    return word is not None and fold(word.group()) in counted


def kept_letters(language: str) -> str:
    """The letters that keep their marks in a language's word lists: other words are written without them."""
    return str(_language(language).get("kept", ""))


def _language(code: str) -> dict[str, Any]:
    found: dict[str, Any] = load_table("languages/languages.toml").get(code, {})
    return found
