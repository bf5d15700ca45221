"""Where output goes: tables and colour on a terminal, plain text in a pipe, JSON where it was asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from firsthand.model import Problem

__all__ = ["console", "print_json", "print_problems", "print_rows", "stderr_console"]

_PIPE_WIDTH = 100


def console() -> Console:
    """Standard output. In a pipe: no colour, no markup, a fixed width."""
    from rich.console import Console

    terminal = sys.stdout.isatty()
    return Console(highlight=False, width=None if terminal else _PIPE_WIDTH, no_color=not terminal, soft_wrap=False)


def stderr_console() -> Console:
    """Standard error, for progress and problems."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)


def print_json(value: Any) -> None:
    """One JSON document and a line end. Accepts the published forms and plain data."""
    import msgspec

    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stdout.buffer.flush()


def print_rows(header: Sequence[str], rows: Iterable[Sequence[str]], *, wide: str | None = None) -> None:
    """A table on a terminal; in a pipe a header and rows parted by tabs. `wide` names the column that may wrap."""
    if not sys.stdout.isatty():
        for row in (header, *rows):
            sys.stdout.write("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row) + "\n")
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in header:
        table.add_column(name, overflow="fold", no_wrap=name != wide, ratio=1 if name == wide else None)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console().print(table)


def print_problems(problems: Sequence[Problem], *, limit: int = 20) -> None:
    """Problems on stderr, one a line with its remedy, the first `limit` of them."""
    from rich.text import Text

    out = stderr_console()
    for problem in problems[:limit]:
        line = Text("problem", style="bold yellow").append(f"  {problem.address}: {problem.message}", style="default")
        if problem.remedy:
            line.append(f"  → {problem.remedy}", style="dim")
        out.print(line)
    if len(problems) > limit:
        out.print(Text(f"… and {len(problems) - limit} more; see: firsthand problems"))
