"""Who said what, on PolNeAR: political news of 2015-16 with every attribution's source, cue and content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.reports import report_of
from benchmarks.scorers.attribution import Attribution, Tally, attribution, outside
from benchmarks.task import Figures, Line, Run, Task
from firsthand.model import Claim, Document, Report, Span

__all__ = ["TASKS"]

_CITRON = "Citron on the sister corpus PARC3"


def measure(run: Run) -> Figures:
    """Score every document's claims; what lies in text that the gold marks "Discard" (boilerplate) is left out."""
    tally = Tally()
    items = list(run.documents())
    for item, document in zip(items, run.extract([_report(item) for item in items]), strict=True):
        text = item["text"]
        gold = [
            attribution(text, source=one["source"], cue=one["cue"], content=one["content"])
            for one in item["gold"]["attributions"]
        ]
        flags = [flag["spans"] for flag in item["gold"].get("flags", ()) if flag["type"] == "Discard"]
        areas = [span for spans in flags for span in spans]
        tally.add(outside(gold, text, areas), outside(_found(document), text, areas))
    return {
        **tally.figures(),
        "attributions": tally.gold["triple"],
        "found": tally.predicted["triple"],
    }


def _report(item: dict[str, Any]) -> Report:
    meta = item["meta"]
    return report_of(item["text"], name=item["id"], published=meta.get("publication_date"), outlet=meta["publisher"])


def _found(document: Document) -> Iterator[Attribution]:
    """The claims as PolNeAR has them: what several say together is one attribution, its source all of their words."""
    found: dict[tuple[Span | None, tuple[Span, ...]], Claim] = {}
    for claim in document.extraction.claims:
        known = found.setdefault((claim.cue, claim.content), claim)
        if (
            known.source is not None
            and claim.source is not None
            and claim.source.end - claim.source.start > known.source.end - known.source.start
        ):
            found[claim.cue, claim.content] = claim
    for claim in found.values():
        yield _attribution(document.report.text, claim)


def _attribution(text: str, claim: Claim) -> Attribution:
    return attribution(
        text,
        source=[(claim.source.start, claim.source.end)] if claim.source else [],
        cue=[(claim.cue.start, claim.cue.end)] if claim.cue else [],
        content=[(span.start, span.end) for span in claim.content],
    )


TASKS = (
    Task(
        name="polnear",
        title="Who said what",
        set="polnear",
        splits=("dev",),
        measure=measure,
        compared=True,
        lines=(
            Line(
                figure="content_overlap_f1",
                title="content, overlap F1",
                aim=0.88,
                peer=0.833,
                peer_name=f"{_CITRON}; textacy .26 on this set",
            ),
            Line(figure="content_exact_f1", title="content, exact F1", aim=0.64, peer=0.593, peer_name=_CITRON),
            Line(figure="source_exact_f1", title="source, exact F1", aim=0.80, peer=0.820, peer_name=_CITRON),
            Line(figure="cue_exact_f1", title="cue, exact F1", aim=0.74, peer=0.823, peer_name=_CITRON),
            Line(figure="triple_overlap_f1", title="source, cue and content linked, overlap F1", aim=0.75),
        ),
    ),
)
