"""Writes a dossier: one pass over the incidents, one over the reports, then the lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from firsthand.dossier.addresses import list_page
from firsthand.dossier.atlas import atlas
from firsthand.dossier.catalogue import Catalogue, catalogue
from firsthand.dossier.folder import Folder, written_folder
from firsthand.dossier.incident_page import incident_view
from firsthand.dossier.method import codebook, method
from firsthand.dossier.options import DossierOptions, DossierSummary
from firsthand.dossier.pages import Pages, static_files
from firsthand.dossier.problems import ProblemRow, problem_rows
from firsthand.dossier.readings import reading_value
from firsthand.dossier.report_page import Carried, ReportLine, report_line, report_view
from firsthand.dossier.rows import Row, incident_row
from firsthand.dossier.shared import surest
from firsthand.dossier.sources import Sources
from firsthand.dossier.stories import Stories, StoryView
from firsthand.dossier.timeline import timeline
from firsthand.dossier.wording import word
from firsthand.model import Derivation, Incident, LedgerView, Story, judged_derivations, judgements_about, reports_of

__all__ = ["write_dossier"]

Item = TypeVar("Item")

# Incidents whose reports are fetched together: their reports are held at once, the rest of the ledger is not.
_BATCH = 64
# Stories shown on the first page.
_STORIES = 8


def write_dossier(
    view: LedgerView,
    out: Path,
    *,
    options: DossierOptions | None = None,
    stories: Iterable[Story] = (),
    progress: Callable[[str, int], None] | None = None,
) -> DossierSummary:
    """Write the ledger as a folder of HTML pages that need no network, no server and no script.

    stories: the stories of the ledger; without them the dossier says nothing of stories. progress: called with "pages"
    and the number of pages written, after each of them.

    The same view, options and stories give the same bytes. `out` is replaced as a whole, and only where it is absent,
    empty or an earlier dossier. Raises UsageError where it is something else, StorageFullError where the disk is full.
    """
    options = options or DossierOptions()
    with written_folder(out) as folder:
        making = _Making(view, folder, options, stories, progress)
        making.write()
    return making.summary(out)


class _Making:
    """A dossier in the making: what the pages already written leave for those to come."""

    def __init__(
        self,
        view: LedgerView,
        folder: Folder,
        options: DossierOptions,
        stories: Iterable[Story],
        progress: Callable[[str, int], None] | None,
    ) -> None:
        self._view = view
        self._progress = progress
        self._folder = folder
        self._options = options
        self._catalogue: Catalogue = catalogue(view, options)
        self._stories = Stories(stories, self._catalogue, page_size=options.page_size)
        self._pages = Pages(options, stories=bool(self._stories.count))
        self._titles: dict[str, tuple[str, str]] = {}
        self._sources = Sources(self._catalogue)
        self._judgements = tuple(view.judgements())
        outlets = {one: card.outlet for one, card in self._catalogue.cards.items()}
        self._derivations = surest(judged_derivations(view.derivations(), self._judgements, outlets), outlets)
        self._owing: dict[str, list[Derivation]] = {}
        self._owed: dict[str, list[Derivation]] = {}
        for derivation in self._derivations:
            self._owing.setdefault(derivation.report_id, []).append(derivation)
            if derivation.from_report and derivation.from_report != derivation.report_id:
                self._owed.setdefault(derivation.from_report, []).append(derivation)
        self._rows: list[Row] = []
        self._carried: dict[str, list[Carried]] = {}
        self._spoken: dict[str, list[tuple[str, str]]] = {}
        self._claims_shown: set[str] = set()
        self._problems: list[ProblemRow] = []
        self._rules: Counter[tuple[str, str]] = Counter()

    def write(self) -> None:
        for static in static_files():
            self._folder.write_bytes(f"assets/{static.name}", static.read_bytes())
        incidents = self._view.incidents()
        while batch := list(islice(incidents, _BATCH)):
            self._write_incidents(batch)
        self._sources.add_derivations(self._derivations)
        self._problems = list(problem_rows(self._view.problems(), self._catalogue))
        self._write_reports()
        told = self._stories.views(self._titles)
        self._write_index(told)
        if self._stories.count:
            self._write_list("stories", "stories.html", told, alone=self._stories.alone)
        self._write(
            "sources.html",
            "sources.html",
            outlets=self._sources.outlets(),
            origins=self._sources.origins(),
            named=self._sources.named,
        )
        self._write_list("problems", "problems.html", self._problems)
        self._write(
            "methodology.html", "methodology.html", method=method(self._catalogue, self._rules, self._judgements)
        )
        self._write("codebook.html", "codebook.html", codebook=codebook())

    def summary(self, out: Path) -> DossierSummary:
        return DossierSummary(
            entry=str(Path(out) / "index.html"),
            incidents=len(self._rows),
            reports=len(self._catalogue.cards),
            outlets=self._sources.named,
            problems=len(self._problems),
            withheld=self._catalogue.withheld,
            files=len(self._folder.names),
            size=self._folder.size,
        )

    def _write_incidents(self, batch: Sequence[Incident]) -> None:
        wanted = sorted({report for incident in batch for report in reports_of(incident)})
        documents = {document.report.id: document for document in self._view.documents(wanted)}
        links = tuple(self._view.mention_links(wanted))
        for incident in batch:
            judgements = sorted(judgements_about(incident, self._judgements), key=lambda one: (one.at, one.id))
            shown = incident_view(incident, documents, self._owing, judgements, self._catalogue, links)
            self._write("incident.html", shown.page, incident=shown, story=self._stories.of_incident(incident.id))
            self._rows.append(incident_row(incident, shown, self._catalogue))
            self._sources.add_incident(incident, shown.page, shown.title)
            self._note(incident, shown.page, shown.title)
            self._rules[(incident.grade.suggested, incident.grade.rule)] += 1

    def _note(self, incident: Incident, page: str, title: str) -> None:
        """Remember what each report carries for this incident, for the report's own page."""
        self._titles[incident.id] = (page, title)
        self._claims_shown.update(incident.claims)
        self._claims_shown.update(claim for origin in incident.origins for claim in origin.claims)
        for report in incident.spoken_of_in:
            self._spoken.setdefault(report, []).append((page, title))
        withhold = self._catalogue.withholder(sorted(reports_of(incident)))
        for name, found in incident.fields.items():
            for reading in found.readings:
                self._claims_shown.update(reading.claims)
                redacted = self._catalogue.redacted(incident.id, name, reading.value)
                value = reading_value(name, reading, withhold)
                if reading.scope == "cumulative":
                    value = f"{value} ({word('scope', reading.scope)})"
                elif reading.group:
                    value = f"{value} ({reading.group})"
                for standing in self._catalogue.known(reading.standings):
                    self._carried.setdefault(standing.report, []).append(
                        Carried(
                            span=standing.span, field=name, value=value, incident=page, title=title, redacted=redacted
                        )
                    )

    def _write_reports(self) -> None:
        problems: dict[str, list[ProblemRow]] = {}
        for problem in self._problems:
            problems.setdefault(problem.report_id or "", []).append(problem)
        shown_claims = frozenset(self._claims_shown)
        listed: list[ReportLine] = []
        for document in self._view.documents():
            one = document.report.id
            if one not in self._catalogue.cards:
                continue
            shown = report_view(
                document,
                self._carried.get(one, ()),
                self._spoken.get(one, ()),
                [*self._owing.get(one, ()), *self._owed.get(one, ())],
                [(problem.stage, problem.message, problem.remedy) for problem in problems.get(one, ())],
                self._catalogue,
                shown_claims,
            )
            self._write("report.html", shown.page, report=shown, story=self._stories.of_report(one))
            listed.append(report_line(shown))
        self._write_list("reports", "reports.html", listed)

    def _write_index(self, stories: Sequence[StoryView]) -> None:
        rows = sorted(self._rows, key=lambda row: (row.sort_date, row.page))
        drawn = atlas(rows)
        context = {
            "atlas": drawn,
            "timeline": timeline(rows),
            "all_rows": len(rows),
            "kinds": sorted({(row.kind, row.type) for row in rows}),
            "reports": len(self._catalogue.cards),
            "outlets": self._sources.named,
            "nameless": self._sources.nameless_reports,
            "problem_count": len(self._problems),
            "disagreeing": sum(bool(row.conflicts) for row in rows),
            "withheld": self._catalogue.withheld,
            "stories": stories[:_STORIES],
            "all_stories": self._stories.count,
            "told_by_several": len(stories),
            "alone": self._stories.alone,
            "listed": False,
        }
        pages = _paged(rows, self._options.page_size)
        for number, part in enumerate(pages, 1):
            name = list_page("index", number)
            self._write("index.html", name, rows=part, number=number, pages=len(pages), whole=False, **context)
        if len(pages) > 1:
            self._write("index.html", "index-all.html", rows=rows, number=0, pages=len(pages), whole=True, **context)

    def _write_list(self, name: str, template: str, items: Sequence[Item], **context: object) -> None:
        pages = _paged(items, self._options.page_size)
        for number, part in enumerate(pages, 1):
            self._write(
                template,
                list_page(name, number),
                items=part,
                number=number,
                pages=len(pages),
                total=len(items),
                **context,
            )

    def _write(self, template: str, page: str, **context: object) -> None:
        self._folder.write(page, self._pages.render(template, page, **context))
        if self._progress is not None:
            self._progress("pages", self._folder.count)


def _paged(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """The items in pages; one empty page where there are none."""
    return [items[start : start + size] for start in range(0, len(items), max(1, size))] or [items]
