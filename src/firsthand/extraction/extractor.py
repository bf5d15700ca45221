"""Runs the stages of extraction over reports in their order: names, numbers, times, places, claims, mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from firsthand.errors import ModelError
from firsthand.extraction.claims import find_claims
from firsthand.extraction.encoder.weights import Weights, installed_weights
from firsthand.extraction.languages.language import listed_languages
from firsthand.extraction.languages.reading import extract_listed
from firsthand.extraction.mentions import find_mentions
from firsthand.extraction.names import find_names
from firsthand.extraction.nlp import installed_pipeline, parse_reports
from firsthand.extraction.numbers import find_quantities
from firsthand.extraction.parse import Parse
from firsthand.extraction.places import survey_places
from firsthand.extraction.times import find_times
from firsthand.model import Document, Extraction, Problem, Report

if TYPE_CHECKING:
    from firsthand.extraction.claims.learned import LearnedClaim

__all__ = [
    "EXTRACTION_VERSION",
    "READ_LANGUAGES",
    "Extractor",
    "Use",
    "extract",
    "extraction_stamp",
    "weights_for",
]

# Rises with every change of the rules that may change a ledger.
EXTRACTION_VERSION = "2"
# The languages that are read with a parser; those with word lists are read by these (`listed_languages`).
READ_LANGUAGES = frozenset({"en"})
# Which parts of the extraction are at work.
Use = Literal["rules", "models", "both"]


class Extractor:
    """Finds claims, times, places and mentions in reports. The linguistic pipeline and the weights load on first use.

    use: "both" joins the rules with the trained weights where firsthand-models is installed, and is the rules alone
        where it is not; "models" lets the weights alone find what they were taught.
    """

    def __init__(self, use: Use = "both") -> None:
        """Raises `ModelError` for "models" where firsthand-models is not installed."""
        self._use = use
        self._weights = weights_for(use)

    def __call__(self, report: Report) -> Extraction:
        """What `report` says. Raises `ModelError` where the linguistic pipeline is missing."""
        return next(iter(self.pipe([report]))).extraction

    def pipe(self, reports: Iterable[Report], *, batch_size: int = 32) -> Iterator[Document]:
        """Each report with what it says, in the order given. A language other than English is read by word lists where
        it has them; a problem says so, or that it is not read."""
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
                yield Document(report=report, extraction=self._listed(report))
        yield from self._extract(waiting, batch_size)

    def _listed(self, report: Report) -> Extraction:
        """What the word lists of a report's language find; a problem says that they do, or that there are none."""
        if self._use == "models" or report.language not in listed_languages():
            return _unread(report)
        return extract_listed(report, made_by=extraction_stamp(report.language, self._use))

    def _extract(self, reports: list[Report], batch_size: int) -> Iterator[Document]:
        if not reports:
            return
        made_by = extraction_stamp("en", self._use)
        for parse in parse_reports(reports, batch_size=batch_size):
            extraction = extract(parse, made_by=made_by, weights=self._weights, rules=self._use != "models")
            yield Document(report=parse.report, extraction=extraction)


def weights_for(use: Use) -> Weights | None:
    """The weights that `use` calls for; None where it calls for none, or for "both" where none are installed.

    Raises `ModelError` for "models" where none are installed.
    """
    if use == "rules":
        return None
    weights = installed_weights()
    if weights is None and use == "models":
        raise ModelError("firsthand-models is not installed, so there are no models to use; run: make models setup")
    return weights


def extraction_stamp(language: str, use: Use = "both") -> str:
    """The `made_by` of extractions of this language: an extraction with another stamp is out of date.

    It names the version of the rules, of the linguistic pipeline and of the weights, where they are used; for languages
    read by word lists it says "word-lists".
    Raises `ModelError` where the language is read and the linguistic pipeline is missing.
    """
    if language not in READ_LANGUAGES:
        listed = use != "models" and language in listed_languages()
        return f"extraction/{EXTRACTION_VERSION}{' word-lists' if listed else ''}"
    pipeline = installed_pipeline()
    stamp = f"extraction/{EXTRACTION_VERSION} {pipeline.package}/{pipeline.version}"
    weights = weights_for(use)
    if weights is None:
        return stamp
    return f"{stamp} firsthand-models/{weights.version}{' alone' if use == 'models' else ''}"


def extract(parse: Parse, *, made_by: str, weights: Weights | None = None, rules: bool = True) -> Extraction:
    """Everything that the rules and, where given, the trained weights find in one parsed report."""
    names = find_names(parse)
    quantities = find_quantities(parse)
    times = find_times(parse)
    surveyed = survey_places(parse, names)
    places = surveyed.places
    learned = _learned(parse.report, weights) if weights is not None else None
    claims = find_claims(parse, names, times, learned=learned, rules=rules)
    mentions = (
        find_mentions(
            parse,
            names=names,
            quantities=quantities,
            times=times,
            places=places,
            claims=claims,
            seats=surveyed.seats,
        )
        if rules
        else []
    )
    if weights is not None:
        # Loads on first use, as for claims.
        from firsthand.extraction.incidents.reading import with_learned_incidents

        mentions = with_learned_incidents(
            mentions,
            weights=weights,
            parse=parse,
            names=names,
            quantities=quantities,
            times=times,
            places=places,
            claims=claims,
        )
    return Extraction(
        report_id=parse.report.id,
        claims=tuple(claims),
        times=tuple(times),
        places=tuple(places),
        mentions=tuple(mentions),
        made_by=made_by,
    )


def _learned(report: Report, weights: Weights) -> list[LearnedClaim]:
    """What the attribution model finds. It and what runs it load on first use."""
    from firsthand.extraction.claims.learned import learned_claims

    return learned_claims(report, weights)


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
