"""The door of the learned incidents: which reports are worth the model's time, and what it adds to their mentions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from firsthand.extraction.encoder.graph import graph
from firsthand.extraction.encoder.pieces import Splitter
from firsthand.extraction.encoder.weights import Weights
from firsthand.extraction.incidents.joining import join_incidents
from firsthand.extraction.incidents.reader import IncidentReader
from firsthand.extraction.incidents.settings import settings
from firsthand.extraction.mentions.lexicon import trigger_words
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.names import Names
from firsthand.extraction.numbers import Quantity
from firsthand.extraction.parse import READ_ROLES, Parse
from firsthand.model import Claim, Mention, PlaceMention, TimeExpression

__all__ = ["with_learned_incidents"]


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

    The model reads only reports in which some word of the lexicon tells of violence.
    """
    if not _violent(parse):
        return list(mentions)
    report = parse.report
    lines = [(block.span.start, block.span.end) for block in report.blocks if block.role in READ_ROLES]
    incidents = _reader(weights).read(report.text, lines)
    if not incidents:
        return list(mentions)
    scene = Scene(parse, names=names, quantities=quantities, times=times, places=places, claims=claims)
    return join_incidents(scene, mentions, incidents, settings())


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


def _violent(parse: Parse) -> bool:
    return not _violence().isdisjoint(parse.lemma)
