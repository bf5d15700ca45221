"""Compares reports pair by pair and assembles incidents from the pairs that belong together.

Three steps, so that a new report touches only its neighbours:

1. `keys`      a report's blocking keys; only reports that share a key are ever compared;
2. `compare`   what two reports owe each other and which of their mentions tell of one happening: a pure function of the two;
3. `assemble`  incidents with readings, origins, conflicts and a suggested grade: a pure function of a closed group.

Nothing depends on the order in which reports came.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Derivation, Document, Incident, Judgement, MentionLink

__all__ = ["LINKING_VERSION", "Comparison", "Linker"]

# Rises with every change of the rules that may change a ledger.
LINKING_VERSION = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What comparing two reports gave. Links with a score of 0 or less are kept: they say what was kept apart and why."""

    derivations: tuple[Derivation, ...] = ()
    mention_links: tuple[MentionLink, ...] = ()


class Linker:
    """Links documents. Holds no state: the same documents give the same links in any order."""

    def keys(self, document: Document) -> frozenset[str]:
        """The blocking keys of a document. Two documents that should be compared share at least one."""
        raise NotImplementedError

    def alone(self, document: Document) -> tuple[Derivation, ...]:
        """Derivations that one document shows by itself: its credits and the outlets that it cites, by name."""
        raise NotImplementedError

    def compare(self, left: Document, right: Document) -> Comparison:
        """What two documents owe each other. `compare(a, b)` equals `compare(b, a)`."""
        raise NotImplementedError

    def assemble(
        self,
        documents: Sequence[Document],
        derivations: Sequence[Derivation],
        mention_links: Sequence[MentionLink],
        judgements: Sequence[Judgement] = (),
    ) -> tuple[Incident, ...]:
        """The incidents of a closed group: every mention of `documents` ends up in exactly one incident.

        mention_links and derivations must be all that are known among the documents.
        """
        raise NotImplementedError
