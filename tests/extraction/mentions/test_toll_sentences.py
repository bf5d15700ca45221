"""Numbers of people as news tells them: a list of sentences with what must be read."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from firsthand.extraction import Extractor
from firsthand.model import Document
from tests.conftest import make_report

Sentence = dict[str, Any]


@cache
def _sentences() -> list[Sentence]:
    found: list[Sentence] = tomllib.loads((Path(__file__).parent / "tolls.toml").read_text(encoding="utf-8"))[
        "sentence"
    ]
    return found


@cache
def _read() -> list[Document]:
    return list(Extractor().pipe(make_report(*item["text"].split("\n\n")) for item in _sentences()))


@pytest.mark.parametrize("number", range(len(_sentences())))
def test_every_number_is_read(number: int) -> None:
    item = _sentences()[number]
    told = {
        f"{toll.outcome} {toll.low}-{'' if toll.high is None else toll.high}"
        for mention in _read()[number].extraction.mentions
        for toll in mention.casualties
    }
    missing = sorted(set(item["tolls"]) - told)
    if "open" in item:
        assert missing, f"now read right: take away the mark of {item['text']!r}"
        pytest.xfail(item["open"])
    assert not any(one.startswith(item.get("never", "no outcome")) for one in told), f"{item['text']!r} has {told}"
    assert not missing, f"{item['text']!r} lacks {missing}, has {sorted(told)}"
