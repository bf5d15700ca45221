"""Closed groups: which reports are assembled together.

A group is closed over links that say one happening and over what persons brought together, and over nothing else, so
that what is assembled depends on what the ledger holds and never on the order in which it came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from firsthand.linking import Linker
from firsthand.model import Derivation, Document, Incident, Judgement, MentionLink

__all__ = ["Parts", "assemble_apart"]


class Parts:
    """Reports, some of which belong together."""

    def __init__(self, report_ids: Iterable[str]) -> None:
        self._parent = {report_id: report_id for report_id in report_ids}

    def join(self, report_ids: Iterable[str]) -> None:
        """Note that these belong together; reports that are none of ours are left out."""
        ours = [self._root(report_id) for report_id in report_ids if report_id in self._parent]
        for root in ours[1:]:
            one, two = sorted((self._root(ours[0]), self._root(root)))
            self._parent[two] = one

    def all(self) -> list[list[str]]:
        """The parts, each sorted, in the order of their first reports."""
        found: dict[str, list[str]] = {}
        for report_id in sorted(self._parent):
            found.setdefault(self._root(report_id), []).append(report_id)
        return list(found.values())

    def _root(self, report_id: str) -> str:
        root = report_id
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[report_id] != root:
            self._parent[report_id], report_id = root, self._parent[report_id]
        return root


def assemble_apart(
    linker: Linker,
    documents: Sequence[Document],
    derivations: Sequence[Derivation],
    mention_links: Sequence[MentionLink],
    judgements: Sequence[Judgement],
    together: Iterable[Collection[str]],
) -> list[Incident]:
    """The incidents of these documents, those of each closed group by themselves.

    The documents may hold several groups: reports that an incident of yesterday held, and that nothing holds together
    today, must be put at once, and yet know nothing of each other.
    """
    home = {mention.id: item.report.id for item in documents for mention in item.extraction.mentions}
    # A link may name a report that only speaks of the happening.
    home |= {item.report.id: item.report.id for item in documents}
    known = [link for link in mention_links if link.left in home and link.right in home]
    parts = Parts(item.report.id for item in documents)
    for link in known:
        if link.score > 0:
            parts.join((home[link.left], home[link.right]))
    for reports in together:
        parts.join(reports)
    part = {report_id: number for number, reports in enumerate(parts.all()) for report_id in reports}
    held: list[tuple[list[Document], list[Derivation], list[MentionLink]]] = [([], [], []) for _ in parts.all()]
    for document in documents:
        held[part[document.report.id]][0].append(document)
    for derivation in derivations:
        number = part.get(derivation.report_id)
        if number is not None and number == part.get(derivation.from_report or derivation.report_id):
            held[number][1].append(derivation)
    for link in known:
        number = part[home[link.left]]
        if number == part[home[link.right]]:
            held[number][2].append(link)
    return [incident for found in held for incident in linker.assemble(*found, judgements)]
