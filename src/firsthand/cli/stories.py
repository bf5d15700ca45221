"""Stories as text: the table of them, and one with its reports (`firsthand stories`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.cli.output import Column, clear, clipped, counted, print_trimmed, words
from firsthand.contract import StoryForm
from firsthand.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

__all__ = ["STORY_COLUMNS", "print_story", "story_of", "story_row", "summed"]

_DIGITS = 8
_TITLE = 150
_OUTLET = 40
_INCIDENTS = 3
STORY_COLUMNS = (
    Column(name="id", width=_DIGITS),
    Column(name="published", width=10, rank=2),
    Column(name="to", width=10, rank=4),
    Column(name="story", width=30, grows=True),
    Column(name="reports", width=7),
    Column(name="outlets", width=7, rank=3),
    Column(name="incidents", width=9, rank=1),
    Column(name="words", width=24, rank=5),
)


def story_row(story: StoryForm) -> tuple[str, ...]:
    """One row: named by its earliest report, with the ids of the incidents that its reports are about."""
    more = len(story.incidents) - _INCIDENTS
    return (
        story.id[:_DIGITS],
        story.first or "",
        (story.last or "") if story.last != story.first else "",
        story.title,
        str(len(story.reports)),
        str(story.outlets),
        " ".join(one.id[:_DIGITS] for one in story.incidents[:_INCIDENTS]) + (f" +{more}" if more > 0 else ""),
        " ".join(story.words),
    )


def summed(stories: Sequence[StoryForm], incidents: int) -> str:
    """ "400 reports, 31 stories, 57 incidents; 12 reports stand alone"."""
    reports = sum(len(story.reports) for story in stories)
    alone = sum(len(story.reports) == 1 for story in stories)
    told = "story" if len(stories) == 1 else "stories"
    parts = f"{counted(reports, 'report')}, {len(stories):,} {told}, {counted(incidents, 'incident')}"
    return f"{parts}; {counted(alone, 'report')} {'stands' if alone == 1 else 'stand'} alone" if alone else parts


def story_of(stories: Sequence[StoryForm], prefix: str) -> StoryForm:
    """The story that a report or an incident belongs to, by the first digits of its id. Raises UsageError."""
    wanted = prefix.lower()
    by_report = [story for story in stories if any(one.id.startswith(wanted) for one in story.reports)]
    found = by_report or [story for story in stories if any(one.id.startswith(wanted) for one in story.incidents)]
    if len(wanted) < 4 or not found:
        raise UsageError(f"no story holds a report or an incident {prefix}; `firsthand stories` lists them")
    # An incident of which the reports went into several stories is shown with the largest.
    return max(found, key=lambda story: len(story.reports))


def print_story(console: Console, story: StoryForm) -> None:
    """A story with its incidents and its reports, the earliest first."""
    from rich.table import Table

    print_trimmed(console, words(story.title, "bold"))
    days = " to ".join(dict.fromkeys(filter(None, (story.first, story.last)))) or "no date"
    outlets = f" from {counted(story.outlets, 'outlet')}" if story.outlets else ""
    counts = f"{counted(len(story.reports), 'report')}{outlets}, {days}"
    print_trimmed(console, words(f"{story.id}  {counts}", "dim"))
    console.print()
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="bold cyan")
    table.add_column(overflow="fold")
    if story.words:
        table.add_row("words", words(" ".join(story.words)))
    for number, incident in enumerate(story.incidents):
        line = words(incident.title).append(clear(f"  {incident.type}  {incident.id[:_DIGITS]}"), style="dim")
        table.add_row("" if number else "about", line)
    if not story.incidents:
        table.add_row("about", words("no incident of a known type was read in these reports", "dim"))
    for number, report in enumerate(story.reports):
        line = words(clipped(report.outlet, _OUTLET) or "outlet unknown", "bold")
        line.append(clear(f", {(report.published or 'no date').partition('T')[0]}"), style="dim")
        line.append_text(words(f"  {clipped(report.title, _TITLE)}" if report.title else ""))
        if report.language not in ("en", "und", ""):
            line.append(clear(f"  language {report.language}, not read"), style="dim")
        table.add_row("" if number else "reports", line.append(clear(f"  {report.id[:_DIGITS]}"), style="dim"))
    print_trimmed(console, table)
