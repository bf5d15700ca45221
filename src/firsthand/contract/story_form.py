"""The published form of a story: what `firsthand stories --json` writes, one object a story."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from firsthand.model import Incident, Report, Story

__all__ = ["StoryForm", "story_form"]


class StoryReportForm(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    outlet: str
    published: str | None
    title: str
    language: str


class StoryIncidentForm(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    type: str
    title: str


class StoryForm(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that are about one happening, by their words, the earliest first; also those in which no incident was
    read.

    id: of the earliest report. title: its title. first, last: the first and the last day of publication, null where no
    report has one. incidents: those that a report of the story is mainly about. words: telling words that more than
    half of the reports share.
    """

    id: str
    title: str
    first: str | None
    last: str | None
    outlets: int
    reports: tuple[StoryReportForm, ...]
    incidents: tuple[StoryIncidentForm, ...]
    words: tuple[str, ...]


def story_form(story: Story, reports: Mapping[str, Report], incidents: Mapping[str, Incident]) -> StoryForm:
    """The published form of a story. `reports` and `incidents` hold at least those of the story, by id."""
    told = _in_order(story, reports)
    days = sorted(report.published.partition("T")[0] for report in told if report.published)
    return StoryForm(
        id=told[0].id,
        title=next((report.title for report in told if report.title), ""),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        outlets=len({report.outlet for report in told if report.outlet}),
        reports=tuple(
            StoryReportForm(
                id=report.id,
                outlet=report.outlet,
                published=report.published,
                title=report.title,
                language=report.language,
            )
            for report in told
        ),
        incidents=tuple(
            StoryIncidentForm(id=incident.id, type=incident.type, title=incident.title)
            for one in story.incidents
            if (incident := incidents.get(one))
        ),
        words=story.words,
    )


def _in_order(story: Story, reports: Mapping[str, Report]) -> list[Report]:
    """The reports of a story by publication, then by id; those without a date last."""
    found = [reports[one] for one in story.reports]
    return sorted(found, key=lambda report: (report.published is None, report.published or "", report.id))
