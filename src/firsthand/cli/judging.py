"""What a person decides, from the words of the command line to a judgement, and what came of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast, get_args

from firsthand.cli.output import Column, clear, clipped, counted
from firsthand.cli.shelf import decided, origins_of, short_id
from firsthand.errors import UsageError
from firsthand.model import AUTHORITIES, DERIVATION, DerivationKind, GradeName, Incident, Judgement, Verdict

if TYPE_CHECKING:
    from firsthand.ledger import Ledger
    from firsthand.pipeline import Judged

__all__ = ["JUDGEMENT_COLUMNS", "judgement_of", "judgement_row", "print_judged"]

JUDGEMENT_COLUMNS = (
    Column(name="id", width=8),
    Column(name="when", width=10, rank=2),
    Column(name="who", width=14, rank=1),
    Column(name="decision", width=20),
    Column(name="about", width=11),
    Column(name="reason", width=20, grows=True),
)

_SHOWN = 8
_REASON = 200


def judgement_of(
    book: Ledger,
    subject: str,
    verdict: str,
    values: Sequence[str],
    *,
    field: str | None,
    by: str,
    reason: str,
    at: str | None,
    supersedes: str | None,
) -> Judgement:
    """The judgement that these words mean, its ids looked up in the ledger. Raises UsageError where they mean none."""
    if verdict not in get_args(Verdict):
        raise UsageError(f"{verdict!r} is no decision; it is one of {', '.join(get_args(Verdict))}")
    if not by.strip() or not reason.strip():
        raise UsageError("a decision needs who decided (--by) and why (--reason)")
    if subject == AUTHORITIES:
        about = AUTHORITIES
    elif field == DERIVATION:
        about = book.report_id(subject)
    else:
        about = book.incident(subject).id
    return Judgement(
        subject=about,
        verdict=cast(Verdict, verdict),
        by=by.strip(),
        at=_time(at),
        reason=" ".join(reason.split()),
        field=field,
        value=_value(book, about, verdict, [value.strip() for value in values], field),
        supersedes=_earlier(book, supersedes),
    )


def _value(book: Ledger, about: str, verdict: str, values: list[str], field: str | None) -> str | None:
    if about == AUTHORITIES:
        if verdict not in ("amend", "reject") or not values:
            raise UsageError('say: firsthand judge authorities amend "Name: body; body", or: … reject "Name"')
        return " ".join(values)
    if field == DERIVATION:
        return _mark(book, verdict, values)
    if verdict == "merge":
        if not values:
            raise UsageError("say with which other incident: firsthand judge ID merge OTHER")
        return " ".join(_other(book, value) for value in values)
    if verdict == "split":
        return _parted(book, book.incident(about), values)
    if verdict == "grade" and values not in [[name] for name in get_args(GradeName)]:
        raise UsageError(f"a grade is one of {', '.join(get_args(GradeName))}")
    if field is not None:
        _check_field(book.incident(about), field, " ".join(values), verdict)
    return " ".join(values) or None


def _mark(book: Ledger, verdict: str, values: list[str]) -> str:
    kinds = get_args(DerivationKind)
    if verdict == "reject" and len(values) == 1:
        return book.report_id(values[0])
    if verdict == "amend" and len(values) >= 2 and values[0] in kinds:
        other = " ".join(values[1:])
        # A name is the name of an outlet; ids are digits and the letters a to f, and a name has others.
        return f"{values[0]} {book.report_id(other) if set(other.lower()) <= set('0123456789abcdef') else other}"
    raise UsageError(
        "say what the report is of which other: firsthand judge REPORT amend --field derivation KIND OTHER "
        f"(a kind is one of {', '.join(kinds)}; OTHER is a report's id or an outlet's name), "
        "or that it is nothing of the sort: … reject --field derivation OTHER"
    )


def _parted(book: Ledger, incident: Incident, values: Sequence[str]) -> str | None:
    """The reports that leave, and behind a bar the mentions that stay; None where each is to stand alone."""
    reports = [book.report_id(value) for value in values]
    held = {ref.report for ref in incident.mentions}
    for report in reports:
        if report not in held:
            raise UsageError(f"report {report} does not tell of incident {incident.id}")
    if not reports:
        return None
    staying = [ref.mention for ref in incident.mentions if ref.report not in reports]
    if not staying:
        raise UsageError(f"these are all reports of incident {incident.id}; leave out those that stay")
    return f"{' '.join(reports)} | {' '.join(staying)}"


def _other(book: Ledger, value: str) -> str:
    """An incident, named by itself or by a report that tells of it alone."""
    try:
        return book.incident(value).id
    except UsageError:
        report = book.report_id(value)
    found = set(book.holders([report]).values())
    if len(found) != 1:
        raise UsageError(f"report {report} tells of {counted(len(found), 'incident')}: name the incident")
    return found.pop()


def _check_field(incident: Incident, field: str, value: str, verdict: str) -> None:
    found = incident.fields.get(field)
    if found is None:
        raise UsageError(f"incident {incident.id} has no field {field!r}; it has: {', '.join(incident.fields)}")
    values = [reading.value for reading in found.readings]
    if verdict != "amend" and value not in values:
        raise UsageError(f"no report reads {field} as {value!r}; the readings are: {', '.join(map(repr, values))}")


def _earlier(book: Ledger, prefix: str | None) -> str | None:
    if prefix is None:
        return None
    found = [item.id for item in book.judgements() if prefix == "last" or item.id.startswith(prefix.lower())]
    if prefix == "last":
        found = found[-1:]
    if len(found) != 1:
        raise UsageError(f"{prefix} fits {counted(len(found), 'judgement')}; `firsthand judgements` lists them")
    return found[0]


def _time(at: str | None) -> str:
    if at is None:
        return datetime.now(UTC).isoformat(timespec="seconds")
    try:
        found = datetime.fromisoformat(at)
    except ValueError as error:
        raise UsageError(f"--at {at!r} is no time; write it as 2024-05-30T09:00+00:00") from error
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")


def judgement_row(item: Judgement, superseded: bool) -> tuple[str, ...]:
    """One row of the table of judgements."""
    what = decided(item)
    return (
        item.id[:_SHOWN],
        item.at[:10],
        item.by,
        f"{what} (superseded)" if superseded else what,
        short_id(item.subject),
        item.reason,
    )


def print_judged(found: Judged) -> None:
    """What was recorded, and the incidents as they are now."""
    judgement = found.judgement
    reason = clipped(judgement.reason, _REASON)
    sys.stdout.write(clear(f"recorded {judgement.id[:_SHOWN]}: {judgement.verdict} by {judgement.by}: {reason}") + "\n")
    before = {incident.id: incident for incident in found.before}
    after = {incident.id for incident in found.after}
    for incident in found.after:
        same = before.get(incident.id) == incident
        if same and incident.id != judgement.subject:
            continue  # its group was made anew, and nothing of it changed
        reports = counted(len({ref.report for ref in incident.mentions}), "report")
        sign = " " if same else "+" if incident.id not in before else "~"
        sys.stdout.write(
            clear(f"{sign} {incident.id[:_SHOWN]}  {incident.title}  {reports}, {origins_of(incident)}") + "\n"
        )
    for incident in found.before:
        if incident.id not in after:
            sys.stdout.write(clear(f"- {incident.id[:_SHOWN]}  {incident.title}") + "\n")
