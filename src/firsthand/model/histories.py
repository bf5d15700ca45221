"""Numbers that were told anew: what one source said on which day, or how a toll moved from report to report."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from firsthand.model.entries import Conflict, Field, Origin, Reading
from firsthand.model.extraction import Document
from firsthand.model.text import Span

__all__ = ["History", "HistoryStep", "conflicts_in", "disagreements", "histories_of", "without_occasion"]

# The day that linking puts behind the name of a speaker on an occasion.
_OCCASION = re.compile(r", (?:(?:before|by) )?(?:\d{1,2} )?[A-Z]\w+ \d{4}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryStep:
    """One number on one day. day: EDTF, the day on which it was said, else that of publication. value: the reading's.

    report, span: where the words stand.
    """

    day: str
    value: str
    report: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Numbers one after the other, the earliest first. source: who gave them all; empty where a toll moved in later
    reports, whoever counted."""

    source: str
    steps: tuple[HistoryStep, ...]

    @property
    def last(self) -> str:
        """The value that stands at the end."""
        return self.steps[-1].value


def conflicts_in(field: Field) -> tuple[Conflict, ...]:
    """All conflicts of a field, the gravest first."""
    return (field.conflict, *field.further_conflicts) if field.conflict else field.further_conflicts


def disagreements(field: Field) -> tuple[Conflict, ...]:
    """The conflicts of a field in which one reading excludes another; a number told anew is none."""
    return tuple(conflict for conflict in conflicts_in(field) if conflict.kind != "superseded")


def without_occasion(name: str) -> str:
    """An origin's name without the day that linking puts behind a speaker on an occasion."""
    return _OCCASION.sub("", name)


def histories_of(
    field: Field, documents: Mapping[str, Document], origins: Sequence[Origin], rejected: Container[str] = ()
) -> tuple[History, ...]:
    """The sources that gave more than one number for the whole of an incident, on more than one day; and where linking
    holds that later reports updated the number and no source did so by itself, the numbers by day of publication.

    documents: the incident's reports, by id; what stands in others is passed over. rejected: values that a person
    rejected, which are no step.
    """
    field = replace(field, readings=tuple(one for one in field.readings if one.value not in rejected))
    # A total taken for the incident's own toll is no later count of it.
    mistaken = [set(one.sides) for one in disagreements(field) if one.kind == "scope_mismatch"]
    found = tuple(
        history
        for history in _of_sources(field, documents, origins)
        if not any({step.value for step in history.steps} <= sides for sides in mistaken)
    )
    covered = {step.value for history in found for step in history.steps}
    for conflict in conflicts_in(field):
        if conflict.kind == "superseded" and not covered.issuperset(conflict.sides):
            steps = _published([one for one in field.readings if one.value in conflict.sides], documents)
            if len(steps) > 1:
                found += (History(source="", steps=steps),)
    return found


def _of_sources(field: Field, documents: Mapping[str, Document], origins: Sequence[Origin]) -> Iterator[History]:
    claims = {claim.id: claim for document in documents.values() for claim in document.extraction.claims}
    names: dict[str, str] = {}
    speaker: dict[str, str] = {}
    for origin in origins:
        if origin.kind == "speaker":
            who = origin.key.partition("|")[0]
            names.setdefault(who, without_occasion(origin.name))
            speaker.update(dict.fromkeys(origin.claims, who))
    found: dict[str, dict[tuple[str, str], HistoryStep]] = {}
    for reading in field.own():
        if reading.low is None or reading.group is not None:
            continue
        for one in reading.claims:
            claim = claims.get(one)
            if claim is None or one not in speaker or not claim.content:
                continue
            published = documents[claim.report_id].report.published
            said = claim.said_on.value if claim.said_on and claim.said_on.value else published
            if said:
                day = said.partition("T")[0]
                step = HistoryStep(day=day, value=reading.value, report=claim.report_id, span=claim.content[0])
                found.setdefault(speaker[one], {}).setdefault((day, reading.value), step)
    for who, steps in found.items():
        if len({value for _, value in steps}) > 1 and len({day for day, _ in steps}) > 1:
            ordered = [step for _, step in sorted(steps.items(), key=_by_key)]
            # What is only said again is no step.
            yield History(source=names[who], steps=tuple(next(same) for _, same in groupby(ordered, key=_value)))


def _published(readings: Sequence[Reading], documents: Mapping[str, Document]) -> tuple[HistoryStep, ...]:
    """Each reading on the first day on which a report gave it."""
    steps: list[HistoryStep] = []
    for reading in readings:
        dated = [
            ((documents[one.report].report.published or "").partition("T")[0], one)
            for one in reading.standings
            if one.report in documents and documents[one.report].report.published
        ]
        if dated:
            day, standing = min(dated, key=lambda pair: (pair[0], pair[1].report, pair[1].span.start))
            steps.append(HistoryStep(day=day, value=reading.value, report=standing.report, span=standing.span))
    return tuple(sorted(steps, key=lambda step: (step.day, step.value)))


def _value(step: HistoryStep) -> str:
    return step.value


def _by_key(item: tuple[tuple[str, str], HistoryStep]) -> tuple[str, str]:
    return item[0]
