"""Runs the stages of extraction over reports in their order: names, numbers, times, places, claims, mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from firsthand.extraction.claims import find_claims
from firsthand.extraction.mentions import find_mentions
from firsthand.extraction.names import find_names
from firsthand.extraction.nlp import installed_pipeline, parse_reports
from firsthand.extraction.numbers import find_quantities
from firsthand.extraction.parse import Parse
from firsthand.extraction.places import find_places
from firsthand.extraction.times import find_times
from firsthand.model import Document, Extraction, Problem, Report

__all__ = ["EXTRACTION_VERSION", "READ_LANGUAGES", "Extractor", "extract", "extraction_stamp"]

# Rises with every change of the rules that may change a ledger.
EXTRACTION_VERSION = "1"
READ_LANGUAGES = frozenset({"en"})


class Extractor:
    """Finds claims, times, places and mentions in reports. The linguistic pipeline loads on first use."""

    def __call__(self, report: Report) -> Extraction:
        """What `report` says. Raises `ModelError` where the linguistic pipeline is missing."""
        return next(iter(self.pipe([report]))).extraction

    def pipe(self, reports: Iterable[Report], *, batch_size: int = 32) -> Iterator[Document]:
        """Each report with what it says, in the order given. A language that is not read gives a problem."""
        waiting: list[Report] = []
        for report in reports:
            if report.language in READ_LANGUAGES:
                waiting.append(report)
                if len(waiting) == batch_size:
                    yield from self._extract(waiting, batch_size)
                    waiting = []
            else:
                yield from self._extract(waiting, batch_size)
                waiting = []
                yield Document(report=report, extraction=_unread(report))
        yield from self._extract(waiting, batch_size)

    def _extract(self, reports: list[Report], batch_size: int) -> Iterator[Document]:
        if not reports:
            return
        made_by = extraction_stamp("en")
        for parse in parse_reports(reports, batch_size=batch_size):
            yield Document(report=parse.report, extraction=extract(parse, made_by=made_by))


def extraction_stamp(language: str) -> str:
    """The `made_by` of extractions of this language: an extraction with another stamp is out of date.

    Raises `ModelError` where the language is read and the linguistic pipeline is missing.
    """
    if language not in READ_LANGUAGES:
        return f"extraction/{EXTRACTION_VERSION}"
    pipeline = installed_pipeline()
    return f"extraction/{EXTRACTION_VERSION} {pipeline.package}/{pipeline.version}"


def extract(parse: Parse, *, made_by: str) -> Extraction:
    """Everything that the rules find in one parsed report."""
    names = find_names(parse)
    quantities = find_quantities(parse)
    times = find_times(parse)
    places = find_places(parse, names)
    claims = find_claims(parse, names, times)
    mentions = find_mentions(parse, names=names, quantities=quantities, times=times, places=places, claims=claims)
    return Extraction(
        report_id=parse.report.id,
        claims=tuple(claims),
        times=tuple(times),
        places=tuple(places),
        mentions=tuple(mentions),
        made_by=made_by,
    )


def _unread(report: Report) -> Extraction:
    problem = Problem(
        stage="extraction",
        address=report.capture.address,
        message=f"the language {report.language!r} is not read: the report is kept and archived, nothing was extracted",
        remedy="add a translation in English beside it",
        fatal=False,
        report_id=report.id,
    )
    return Extraction(report_id=report.id, problems=(problem,), made_by=extraction_stamp(report.language))
