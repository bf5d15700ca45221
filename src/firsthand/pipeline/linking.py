"""Linking what was added: only reports that share a key are compared, only touched groups are assembled again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from firsthand.errors import BrokenLedgerError
from firsthand.ledger import Ledger
from firsthand.linking import Linker
from firsthand.model import Derivation, Document, MentionLink
from firsthand.pipeline.grouping import assemble_apart

__all__ = ["assemble_groups", "documents_of", "link_pending"]

# Reports linked before their incidents are assembled: bounds what an interruption leaves to do again.
_CHUNK = 200
# Documents kept in memory while neighbours are compared and incidents assembled.
_KEPT = 512


def documents_of(ledger: Ledger) -> Callable[[str], Document]:
    """Looks documents up by their report, and keeps those used last."""

    @lru_cache(maxsize=_KEPT)
    def document(report_id: str) -> Document:
        for found in ledger.documents([report_id]):
            return found
        raise BrokenLedgerError(f"report {report_id} is in the index but not in the ledger; run: firsthand verify")

    return document


def link_pending(ledger: Ledger, linker: Linker, *, progress: Callable[[int], None] | None = None) -> None:
    """Link every report that is stored and not linked yet, those of an interrupted run included."""
    pending = ledger.unlinked()
    waiting = set(pending)
    document = documents_of(ledger)
    for start in range(0, len(pending), _CHUNK):
        chunk = pending[start : start + _CHUNK]
        touched = dict.fromkeys(chunk)
        for report_id in chunk:
            waiting.discard(report_id)
            derivations: list[Derivation] = []
            links: list[MentionLink] = []
            for other in ledger.candidates(report_id):
                if other in waiting:
                    continue  # it will be compared when its own turn comes
                compared = linker.compare(document(report_id), document(other))
                derivations.extend(compared.derivations)
                links.extend(compared.mention_links)
            # What no longer holds together leaves two groups to be made anew, and no link leads to the other one.
            touched |= dict.fromkeys(ledger.link(report_id, derivations=derivations, mention_links=links))
            if progress is not None:
                progress(len(pending) - len(waiting))
        assemble_groups(ledger, linker, touched, document)
        ledger.settle(report_id for report_id in touched if report_id not in waiting)


def assemble_groups(
    ledger: Ledger, linker: Linker, report_ids: Iterable[str], document: Callable[[str], Document]
) -> None:
    """Make the incidents of the groups around these reports anew."""
    remaining = dict.fromkeys(report_ids)
    judgements = tuple(ledger.judgements())
    together = ledger.joined()
    while remaining:
        first = next(iter(remaining))
        group, derivations, links = ledger.group([first], together=together)
        documents = [document(report_id) for report_id in sorted(group)]
        incidents = assemble_apart(linker, documents, derivations, links, judgements, together)
        ledger.put_incidents(incidents, reports=group)
        for report_id in group | {first}:
            remaining.pop(report_id, None)
