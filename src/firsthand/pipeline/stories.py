"""The stories of a ledger: its reports by what they tell, also those in which no happening could be read."""

from __future__ import annotations

from firsthand.ledger import Ledger
from firsthand.linking import Linker, Telling, group_stories
from firsthand.model import Story

__all__ = ["stories_of"]


def stories_of(ledger: Ledger, linker: Linker | None = None) -> list[Story]:
    """Every report of the ledger in exactly one story. Worked out from what stands there; nothing is stored.

    Of each report only its telling words and what it is about are kept in memory.
    """
    linker = linker or Linker()
    tellings: list[Telling] = []
    neighbours: dict[str, list[str]] = {}
    for document in ledger.documents():
        tellings.append(linker.telling(document))
        neighbours[document.report.id] = ledger.candidates(document.report.id)
    return group_stories(tellings, neighbours, ledger.holders(neighbours))
