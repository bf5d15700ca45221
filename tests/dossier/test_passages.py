"""Sentences, pieces, gaps and covers."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.dossier.covers import cover_reason
from firsthand.dossier.passages import Mark, Passage, passages
from firsthand.model import Report, Span
from firsthand.safety import Withholder
from tests.conftest import make_report

NOBODY = Withholder()


def _sentences(report: Report) -> list[str]:
    return [report.quote(span) for block in report.blocks for span in report.sentences(block)]


def _printed(found: tuple[Passage, ...]) -> list[str]:
    return [
        " ".join("[…]" if one.gap else "".join(piece.text for piece in one.pieces) for one in passage.sentences)
        for passage in found
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One strike. Two strikes! Three? “Four.” Five", 5),
        ("Dr. Vane met Gen. Orsk at 3 p.m. on Friday.", 1),
        ("The U.S. Coast Guard left. It had no orders from the U.S. The ship sank.", 3),
        ("J. R. Marsh of St. Ode said no. “We left,” he said. “They stayed.”", 3),
        ("It cost 3.5 million. Nobody paid.", 2),
        ("First line\nSecond line", 2),
        ("no full stop at all", 1),
        ("“It is over.” That was all.", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    found = _sentences(make_report(text))
    assert len(found) == count, found


@given(st.text(min_size=1, max_size=200).filter(str.strip))
def test_sentences_lie_in_order_and_lose_only_space(text: str) -> None:
    report = make_report(text)
    spans = report.sentences(report.blocks[0])
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert "".join("".join(report.quote(span).split()) for span in spans) == "".join(text.split())


@given(
    st.text(alphabet="ab. \nAB", min_size=1, max_size=80).filter(str.strip),
    st.lists(st.tuples(st.integers(0, 79), st.integers(1, 20)), max_size=6),
)
def test_marks_change_no_letter_and_every_anchor_is_written_once(text: str, places: list[tuple[int, int]]) -> None:
    report = make_report(text)
    marks = [
        Mark(span=Span(start=start, end=min(len(text), start + length)), kind="value", anchored=True)
        for start, length in places
        if start < len(text)
    ]
    found = passages(report, marks, withhold=NOBODY)
    pieces = [piece for passage in found for one in passage.sentences for piece in one.pieces]
    assert "".join("".join(piece.text.split()) for piece in pieces) == "".join(text.split())
    anchors = [anchor for piece in pieces for anchor in piece.anchors]
    assert len(anchors) == len(set(anchors))
    wanted = {f"w{mark.span.start}-{mark.span.end}" for mark in marks if not text[mark.span.start].isspace()}
    assert wanted <= set(anchors)


def test_only_the_sentences_with_values_are_shown() -> None:
    report = make_report(
        "Rain fell. Four people died. Shops closed. Roads too.", "Nothing here.", "Nor here.", title="T"
    )
    start = report.text.index("Four")
    found = passages(report, [], withhold=NOBODY, only=[Span(start=start, end=start + 4)])
    assert _printed(found) == ["[…] Four people died. […]", "[…]"]


def test_a_name_is_blacked_out_across_its_marks() -> None:
    report = make_report("The baker Mira Orlen died.")
    mark = Mark(span=Span(start=4, end=14), kind="value", anchored=True)
    found = passages(report, [mark], withhold=Withholder(["Mira Orlen"]))
    assert _printed(found) == ["The baker [name withheld] died."]


def test_a_redaction_blacks_out_its_words() -> None:
    report = make_report("In Karsk four died.")
    found = passages(report, [], withhold=NOBODY, redacted=[Span(start=3, end=8)])
    assert _printed(found) == ["In [redacted] four died."]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Charred bodies lay in the road.", "graphic description"),
        ("He was burned\nbeyond recognition.", "graphic description"),
        ("Two prisoners were TORTURED.", "graphic description"),
        ("Call +34 600 555 0199 for news.", "personal details"),
        ("Write to mira.o@courier.example today.", "personal details"),
        ("She lives at 12 Old Harbour Street.", "personal details"),
        ("Four people died in the strike.", None),
        ("The toll rose to 1,200 on 14 May 2031.", None),
        ("The rapeseed harvest was limber work.", None),
    ],
)
def test_what_is_covered(sentence: str, reason: str | None) -> None:
    assert cover_reason(sentence) == reason
