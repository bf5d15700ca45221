"""Linking what was added: only reports that share a key are compared, only touched groups are assembled again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable

from firsthand.errors import BrokenLedgerError
from firsthand.ledger import Ledger
from firsthand.linking import Linker
from firsthand.model import Derivation, Document, MentionLink
from firsthand.pipeline.grouping import assemble_apart

__all__ = ["Documents", "assemble_groups", "link_pending"]

# Reports linked before their incidents are assembled: bounds what an interruption leaves to do again.
_CHUNK = 400
# Reports whose links are written in one transaction, and around which groups are looked for and put at once.
_TOGETHER = 40
# Documents kept in memory while neighbours are compared and incidents assembled.
_KEPT = 4096


class Documents:
    """Looks documents of a ledger up by their report, and keeps those used last."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._held: OrderedDict[str, Document] = OrderedDict()

    def __call__(self, report_id: str) -> Document:
        held = self._held.get(report_id)
        if held is not None:
            self._held.move_to_end(report_id)
            return held
        for found in self._ledger.documents([report_id]):
            self.keep(found)
            return found
        raise BrokenLedgerError(f"report {report_id} is in the index but not in the ledger; run: firsthand verify")

    def keep(self, document: Document) -> None:
        """Keep a document that is in the ledger just as it is here, so that it need not be read again."""
        self._held[document.report.id] = document
        self._held.move_to_end(document.report.id)
        if len(self._held) > _KEPT:
            self._held.popitem(last=False)


def link_pending(
    ledger: Ledger,
    linker: Linker,
    *,
    progress: Callable[[int], None] | None = None,
    documents: Documents | None = None,
) -> None:
    """Link every report that is stored and not linked yet, those of an interrupted run included.

    documents: those of this ledger that are in memory already.
    """
    pending = ledger.unlinked()
    waiting = set(pending)
    document = documents or Documents(ledger)
    for chunk in _parts(pending, _CHUNK):
        touched = dict.fromkeys(chunk)
        for part in _parts(chunk, _TOGETHER):
            found: dict[str, tuple[list[Derivation], list[MentionLink]]] = {}
            for report_id, others in ledger.all_candidates(part).items():
                waiting.discard(report_id)
                derivations: list[Derivation] = []
                links: list[MentionLink] = []
                for other in others:
                    if other in waiting:
                        continue  # it will be compared when its own turn comes
                    compared = linker.compare(document(report_id), document(other))
                    derivations.extend(compared.derivations)
                    links.extend(compared.mention_links)
                found[report_id] = derivations, links
                if progress is not None:
                    progress(len(pending) - len(waiting))
            # What no longer holds together leaves two groups to be made anew, and no link leads to the other one.
            touched |= dict.fromkeys(ledger.link_all(found))
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
        incidents = []
        reports: set[str] = set()
        for group in ledger.groups(list(remaining)[:_TOGETHER], together=together):
            documents = [document(report_id) for report_id in sorted(group.reports)]
            incidents += assemble_apart(linker, documents, group.derivations, group.mention_links, judgements, together)
            reports |= group.reports
        ledger.put_incidents(incidents, reports=reports)
        for report_id in reports:
            remaining.pop(report_id, None)


def _parts(items: list[str], size: int) -> Iterable[list[str]]:
    return (items[start : start + size] for start in range(0, len(items), size))
