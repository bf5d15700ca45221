"""Commands that check the ledger and what is installed."""

from __future__ import annotations

import sys

import typer

from firsthand.cli.commands.ending import EXIT_BAD_INPUT, EXIT_PROBLEMS, open_ledger
from firsthand.cli.options import DEFAULT_LEDGER, JsonOption, LedgerOption

__all__ = ["doctor", "verify"]


def verify(ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False) -> None:
    """Recheck every span against the archived bytes, and the chain of the log. Exit code 3 where something fails."""
    from firsthand.cli.output import counted, print_json, print_problems
    from firsthand.contract import problem_form
    from firsthand.pipeline import verify_ledger

    with open_ledger(ledger) as book:
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
