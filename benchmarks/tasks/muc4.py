"""MUC-4: what happened, to whom, by whom, where, when, how many, and how sure the responsibility is.

The texts are read in their original, upper-case form (`text`), dateline included, as such wire copy reaches a newsroom.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from benchmarks.muc4_bounds import relevant
from benchmarks.muc4_form import gold_slots, gold_templates, muc4_report, slot_templates, templates
from benchmarks.scorers.muc4_gtt import ROLES, Counts, ceaf_ree, ceaf_rme, gtt_counts
from benchmarks.scorers.muc4_slots import SlotCounts, slot_counts
from benchmarks.task import Figures, Line, Run, Task
from firsthand.model import Document

__all__ = ["TASKS"]

_SPLITS = ("tst1", "tst2")
_SLOTS = {
    "date": "incident_date",
    "location": "incident_location",
    "victims": "hum_tgt_number",
    "effect": "hum_tgt_effect_of_incident",
    "confidence": "perp_organization_confidence",
    "effect_on_things": "phys_tgt_effect_of_incident",
    "type": "incident_type",
}
_BEST = "best of 1992 on tst3 and tst4"
_GE = "GE, the best system of 1992, on the kept-back tst3 and tst4"


@lru_cache(maxsize=3)
def _read(run: Run) -> tuple[tuple[dict[str, Any], Document], ...]:
    """Each gold document with what was found in it; kept, as all three tasks read the same texts."""
    items = list(run.documents())
    found: Iterator[Document] = run.extract([muc4_report(item) for item in items])
    return tuple(zip(items, found, strict=True))


def _gtt(run: Run) -> Figures:
    by_role = {name: Counts() for name in ("incident_type", *ROLES)}
    entities, templates_only = Counts(), Counts()
    for item, document in _read(run):
        predicted, gold = templates(document), gold_templates(item)
        for name, counts in gtt_counts(predicted, gold).items():
            by_role[name].add(counts)
        entities.add(ceaf_ree(predicted, gold))
        templates_only.add(ceaf_rme(predicted, gold))
    micro = Counts()
    for counts in by_role.values():
        micro.add(counts)
    return {
        "f1": micro.f1,
        "precision": micro.precision,
        "recall": micro.recall,
        **{f"{name.lower()}_f1": counts.f1 for name, counts in by_role.items()},
        "ceaf_ree": entities.f1,
        "ceaf_rme": templates_only.f1,
    }


def _slots(run: Run) -> Figures:
    total = {name: SlotCounts() for name in _SLOTS}
    for item, document in _read(run):
        counts = slot_counts(slot_templates(document), gold_slots(item), tuple(_SLOTS.values()))
        for name, slot in _SLOTS.items():
            total[name].add(counts[slot])
    figures: dict[str, float] = {}
    for name, slot_total in total.items():
        figures[name] = slot_total.f1
        figures[f"{name}_recall"] = slot_total.recall
        figures[f"{name}_precision"] = slot_total.precision
    return figures


def _silence(run: Run) -> Figures:
    quiet = [document for item, document in _read(run) if not item["templates"]]
    told = [document for item, document in _read(run) if item["templates"]]
    empty = sum(not relevant(document) for document in quiet)
    return {
        "silent": empty / len(quiet) if quiet else 0.0,
        "heard": sum(bool(relevant(document)) for document in told) / len(told) if told else 0.0,
    }


TASKS = (
    Task(
        name="muc4",
        title="Incidents with five roles",
        set="muc4",
        splits=_SPLITS,
        lines=(
            Line(figure="f1", title="GTT micro-F1", aim=0.60, peer=0.543, peer_name=f"{_GE}; IterX t5-large .530"),
            Line(figure="ceaf_ree", title="CEAF-REE, entities of a report", pinned=False),
            Line(figure="ceaf_rme", title="CEAF-RME, templates", pinned=False),
        ),
        measure=_gtt,
        compared=True,
    ),
    Task(
        name="muc4_slots",
        title="Official slots of an incident",
        set="muc4",
        splits=_SPLITS,
        lines=(
            Line(figure="date", title="date, F", aim=0.70, peer=0.59, peer_name=_BEST),
            Line(figure="location", title="location, F", aim=0.70, peer=0.61, peer_name=_BEST),
            Line(figure="victims", title="number of victims, F", aim=0.70, peer=0.61, peer_name=_BEST),
            Line(figure="effect", title="effect on people, F", aim=0.70, peer=0.57, peer_name=_BEST),
            Line(
                figure="confidence",
                title="confidence of responsibility, F",
                aim=0.60,
                peer=0.48,
                peer_name=_BEST,
            ),
        ),
        measure=_slots,
        compared=True,
    ),
    Task(
        name="muc4_silence",
        title="Reports without an incident",
        set="muc4",
        splits=_SPLITS,
        lines=(Line(figure="silent", title="share that stays empty", aim=0.90),),
        measure=_silence,
        compared=True,
    ),
)
