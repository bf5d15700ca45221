"""What follows from one report is worked out once, and a profile made anew knows nothing of it."""

from __future__ import annotations

import dataclasses

from firsthand.linking.profiles.keeping import once_a_record, once_a_report
from firsthand.linking.profiles.profile import Profile, profile_of
from firsthand.model import Claim, Document, Extraction, Hop, Span
from tests.conftest import ReportMaker


def _document(report: ReportMaker) -> Document:
    page = report("The mayor said that the quay was safe.")
    claim = Claim(
        report_id=page.id, content=(Span(start=15, end=37),), cue=Span(start=10, end=14), source=Span(start=0, end=9),
        chain=(Hop(name="mayor", kind="unnamed", span=Span(start=0, end=9), anonymity=None),),
        quotation="indirect", certainty="certain", polarity="positive",
    )  # fmt: skip
    return Document(report=page, extraction=Extraction(report_id=page.id, claims=(claim,)))


def test_a_function_of_a_report_runs_once_for_each_of_its_arguments(report: ReportMaker) -> None:
    asked: list[str] = []

    @once_a_report
    def starts(profile: Profile, word: str) -> int:
        asked.append(word)
        return profile.report.text.find(word)

    profile = profile_of(_document(report))
    assert [starts(profile, "quay"), starts(profile, "quay"), starts(profile, "safe")] == [24, 24, 33]
    assert asked == ["quay", "safe"]


def test_a_function_of_a_claim_runs_once_a_claim_and_two_functions_are_not_mixed_up(report: ReportMaker) -> None:
    asked: list[str] = []

    @once_a_record
    def said(claim: Claim, profile: Profile) -> str:
        asked.append("said")
        return profile.report.quote(claim.content[0])

    @once_a_record
    def source(claim: Claim, profile: Profile) -> str:
        asked.append("source")
        return profile.report.quote(claim.source) if claim.source else ""

    profile = profile_of(_document(report))
    (claim,) = profile.claims.values()
    assert [said(claim, profile), said(claim, profile)] == ["that the quay was safe"] * 2
    assert source(claim, profile) == "The mayor"
    assert asked == ["said", "source"]


def test_a_profile_made_from_another_begins_with_nothing_kept(report: ReportMaker) -> None:
    asked: list[str] = []

    @once_a_report
    def outlet(profile: Profile) -> str:
        asked.append(profile.outlet)
        return profile.outlet

    profile = profile_of(_document(report))
    other = dataclasses.replace(profile, outlet="harbour mirror")
    assert (outlet(profile), outlet(other)) == (profile.outlet, "harbour mirror")
    assert len(asked) == 2
