"""Commands that show what a ledger holds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from firsthand.cli.commands.ending import documents_of, open_ledger
from firsthand.cli.options import DEFAULT_LEDGER, IncidentArgument, JsonOption, LedgerOption
from firsthand.errors import UsageError

if TYPE_CHECKING:
    from firsthand.ledger import Ledger
    from firsthand.model import Derivation

__all__ = ["claims", "incidents", "problems", "show", "stories", "trace"]


def incidents(
    ledger: LedgerOption = DEFAULT_LEDGER,
    type: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Only this type, e.g. ASSAULT.", show_default=False)
    ] = None,
    conflicts: Annotated[bool, typer.Option("--conflicts", help="Only incidents with a conflict.")] = False,
    json: JsonOption = False,
) -> None:
    """The table of incidents."""
    from firsthand.cli.output import counted, print_json, print_rows
    from firsthand.cli.tables import INCIDENT_COLUMNS, INCIDENT_LEGEND, incident_row
    from firsthand.contract import incident_form
    from firsthand.model import disagreements, judgements_about

    with open_ledger(ledger) as book:
        held = list(book.incidents())
        found = [
            incident
            for incident in held
            if (type is None or incident.type == type.upper())
            and (not conflicts or any(disagreements(field) for field in incident.fields.values()))
        ]
        unlinked = len(book.unlinked())
        if json:
            judged = tuple(book.judgements())
            print_json([incident_form(incident, judgements_about(incident, judged)) for incident in found])
        elif found:
            print_rows(INCIDENT_COLUMNS, (incident_row(incident) for incident in found), legend=INCIDENT_LEGEND)
        elif held:
            kinds = ", ".join(sorted({incident.type for incident in held}))
            sys.stderr.write(f"none of {counted(len(held), 'incident')} in {ledger} is so; their types: {kinds}\n")
        else:
            sys.stderr.write(f"no incidents in {ledger}; add reports with: firsthand add SOURCE --ledger {ledger}\n")
    if unlinked:
        sys.stderr.write(
            f"{counted(unlinked, 'report')} not linked yet, since a run was interrupted; "
            f"run the same firsthand add again\n"
        )


def show(id: IncidentArgument, ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False) -> None:
    """One record: readings, who says so, origins, conflicts, and the sentences."""
    from firsthand.cli.output import console, print_json
    from firsthand.cli.record import print_record
    from firsthand.contract import incident_form
    from firsthand.model import judgements_about

    with open_ledger(ledger) as book:
        incident = book.incident(id)
        judged = judgements_about(incident, book.judgements())
        if json:
            print_json(incident_form(incident, judged))
        else:
            print_record(console(), incident, documents_of(book, incident), judged)


def stories(
    id: Annotated[
        str | None,
        typer.Argument(
            metavar="ID", help="A report or an incident: only its story, with all its reports.", show_default=False
        ),
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    least: Annotated[
        int, typer.Option("--least", min=1, metavar="N", help="Only stories of so many reports or more.")
    ] = 1,
    json: JsonOption = False,
) -> None:
    """The table of stories: reports that are about one happening by their words, the most told first.

    Every report is in one story, also where no incident of a known type was read in it. The last column names the
    incidents that its reports are about.
    """
    from firsthand.cli.output import console, print_json, print_rows
    from firsthand.cli.progress import ProgressLine
    from firsthand.cli.stories import STORY_COLUMNS, print_story, story_of, story_row, summed
    from firsthand.contract import story_form
    from firsthand.pipeline import stories_of

    with open_ledger(ledger) as book, ProgressLine(book.counts()["reports"], doing="stories") as progress:
        reports = {report.id: report for report in book.reports()}
        held = {incident.id: incident for incident in book.incidents()}
        told = [story_form(story, reports, held) for story in stories_of(book, progress=progress)]
    found = sorted(told, key=lambda one: (-len(one.reports), one.first is None, one.first or "", one.id))
    if id is not None:
        one = story_of(found, id)
        if json:
            print_json([one])
        else:
            print_story(console(), one)
        return
    shown = [story for story in found if len(story.reports) >= least]
    if json:
        print_json(shown)
    elif shown:
        print_rows(STORY_COLUMNS, map(story_row, shown), legend=summed(found, len(held)))
    elif found:
        sys.stderr.write(f"no story in {ledger} has {least} reports; {summed(found, len(held))}\n")
    else:
        sys.stderr.write(f"no reports in {ledger}; add some with: firsthand add SOURCE --ledger {ledger}\n")


def claims(
    id: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="Only those of this incident, or of this report.", show_default=False),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", help="Only those with this in a teller's name.", show_default=False),
    ] = None,
    act: Annotated[
        str | None,
        typer.Option("--act", metavar="ACT", help="Only this act, e.g. denial, comment_declined.", show_default=False),
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    json: JsonOption = False,
) -> None:
    """Who said what: every attributed statement, by publication, with the incidents that it is about."""
    from firsthand.cli.claims import CLAIM_COLUMNS, claim_row, is_by
    from firsthand.cli.output import counted, print_json, print_rows
    from firsthand.contract import claims_of, said_form
    from firsthand.model import Act

    if act is not None and act not in get_args(Act):
        raise UsageError(f"{act!r} is no act; it is one of {', '.join(get_args(Act))}")
    with open_ledger(ledger) as book:
        about = claims_of({incident.id: incident for incident in book.incidents()})
        wanted, only = None, None
        if id is not None:
            wanted, only = _told_in(book, id)
        found = [
            said
            for document in book.documents(wanted)
            for claim in document.extraction.claims
            if (act is None or claim.act == act) and (only is None or only in about.get(claim.id, ()))
            for said in (said_form(claim, document, about.get(claim.id, ())),)
            if by is None or is_by(said, by)
        ]
    if json:
        print_json(found)
    elif found:
        print_rows(CLAIM_COLUMNS, map(claim_row, found), legend=counted(len(found), "claim"))
    else:
        sys.stderr.write(f"no such claim in {ledger}\n")


def trace(
    id: IncidentArgument,
    field: Annotated[
        str | None,
        typer.Argument(metavar="FIELD", help="One field, e.g. killed, date, actor. Default: all.", show_default=False),
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    json: JsonOption = False,
) -> None:
    """The tree of who told whom, down to the origins."""
    from firsthand.cli.forms import trace_form
    from firsthand.cli.output import console, print_json
    from firsthand.cli.trace import print_trace
    from firsthand.model import judged_derivations, judgements_about

    with open_ledger(ledger) as book:
        incident = book.incident(id)
        if field is not None and field not in incident.fields:
            raise UsageError(
                f"incident {incident.id} has no field {field!r}; it has: {', '.join(incident.fields) or 'none'}"
            )
        documents = documents_of(book, incident)
        reports = sorted(document.report.id for document in documents)
        outlets = {document.report.id: document.report.outlet for document in documents}
        owed = [item for report in reports for item in _owed(book, report)]
        judgements = tuple(book.judgements())
        derivations = judged_derivations(owed, judgements, outlets)
        judged = judgements_about(incident, judgements)
        links = tuple(book.mention_links(reports)) if json or field is None else ()
        if json:
            print_json(trace_form(incident, documents, field, derivations=derivations, links=links, judgements=judged))
        else:
            print_trace(console(), incident, documents, field, derivations=derivations, links=links, judgements=judged)


def _told_in(book: Ledger, id: str) -> tuple[tuple[str, ...], str | None]:
    """The reports to look into, and the incident, where the id is one of an incident and not of a report."""
    from firsthand.model import reports_of

    try:
        incident = book.incident(id)
    except UsageError:
        pass
    else:
        return reports_of(incident), incident.id
    try:
        return (book.report_id(id),), None
    except UsageError as error:
        raise UsageError(f"{id} is the id of no incident, and as that of a report: {error}") from error


def _owed(book: Ledger, report_id: str) -> list[Derivation]:
    """What the report owes others: what it shows by itself, and what comparing it with others gave."""
    found = book.linked(report_id)
    return [*found.alone, *(item for item in found.derivations if item.report_id == report_id)]


def problems(ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False) -> None:
    """What could not be read or done, where and why."""
    from firsthand.cli.output import print_json, print_problem_list, print_rows
    from firsthand.cli.tables import PROBLEM_COLUMNS, problem_row
    from firsthand.contract import problem_form

    with open_ledger(ledger) as book:
        found = list(book.problems())
    if json:
        print_json([problem_form(problem) for problem in found])
    elif not found:
        sys.stderr.write(f"no problems in {ledger}\n")
    elif sys.stdout.isatty():
        print_problem_list(found)
    else:
        print_rows(PROBLEM_COLUMNS, map(problem_row, found))
