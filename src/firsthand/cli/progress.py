"""Progress on stderr, with rate and time left."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

__all__ = ["ProgressLine", "count_sources"]

# Seconds between two lines, and seconds after which a rate is worth telling.
_ON_TERMINAL = 0.2
_IN_PIPE = 10.0
_MEASURED = 2.0
# What is done, by the name that the pipeline has for it.
_DOING = {"reports": "reading", "incidents": "making incidents", "stories": "making stories"}


def count_sources(sources: Iterable[str | Path]) -> int | None:
    """How many files there are to read, for the time left; None where nobody can know (standard input)."""
    total = 0
    for source in sources:
        if str(source) == "-":
            return None
        path = Path(source)
        total += sum(1 for item in path.rglob("*") if item.is_file()) if path.is_dir() else 1
    return total


class ProgressLine:
    """One line on stderr that is rewritten on a terminal, and a line every ten seconds elsewhere.

    total: how many reports there are; None where nobody knows. doing: what is under way until the first call.
    """

    def __init__(self, total: int | None, *, doing: Literal["reports", "stories"] = "reports") -> None:
        self._total = total
        self._doing = doing
        self._began = time.monotonic()
        self._last = self._began
        self._terminal = sys.stderr.isatty()
        self._shown = False
        # When the first report was done, and which it was: what lies before is the start and tells nothing of the rate.
        self._first: tuple[float, int] | None = None

    def __enter__(self) -> Self:
        if self._terminal:
            self._write(f"{_DOING[self._doing]}: 0{self._of()} reports")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown and self._terminal:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()

    def __call__(self, what: str, done: int) -> None:
        now = time.monotonic()
        if self._first is None:
            self._first = (now, done)
        if now - self._last < (_ON_TERMINAL if self._terminal else _IN_PIPE):
            return
        self._last = now
        self._write(self._line(what, done, now))

    def _write(self, line: str) -> None:
        self._shown = True
        sys.stderr.write(f"\r\x1b[2K{line}" if self._terminal else f"{line}\n")
        sys.stderr.flush()

    def _line(self, what: str, done: int, now: float) -> str:
        if what == "links":
            return f"linking: {done:,} reports"
        if what == "pages":
            return f"writing: {done:,} pages"
        if what != "reports":
            return f"{_DOING[what]}: {done:,}{self._of(done)} reports"
        line = f"reading: {done:,}{self._of(done)} reports"
        began, first = self._first or (now, done)
        if now - began < _MEASURED:
            return line
        rate = (done - first) / (now - began)
        line += f", {rate:.1f} a second"
        if self._total is not None and rate > 0 and self._total > done:
            line += f", {_duration((self._total - done) / rate)} left"
        return line

    def _of(self, done: int = 0) -> str:
        """An archive holds more reports than files were counted: nobody knows the total then."""
        return f" of {self._total:,}" if self._total is not None and self._total >= done else ""


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"
