"""Finds the thresholds of `src/firsthand/data/incidents.toml` inside the product: the model joined with the rules.

`python -m training.tune_incidents --data FOLDER --graphs FOLDER` reads the tenth of muc4/dev that `training.incidents`
holds out, with the graphs that it exported, and prints the thresholds with the best GTT micro F1 at which the texts
without an incident stay empty. Runs where firsthand runs; needs no torch.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any
from unittest.mock import patch

from benchmarks.gold import documents
from benchmarks.muc4_form import gold_templates, muc4_report, templates
from benchmarks.scorers.muc4_gtt import Counts, gtt_counts
from training.muc4_texts import held_out

from firsthand.extraction import Extractor
from firsthand.extraction.encoder.graph import Graph
from firsthand.extraction.encoder.pieces import Splitter
from firsthand.extraction.encoder.weights import Weights
from firsthand.extraction.incidents import Fill, IncidentReader, Settings, reading, settings
from firsthand.extraction.incidents.clusters import Links, to_incidents
from firsthand.extraction.incidents.joining import join_incidents
from firsthand.extraction.incidents.reader import text_for_model
from firsthand.extraction.mentions.responsibility import with_responsibility
from firsthand.extraction.mentions.scene import Scene
from firsthand.model import Document, Mention

NAMES = ("relevant", "least", "link", "join", "alone", "further", "kinship", "whole", "fresh", "sure")
STEPS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98)
ROUNDS = 2
# Of the texts without an incident so many shall stay empty; each share below costs half of itself in F1.
QUIET = 0.88


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A gold text with the rules' reading of it, and what the model scores there: none where it is not asked."""

    item: dict[str, Any]
    document: Document
    scored: tuple[Scene, list[Fill], Links] | None

    def templates(self, chosen: Settings) -> list[Any]:
        """What the product would tell by these thresholds, in GTT's form."""
        mentions: Sequence[Mention] = self.document.extraction.mentions
        if self.scored is not None:
            scene, fills, links = self.scored
            incidents = to_incidents(fills, links, chosen)
            if incidents:
                mentions = with_responsibility(scene, join_incidents(scene, mentions, incidents, chosen))
        return templates(replace(self.document, extraction=replace(self.document.extraction, mentions=tuple(mentions))))


def read_all(items: Sequence[dict[str, Any]], graphs: Path) -> Iterator[Read]:
    """Read the texts once: of what the model scores, nothing is left out yet but what no threshold would keep."""
    scored: list[tuple[Scene, list[Fill], Links] | None] = []
    lowest = MappingProxyType(dict.fromkeys(settings().roles, min(STEPS)))
    readers: list[IncidentReader] = []

    def keep(mentions: Sequence[Mention], *, weights: Weights, **values: Any) -> list[Mention]:
        if not readers:
            readers.append(
                IncidentReader(
                    splitter=Splitter(weights.path("tokenizer.json")),
                    encoder=Graph(graphs / "incidents.onnx"),
                    linker=Graph(graphs / "incidents_links.onnx"),
                    settings=replace(settings(), relevant=0.0, least=lowest),
                )
            )
        parse = values.pop("parse")
        text = text_for_model(parse.report.text)
        pieces = readers[0].pieces(text, reading.lines_of(parse.report))
        if reading.worth_reading(parse) and len(pieces):
            scored.append((Scene(parse, **values), *readers[0].scored(text, pieces)))
        else:
            scored.append(None)
        return list(mentions)

    with patch.object(reading, "with_learned_incidents", keep):
        for item, document in zip(items, Extractor().pipe([muc4_report(item) for item in items]), strict=True):
            yield Read(item=item, document=document, scored=scored[-1])


def figures(texts: Sequence[Read], chosen: Settings) -> tuple[Counts, float]:
    """GTT's micro counts, and the share of texts without an incident that stay empty."""
    total, quiet = Counts(), []
    for text in texts:
        found = text.templates(chosen)
        for counts in gtt_counts(found, gold_templates(text.item)).values():
            total.add(counts)
        if not text.item["gtt_templates"]:
            quiet.append(not found)
    return total, sum(quiet) / max(1, len(quiet))


def worth(texts: Sequence[Read], chosen: Settings) -> float:
    """F1, less where too few texts stay empty."""
    counts, quiet = figures(texts, chosen)
    return counts.f1 - max(0.0, QUIET - quiet) / 2


def tune(texts: Sequence[Read]) -> Settings:
    """One threshold after the other, each to the middle of its best stretch, as long as something is won."""
    best = settings()
    top = worth(texts, best)
    for _ in range(ROUNDS):
        before = top
        for name in NAMES:
            value = getattr(best, name)
            for key in value if isinstance(value, MappingProxyType) else (None,):
                tried = [_changed(best, name, key, step) for step in STEPS]
                reached = [worth(texts, one) for one in tried]
                # A step whose neighbours do as well is no accident of a hundred texts.
                near = [reached[max(0, at - 1) : at + 2] for at in range(len(reached))]
                even = [one + sum(beside) / len(beside) for one, beside in zip(reached, near, strict=True)]
                at = max(range(len(even)), key=even.__getitem__)
                if reached[at] > top + 5e-4:
                    best, top = tried[at], reached[at]
        if top - before < 1e-3:
            break
    return best


def _changed(chosen: Settings, name: str, key: str | None, step: float) -> Settings:
    edit: dict[str, Any] = {
        name: step if key is None else MappingProxyType({**getattr(chosen, name), key: step}),
    }
    return replace(chosen, **edit)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m training.tune_incidents", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--graphs", type=Path, required=True, help="folder of the exported graphs")
    given = parser.parse_args()
    _, held = held_out(list(documents(given.data / "muc4" / "dev.jsonl.gz")))
    texts = list(read_all(held, given.graphs))
    chosen = tune(texts)
    for name in NAMES:
        value = getattr(chosen, name)
        print(name, "=", dict(value) if isinstance(value, MappingProxyType) else value)
    counts, quiet = figures(texts, chosen)
    print(f"P {counts.precision:.3f} R {counts.recall:.3f} F {counts.f1:.3f} empty {quiet:.3f}")


if __name__ == "__main__":
    main()
