"""What a benchmark task is: which set it reads, what it measures, what peers score and what is aimed at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from benchmarks.gold import documents
from firsthand.extraction import Extractor
from firsthand.model import Document, Report

__all__ = ["Figures", "Line", "Run", "Task", "Use"]

Figures = Mapping[str, float]
# Which parts of the extraction are at work: the rules alone, the models' heads alone where they replace a rule, or what
# is shipped.
Use = Literal["rules", "models", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the table: a figure with the best published or measured peer and what is aimed at.

    figure: its key among the task's figures. peer: None where none is comparable; `peer_name` says who and on what.
    lower_is_better: for errors and times. pinned: a floor holds it (not so for times, which depend on the machine).
    """

    figure: str
    title: str
    aim: float | None = None
    peer: float | None = None
    peer_name: str = ""
    lower_is_better: bool = False
    pinned: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a task: the folder of the gold data, the splits (files of the task's set) and what is at work."""

    folder: Path
    set: str | None
    splits: tuple[str, ...]
    use: Use = "both"
    limit: int | None = None

    def path(self, split: str) -> Path:
        """The file of a split. Raises `ValueError` for a task without a set."""
        if self.set is None:
            raise ValueError("the task's data is in the repository")
        return self.folder / self.set / f"{split}.jsonl.gz"

    def documents(self, split: str | None = None) -> Iterator[dict[str, Any]]:
        """The gold documents of one split, or of all splits in turn; the first `limit` of each where it is set."""
        for name in self.splits if split is None else (split,):
            for number, item in enumerate(documents(self.path(name))):
                if self.limit is not None and number >= self.limit:
                    break
                yield item

    def extract(self, reports: Iterator[Report] | list[Report]) -> Iterator[Document]:
        """What is found in each report, in the order given."""
        return _extractor(self.use).pipe(reports)


@cache
def _extractor(use: Use) -> Extractor:
    return Extractor(use)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A benchmark. `python -m benchmarks NAME` runs it;.

    set: the folder of the gold data; None where the data is in the repository. splits: the files read when none are
        named. fast: cheap enough for CI.
    compared: its figures depend on the models, so that rules, models and both are shown side by side.
    measure: the figures of one run. Every `Line.figure` is among them; others are context.
    """

    name: str
    title: str
    set: str | None
    splits: tuple[str, ...]
    lines: tuple[Line, ...]
    measure: Callable[[Run], Figures]
    fast: bool = False
    compared: bool = False
