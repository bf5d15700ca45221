"""What an outlet saw with its own eyes: "I stood on the quay", "our photographer reached the village"."""

from __future__ import annotations

import re
from functools import cache

from firsthand.data import load_table
from firsthand.model import Report, Span

__all__ = ["OWN_EYES", "own_eyes"]

# The key of the account that is the reporter's own.
OWN_EYES = "own eyes"
_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?|«[^»\n]*»?|‘[^’\n]{20,}’")


def own_eyes(report: Report) -> Span | None:
    """The first words by which a report says that its own reporter was there, outside quotations; None where none do.

    In the third person the words must be the outlet's own people ("this reporter saw"): "a witness saw" is anybody.
    """
    for block in report.blocks:
        if block.role != "paragraph" or block.duplicate_of is not None:
            continue
        words = report.text[block.span.start : block.span.end]
        bare = _QUOTED.sub(lambda found: " " * len(found.group()), words)
        found = _seeing().search(bare)
        if found is not None:
            return Span(start=block.span.start + found.start(), end=block.span.start + found.end())
    return None


@cache
def _seeing() -> re.Pattern[str]:
    table = load_table("linking/origins.toml")
    verbs = "|".join(re.escape(verb) for verb in sorted(table["witnessing"], key=len, reverse=True))
    people = "|".join(re.escape(name) for name in table["own_people"])
    return re.compile(rf"\b(?:I(?: had| have)?|(?i:{people}))(?:,[^,.]{{0,60}},)? (?:{verbs})\b")
