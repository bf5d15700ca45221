"""Linking a whole ledger anew by the rules of today, to write what differs (`relink`) or to name it (`check_links`).

Everything is worked out from the stored extractions: keys, which reports meet, what they owe each other, incidents.
Nothing of what linking stored before is used, so that what stands, report by report as it came, is held against what
all reports together give. Links lie in a draft outside of the ledger; in memory are the ids, and one group at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from firsthand.errors import LockedLedgerError
from firsthand.ledger import Draft, Ledger, LogEntry
from firsthand.linking import Linker
from firsthand.model import Derivation, Document, Incident, MentionLink
from firsthand.pipeline.differences import Difference, Kind, Recorded, compare
from firsthand.pipeline.grouping import Parts, assemble_apart
from firsthand.pipeline.linking import Documents

__all__ = ["Relinked", "check_links", "relink"]

# Called as (what, done): "links" after each report compared, "incidents" after each report whose group is assembled.
Progress = Callable[[str, int], None]

# Reports whose comparable facts are kept while others are compared with them.
_REMEMBERED = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinked:
    """What `relink` wrote or `check_links` found.

    reports, derivations, links, incidents: how many there are by the rules of today; a link counts whether it speaks
    for one happening or against. changed: of how many of each kind the ledger had something else (keys: of how many
    reports).
    """

    reports: int
    derivations: int
    links: int
    incidents: int
    changed: Mapping[Kind, int]
    differences: tuple[Difference, ...]


def relink(ledger: Ledger, *, progress: Progress | None = None) -> Relinked:
    """Link all reports of the ledger anew and write what differs; what it replaces stays as an older version.

    Judgements hold as before. Safe to interrupt and to run again: a report whose links were changed stays `unlinked`
    until its incidents are made.

    Raises LockedLedgerError where another process writes meanwhile: what it adds was not compared.
    """
    return _Rebuild(ledger=ledger, write=True, progress=progress).run()


def check_links(ledger: Ledger, *, progress: Progress | None = None) -> Relinked:
    """Compare the ledger with a rebuild of its links and incidents from the stored extractions. Writes nothing.

    Raises LockedLedgerError where another process writes meanwhile.
    """
    return _Rebuild(ledger=ledger, write=False, progress=progress).run()


@dataclass(kw_only=True)
class _Rebuild:
    """One run: compares all reports into a draft, then holds the draft against the ledger."""

    ledger: Ledger
    write: bool
    progress: Progress | None
    linker: Linker = field(default_factory=lambda: Linker(remembered=_REMEMBERED))
    head: LogEntry | None = None
    found: dict[tuple[str, str, str], Difference] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def run(self) -> Relinked:
        self.head = self.ledger.head()
        reports = [report.id for report in self.ledger.reports()]
        unsettled = set(self.ledger.unlinked())
        document = Documents(self.ledger)
        with Draft() as draft:
            for number, report_id in enumerate(reports, 1):
                self._compare(draft, report_id, document)
                self._tell("links", number)
            for report_id in reports:
                self._links(draft, report_id, pending=report_id in unsettled)
            self._incidents(draft, reports, unsettled, document)
        self._alone()
        if self.write:
            self.ledger.settle(sorted(set(reports).intersection(self.ledger.unlinked())))
        kinds = Counter(what for what, _ in {(item.what, item.id) for item in self.found.values()})
        return Relinked(
            reports=len(reports),
            derivations=self.counts["derivations"],
            links=self.counts["links"],
            incidents=self.counts["incidents"],
            changed={
                "keys": kinds["keys"],
                "derivation": kinds["derivation"],
                "link": kinds["link"],
                "incident": kinds["incident"],
            },
            differences=tuple(self.found.values()),
        )

    def _compare(self, draft: Draft, report_id: str, document: Callable[[str], Document]) -> None:
        """Compare a report with those before it that share a key."""
        mine = document(report_id)
        keys = self.linker.keys(mine)
        alone = self.linker.alone(mine)
        for other in draft.candidates(keys):
            compared = self.linker.compare(mine, document(other))
            draft.put_pair(report_id, other, compared.derivations, compared.mention_links)
            self.counts["derivations"] += len(compared.derivations)
            self.counts["links"] += len(compared.mention_links)
        self.counts["derivations"] += len(alone)
        draft.put_report(report_id, keys, alone)

    def _links(self, draft: Draft, report_id: str, *, pending: bool) -> None:
        """Compare what is known of one report; where it differs, put the draft's in its place."""
        stored, rebuilt = self.ledger.linked(report_id), draft.linked(report_id)
        if stored.keys != rebuilt.keys:
            gone, new = len(stored.keys - rebuilt.keys), len(rebuilt.keys - stored.keys)
            self._note([Difference(what="keys", id=report_id, ledger=f"{gone} others", rebuilt=f"{new} others")])
        self._note(_between("derivation", stored.alone, rebuilt.alone))
        self._note(_between("derivation", stored.derivations, rebuilt.derivations))
        self._note(_between("link", stored.mention_links, rebuilt.mention_links))
        if self.write and (pending or stored != rebuilt):
            self._alone()
            self.ledger.rekey(report_id, keys=rebuilt.keys, derivations=rebuilt.alone)
            self.ledger.link(report_id, derivations=rebuilt.derivations, mention_links=rebuilt.mention_links)
            self.head = self.ledger.head()

    def _incidents(
        self, draft: Draft, reports: Iterable[str], unsettled: set[str], document: Callable[[str], Document]
    ) -> None:
        """Assemble every group anew and compare its incidents with those that hold its mentions."""
        judgements = tuple(self.ledger.judgements())
        together = self.ledger.joined()
        parts = Parts(reports)
        for pair in draft.joined():
            parts.join(pair)
        for tied in together:
            parts.join(tied)
        # An incident of yesterday is taken apart at once, by all reports that it holds.
        first: dict[str, str] = {}
        for report_id in reports:
            for incident_id in set(self.ledger.holders([report_id]).values()):
                parts.join((first.setdefault(incident_id, report_id), report_id))
        done = 0
        for group in parts.all():
            documents = [document(report_id) for report_id in group]
            derivations, links = _among(draft, group)
            wanted = assemble_apart(self.linker, documents, derivations, links, judgements, together)
            self.counts["incidents"] += len(wanted)
            differences = self._against(group, wanted)
            self._note(differences)
            if self.write and (differences or not unsettled.isdisjoint(group)):
                self._alone()
                self.ledger.put_incidents(wanted, reports=group)
                self.head = self.ledger.head()
            done += len(group)
            self._tell("incidents", done)

    def _against(self, group: list[str], wanted: Iterable[Incident]) -> list[Difference]:
        """Where the ledger's incidents of a group differ from those that should be."""
        rebuilt = {incident.id: incident for incident in wanted}
        held = self.ledger.holders(group)
        stored = self.ledger.incidents_by_id({*held.values(), *rebuilt})
        found = list(_between("incident", stored.values(), rebuilt.values()))
        named = {item.id for item in found}
        should = {ref.mention: incident.id for incident in rebuilt.values() for ref in incident.mentions}
        for mention in sorted(held.keys() | should.keys()):
            now, then = held.get(mention), should.get(mention)
            if now != then and named.isdisjoint({now, then}):
                about = then or now or mention
                found.append(
                    Difference(
                        what="incident",
                        id=about,
                        field=f"holder of mention {mention}",
                        ledger=now or "none",
                        rebuilt=then or "none",
                    )
                )
        return found

    def _alone(self) -> None:
        """Stop where another process has written: against a newer ledger the draft proves nothing."""
        if self.ledger.head() != self.head:
            raise LockedLedgerError(
                f"{self.ledger.store.location} was written to by another process while its links were compared; "
                "wait for that to end, then run again"
            )

    def _note(self, differences: Iterable[Difference]) -> None:
        """A link stands with two reports and is met twice; it is one difference."""
        for item in differences:
            self.found.setdefault((item.what, item.id, item.field), item)

    def _tell(self, what: str, done: int) -> None:
        if self.progress is not None:
            self.progress(what, done)


def _between(what: Kind, stored: Iterable[Recorded], rebuilt: Iterable[Recorded]) -> list[Difference]:
    """The differences of two sets of records, by id."""
    before, after = {item.id: item for item in stored}, {item.id: item for item in rebuilt}
    return [
        difference
        for id_ in sorted(before.keys() | after.keys())
        for difference in compare(what, id_, before.get(id_), after.get(id_))
    ]


def _among(draft: Draft, group: Iterable[str]) -> tuple[list[Derivation], list[MentionLink]]:
    """All derivations and links of the draft that stand with these reports."""
    derivations: dict[str, Derivation] = {}
    links: dict[str, MentionLink] = {}
    for report_id in group:
        linked = draft.linked(report_id)
        derivations |= {item.id: item for item in (*linked.alone, *linked.derivations)}
        links |= {item.id: item for item in linked.mention_links}
    return (
        sorted(derivations.values(), key=lambda item: (item.report_id, item.id)),
        [links[id_] for id_ in sorted(links)],
    )
