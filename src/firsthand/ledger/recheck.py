"""Whether what is stored fits together: bytes and their hashes, ids and their content, spans and their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, select

from firsthand.errors import FirsthandError
from firsthand.ledger import tables as t
from firsthand.ledger.archive import capture_row_id
from firsthand.ledger.asking import dicts, scalars
from firsthand.ledger.batch import last_tally
from firsthand.ledger.forms import from_form, report_from, sha256, still_fits, unpack, without_text
from firsthand.ledger.incidents import incident_rows
from firsthand.ledger.links import derivation_row, link_row
from firsthand.ledger.log import normal
from firsthand.ledger.queries import all_judgements, all_problems, count_all
from firsthand.ledger.rows import Row, extraction_rows, report_rows
from firsthand.model import Derivation, Extraction, Incident, MentionLink, Report, content_id

__all__ = ["CHECKS", "Fault"]

_PAGE = 100
# Packed anew they may differ by the version of zlib; what they hold is compared by itself.
_PACKED = frozenset({"form", "entry"})

_TEXTS_OF_REPORT = (
    select(t.TEXTS.c.text)
    .join(t.REPORTS, t.REPORTS.c.text == t.TEXTS.c.sha256)
    .where(t.REPORTS.c.id == bindparam("id"))
    .order_by(t.REPORTS.c.version.desc())
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold."""

    message: str
    report_id: str | None = None


def _contents(connection: Connection) -> Iterator[Fault]:
    for row in connection.execute(select(t.CONTENTS).execution_options(yield_per=_PAGE)):
        try:
            content = unpack(row.packed, what=f"the archived bytes {row.sha256}")
        except FirsthandError as error:
            yield Fault(str(error))
            continue
        if sha256(content) != row.sha256 or len(content) != row.size:
            yield Fault(f"the archived bytes {row.sha256} were changed: their SHA-256 is {sha256(content)}")


def _captures(connection: Connection) -> Iterator[Fault]:
    for row in connection.execute(select(t.CAPTURES).execution_options(yield_per=_PAGE)).mappings():
        if capture_row_id(dict(row)) != row["id"]:
            yield Fault(f"capture {row['id']} of {row['address']} was changed: its id does not fit", row["report_id"])


def _texts(connection: Connection) -> Iterator[Fault]:
    for row in connection.execute(select(t.TEXTS.c.sha256, t.TEXTS.c.text).execution_options(yield_per=_PAGE)):
        if sha256(row.text.encode("utf-8", "surrogatepass")) != row.sha256:
            yield Fault(f"the stored text {row.sha256} was changed: its SHA-256 does not fit")


def _reports(connection: Connection) -> Iterator[Fault]:
    """Every version of every report with every extraction made from it."""
    query = select(t.REPORTS, t.TEXTS.c.text.label("words")).join(t.TEXTS, t.TEXTS.c.sha256 == t.REPORTS.c.text)
    for row in connection.execute(query.execution_options(yield_per=_PAGE)).mappings():
        what = f"report {row['id']}, version {row['version']}"
        try:
            report = report_from(row["form"], row["words"], what=what)
            rows = list(report_rows(report, version=row["version"], capture=row["capture"]))
            if not still_fits(unpack(row["form"], what=what), without_text(report)):
                yield Fault(f"{what}: the stored form is not the one that was written", row["id"])
        except FirsthandError as error:
            yield Fault(str(error), row["id"])
            continue
        of = {"report_id": report.id, "version": row["version"]}
        yield from _compare(connection, rows, t.REPORTS, {"id": report.id, "version": row["version"]}, what, report.id)
        for table in (t.BLOCKS, t.CREDITS):
            yield from _compare(connection, rows, table, of, what, report.id)
        yield from _extractions(connection, report, row["version"])


def _extractions(connection: Connection, report: Report, version: int) -> Iterator[Fault]:
    of_version = {"report_id": report.id, "report_version": version}
    for row in dicts(connection, _where(t.EXTRACTIONS, tuple(of_version)), **of_version):
        what = f"what was found in report {report.id}, version {version}.{row['version']}"
        try:
            form = unpack(row["form"], what=what)
            found = from_form(form, Extraction, what=what)
            rows = list(extraction_rows(report, found, report_version=version, version=row["version"]))
        except FirsthandError as error:
            yield Fault(f"{what}: {error}", report.id)
            continue
        if not still_fits(form, found):
            yield Fault(f"{what}: the stored form is not the one that was written", report.id)
        for table in t.METADATA.sorted_tables:
            if "extraction" in table.c:
                yield from _compare(connection, rows, table, {"extraction": row["extraction"]}, what, report.id)


def _compare(
    connection: Connection, rows: Iterable[Row], table: Table, of: Mapping[str, Any], what: str, report_id: str
) -> Iterator[Fault]:
    """The stored rows of one record against those that the record gives: the same columns, the same words."""
    key = [column.name for column in table.primary_key]
    names = list(table.columns.keys())
    expected = {
        tuple(row[name] for name in key): dict(zip(names, normal(table, row, 0), strict=True))
        for kind, row in rows
        if kind is table
    }
    found = dicts(connection, _where(table, tuple(of)), **of)
    stored = {tuple(row[name] for name in key): row for row in found}
    for which in sorted(expected.keys() | stored.keys(), key=str):
        place = f"{what}: {table.name} {which[-1]}"
        if which not in stored:
            yield Fault(f"{place} is missing", report_id)
        elif which not in expected:
            yield Fault(f"{place} stands in no report", report_id)
        else:
            for name, value in expected[which].items():
                if name not in _PACKED and stored[which][name] != value:
                    yield Fault(f"{place}: {name} is {stored[which][name]!r}, the report has {value!r}", report_id)


