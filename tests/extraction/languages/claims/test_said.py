"""Who says what, sentence by sentence: `said/` holds the sentences of each language."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from firsthand.extraction.languages.claims import find_claims
from firsthand.extraction.languages.words import words_of
from tests.conftest import make_report

SAID = Path(__file__).parent / "said"
SENTENCES = [
    pytest.param(path.stem, entry, id=f"{path.stem}-{number}")
    for path in sorted(SAID.glob("*.toml"))
    for number, entry in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["said"], start=1)
]


@pytest.mark.parametrize(("language", "entry"), SENTENCES)
def test_who_says_it(language: str, entry: dict[str, Any]) -> None:
    text = " ".join([*([entry["context"]] if "context" in entry else []), entry["text"]])
    report = make_report(text, outlet="Diario Orva Vesp", language=language)
    found = find_claims(words_of(report), times=[])
    assert [" > ".join(f"{hop.kind}:{hop.name}" for hop in claim.chain[1:]) for claim in found] == entry["chains"]
    if "cue" in entry:
        assert found[0].cue is not None
        assert report.quote(found[0].cue) == entry["cue"]
    if "act" in entry:
        assert found[0].act == entry["act"]


def test_every_language_has_sentences_with_and_without_a_speaker() -> None:
    for path in SAID.glob("*.toml"):
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["said"]
        assert any(entry["chains"] for entry in entries), path.stem
        assert any(not entry["chains"] for entry in entries), path.stem
