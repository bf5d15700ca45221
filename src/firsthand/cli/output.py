"""Where output goes: tables and colour on a terminal, plain text in a pipe, JSON where it was asked for."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

    from firsthand.model import Problem

__all__ = [
    "Column",
    "clear",
    "clipped",
    "console",
    "counted",
    "print_json",
    "print_problem_list",
    "print_problems",
    "print_rows",
    "print_trimmed",
    "words",
]

_PIPE_WIDTH = 100
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_TAIL = re.compile(r"(?:\s|\x1b\[[0-9;]*m)+$")
# Between two columns of a table.
_GAP = 3
# Control characters move the cursor or recolour the screen, and marks of direction reorder what stands around them.
# Each is shown as one sign, so that offsets into a text hold.
_CONTROLS = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_CONTROLS |= dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F), 0xFFFD)
_CONTROLS |= dict.fromkeys((*map(ord, "\t\n\v\f\r"), 0x2028, 0x2029, 0x85), ord(" "))
# Half a surrogate pair, as a file name may hold it, cannot be written at all.
_CONTROLS |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


def clear(text: str) -> str:
    """The text on one line without anything that a terminal obeys, of the same length."""
    return text.translate(_CONTROLS)


def words(text: str, style: str = "") -> Text:
    """Words of a page or a path, for the screen: no markup in them is followed."""
    from rich.text import Text

    return Text(clear(text), style=style)


def clipped(text: str, length: int) -> str:
    """At most so many characters, the last an ellipsis where something was cut off."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 report, 2 reports."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def console() -> Console:
    """Standard output. In a pipe: no colour, no markup, a fixed width."""
    from rich.console import Console

    terminal = sys.stdout.isatty()
    return Console(highlight=False, width=None if terminal else _PIPE_WIDTH, no_color=None if terminal else True)


def print_trimmed(out: Console, item: RenderableType) -> None:
    """Print without the blanks that fill the lines."""
    with out.capture() as capture:
        out.print(item)
    for line in capture.get().splitlines():
        # A style may end behind the blanks: its end stays.
        end = _TAIL.search(line)
        kept = line[: end.start()] + "".join(_STYLE.findall(end[0])) if end else line
        out.out(kept, highlight=False)


def print_json(value: Any, *, to_stderr: bool = False) -> None:
    """One JSON document and a line end. Accepts the published forms and plain data."""
    import msgspec

    out = (sys.stderr if to_stderr else sys.stdout).buffer
    out.write(msgspec.json.encode(value) + b"\n")
    out.flush()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table. width: what it takes on a terminal, without the gap beside it; longer words wrap.

    rank: columns of a high rank are left out first where the terminal is narrow. grows: takes the width that is left.
    """

    name: str
    width: int
    rank: int = 0
    grows: bool = False


def print_rows(columns: Sequence[Column], rows: Iterable[Sequence[str]], *, legend: str = "") -> None:
    """A table as wide as the terminal, with a legend below; in a pipe all columns, as a header and rows parted by tabs,
    and no legend."""
    if not sys.stdout.isatty():
        for row in ([column.name for column in columns], *rows):
            sys.stdout.write("\t".join(map(clear, row)) + "\n")
        return
    from rich import box
    from rich.table import Table

    out = console()
    shown = _fitting(columns, out.width)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold", expand=True)
    for column in shown:
        table.add_column(
            column.name,
            width=None if column.grows else column.width,
            ratio=1 if column.grows else None,
            overflow="fold",
        )
    for row in rows:
        cells = dict(zip((column.name for column in columns), row, strict=True))
        table.add_row(*(words(cells[column.name]) for column in shown))
    print_trimmed(out, table)
    if legend:
        print_trimmed(out, words(legend, "dim"))


def _fitting(columns: Sequence[Column], width: int) -> list[Column]:
    """The columns that fit beside each other."""
    shown = list(columns)
    while sum(column.width + _GAP for column in shown) > width + _GAP and any(column.rank for column in shown):
        shown.remove(max(shown, key=lambda column: column.rank))
    return shown


def print_problem_list(problems: Iterable[Problem]) -> None:
    """Problems on standard output, each with its source, what is wrong and what to do."""
    out = console()
    for problem in problems:
        out.print(words(problem.address, "bold").append(f"  {problem.stage}", style="dim"), soft_wrap=True)
        _print_indented(out, words(problem.message), "  ")
        if problem.remedy:
            _print_indented(out, words(problem.remedy, "green"), "  → ")


def _print_indented(out: Console, text: Text, lead: str) -> None:
    from rich.table import Table

    grid = Table.grid()
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(lead, text)
    print_trimmed(out, grid)


def print_problems(problems: Sequence[Problem], *, limit: int = 20, rest: str = "see: firsthand problems") -> None:
    """Problems on standard error, one a line with its remedy, the first `limit` of them; `rest` says where all are.

    What is the same of several pages is told once, those that lost something first.
    """
    from rich.console import Console

    out = Console(stderr=True, highlight=False, soft_wrap=True)
    alike: dict[tuple[bool, str, str], list[str]] = {}
    for problem in problems:
        alike.setdefault((not problem.fatal, problem.message, problem.remedy), []).append(problem.address)
    lines = sorted(alike.items(), key=lambda item: item[0][0])
    for (_, message, remedy), (first, *others) in lines[:limit]:
        where = f"{first} and {len(others):,} more" if others else first
        line = words("problem", "bold yellow").append_text(words(f"  {where}: {message}", "default"))
        if remedy:
            line.append_text(words(f"  → {remedy}", "dim"))
        out.print(line)
    left = sum(len(addresses) for _, addresses in lines[limit:])
    if left:
        out.print(words(f"… and {left:,} more; {rest}"))
