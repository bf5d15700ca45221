"""Parses invented texts and finds their claims, for the tests of names and claims."""

from __future__ import annotations

from typing import Any

from firsthand.extraction.claims import find_claims
from firsthand.extraction.names import Names, Party, find_names
from firsthand.extraction.nlp import parse_reports
from firsthand.extraction.parse import Parse
from firsthand.extraction.times import find_times
from firsthand.model import BlockRole, Claim, Report, Span
from tests.conftest import make_report

__all__ = ["Reading", "read"]


class Reading:
    """One text with what was found in it, and its claims as words."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.parse: Parse = next(iter(parse_reports([report])))
        self.names: Names = find_names(self.parse)
        self.claims: list[Claim] = find_claims(self.parse, self.names, find_times(self.parse))

    def words(self, span: Span | None) -> str | None:
        return None if span is None else self.report.quote(span)

    def content(self, claim: Claim) -> str:
        return " … ".join(self.report.quote(span) for span in claim.content)

    def by_cue(self, cue: str) -> Claim:
        """The one claim with this cue. Fails with what was found instead."""
        found = [claim for claim in self.claims if self.words(claim.cue) == cue]
        told = [(self.words(claim.cue), self.words(claim.source), self.content(claim)) for claim in self.claims]
        assert len(found) == 1, f"{len(found)} claims with the cue {cue!r} in {told}"
        return found[0]

    def chain(self, claim: Claim) -> list[str]:
        return [hop.name for hop in claim.chain]

    def party(self, name: str) -> Party:
        found = [party for party in self.names.parties if party.name == name]
        assert len(found) == 1, f"{name!r} in {[party.name for party in self.names.parties]}"
        return found[0]

    def mentions(self, name: str) -> list[str]:
        return [self.parse.words(first, last) for first, last in self.party(name).mentions]


def read(*paragraphs: str | tuple[BlockRole, str], **options: Any) -> Reading:
    """Read the paragraphs as one report of the Veldria Courier."""
    return Reading(make_report(*paragraphs, **options))
