"""Linking what was added: only reports that share a key are compared, only touched groups are assembled again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from firsthand.errors import BrokenLedgerError
from firsthand.ledger import Ledger
from firsthand.linking import Linker
from firsthand.model import Derivation, Document, MentionLink

__all__ = ["link_pending"]

# Reports linked before their incidents are assembled: bounds what an interruption leaves to do again.
_CHUNK = 200
# Documents kept in memory while neighbours are compared and incidents assembled.
_KEPT = 512


def link_pending(ledger: Ledger, linker: Linker, *, progress: Callable[[int], None] | None = None) -> None:
    """Link every report that is stored and not linked yet, those of an interrupted run included."""
    pending = ledger.unlinked()
    waiting = set(pending)

    @lru_cache(maxsize=_KEPT)
    def document(report_id: str) -> Document:
        for found in ledger.documents([report_id]):
            return found
        raise BrokenLedgerError(f"report {report_id} is in the index but not in the ledger; run: firsthand verify")

    for start in range(0, len(pending), _CHUNK):
        chunk = pending[start : start + _CHUNK]
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
            ledger.link(report_id, derivations=derivations, mention_links=links)
            if progress is not None:
                progress(len(pending) - len(waiting))
        _assemble(ledger, linker, chunk, document)
        ledger.settle(chunk)


def _assemble(ledger: Ledger, linker: Linker, report_ids: Iterable[str], document: Callable[[str], Document]) -> None:
    """Make the incidents of the groups around these reports anew."""
    remaining = dict.fromkeys(report_ids)
    judgements = tuple(ledger.judgements())
    while remaining:
        first = next(iter(remaining))
        group, derivations, links = ledger.group([first])
        documents = [document(report_id) for report_id in sorted(group)]
        ledger.put_incidents(linker.assemble(documents, derivations, links, judgements))
        for report_id in group | {first}:
            remaining.pop(report_id, None)
