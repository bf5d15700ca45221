"""Problems as the dossier lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from firsthand.dossier.catalogue import Catalogue, ReportCard
from firsthand.dossier.report_page import shown_address
from firsthand.dossier.wording import word
from firsthand.model import Problem

__all__ = ["ProblemRow", "problem_rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemRow:
    stage: str
    address: str
    message: str
    remedy: str
    fatal: bool
    report_id: str | None
    card: ReportCard | None


def problem_rows(problems: Iterable[Problem], catalogue: Catalogue) -> Iterator[ProblemRow]:
    """The problems, fit to show: in a published dossier the folders of local files are dropped from every sentence."""
    for problem in problems:
        withhold = catalogue.withholder([problem.report_id] if problem.report_id else ())
        address = shown_address(problem.address, catalogue.options.publish_safe)

        def shown(words: str, long: str = problem.address, short: str = address) -> str:
            return words.replace(long, short) if long else words

        yield ProblemRow(
            stage=word("stage", problem.stage),
            address=withhold(address),
            message=withhold(shown(problem.message)),
            remedy=withhold(shown(problem.remedy)),
            fatal=problem.fatal,
            report_id=problem.report_id,
            card=catalogue.card(problem.report_id) if problem.report_id else None,
        )
