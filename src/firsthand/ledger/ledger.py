"""The ledger: archived bytes, reports, extractions, links, incidents and judgements, insert-only, in SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from firsthand.model import (
    Derivation,
    Document,
    Extraction,
    Incident,
    Intake,
    Judgement,
    MentionLink,
    Problem,
    Report,
)

__all__ = ["Ledger"]


class Ledger:
    """One ledger, open. Use as a context manager. Satisfies `firsthand.model.LedgerView`."""

    @classmethod
    def open(cls, location: str | Path, *, create: bool = False, write: bool = False) -> Self:
        """Open the ledger at a path or a `sqlite:///` URL, migrating it where it is older.

        Raises LedgerError's children: NotALedgerError, NewerLedgerError, ReadOnlyLedgerError, LockedLedgerError.
        """
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        raise NotImplementedError

    # --- writing: each call is one transaction

    def add(
        self,
        intake: Intake,
        extraction: Extraction | None,
        *,
        keys: Iterable[str] = (),
        derivations: Iterable[Derivation] = (),
    ) -> bool:
        """Archive an intake with its bytes, report, extraction, problems, blocking keys and own derivations.

        True where anything new was stored; False where all of it was there already. A report that was stored before
        and is now read or extracted differently gets a new version, and the older is kept.
        A new report (version) is `unlinked` until `link` has been called for it.
        """
        raise NotImplementedError

    def link(self, report_id: str, *, derivations: Iterable[Derivation], mention_links: Iterable[MentionLink]) -> None:
        """Store what comparing the report with its candidates gave and mark the report as linked."""
        raise NotImplementedError

    def put_incidents(self, incidents: Iterable[Incident]) -> None:
        """Make these the current incidents of all mentions they hold; what held these mentions before is superseded."""
        raise NotImplementedError

    def judge(self, judgement: Judgement) -> None:
        """Record what a person decided."""
        raise NotImplementedError

    # --- what linking asks

    def known(self, report_id: str) -> bool:
        """True where a report of this id is stored."""
        raise NotImplementedError

    def unlinked(self) -> list[str]:
        """Reports whose links are still to be made (new, or left by an interrupted run), in a stable order."""
        raise NotImplementedError

    def candidates(self, report_id: str) -> list[str]:
        """Other reports that share a blocking key with this one, in a stable order."""
        raise NotImplementedError

    def group(self, report_ids: Iterable[str]) -> tuple[set[str], list[Derivation], list[MentionLink]]:
        """The closed group around some reports: all reports reachable over mention links with a score above 0,
        with every derivation and mention link (of any score) among them."""
        raise NotImplementedError

    # --- what people ask (LedgerView)

    def reports(self) -> Iterator[Report]:
        raise NotImplementedError

    def documents(self, report_ids: Iterable[str] | None = None) -> Iterator[Document]:
        raise NotImplementedError

    def incidents(self) -> Iterator[Incident]:
        raise NotImplementedError

    def incident(self, id_or_prefix: str) -> Incident:
        """The current incident of this id, of a unique prefix of at least 4 digits, or of an id given out earlier.

        Raises UsageError where there is none or where the prefix fits several (the message lists them).
        """
        raise NotImplementedError

    def derivations(self) -> Iterator[Derivation]:
        raise NotImplementedError

    def problems(self) -> Iterator[Problem]:
        raise NotImplementedError

    def judgements(self) -> Iterator[Judgement]:
        raise NotImplementedError

    def captures(self) -> Iterator[tuple[Report, bytes]]:
        """Each report with the archived bytes it was read from, for `verify`."""
        raise NotImplementedError

    def counts(self) -> dict[str, int]:
        """How many captures, reports, claims, mentions, incidents, problems and judgements there are."""
        raise NotImplementedError
