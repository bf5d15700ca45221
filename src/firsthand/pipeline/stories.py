"""The stories of a ledger: its reports by what they tell, also those in which no happening could be read."""

from __future__ import annotations

from collections.abc import Callable

from firsthand.ledger import Ledger
from firsthand.linking import Linker, Telling, group_stories
from firsthand.model import Story

__all__ = ["stories_of"]


def stories_of(
    ledger: Ledger, linker: Linker | None = None, *, progress: Callable[[str, int], None] | None = None
) -> list[Story]:
    """Every report of the ledger in exactly one story. Worked out from what stands there; nothing is stored.

    Of each report only its telling words and what it is about are kept in memory. progress: called with "stories" and
    the number of reports looked at, after each of them.
    """
    linker = linker or Linker()
    tellings: list[Telling] = []
    neighbours: dict[str, list[str]] = {}
    for document in ledger.documents():
        tellings.append(linker.telling(document))
        neighbours[document.report.id] = ledger.candidates(document.report.id)
        if progress is not None:
            progress("stories", len(tellings))
    # Of several the incident that most reports tell of; ids decide between equals.
    held = sorted((-len(one.mentions), one.id, one.spoken_of_in) for one in ledger.incidents() if one.spoken_of_in)
    speaking_of: dict[str, str] = {}
    for _, incident, reports in held:
        for report in reports:
            speaking_of.setdefault(report, incident)
    made_from = [(one.report_id, one.from_report) for one in ledger.derivations() if one.from_report in neighbours]
    return group_stories(tellings, neighbours, ledger.holders(neighbours), speaking_of, made_from)
