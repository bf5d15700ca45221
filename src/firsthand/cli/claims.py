"""Who said what, as a table (`firsthand claims`)."""

from __future__ import annotations

from firsthand.cli.output import Column
from firsthand.contract import SaidForm

__all__ = ["CLAIM_COLUMNS", "claim_row", "is_by"]

_DIGITS = 8
# Acts of which it goes without saying that something is not so.
_PLAIN = frozenset({"denial", "comment_declined", "comment_requested"})
CLAIM_COLUMNS = (
    Column(name="published", width=10, rank=2),
    Column(name="outlet", width=16, rank=1),
    Column(name="who", width=22),
    Column(name="how", width=14),
    Column(name="words", width=30, grows=True),
    Column(name="report", width=_DIGITS, rank=4),
    Column(name="incident", width=_DIGITS, rank=3),
)


def claim_row(said: SaidForm) -> tuple[str, ...]:
    """One row: the tellers behind the outlet, nearest first, what they did with the words, and the words."""
    claim = said.claim
    tellers = [f"“{hop.name}”" if hop.kind == "unnamed" else hop.name for hop in claim.chain[1:]]
    how = [claim.act.replace("_", " "), *([claim.certainty] if claim.certainty not in ("certain", "unknown") else [])]
    how += ["negated"] if claim.polarity == "negative" and claim.act not in _PLAIN else []
    on = f" ({claim.said_on.value})" if claim.said_on and claim.said_on.value else ""
    return (
        (said.published or "").partition("T")[0],
        said.outlet,
        " ← ".join(tellers) or "the outlet itself",
        ", ".join(how) + on,
        " … ".join(said.words),
        said.report[:_DIGITS],
        " ".join(one[:_DIGITS] for one in said.incidents),
    )


def is_by(said: SaidForm, name: str) -> bool:
    """True where a teller behind the outlet, or the outlet itself, has this in the name."""
    wanted = name.casefold()
    return any(wanted in part.casefold() for hop in said.claim.chain for part in (hop.name, hop.anonymity or ""))
