"""The command line's commands, in the order in which help lists them."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from firsthand import __version__
from firsthand.cli.commands.deciding import judge, judgements
from firsthand.cli.commands.giving import export, report, schema
from firsthand.cli.commands.inspecting import doctor, verify
from firsthand.cli.commands.taking import add, read, relink
from firsthand.cli.commands.viewing import claims, incidents, problems, show, stories, trace

__all__ = ["app"]

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


for _command, _short in (
    (add, "Archive, read, extract and link reports."),
    (relink, "Link all reports anew by the rules of today, or check the links."),
    (read, "Say what reports say, without a ledger."),
    (incidents, "The table of incidents."),
    (stories, "The table of stories: which reports are of one happening."),
    (show, "One record, with readings and sentences."),
    (trace, "The tree of who told whom."),
    (claims, "Who said what, of an incident, of a speaker or at all."),
    (judge, "Overrule the machine, with who and why."),
    (judgements, "What people decided, with who and why."),
    (report, "Write a static HTML dossier."),
    (export, "Write the ledger in a format of the field."),
    (problems, "What could not be read or done, and why."),
    (verify, "Recheck every span and the log."),
    (doctor, "Tell what is installed and what is missing."),
    (schema, "Print the JSON Schema of a published form."),
):
    app.command(short_help=_short)(_command)
