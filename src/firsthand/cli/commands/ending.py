"""How commands open a ledger and how they end, with the exit codes of the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.ledger import Ledger
    from firsthand.model import Document, Incident, Problem

__all__ = ["EXIT_BAD_INPUT", "EXIT_PROBLEMS", "documents_of", "leave", "open_ledger"]

EXIT_BAD_INPUT, EXIT_PROBLEMS = 1, 3


def open_ledger(ledger: str) -> Ledger:
    from firsthand.ledger import Ledger

    return Ledger.open(ledger)


def documents_of(book: Ledger, incident: Incident) -> list[Document]:
    """The reports that tell of an incident, and those that only speak of it: some of its origins stand there."""
    from firsthand.model import reports_of

    return list(book.documents(reports_of(incident)))


def leave(found: Iterable[Problem], *, anything: bool) -> None:
    """Exit as the contract says: 3 with problems, 1 where nothing at all could be read."""
    if any(found):
        raise typer.Exit(EXIT_PROBLEMS if anything else EXIT_BAD_INPUT)
