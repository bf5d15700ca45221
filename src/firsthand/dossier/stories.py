"""Stories as the dossier lists them: reports that are about one happening, and the incidents read in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from firsthand.dossier.addresses import list_page
from firsthand.dossier.catalogue import UNNAMED_OUTLET, Catalogue, ReportCard
from firsthand.dossier.dates import date_words
from firsthand.model import Story

__all__ = ["Stories", "StoryLink", "StoryView"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLink:
    """The way to a story from a page of one of its reports or incidents."""

    href: str
    reports: int
    outlets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story in the list. title: of its earliest report. incidents: page and title of each."""

    anchor: str
    href: str
    title: str
    days: str
    cards: tuple[ReportCard, ...]
    outlets: int
    incidents: tuple[tuple[str, str], ...]


class Stories:
    """The stories in their order, the most told first, and the way to each from its reports and incidents.

    A report alone makes no line of the list: the list of reports has it.
    """

    def __init__(self, stories: Iterable[Story], catalogue: Catalogue, *, page_size: int) -> None:
        held: list[tuple[Story, tuple[ReportCard, ...]]] = []
        self.alone = 0
        for story in stories:
            told = tuple(sorted((card for one in story.reports if (card := catalogue.card(one))), key=_age))
            if len(told) > 1:
                held.append((story, told))
            else:
                self.alone += len(told)
        held.sort(key=lambda one: (-len(one[1]), _age(one[1][0])))
        self._held = [
            (story, cards, f"{list_page('stories', 1 + number // max(1, page_size))}#story-{cards[0].id}")
            for number, (story, cards) in enumerate(held)
        ]
        self._of_report: dict[str, StoryLink] = {}
        self._of_incident: dict[str, StoryLink] = {}
        for story, cards, href in self._held:
            link = StoryLink(href=href, reports=len(cards), outlets=_outlets(cards))
            self._of_report.update(dict.fromkeys(story.reports, link))
            for one in story.incidents:
                # The stories come with the most told first.
                self._of_incident.setdefault(one, link)

    @property
    def count(self) -> int:
        """How many stories there are, those of one report included."""
        return len(self._held) + self.alone

    def of_report(self, report_id: str) -> StoryLink | None:
        """The story that a report shares with others; None where it stands alone."""
        return self._of_report.get(report_id)

    def of_incident(self, incident_id: str) -> StoryLink | None:
        """The most told story that is about an incident; None where a report alone tells it."""
        return self._of_incident.get(incident_id)

    def views(self, incidents: Mapping[str, tuple[str, str]]) -> list[StoryView]:
        """The stories of several reports. incidents: page and title of each, by id."""
        return [
            StoryView(
                anchor=href.partition("#")[2],
                href=href,
                title=cards[0].title,
                days=_days(cards),
                cards=cards,
                outlets=_outlets(cards),
                incidents=tuple(incidents[one] for one in story.incidents if one in incidents),
            )
            for story, cards, href in self._held
        ]


def _age(card: ReportCard) -> tuple[bool, str, str]:
    """Sorts by publication, then by id; what has no date last."""
    return card.published is None, card.published or "", card.id


def _outlets(cards: Iterable[ReportCard]) -> int:
    return len({card.outlet for card in cards if card.outlet != UNNAMED_OUTLET})


def _days(cards: Iterable[ReportCard]) -> str:
    """First and last publication in words; empty where no report has a date."""
    dates = sorted(card.published[:10] for card in cards if card.published)
    if not dates:
        return ""
    first, last = date_words(dates[0]), date_words(dates[-1])
    return first if first == last else f"{first} – {last}"
