"""What the word lists read in invented sentences of each language: `sentences/<code>.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from firsthand.extraction.languages.mentions import find_mentions
from firsthand.extraction.languages.words import words_of
from tests.conftest import make_report

SENTENCES = Path(__file__).parent / "sentences"


def _sentences() -> Iterator[Any]:
    for path in sorted(SENTENCES.glob("*.toml")):
        for number, sentence in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["sentence"], 1):
            yield pytest.param(path.stem, sentence, id=f"{path.stem}-{number}")


@pytest.mark.parametrize(("language", "sentence"), [*_sentences()])
def test_a_sentence_gives_its_kind_and_its_tolls(language: str, sentence: dict[str, Any]) -> None:
    """type, mode: of the only happening; left out where there is none. tolls: outcome, low, high (open without it)."""
    text = words_of(make_report(sentence["text"], language=language))
    mentions = find_mentions(text, times=[], places=[], claims=[])
    assert [(one.type, one.mode) for one in mentions] == (
        [(sentence["type"], sentence.get("mode"))] if "type" in sentence else []
    )
    told = {(toll["outcome"], toll["low"], toll.get("high")) for toll in sentence.get("tolls", ())}
    wholes = {toll[0]: toll[1] for toll in told}
    # A part of a whole ("four of them children") may be told besides.
    counted = [one for mention in mentions for one in mention.casualties]
    parts = [one for one in counted if one.low < wholes.get(one.outcome, 0) and one.group != "unknown"]
    assert {(one.outcome, one.low, one.high) for one in counted if one not in parts} == told
