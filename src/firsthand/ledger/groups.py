"""The closed group around some reports, found step by step along its links."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from firsthand.ledger import tables as t
from firsthand.ledger.asking import rows
from firsthand.ledger.forms import from_form
from firsthand.ledger.queries import all_judgements, current_mentions, mentions_of
from firsthand.ledger.store import chunks
from firsthand.ledger.views import latest, live
from firsthand.model import Derivation, MentionLink

__all__ = ["Group", "all_derivations", "group", "groups", "joined", "links_among"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Reports that are assembled together, with all derivations and links (of any score) among them."""

    reports: frozenset[str]
    derivations: tuple[Derivation, ...]
    mention_links: tuple[MentionLink, ...]


def group(
    connection: Connection, report_ids: Iterable[str], *, together: Iterable[Collection[str]] = ()
) -> tuple[set[str], list[Derivation], list[MentionLink]]:
    """See `Ledger.group`. Only the group is loaded, step by step along its links."""
    wanted = set(report_ids)
    found, _ = _reached(connection, wanted, together)
    return found, _derivations_among(connection, found), _links_held(connection, found)


def groups(
    connection: Connection, report_ids: Iterable[str], *, together: Iterable[Collection[str]] = ()
) -> list[Group]:
    """See `Ledger.groups`. All are reached at once: a handful of queries, however many groups there are."""
    found, near = _reached(connection, set(report_ids), together)
    number: dict[str, int] = {}
    parts: list[list[str]] = []
    for start in sorted(found):
        if start in number:
            continue
        part, open_ends = [], [start]
        number[start] = len(parts)
        while open_ends:
            report_id = open_ends.pop()
            part.append(report_id)
            for other in near.get(report_id, ()):
                if other not in number:
                    number[other] = len(parts)
                    open_ends.append(other)
        parts.append(part)
    derivations: list[list[Derivation]] = [[] for _ in parts]
    for item in _derivations_among(connection, found):
        if number[item.from_report or item.report_id] == number[item.report_id]:
            derivations[number[item.report_id]].append(item)
    links: list[list[MentionLink]] = [[] for _ in parts]
    home = mentions_of(connection, found) | {report_id: report_id for report_id in found}
    for link in sorted(_links_among(connection, found), key=lambda item: item.id):
        # A newer reading of a report may have taken the mention away.
        if link.left in home and link.right in home and number[home[link.left]] == number[home[link.right]]:
            links[number[home[link.left]]].append(link)
    return [
        Group(reports=frozenset(part), derivations=tuple(owed), mention_links=tuple(decided))
        for part, owed, decided in zip(parts, derivations, links, strict=True)
    ]


def _reached(
    connection: Connection, report_ids: set[str], together: Iterable[Collection[str]]
) -> tuple[set[str], dict[str, set[str]]]:
    """All reports reachable from these, and which of them each one is tied to directly."""
    near: dict[str, set[str]] = {}
    tied: dict[str, set[str]] = {}
    for reports in together:
        for report_id in reports:
            tied.setdefault(report_id, set()).update(reports)
    found: set[str] = set()
    frontier = set(report_ids)
    while frontier:
        found |= frontier
        for chunk in chunks(sorted(frontier)):
            for query in (_sharing(), *_neighbours()):
                for one, other in rows(connection, query, reports=chunk):
                    near.setdefault(one, set()).add(other)
                    near.setdefault(other, set()).add(one)
        for report_id in frontier & tied.keys():
            for other in tied[report_id]:
                near.setdefault(report_id, set()).add(other)
                near.setdefault(other, set()).add(report_id)
        frontier = {other for report_id in frontier for other in near.get(report_id, ())} - found
    return found, near


def _links_held(connection: Connection, report_ids: set[str]) -> list[MentionLink]:
    """The links among these reports both of whose sides are still there."""
    known = {*current_mentions(connection, report_ids), *report_ids}
    links = [item for item in _links_among(connection, report_ids) if item.left in known and item.right in known]
    return sorted(links, key=lambda item: item.id)


def all_derivations(connection: Connection) -> Iterator[Derivation]:
    """Current derivations, by report."""
    d = t.DERIVATIONS
    query = select(d.c.id, d.c.form).where(live(d, "id", "basis")).order_by(d.c.report_id, d.c.id, d.c.basis.desc())
    last = None
    for row in connection.execute(query):
        if row.id != last:  # the same one may be seen alone and in a pair; the pair knows more and sorts first
            yield from_form(row.form, Derivation, what=f"derivation {row.id}")
        last = row.id


