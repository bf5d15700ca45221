"""The commands. Each parses its options, calls the pipeline and prints; none decides anything of its own."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand import __version__
from firsthand.cli.options import (
    DEFAULT_LEDGER,
    IncidentArgument,
    JsonOption,
    LedgerOption,
    PublishedOption,
    SafeOption,
    Sources,
    WorkersOption,
)
from firsthand.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.ledger import Ledger
    from firsthand.model import Derivation, Document, Incident, Problem

__all__ = ["app"]

EXIT_BAD_INPUT, EXIT_PROBLEMS = 1, 3

app = typer.Typer(
    name="firsthand",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads news reports. Keeps who said what, what happened, and the sentence that says so.\n\n"
    "Start with: firsthand add FOLDER, then firsthand incidents, then firsthand show ID.\n\n"
    "Exit codes: 0 done, 1 bad input, 2 wrong call, 3 done, with problems (see: firsthand problems).",
)


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    if version:
        sys.stdout.write(f"firsthand {__version__}\n")
        raise typer.Exit


@app.command(short_help="Archive, read, extract and link reports.")
def add(
    sources: Sources,
    ledger: LedgerOption = DEFAULT_LEDGER,
    published: PublishedOption = None,
    workers: WorkersOption = None,
    json: JsonOption = False,
) -> None:
    """Archive, read, extract and link reports. Adding the same report twice adds nothing."""
    from firsthand.cli.progress import ProgressLine, count_sources
    from firsthand.workers import prepare

    total = count_sources(sources)
    prepare(workers=workers, reports=total)  # they get ready while this process loads the rest

    from firsthand import pipeline
    from firsthand.cli.forms import summary_form
    from firsthand.cli.output import counted, print_json, print_problems
    from firsthand.ledger import Ledger

    _await_typing(sources)
    with Ledger.open(ledger, create=True, write=True) as book, ProgressLine(total) as progress:
        summary = pipeline.add(
            sources, book, published=published, workers=workers, stdin=sys.stdin.buffer, progress=progress
        )
    if json:
        print_json(summary_form(summary, ledger))
    else:
        there = f" ({summary.already} already there)" if summary.already else ""
        sys.stdout.write(
            f"{counted(summary.added, 'report')} added{there} · {counted(summary.claims, 'claim')} · "
            f"{counted(summary.mentions, 'mention')} · {counted(summary.incidents, 'incident')} in the ledger · "
            f"{counted(len(summary.problems), 'problem')}  → {ledger}\n"
        )
        print_problems(summary.problems)
    _leave(summary.problems, anything=bool(summary.added or summary.already))


@app.command(short_help="Link all reports anew by the rules of today, or check the links.")
def relink(
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing: say whether the ledger differs from a rebuild, and in what."),
    ] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
    json: JsonOption = False,
) -> None:
    """Link all reports of the ledger anew by the rules of today, and write what differs. No report is read again.

    Run it after an update that changed how reports are linked, and after a merge or split was decided. Older links
    stay in the ledger as earlier versions, and what people decided holds as before.

    With --check nothing is written: links and incidents are worked out from scratch and compared with the ledger.
    Exit code 0 where they are the same, 1 where anything differs; each difference is named.
    """
    from firsthand import pipeline
    from firsthand.cli.forms import relinked_form
    from firsthand.cli.output import print_json
    from firsthand.cli.progress import ProgressLine
    from firsthand.cli.relinked import print_relinked
    from firsthand.ledger import Ledger

    with Ledger.open(ledger, write=not check) as book, ProgressLine(book.counts()["reports"]) as progress:
        found = (pipeline.check_links if check else pipeline.relink)(book, progress=progress)
    if json:
        print_json(relinked_form(found, ledger, checked=check))
    else:
        print_relinked(found, ledger, checked=check)
    if check and found.differences:
        raise typer.Exit(EXIT_BAD_INPUT)


@app.command(short_help="Say what reports say, without a ledger.")
def read(
    sources: Sources,
    published: PublishedOption = None,
    workers: WorkersOption = None,
    json: JsonOption = False,
) -> None:
    """Read reports without a ledger: what they say, one JSON object a report with --json."""
    from firsthand.cli.progress import count_sources
    from firsthand.workers import prepare

    prepare(workers=workers, reports=count_sources(sources))  # they get ready while this process loads the rest

    from firsthand import pipeline
    from firsthand.cli.output import console, print_json, print_problems
    from firsthand.cli.reading import print_document
    from firsthand.contract import read_form, unread_form
    from firsthand.model import Document

    _await_typing(sources)
    problems: list[Problem] = []
    anything = False
    out = console()
    for item in pipeline.read_documents(sources, published=published, workers=workers, stdin=sys.stdin.buffer):
        problems.extend(item.intake.problems)
        if item.intake.report is None or item.extraction is None:
            if json:
                print_json(unread_form(item.intake))
            continue
        anything = True
        document = Document(report=item.intake.report, extraction=item.extraction)
        problems.extend(item.extraction.problems)
        if json:
            print_json(read_form(document, item.intake.problems))
        else:
            print_document(out, document)
    if not json:
        print_problems(problems)
    _leave(problems, anything=anything)


@app.command(short_help="The table of incidents.")
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
    from firsthand.model import is_history, judgements_about

    with _open(ledger) as book:
        held = list(book.incidents())
        found = [
            incident
            for incident in held
            if (type is None or incident.type == type.upper())
            and (not conflicts or any(field.conflict and not is_history(field) for field in incident.fields.values()))
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


@app.command(short_help="One record, with readings and sentences.")
def show(id: IncidentArgument, ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False) -> None:
    """One record: readings, who says so, origins, conflicts, and the sentences."""
    from firsthand.cli.output import console, print_json
    from firsthand.cli.record import print_record
    from firsthand.contract import incident_form
    from firsthand.model import judgements_about

    with _open(ledger) as book:
        incident = book.incident(id)
        judged = judgements_about(incident, book.judgements())
        if json:
            print_json(incident_form(incident, judged))
        else:
            print_record(console(), incident, _documents(book, incident), judged)


@app.command(short_help="The tree of who told whom.")
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
    from firsthand.model import judged_derivations

    with _open(ledger) as book:
        incident = book.incident(id)
        if field is not None and field not in incident.fields:
            raise UsageError(
                f"incident {incident.id} has no field {field!r}; it has: {', '.join(incident.fields) or 'none'}"
            )
        documents = _documents(book, incident)
        if json:
            print_json(trace_form(incident, documents, field))
        else:
            reports = sorted(document.report.id for document in documents)
            outlets = {document.report.id: document.report.outlet for document in documents}
            derivations = [item for report in reports for item in _owed(book, report)]
            print_trace(
                console(),
                incident,
                documents,
                field,
                derivations=judged_derivations(derivations, book.judgements(), outlets),
                links=book.mention_links(reports) if field is None else (),
            )


def _owed(book: Ledger, report_id: str) -> list[Derivation]:
    """What the report owes others: what it shows by itself, and what comparing it with others gave."""
    found = book.linked(report_id)
    return [*found.alone, *(item for item in found.derivations if item.report_id == report_id)]


@app.command(short_help="Overrule the machine, with who and why.")
def judge(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="An incident; a report, with --field derivation; or the word: authorities.",
            show_default=False,
        ),
    ],
    decision: Annotated[
        str,
        typer.Argument(
            metavar="DECISION", help="accept, amend, reject, merge, split, grade or redact.", show_default=False
        ),
    ],
    value: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="VALUE",
            help="merge: other incidents (or a report of each). split: the reports that leave. grade: the grade. "
            "Else a value of the field.",
            show_default=False,
        ),
    ] = None,
    by: Annotated[
        str, typer.Option("--by", envvar="FIRSTHAND_BY", metavar="NAME", help="Who decides.", show_default=False)
    ] = "",
    reason: Annotated[str, typer.Option("--reason", metavar="WHY", help="Why.", show_default=False)] = "",
    field: Annotated[
        str | None,
        typer.Option("--field", metavar="FIELD", help="The field, e.g. killed; or derivation.", show_default=False),
    ] = None,
    supersedes: Annotated[
        str | None,
        typer.Option(
            "--supersedes",
            metavar="JUDGEMENT",
            help="The judgement that this one takes the place of (see firsthand judgements), or the word: last.",
            show_default=False,
        ),
    ] = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="TIME", help="When it was decided. Default: now.", show_default=False)
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    json: JsonOption = False,
) -> None:
    """Overrule the machine: record what a person decided, with who and why, and make anew what it touches.

    merge: these incidents are one. split: these reports tell of another happening. reject --field killed 9: this
    reading is wrong. amend --field derivation rewrite OTHER: the report ID is a rewrite of OTHER; reject --field
    derivation OTHER: it owes OTHER nothing. grade Fair: the grade of a person. redact --field actor NAME: withhold it.
    authorities amend "Name: body; body": these bodies speak with one voice. accept: the machine is right; with
    --supersedes it takes an earlier decision back.

    Nothing is overwritten, everything stays in the log. In the answer ~ marks an incident that changed, + one that is
    new, - one that is no more.
    """
    from firsthand import pipeline
    from firsthand.cli.forms import judged_form
    from firsthand.cli.judging import judgement_of, print_judged
    from firsthand.cli.output import print_json
    from firsthand.ledger import Ledger

    with Ledger.open(ledger, write=True) as book:
        found = judgement_of(
            book, id, decision, value or [], field=field, by=by, reason=reason, at=at, supersedes=supersedes
        )
        done = pipeline.judge(book, found)
    if json:
        print_json(judged_form(done))
    else:
        print_judged(done)


@app.command(short_help="What people decided, with who and why.")
def judgements(ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False) -> None:
    """What people decided, oldest first, with who and why; superseded decisions included."""
    from firsthand.cli.judging import JUDGEMENT_COLUMNS, judgement_row
    from firsthand.cli.output import print_json, print_rows

    with _open(ledger) as book:
        found = list(book.judgements())
    gone = {item.supersedes for item in found}
    if json:
        print_json(found)
    elif not found:
        sys.stderr.write(f"nobody has decided anything in {ledger}; see: firsthand judge --help\n")
    else:
        print_rows(JUDGEMENT_COLUMNS, (judgement_row(item, item.id in gone) for item in found))


@app.command(short_help="Write a static HTML dossier.")
def report(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write.", show_default=False)],
    ledger: LedgerOption = DEFAULT_LEDGER,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="TEXT", help="The title on every page of the dossier.", show_default=False),
    ] = None,
    publish_safe: SafeOption = True,
    json: JsonOption = False,
) -> None:
    """Write a static HTML dossier: table, map, timeline, a page an incident and a source. Opens from the disk."""
    from firsthand.cli.output import counted, print_json
    from firsthand.dossier import DossierOptions, write_dossier

    options = DossierOptions(publish_safe=publish_safe)
    if title is not None:
        if not title.strip():
            raise UsageError("--title is empty; leave it out, or give the dossier a title")
        options = replace(options, title=" ".join(title.split()))
    with _open(ledger) as book:
        summary = write_dossier(book, out, options=options)
    if json:
        print_json(summary)
    else:
        sys.stdout.write(
            f"{counted(summary.incidents, 'incident')} in {counted(summary.files, 'file')}  → {out / 'index.html'}\n"
        )


@app.command(short_help="Write the ledger in a format of the field.")
def export(
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="json, csv or geojson.", show_default=False)],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="The file to write. Default: standard output.")
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    publish_safe: SafeOption = True,
    json: JsonOption = False,
) -> None:
    """Write the ledger in a format of the field. What the format could not hold is reported on standard error,
    or with --json as JSON (on standard output where --out is given, else on standard error)."""
    from firsthand.cli.output import print_json
    from firsthand.exports import ExportOptions, export_ledger

    with _open(ledger) as book:
        losses = export_ledger(book, to, out, options=ExportOptions(publish_safe=publish_safe))
    if json and out is not None:
        print_json(losses)
    elif json:
        # Standard output holds the export itself.
        print_json(losses, to_stderr=True)
    else:
        for line in losses.lines():
            sys.stderr.write(f"not in the export: {line}\n")


@app.command(short_help="What could not be read or done, and why.")
def problems(ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False) -> None:
    """What could not be read or done, where and why."""
    from firsthand.cli.output import print_json, print_problem_list, print_rows
    from firsthand.cli.tables import PROBLEM_COLUMNS, problem_row
    from firsthand.contract import problem_form

    with _open(ledger) as book:
        found = list(book.problems())
    if json:
        print_json([problem_form(problem) for problem in found])
    elif not found:
        sys.stderr.write(f"no problems in {ledger}\n")
    elif sys.stdout.isatty():
        print_problem_list(found)
    else:
        print_rows(PROBLEM_COLUMNS, map(problem_row, found))


@app.command(short_help="Recheck every span and the log.")
def verify(ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False) -> None:
    """Recheck every span against the archived bytes, and the chain of the log. Exit code 3 where something fails."""
    from firsthand.cli.output import counted, print_json, print_problems
    from firsthand.contract import problem_form
    from firsthand.pipeline import verify_ledger

    with _open(ledger) as book:
        found = verify_ledger(book)
        counts = book.counts()
    if json:
        print_json({"ledger": ledger, "counts": counts, "problems": [problem_form(problem) for problem in found]})
    else:
        held = " · ".join(counted(number, name.removesuffix("s")) for name, number in counts.items())
        sys.stdout.write(f"{'holds' if not found else counted(len(found), 'fault')}  {ledger}: {held}\n")
        print_problems(found, rest="see all of them with --json")
    if found:
        raise typer.Exit(EXIT_PROBLEMS)


@app.command(short_help="Tell what is installed and what is missing.")
def doctor(json: JsonOption = False) -> None:
    """Tell what is installed, which linguistic model is used, and what is missing."""
    from firsthand.cli.output import print_json
    from firsthand.pipeline.checking import doctor as examine

    checks = examine()
    if json:
        print_json(checks)
    else:
        for check in checks:
            sys.stdout.write(f"{'ok     ' if check.ok else 'MISSING'}  {check.name}: {check.detail}\n")
            if check.remedy:
                sys.stdout.write(f"         → {check.remedy}\n")
    if not all(check.ok for check in checks):
        raise typer.Exit(EXIT_BAD_INPUT)


@app.command(short_help="Print the JSON Schema of a published form.")
def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="read, export or incident.", show_default=False)],
) -> None:
    """Print the JSON Schema of a published form."""
    from firsthand.cli.output import print_json
    from firsthand.contract import SCHEMAS
    from firsthand.contract import schema as schema_of

    if name not in SCHEMAS:
        raise UsageError(f"there is no schema {name!r}; there are: {', '.join(SCHEMAS)}")
    print_json(schema_of(name))


def _await_typing(sources: list[str]) -> None:
    """Who gives `-` at a terminal would otherwise look at a command that seems to hang."""
    if "-" in sources and sys.stdin.isatty():
        sys.stderr.write("type or paste the report, then a line with Ctrl-D alone\n")


def _open(ledger: str) -> Ledger:
    from firsthand.ledger import Ledger

    return Ledger.open(ledger)


def _documents(book: Ledger, incident: Incident) -> list[Document]:
    return list(book.documents({ref.report for ref in incident.mentions}))


def _leave(found: Iterable[Problem], *, anything: bool) -> None:
    """Exit as the contract says: 3 with problems, 1 where nothing at all could be read."""
    if any(found):
        raise typer.Exit(EXIT_PROBLEMS if anything else EXIT_BAD_INPUT)
