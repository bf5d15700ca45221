"""The body of an article on a web page, against the outputs of 32 extractors scored in the same run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import trafilatura

from benchmarks.gold import documents
from benchmarks.scorers.shingles import shingle_score
from benchmarks.task import Line, Run, Task
from firsthand.model import Report
from firsthand.reading.reader import read_bytes

__all__ = ["TASKS"]

_BODY = frozenset({"paragraph", "heading", "note", "correction"})
_PEERS = "peer_outputs"


def measure(run: Run) -> dict[str, float]:
    """Shingle scores of the body; the best peers; the installed trafilatura in the same run; shares of pages dated …"""
    pages = list(run.documents())
    reports = {page["id"]: _read(page) for page in pages}
    ours = shingle_score((page["gold"]["articleBody"], body(reports[page["id"]])) for page in pages)
    figures = {"f1": ours.f1, "precision": ours.precision, "recall": ours.recall}
    figures["trafilatura_installed_f1"] = shingle_score(
        (page["gold"]["articleBody"], _trafilatura(page["html"])) for page in pages
    ).f1
    figures |= _peers(run, pages)
    for name in ("title", "authors", "published"):
        held = sum(1 for report in reports.values() if report is not None and getattr(report, name))
        figures[f"pages_with_{name}"] = held / len(pages)
    return figures


def _read(page: Mapping[str, Any]) -> Report | None:
    intake = read_bytes(page["html"].encode(), address=f"{page['id']}.html", url=page["meta"]["url"])
    return intake.report


def body(report: Report | None) -> str:
    """The article's own blocks, less the page's title, which the gold leaves out, captions and credits."""
    if report is None:
        return ""
    blocks = [block for block in report.blocks if block.role in _BODY]
    if blocks and blocks[0].role == "heading" and blocks[0] is report.blocks[0]:
        blocks = blocks[1:]
    return "\n\n".join(report.quote(block.span) for block in blocks)


def _trafilatura(html: str) -> str:
    return trafilatura.extract(html, include_comments=False) or ""


def _peers(run: Run, pages: list[dict[str, Any]]) -> dict[str, float]:
    """The best and the number of peers that stand below, where the peers' outputs cover these pages."""
    if not run.path(_PEERS).is_file():
        return {}
    scores = {}
    for peer in documents(run.path(_PEERS)):
        found = peer["outputs"]
        if all(page["id"] in found for page in pages):
            pairs = ((page["gold"]["articleBody"], found[page["id"]] or "") for page in pages)
            scores[peer["system"]] = shingle_score(pairs).f1
    return {f"peer_{name}_f1": score for name, score in sorted(scores.items(), key=lambda item: -item[1])}


TASKS = (
    Task(
        name="article_zyte",
        title="Article body",
        set="article_zyte",
        splits=("zyte_article",),
        lines=(Line(figure="f1", title="shingle F1", peer=0.958, peer_name="trafilatura", aim=0.970),),
        measure=measure,
    ),
)
