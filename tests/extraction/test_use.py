"""Which parts are at work: the main package reads without the trained weights, and says what it used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from firsthand.errors import ModelError
from firsthand.extraction import Extractor, Weights, extraction_stamp
from firsthand.extraction.encoder import weights as installed
from tests.conftest import make_report

TEXT = "Ana Marsh said the port was empty."


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without firsthand-models."""
    monkeypatch.setattr("firsthand.extraction.extractor.installed_weights", lambda: None)


@pytest.mark.usefixtures("bare")
def test_without_weights_both_is_the_rules() -> None:
    report = make_report(TEXT)
    found = Extractor()(report)
    assert found == Extractor("rules")(report)
    assert len(found.claims) == 1
    assert "firsthand-models" not in found.made_by


@pytest.mark.usefixtures("bare")
def test_without_weights_models_alone_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(ModelError, match="firsthand-models is not installed"):
        Extractor("models")


def test_the_stamp_names_the_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = Weights(version="9.9", folder=Path("nowhere"))
    monkeypatch.setattr("firsthand.extraction.extractor.installed_weights", lambda: weights)
    assert extraction_stamp("en").endswith("firsthand-models/9.9")
    assert extraction_stamp("en", "models").endswith("firsthand-models/9.9 alone")
    assert "firsthand-models" not in extraction_stamp("en", "rules")
    assert "firsthand-models" not in extraction_stamp("xx")


def test_a_damaged_installation_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"tokenizer\.json is missing"):
        Weights(version="9.9", folder=tmp_path).path("tokenizer.json")


def test_no_distribution_no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "DISTRIBUTION", "firsthand-models-that-nobody-installed")
    assert installed.installed_weights() is None


def test_the_models_load_late() -> None:
    code = "import sys, firsthand.extraction; print(*{'onnxruntime', 'tokenizers', 'spacy'} & sys.modules.keys())"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""
