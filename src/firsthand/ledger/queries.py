"""Reading what holds now: reports, documents, captures, problems, judgements, counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select

from firsthand.errors import UsageError
from firsthand.ledger import tables as t
from firsthand.ledger.asking import first, rows
from firsthand.ledger.forms import from_form, report_from, unpack
from firsthand.ledger.store import chunks
from firsthand.ledger.views import current_extractions, latest, live
from firsthand.model import Document, Extraction, Judgement, Problem, Report

__all__ = [
    "all_captures",
    "all_documents",
    "all_judgements",
    "all_problems",
    "all_reports",
    "count_all",
    "current_mentions",
    "known",
    "mentions_of",
    "published_order",
    "report_ids",
    "some_documents",
    "texts_of",
]

# Rows fetched at once while streaming: a few megabytes of documents.
_PAGE = 100


def known(connection: Connection, report_id: str) -> bool:
    """True where a report of this id is stored."""
    return first(connection, _known(), report=report_id) is not None


def all_reports(connection: Connection) -> Iterator[Report]:
    """Reports, oldest publication first, then by id; those without a date last."""
    for row in connection.execute(_in_order(_reports()).execution_options(yield_per=_PAGE)):
        yield _report(row.id, row.form, row.words)


def all_documents(connection: Connection) -> Iterator[Document]:
    """Every report with its current extraction, in the order of `all_reports`."""
    for row in connection.execute(_in_order(_documents()).execution_options(yield_per=_PAGE)):
        yield _document(*row)


def some_documents(connection: Connection, report_ids: Iterable[str]) -> Iterator[Document]:
    """The documents of these reports, in the order of `all_reports`. Raises UsageError for an unknown one."""
    wanted = dict.fromkeys(report_ids)
    ordered = published_order(connection, wanted)
    missing = wanted.keys() - set(ordered)
    if missing:
        raise UsageError(f"there is no report {min(missing)} in the ledger")
    ids = iter(ordered)
    while page := list(islice(ids, _PAGE)):
        held = {row[0]: row for row in rows(connection, _documents_of(), reports=page)}
        for report_id in page:
            yield _document(*held[report_id])


def published_order(connection: Connection, report_ids: Iterable[str]) -> list[str]:
    """These reports, as far as they are stored, in the order of `all_reports`."""
    order: list[tuple[Any, ...]] = []
    for chunk in chunks(report_ids):
        order.extend(rows(connection, _order_of(), reports=chunk))
    return [report_id for _, report_id in sorted(order)]


def all_captures(connection: Connection) -> Iterator[tuple[Report, bytes]]:
    """Each current report with the bytes it was read from, in the order of `all_reports`."""
    query = (
        _reports()
        .join(t.CAPTURES, t.CAPTURES.c.id == t.REPORTS.c.capture)
        .join(t.CONTENTS, t.CONTENTS.c.sha256 == t.CAPTURES.c.sha256)
        .add_columns(t.CONTENTS.c.packed)
    )
    for row in connection.execute(_in_order(query).execution_options(yield_per=_PAGE)):
        yield _report(row.id, row.form, row.words), unpack(row.packed, what=f"report {row.id}")


def all_problems(connection: Connection) -> Iterator[Problem]:
    """Problems, oldest first."""
    columns = [column for column in t.PROBLEMS.columns if column.name not in {"id", "number", "entry"}]
    for row in connection.execute(
        select(*columns).order_by(t.PROBLEMS.c.entry, t.PROBLEMS.c.number, t.PROBLEMS.c.id)
    ).mappings():
        yield Problem(**{**row, "fatal": bool(row["fatal"])})


def report_ids(connection: Connection, prefix: str) -> list[str]:
    """The ids of the reports that begin with these digits."""
    columns = t.REPORTS.c
    # A range, which every database answers from an index: ids are lower-case hexadecimal, and "g" follows "f".
    query = select(columns.id).distinct().where(columns.id.between(prefix, f"{prefix}g")).order_by(columns.id)
    return list(connection.execute(query).scalars())


def all_judgements(connection: Connection) -> Iterator[Judgement]:
    """Judgements, oldest first."""
    columns = [column for column in t.JUDGEMENTS.columns if column.name not in {"id", "entry"}]
    for row in connection.execute(select(*columns).order_by(t.JUDGEMENTS.c.entry, t.JUDGEMENTS.c.id)).mappings():
        yield Judgement(**row)


def count_all(connection: Connection) -> dict[str, int]:
    """How many of each noun there are now, counted row by row: what `tallies` should say."""
    now = current_extractions().subquery()

    def count(query: Select[Any]) -> int:
        return int(connection.execute(query).scalar_one())

    def found(table: Any) -> Select[Any]:
        return select(func.count()).select_from(table).join(now, now.c.extraction == table.c.extraction)

    return {
        "captures": count(select(func.count()).select_from(t.CAPTURES)),
        "reports": count(select(func.count()).select_from(t.REPORTS).where(t.REPORTS.c.version == 1)),
        "claims": count(found(t.CLAIMS)),
        "mentions": count(found(t.MENTIONS)),
        "incidents": count(select(func.count()).select_from(t.INCIDENTS).where(live(t.INCIDENTS, "id"))),
        "problems": count(select(func.count()).select_from(t.PROBLEMS)),
        "judgements": count(select(func.count()).select_from(t.JUDGEMENTS)),
    }


def current_mentions(connection: Connection, reports: Iterable[str]) -> set[str]:
    """The ids of the mentions that the current extractions of these reports hold."""
    return set(mentions_of(connection, reports))


def mentions_of(connection: Connection, reports: Iterable[str]) -> dict[str, str]:
    """The mentions that the current extractions of these reports hold, by id, with their reports."""
    found: dict[str, str] = {}
    for chunk in chunks(sorted(reports)):
        found.update(rows(connection, _mentions_of(), reports=chunk))
    return found


def texts_of(connection: Connection, reports: Iterable[str]) -> dict[str, str]:
    """The current texts of these reports, by report. Raises UsageError for an unknown one."""
    wanted = set(reports)
    found: dict[str, str] = {}
    for chunk in chunks(sorted(wanted)):
        found.update(rows(connection, _texts_of(), reports=chunk))
    missing = wanted - found.keys()
    if missing:
        raise UsageError(f"there is no report {min(missing)} in the ledger")
    return found


# Statements that linking runs again and again are built once: building one costs more than running it.


@cache
def _known() -> Select[Any]:
    return select(t.REPORTS.c.version).where(t.REPORTS.c.id == bindparam("report")).limit(1)


@cache
def _order_of() -> Select[Any]:
    return select(t.REPORTS.c.published_order, t.REPORTS.c.id).where(_among(t.REPORTS.c.id), latest(t.REPORTS, "id"))


@cache
def _mentions_of() -> Select[Any]:
    now = current_extractions().where(_among(t.EXTRACTIONS.c.report_id)).subquery()
    return select(t.MENTIONS.c.id, t.MENTIONS.c.report_id).join(now, now.c.extraction == t.MENTIONS.c.extraction)


@cache
def _texts_of() -> Select[Any]:
    return (
        select(t.REPORTS.c.id, t.TEXTS.c.text.label("words"))
        .join(t.TEXTS, t.TEXTS.c.sha256 == t.REPORTS.c.text)
        .where(_among(t.REPORTS.c.id), latest(t.REPORTS, "id"))
    )


@cache
def _documents_of() -> Select[Any]:
    return _documents().where(_among(t.REPORTS.c.id))


def _among(column: Any) -> ColumnElement[bool]:
    """True where the column is one of the bound `reports`."""
    among: ColumnElement[bool] = column.in_(bindparam("reports", expanding=True))
    return among


def _reports() -> Select[Any]:
    return (
        select(t.REPORTS.c.id, t.REPORTS.c.form, t.TEXTS.c.text.label("words"))
        .select_from(t.REPORTS)
        .join(t.TEXTS, t.TEXTS.c.sha256 == t.REPORTS.c.text)
        .where(latest(t.REPORTS, "id"))
    )


def _documents() -> Select[Any]:
    # The newest extraction of this very version of the report: spans of an older reading do not fit its text.
    found = t.EXTRACTIONS
    newest = latest(found, "report_id", "report_version")
    joined = (found.c.report_id == t.REPORTS.c.id) & (found.c.report_version == t.REPORTS.c.version) & newest
    return _reports().outerjoin(found, joined).add_columns(found.c.form.label("found"))


def _in_order(query: Select[Any]) -> Select[Any]:
    return query.order_by(t.REPORTS.c.published_order, t.REPORTS.c.id)


def _report(report_id: str, form: bytes, words: str) -> Report:
    return report_from(form, words, what=f"report {report_id}")


def _document(report_id: str, form: bytes, words: str, found: bytes | None) -> Document:
    report = _report(report_id, form, words)
    if found is None:
        return Document(report=report, extraction=Extraction(report_id=report.id))
    what = f"what was found in report {report_id}"
    return Document(report=report, extraction=from_form(unpack(found, what=what), Extraction, what=what))
