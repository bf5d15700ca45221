"""Spans and reports: exact or an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.errors import SpanError
from firsthand.model import Block, Capture, Report, Span
from tests.conftest import make_report

CAPTURE = Capture(sha256="0" * 64, address="page.txt", media_type="text/plain", size=3)


@given(st.text(min_size=1), st.data())
def test_a_quote_is_the_words_at_the_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    report = Report(capture=CAPTURE, text=text, blocks=())
    assert report.quote(Span(start=start, end=end)) == text[start:end]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2)])
def test_a_span_that_holds_nothing_is_an_error(start: int, end: int) -> None:
    with pytest.raises(SpanError):
        Span(start=start, end=end)


def test_a_quote_beyond_the_text_is_an_error() -> None:
    with pytest.raises(SpanError, match="ends after the text"):
        make_report("Short.").quote(Span(start=0, end=99))


def test_a_block_beyond_the_text_is_an_error() -> None:
    with pytest.raises(SpanError, match=r"page\.txt"):
        Report(capture=CAPTURE, text="abc", blocks=(Block(role="paragraph", span=Span(start=0, end=4)),))


def test_offsets_count_code_points() -> None:
    report = make_report("Ünï 🚢 sank.")
    start = report.text.index("sank")
    assert report.quote(Span(start=start, end=start + 4)) == "sank"


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("Roe", "Sen. Roe said V.R. forces hit the dock on Jan. 5."),
        ("gone", "“It is gone,” he said."),
        ("First", "First one."),
        ("Last", "Last."),
    ],
)
def test_the_sentence_around_a_span(word: str, sentence: str) -> None:
    report = make_report("First one. Sen. Roe said V.R. forces hit the dock on Jan. 5. “It is gone,” he said. Last.")
    start = report.text.index(word)
    assert report.quote(report.sentence(Span(start=start, end=start + len(word)))) == sentence


def test_a_sentence_stays_in_its_block() -> None:
    report = make_report(("heading", "Fire at the mill"), "Two men were hurt.")
    start = report.text.index("Two")
    assert report.quote(report.sentence(Span(start=start, end=start + 3))) == "Two men were hurt."


@given(st.text(min_size=1), st.data())
def test_the_sentence_always_holds_the_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(start=start, end=end)
    assert Report(capture=CAPTURE, text=text, blocks=()).sentence(span).contains(span)


def test_the_same_bytes_from_the_same_address_are_the_same_report() -> None:
    assert make_report("One.", title="A").id == make_report("One.", title="B").id
    assert make_report("One.").id != make_report("One.", url="https://example.org/one").id


def test_an_abbreviated_state_ends_no_sentence() -> None:
    report = make_report("KESSIM, Ga. (VKBR) - Two people are dead. A third was hurt.")
    [block] = report.blocks
    assert [report.quote(span) for span in report.sentences(block)] == [
        "KESSIM, Ga. (VKBR) - Two people are dead.",
        "A third was hurt.",
    ]
