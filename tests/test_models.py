"""The distribution of trained weights, where it is installed: what its manifest says, and what its graphs read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from firsthand.extraction import Extractor, installed_weights
from tests.conftest import make_report

ROOT = Path(__file__).parents[1]

installed = pytest.mark.skipif(installed_weights() is None, reason="firsthand-models is not installed")


def test_the_weights_are_what_the_manifest_says() -> None:
    ran = subprocess.run([sys.executable, ROOT / "models" / "seal.py"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


@installed
def test_the_model_links_each_cue_to_its_own_source_and_content() -> None:
    report = make_report(
        "Ana Marsh said the port was empty. “Nobody was there,” Tom Vale, a fisherman, told the Courier."
    )
    found = Extractor("models")(report)
    told = {
        (report.quote(claim.source) if claim.source else None, report.quote(claim.cue) if claim.cue else None)
        for claim in found.claims
    }
    assert ("Ana Marsh", "said") in told
    assert "Tom Vale" in " ".join(source or "" for source, _ in told)
    assert "firsthand-models" in found.made_by


@installed
def test_the_same_report_gives_the_same_claims() -> None:
    report = make_report(
        "The ministry denied that its ships had fired. Residents reportedly fled on Friday, Ana Marsh said."
    )
    assert Extractor()(report) == Extractor()(report)


@installed
def test_a_report_without_words_has_no_claims() -> None:
    assert Extractor("models")(make_report("…")).claims == ()
