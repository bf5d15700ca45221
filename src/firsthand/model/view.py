"""What exports and the dossier may ask of a ledger, without knowing that there is a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from firsthand.model.entries import Derivation, Incident, Judgement, MentionLink
from firsthand.model.extraction import Document
from firsthand.model.text import Problem, Report

__all__ = ["LedgerView"]


class LedgerView(Protocol):
    """The current state of a ledger, read in a stable order, streamed."""

    def reports(self) -> Iterator[Report]:
        """All reports, oldest publication first, then by id; those without a date last."""

    def documents(self, report_ids: Iterable[str] | None = None) -> Iterator[Document]:
        """Reports with their current extraction; all, or those named, in the order of `reports`."""

    def incidents(self) -> Iterator[Incident]:
        """All current incidents, by their earliest date, the most told first."""

    def derivations(self) -> Iterator[Derivation]:
        """All current derivations, by report."""

    def mention_links(self, report_ids: Iterable[str]) -> Iterator[MentionLink]:
        """What was decided on mentions of these reports, with reasons, by id."""

    def problems(self) -> Iterator[Problem]:
        """All problems, oldest first."""

    def judgements(self) -> Iterator[Judgement]:
        """All judgements, oldest first, superseded ones included."""
