"""What linking a ledger anew wrote, or would write (`firsthand relink`)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from firsthand.cli.output import clear, counted

if TYPE_CHECKING:
    from firsthand.pipeline import Relinked

__all__ = ["print_relinked"]

# Differences that are listed; the rest is counted.
_LISTED = 50


def print_relinked(found: Relinked, ledger: str, *, checked: bool) -> None:
    """One line of summary; with `checked` each difference on a line below it."""
    sizes = (
        f"{counted(found.reports, 'report')} · {counted(found.derivations, 'derivation')} · "
        f"{counted(found.links, 'link')} · {counted(found.incidents, 'incident')}"
    )
    changed = ", ".join(
        f"keys of {counted(number, 'report')}" if what == "keys" else counted(number, what)
        for what, number in found.changed.items()
        if number
    )
    if not changed:
        verdict = "equal to a rebuild" if checked else "nothing to change"
    else:
        verdict = f"differs from a rebuild in {changed}" if checked else f"written anew: {changed}"
    sys.stdout.write(f"{verdict}  {ledger}: {sizes}\n")
    if not checked:
        return
    for difference in found.differences[:_LISTED]:
        sys.stdout.write(f"{clear(difference.line())}\n")
    if len(found.differences) > _LISTED:
        sys.stdout.write(f"… and {len(found.differences) - _LISTED:,} more; see all of them with --json\n")
    if found.differences:
        sys.stderr.write(f"bring the ledger up to date with: firsthand relink --ledger {clear(ledger)}\n")
