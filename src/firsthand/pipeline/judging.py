"""What a person decides: recorded in the log, then the incidents that it is about are made anew."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.ledger import Ledger
from firsthand.linking import Linker
from firsthand.model import AUTHORITIES, Incident, Judgement
from firsthand.pipeline.linking import Documents, assemble_groups
from firsthand.pipeline.relinking import relink

__all__ = ["Judged", "judge"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement that was recorded, and the incidents of the reports that it touches, before and after."""

    judgement: Judgement
    before: tuple[Incident, ...]
    after: tuple[Incident, ...]


def judge(ledger: Ledger, judgement: Judgement) -> Judged:
    """Record a judgement and make anew what it touches. Nothing is overwritten: what it replaces stays as a version.

    Raises UsageError where it supersedes a judgement that is not there.
    """
    overruled = [item for item in ledger.judgements() if item.id == judgement.supersedes]
    everywhere = any(item.subject == AUTHORITIES for item in (judgement, *overruled))
    reports = set() if everywhere else _touched(ledger, [judgement, *overruled])
    before = _incidents(ledger, reports, everywhere=everywhere)
    ledger.judge(judgement)
    if everywhere:
        relink(ledger)
    elif reports:
        assemble_groups(ledger, Linker(), sorted(reports), Documents(ledger))
    after = _incidents(ledger, reports, everywhere=everywhere)
    held = {incident.id: incident for incident in before}
    if everywhere:
        # Of a whole ledger, only what changed is worth telling.
        after = tuple(incident for incident in after if held.get(incident.id) != incident)
        before = tuple(held[incident.id] for incident in after if incident.id in held)
    return Judged(judgement=judgement, before=before, after=after)


def _touched(ledger: Ledger, judgements: list[Judgement]) -> set[str]:
    """The reports that these judgements name, and those of the incidents that they name."""
    named = {word for item in judgements for word in (item.subject, *(item.value or "").replace(",", " ").split())}
    incidents = ledger.incidents_by_id(sorted(named)).values()
    found = {ref.report for incident in incidents for ref in incident.mentions}
    return found | {name for name in named if ledger.known(name)}


def _incidents(ledger: Ledger, reports: set[str], *, everywhere: bool) -> tuple[Incident, ...]:
    if everywhere:
        return tuple(ledger.incidents())
    held = set(ledger.holders(sorted(reports)).values())
    found = ledger.incidents_by_id(sorted(held))
    return tuple(found[incident_id] for incident_id in sorted(found))