@cache
def _where(table: Table, names: tuple[str, ...]) -> Select[Any]:
    """The rows of a table with given values in these columns; made once, as building one costs more than running it."""
    return select(table).where(*(table.c[name] == bindparam(name) for name in names))


def _dependencies(connection: Connection) -> Iterator[Fault]:
    for row in connection.execute(select(t.DERIVATIONS).execution_options(yield_per=_PAGE)).mappings():
        derivation = from_form(row["form"], Derivation, what=f"derivation {row['id']}")
        yield from _columns(dict(row), derivation_row(derivation, row["basis"]), f"derivation {row['id']}")
    for row in connection.execute(select(t.MENTION_LINKS).execution_options(yield_per=_PAGE)).mappings():
        link = from_form(row["form"], MentionLink, what=f"link {row['id']}")
        reports = {link.left: row["left_report"], link.right: row["right_report"]}
        yield from _columns(dict(row), link_row(link, reports), f"link {row['id']}")


def _columns(stored: Mapping[str, Any], expected: Mapping[str, Any], what: str) -> Iterator[Fault]:
    for name, value in expected.items():
        # An older form lacks keys that came later: the record was rebuilt from it, and the log vouches for its bytes.
        if name != "form" and stored[name] != value:
            yield Fault(f"{what}: {name} is {stored[name]!r} and should be {value!r}")


def _incidents(connection: Connection) -> Iterator[Fault]:
    for row in connection.execute(select(t.INCIDENTS).execution_options(yield_per=_PAGE)).mappings():
        what = f"incident {row['id']}, version {row['version']}"
        form = unpack(row["form"], what=what)
        incident = from_form(form, Incident, what=what)
        if incident.id != row["id"] or sha256(form) != row["content"] or not still_fits(form, incident):
            yield Fault(f"{what}: the stored form is not the one that was written")
        if not row["withdrawn"]:
            yield from _readings(connection, incident, row["version"], what)
    columns = t.INCIDENT_MENTIONS.c
    for held in connection.execute(select(columns.mention_id, columns.founding).execution_options(yield_per=_PAGE)):
        if held.founding != content_id("incident", held.mention_id):
            yield Fault(f"the id founded by mention {held.mention_id} was changed")


def _readings(connection: Connection, incident: Incident, version: int, what: str) -> Iterator[Fault]:
    """Each reading's words must stand in a version of its report, and every standing inside the report's text."""
    reports = {
        standing.report
        for field in incident.fields.values()
        for reading in field.readings
        for standing in reading.standings
    }
    texts: dict[str, list[str]] = {report: _versions(connection, report) for report in reports}
    for field in incident.fields.values():
        for reading in field.readings:
            for standing in reading.standings:
                if not any(standing.span.end <= len(text) for text in texts[standing.report]):
                    yield Fault(f"{what}: {reading.value!r} stands outside of its report", standing.report)
    first = {report: versions[0] if versions else "" for report, versions in texts.items()}
    for table, expected in incident_rows(incident, version=version, texts=first):
        key = {column.name: expected[column.name] for column in table.primary_key}
        stored = next(iter(dicts(connection, _where(table, tuple(key)), **key)), None)
        place = f"{what}: {table.name} {list(key.values())[-1]}"
        if stored is None:
            yield Fault(f"{place} is missing")
            continue
        for name, value in expected.items():
            if name == "quote":
                words = {text[expected["start"] : expected["end"]] for text in texts[expected["report_id"]]}
                if stored[name] not in words:
                    yield Fault(f"{place}: its report does not say {stored[name]!r}", expected["report_id"])
            elif name not in _PACKED and stored[name] != value:
                yield Fault(f"{place}: {name} is {stored[name]!r} and should be {value!r}")


def _versions(connection: Connection, report_id: str) -> list[str]:
    return scalars(connection, _TEXTS_OF_REPORT, id=report_id)


def _people(connection: Connection) -> Iterator[Fault]:
    stored = set(connection.execute(select(t.JUDGEMENTS.c.id)).scalars())
    for judgement in all_judgements(connection):
        if judgement.id not in stored:
            yield Fault(f"a judgement of {judgement.by} on {judgement.subject} was changed: its id does not fit")
    problems = set(connection.execute(select(t.PROBLEMS.c.id)).scalars())
    for problem in all_problems(connection):
        if problem.id not in problems:
            yield Fault(f"the problem of {problem.address} was changed: its id does not fit", problem.report_id)


def _tallies(connection: Connection) -> Iterator[Fault]:
    counted, tally = count_all(connection), last_tally(connection)
    for noun, number in counted.items():
        if tally[noun] != number:
            yield Fault(f"the tally says {tally[noun]} {noun}, and there are {number}")


CHECKS: tuple[Callable[[Connection], Iterator[Fault]], ...] = (
    _contents,
    _captures,
    _texts,
    _reports,
    _dependencies,
    _incidents,
    _people,
    _tallies,
)