def links_among(connection: Connection, report_ids: Iterable[str]) -> list[MentionLink]:
    """Current links between mentions of these reports, by id."""
    return sorted(_links_among(connection, set(report_ids)), key=lambda link: link.id)


def joined(connection: Connection) -> list[frozenset[str]]:
    """Reports that a person brought together: those named by a merge, and those that a split keeps together, that no
    later judgement supersedes."""
    judgements = list(all_judgements(connection))
    gone = {judgement.supersedes for judgement in judgements}
    found: dict[frozenset[str], None] = {}
    for judgement in judgements:
        if judgement.id in gone or judgement.verdict not in ("merge", "split"):
            continue
        before, _, behind = (judgement.value or "").replace(",", " ").partition("|")
        names = [judgement.subject, *before.split()] if judgement.verdict == "merge" else behind.split()
        reports = frozenset(_named(connection, names))
        if len(reports) > 1:
            found[reports] = None
    return list(found)


def _named(connection: Connection, names: Iterable[str]) -> set[str]:
    """The reports of these incidents, mentions and reports."""
    return {
        report_id
        for chunk in chunks(dict.fromkeys(names))
        for query in _reports_named()
        for report_id in connection.execute(query, {"names": chunk}).scalars()
    }


def _links_among(connection: Connection, report_ids: set[str]) -> Iterator[MentionLink]:
    for chunk in chunks(sorted(report_ids)):
        for id_, right_report, form in rows(connection, _links_of(), reports=chunk):
            if right_report in report_ids:
                yield from_form(form, MentionLink, what=f"link {id_}")


def _derivations_among(connection: Connection, report_ids: set[str]) -> list[Derivation]:
    found: dict[str, Derivation] = {}
    for chunk in chunks(sorted(report_ids)):
        for id_, from_report, form in rows(connection, _derivations_of(), reports=chunk):
            if from_report is None or from_report in report_ids:
                found[id_] = from_form(form, Derivation, what=f"derivation {id_}")
    return sorted(found.values(), key=lambda item: (item.report_id, item.id))


# --- the statements, built once: building one costs more than running it


@cache
def _reports_named() -> tuple[Select[Any], ...]:
    return tuple(
        select(report).distinct().where(name.in_(bindparam("names", expanding=True)))
        for name, report in (
            (t.INCIDENT_MENTIONS.c.founding, t.INCIDENT_MENTIONS.c.report_id),
            (t.MENTIONS.c.id, t.MENTIONS.c.report_id),
            (t.REPORTS.c.id, t.REPORTS.c.id),
        )
    )


@cache
def _sharing() -> Select[Any]:
    """Reports of incidents that hold a mention of these reports. They must be assembled with them even where a new
    reading took away the link that once brought them together."""
    mine, theirs = t.INCIDENT_MENTIONS.alias(), t.INCIDENT_MENTIONS.alias()
    return (
        select(mine.c.report_id, theirs.c.report_id)
        .distinct()
        .select_from(mine)
        .join(theirs, theirs.c.incident == mine.c.incident)
        .where(
            mine.c.report_id.in_(bindparam("reports", expanding=True)),
            latest(mine, "mention_id", version="number"),
            latest(theirs, "mention_id", version="number"),
            mine.c.report_id != theirs.c.report_id,
        )
    )


@cache
def _neighbours() -> tuple[Select[Any], ...]:
    m = t.MENTION_LINKS
    return tuple(
        select(near, far).distinct().where(near.in_(bindparam("reports", expanding=True)), m.c.score > 0, live(m, "id"))
        for near, far in ((m.c.left_report, m.c.right_report), (m.c.right_report, m.c.left_report))
    )


@cache
def _links_of() -> Select[Any]:
    m = t.MENTION_LINKS
    among = m.c.left_report.in_(bindparam("reports", expanding=True))
    return select(m.c.id, m.c.right_report, m.c.form).where(among, live(m, "id"))


@cache
def _derivations_of() -> Select[Any]:
    d = t.DERIVATIONS
    return (
        select(d.c.id, d.c.from_report, d.c.form)
        .where(d.c.report_id.in_(bindparam("reports", expanding=True)), live(d, "id", "basis"))
        .order_by(d.c.id, d.c.basis)
    )
