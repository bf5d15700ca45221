"""The door of the learned incidents: which reports are worth the model's time, and what it adds to their mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from firsthand.extraction.encoder.graph import graph
from firsthand.extraction.encoder.pieces import Splitter
from firsthand.extraction.encoder.weights import Weights
from firsthand.extraction.incidents.joining import join_incidents
from firsthand.extraction.incidents.reader import IncidentReader
from firsthand.extraction.incidents.settings import settings
from firsthand.extraction.mentions.lexicon import trigger_words
from firsthand.extraction.mentions.responsibility import with_responsibility
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.names import Names
from firsthand.extraction.numbers import Quantity
from firsthand.extraction.parse import READ_ROLES, Parse
from firsthand.extraction.recasing import in_capitals
from firsthand.model import Claim, Mention, PlaceMention, Report, TimeExpression

__all__ = ["lines_of", "with_learned_incidents", "worth_reading"]

# Characters that tell whether a report is in capitals.
_SAMPLE = 2000
_DASHES = re.compile(r"[\s–—-]+")


def with_learned_incidents(
    mentions: Sequence[Mention],
    *,
    weights: Weights,
    parse: Parse,
    names: Names,
    quantities: Sequence[Quantity],
    times: Sequence[TimeExpression],
    places: Sequence[PlaceMention],
    claims: Sequence[Claim],
) -> list[Mention]:
    """The mentions with what the incident model adds to them. Raises `ModelError` where its graphs cannot be read.

    The model was taught on wire copy in capitals and reads such reports alone, where some word of the lexicon tells of
    violence: on news in mixed case it adds nothing that is right more often than wrong.
    """
    report = parse.report
    if not worth_reading(parse):
        return list(mentions)
    incidents = _reader(weights).read(report.text, lines_of(report))
    if not incidents:
        return list(mentions)
    scene = Scene(parse, names=names, quantities=quantities, times=times, places=places, claims=claims)
    return with_responsibility(scene, join_incidents(scene, mentions, incidents, settings()))


def worth_reading(parse: Parse) -> bool:
    """True for a report in capitals some word of which tells of violence."""
    return in_capitals(parse.report.text[:_SAMPLE]) and not _violence().isdisjoint(parse.lemma)


def lines_of(report: Report) -> list[tuple[int, int]]:
    """The blocks that are read, without the dateline: where a text was filed is none of its incidents."""
    lines = [(block.span.start, block.span.end) for block in report.blocks if block.role in READ_ROLES]
    dateline = report.dateline or ""
    if dateline and lines:
        start, end = lines[0]
        if report.text.startswith(dateline, start):
            rest = _DASHES.match(report.text, start + len(dateline), end)
            lines[0] = (rest.end() if rest else start + len(dateline), end)
    return lines


@cache
def _reader(weights: Weights) -> IncidentReader:
    return IncidentReader(
        splitter=Splitter(weights.path("tokenizer.json")),
        encoder=graph(weights.path("incidents.onnx")),
        linker=graph(weights.path("incidents_links.onnx")),
        settings=settings(),
    )


@cache
def _violence() -> frozenset[str]:
    """Words that tell of a kind of incident which the model knows."""
    types = {type_name for type_name, _ in settings().types.values()}
    words = trigger_words()
    return frozenset(
        word for table in (words.verbs, words.nouns) for word, senses in table.items() if senses[0].type in types
    )
