"""The ledger: archived bytes, reports, extractions, links, incidents and judgements, insert-only, in SQLite."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from firsthand.errors import UsageError
from firsthand.ledger import keys as blocking
from firsthand.ledger import links, queries, states
from firsthand.ledger.archive import add_intake
from firsthand.ledger.batch import last_tally
from firsthand.ledger.groups import Group, all_derivations, group, groups, joined, links_among
from firsthand.ledger.incidents import all_incidents, find_incident, put_incidents
from firsthand.ledger.judgements import put_judgement
from firsthand.ledger.linked import Linked, holders, incidents_by_id, linked
from firsthand.ledger.log import LogEntry, entries, head
from firsthand.ledger.store import Store
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
    """One ledger, open. Use as a context manager. Satisfies `firsthand.model.LedgerView`.

    Every method that reads may raise BrokenLedgerError, every method that writes LockedLedgerError, StorageFullError
    and ReadOnlyLedgerError; each write is one transaction and one entry of the log.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, location: str | Path, *, create: bool = False, write: bool = False) -> Self:
        """Open the ledger at a path or a `sqlite:///` URL, migrating it where it is older.

        Raises LedgerError's children: NotALedgerError, NewerLedgerError, ReadOnlyLedgerError, LockedLedgerError.
        """
        return cls(Store.open(location, create=create, write=write))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database. Iterators that are still being read keep their own connection until they end."""
        self.store.close()

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
        A new report (version) is `unlinked` until `link` and `settle` have been called for it.
        Raises SpanError where a span does not fit the text, and UsageError where the parts do not belong together.
        """
        with self.store.writing() as batch:
            return add_intake(batch, intake, extraction, keys=keys, derivations=derivations)

    def link(
        self, report_id: str, *, derivations: Iterable[Derivation], mention_links: Iterable[MentionLink]
    ) -> list[str]:
        """Store what comparing the report with its candidates gave and mark the report as linked.

        What was known between this report and others before is replaced, apart from others that are themselves still
        to be linked. A settled report is `unlinked` again where anything changes.
        Gives the other reports that lost a link to this one, which are `unlinked` until they are settled again:
        their incidents must be made anew with those of this report.
        """
        with self.store.writing() as batch:
            return links.link(batch, report_id, derivations=derivations, mention_links=mention_links)

    def link_all(self, found: Mapping[str, tuple[Iterable[Derivation], Iterable[MentionLink]]]) -> list[str]:
        """`link` for several reports in one transaction, in this order: each with its derivations and mention links.

        Gives the other reports that lost a link to any of them.
        """
        parted: set[str] = set()
        with self.store.writing() as batch:
            for report_id, (derivations, mention_links) in found.items():
                parted.update(links.link(batch, report_id, derivations=derivations, mention_links=mention_links))
        return sorted(parted)

    def rekey(self, report_id: str, *, keys: Iterable[str], derivations: Iterable[Derivation]) -> bool:
        """Replace the report's blocking keys and the derivations that it shows by itself.

        True where anything was written; the report is then `unlinked` until `link` and `settle` have been called.
        """
        with self.store.writing() as batch:
            return links.rekey(batch, report_id, keys, derivations)

    def settle(self, report_ids: Iterable[str]) -> None:
        """Mark that the incidents of these linked reports are made: an interrupted run need not return to them."""
        with self.store.writing() as batch:
            states.settle(batch, report_ids)

    def put_incidents(self, incidents: Iterable[Incident], *, reports: Iterable[str] = ()) -> None:
        """Make these the current incidents of all mentions they hold; what held these mentions before is superseded.

        reports: further reports all of whose mentions are here, or that have none any more: what an incident still
        holds of a reading of theirs that is gone is taken from it.
        """
        with self.store.writing() as batch:
            put_incidents(batch, incidents, covered=reports)

    def judge(self, judgement: Judgement) -> None:
        """Record what a person decided. Raises UsageError where it supersedes one that is not there."""
        with self.store.writing() as batch:
            put_judgement(batch, judgement)

    # --- what linking asks

    def known(self, report_id: str) -> bool:
        """True where a report of this id is stored."""
        with self.store.reading() as connection:
            return queries.known(connection, report_id)

    def unlinked(self) -> list[str]:
        """Reports whose links or incidents are still to be made (new, or left by an interrupted run), oldest first."""
        with self.store.reading() as connection:
            return states.unlinked(connection)

    def candidates(self, report_id: str) -> list[str]:
        """Other reports that share a blocking key with this one, in a stable order."""
        with self.store.reading() as connection:
            return blocking.candidates(connection, report_id)

    def all_candidates(self, report_ids: Iterable[str]) -> dict[str, list[str]]:
        """`candidates` of each of these reports."""
        with self.store.reading() as connection:
            return {report_id: blocking.candidates(connection, report_id) for report_id in report_ids}

    def group(
        self, report_ids: Iterable[str], *, together: Iterable[Collection[str]] = ()
    ) -> tuple[set[str], list[Derivation], list[MentionLink]]:
        """The closed group around some reports: all reports reachable over mention links with a score above 0,
        with every derivation and mention link (of any score) among them.

        Reports that share an incident with one of the group belong to it too, since that incident is made anew, and so
        does all of a set of `together` (see `joined`) that one of the group is in.
        A derivation from a source known by name alone counts as among them.
        """
        with self.store.reading() as connection:
            return group(connection, report_ids, together=together)

    def groups(self, report_ids: Iterable[str], *, together: Iterable[Collection[str]] = ()) -> list[Group]:
        """The closed groups (see `group`) around these reports, each once, in the order of their first reports."""
        with self.store.reading() as connection:
            return groups(connection, report_ids, together=together)

    def joined(self) -> list[frozenset[str]]:
        """Sets of reports that a person brought together: those named by a merge that is not superseded."""
        with self.store.reading() as connection:
            return joined(connection)

    def linked(self, report_id: str) -> Linked:
        """What is known of a report's keys, derivations and links."""
        with self.store.reading() as connection:
            return linked(connection, report_id)

    def holders(self, report_ids: Iterable[str]) -> dict[str, str]:
        """The id of the incident that holds each mention of these reports, by mention."""
        with self.store.reading() as connection:
            return holders(connection, report_ids)

    def incidents_by_id(self, incident_ids: Iterable[str]) -> dict[str, Incident]:
        """Those of these incidents (whole ids) that are current."""
        with self.store.reading() as connection:
            return incidents_by_id(connection, incident_ids)

    # --- what people ask (LedgerView)

    def reports(self) -> Iterator[Report]:
        """All reports, oldest publication first, then by id; those without a date last."""
        with self.store.reading() as connection:
            yield from queries.all_reports(connection)

    def documents(self, report_ids: Iterable[str] | None = None) -> Iterator[Document]:
        """Reports with their current extraction; all, or those named, in the order of `reports`.

        A report in which nothing was looked for has an empty extraction. Raises UsageError for an unknown id.
        """
        with self.store.reading() as connection:
            if report_ids is None:
                yield from queries.all_documents(connection)
            else:
                yield from queries.some_documents(connection, report_ids)

    def incidents(self) -> Iterator[Incident]:
        """All current incidents, by their earliest date, the most told first."""
        with self.store.reading() as connection:
            yield from all_incidents(connection)

    def incident(self, id_or_prefix: str) -> Incident:
        """The current incident of this id, of a unique prefix of at least 4 digits, or of an id given out earlier.

        Raises UsageError where there is none or where the prefix fits several (the message lists them).
        """
        with self.store.reading() as connection:
            return find_incident(connection, id_or_prefix)

    def report_id(self, id_or_prefix: str) -> str:
        """The whole id of the report of this id or unique prefix of at least 4 digits. Raises UsageError."""
        prefix = id_or_prefix.strip().lower()
        if len(prefix) < 4 or not set(prefix) <= set("0123456789abcdef"):
            raise UsageError(f"{id_or_prefix!r} is no report id: give at least its first 4 digits (0-9, a-f)")
        with self.store.reading() as connection:
            found = queries.report_ids(connection, prefix)
        if len(found) != 1:
            reason = (
                f"{prefix} fits {len(found)} reports; give more digits" if found else f"there is no report {prefix}"
            )
            raise UsageError(reason)
        return found[0]

    def derivations(self) -> Iterator[Derivation]:
        """All current derivations, by report."""
        with self.store.reading() as connection:
            yield from all_derivations(connection)

    def mention_links(self, report_ids: Iterable[str]) -> Iterator[MentionLink]:
        """What was decided on mentions of these reports, with reasons, by id."""
        with self.store.reading() as connection:
            yield from links_among(connection, report_ids)

    def problems(self) -> Iterator[Problem]:
        """All problems, oldest first."""
        with self.store.reading() as connection:
            yield from queries.all_problems(connection)

    def judgements(self) -> Iterator[Judgement]:
        """All judgements, oldest first, superseded ones included."""
        with self.store.reading() as connection:
            yield from queries.all_judgements(connection)

    def captures(self) -> Iterator[tuple[Report, bytes]]:
        """Each report with the archived bytes it was read from, for `verify`."""
        with self.store.reading() as connection:
            yield from queries.all_captures(connection)

    def counts(self) -> dict[str, int]:
        """How many captures, reports, claims, mentions, incidents, problems and judgements there are."""
        with self.store.reading() as connection:
            return last_tally(connection)

    def head(self) -> LogEntry | None:
        """The newest entry of the log: another one means that the ledger has changed."""
        with self.store.reading() as connection:
            return head(connection)

    def log(self) -> Iterator[LogEntry]:
        """Every entry of the log, oldest first."""
        with self.store.reading() as connection:
            yield from entries(connection)
