"""Commands by which a person overrules the machine."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from firsthand.cli.commands.ending import open_ledger
from firsthand.cli.options import DEFAULT_LEDGER, JsonOption, LedgerOption

__all__ = ["judge", "judgements"]


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


def judgements(ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False) -> None:
    """What people decided, oldest first, with who and why; superseded decisions included."""
    from firsthand.cli.judging import JUDGEMENT_COLUMNS, judgement_row
    from firsthand.cli.output import print_json, print_rows

    with open_ledger(ledger) as book:
        found = list(book.judgements())
    gone = {item.supersedes for item in found}
    if json:
        print_json(found)
    elif not found:
        sys.stderr.write(f"nobody has decided anything in {ledger}; see: firsthand judge --help\n")
    else:
        print_rows(JUDGEMENT_COLUMNS, (judgement_row(item, item.id in gone) for item in found))
