"""What more than one command takes: sources, ledgers, dates, and how each is told in the help."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from firsthand.errors import UsageError

__all__ = [
    "DEFAULT_LEDGER",
    "IncidentArgument",
    "JsonOption",
    "LedgerOption",
    "PublishedOption",
    "SafeOption",
    "Sources",
    "WorkersOption",
]

DEFAULT_LEDGER = "firsthand.db"


def _edtf_date(value: str | None) -> str | None:
    """A day, a month or a year that the calendar has. Raises `UsageError` for anything else."""
    if value is None:
        return None
    for form in ("%Y-%m-%d", "%Y-%m", "%Y"):
        try:
            # Written back, so that 2025-2-3 is refused: the ledger keeps the date as EDTF writes it.
            if datetime.strptime(value, form).strftime(form) == value:
                return value
        except ValueError:
            continue
    raise UsageError(f"--published {value!r} is no date; write it as 2025-12-30, 2025-12 or 2025")


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Files (text, HTML, MHTML, PDF, WordPress JSON), folders, zip archives, or - for standard input.",
        show_default=False,
    ),
]
LedgerOption = Annotated[
    str,
    typer.Option("--ledger", envvar="FIRSTHAND_LEDGER", metavar="FILE", help="The ledger to work on."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON on standard output.")]
PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published",
        callback=_edtf_date,
        metavar="DATE",
        help="When the reports were published (2025-12-30, 2025-12 or 2025), for those that do not say so themselves.",
        show_default=False,
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers", min=1, max=64, metavar="N", help="Processes that read. Default: one a core.", show_default=False
    ),
]
IncidentArgument = Annotated[
    str, typer.Argument(metavar="ID", help="An incident's id, or its first four digits or more.", show_default=False)
]
SafeOption = Annotated[
    bool,
    typer.Option(
        "--publish-safe/--full",
        help="Withhold private persons' names and whole article texts, or show everything.",
    ),
]
