"""Progress on stderr, with rate and time left, for anything that takes over two seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

__all__ = ["ProgressLine", "count_sources"]

_PATIENCE = 2.0
_ON_TERMINAL = 0.2
_IN_PIPE = 10.0


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
    """One line on stderr that is rewritten on a terminal, and a line every ten seconds elsewhere."""

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._began = time.monotonic()
        self._last = self._began
        self._shown = False
        self._terminal = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown and self._terminal:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()

    def __call__(self, what: str, done: int) -> None:
        now = time.monotonic()
        pause = _ON_TERMINAL if self._terminal else _IN_PIPE
        if now - self._began < _PATIENCE or (self._shown and now - self._last < pause):
            return
        self._last = now
        self._shown = True
        line = self._line(what, done, now - self._began)
        sys.stderr.write(f"\r\x1b[2K{line}" if self._terminal else f"{line}\n")
        sys.stderr.flush()

    def _line(self, what: str, done: int, seconds: float) -> str:
        if what != "reports":
            return f"linking: {done} reports"
        rate = done / seconds
        line = f"reading: {done}"
        if self._total is not None and self._total >= done:
            line += f" of {self._total}"
        line += f" reports, {rate:.1f} a second"
        if self._total is not None and rate > 0 and self._total > done:
            line += f", {_duration((self._total - done) / rate)} left"
        return line


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"
