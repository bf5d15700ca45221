from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from firsthand.extraction.encoder.pieces import SHAPES, Pieces, Splitter, Window, windows
from tests.extraction.encoder.vocabulary import small_splitter


@pytest.fixture
def split(tmp_path: Path) -> Splitter:
    return small_splitter(tmp_path)


def _words(text: str, pieces: Pieces) -> list[str]:
    return [text[start:end] for start, end in zip(pieces.word_start, pieces.word_end, strict=True)]


def test_words_keep_their_characters_over_pieces_and_lines(split: Splitter) -> None:
    text = "Boats said\n\nRoe, boated."
    pieces = split.pieces(text, [(0, 10), (12, 24)])
    assert _words(text, pieces) == ["Boats", "said", "Roe", ",", "boated", "."]
    # "boats" and "boated" are two pieces each.
    assert pieces.word_piece == [0, 2, 3, 4, 5, 7, 8]
    assert len(pieces.ids) == 8
    assert pieces.lines == [0, 2]


def test_shapes_tell_case_quotation_and_line(split: Splitter) -> None:
    text = "Roe said “a ROE”, b"
    pieces = split.pieces(text, [(0, len(text))])
    shapes = dict(zip(_words(text, pieces), pieces.shapes, strict=True))
    assert shapes["Roe"] == 1 + 8
    assert shapes["said"] == 0
    assert shapes["“"] == 3 + 4
    assert shapes["a"] == 4
    assert shapes["ROE"] == 2 + 4
    assert shapes[","] == 3
    assert max(pieces.shapes) < SHAPES


def test_a_quotation_that_is_not_closed_ends_with_its_line(split: Splitter) -> None:
    text = "“a b\nc"
    pieces = split.pieces(text, [(0, 4), (5, 6)])
    assert [shape // 4 % 2 for shape in pieces.shapes] == [1, 1, 1, 0]


def test_sentences_are_seen_after_a_stop_and_before_a_capital(split: Splitter) -> None:
    text = "Roe said. Boats said a. b"
    pieces = split.pieces(text, [(0, len(text))])
    assert [text[pieces.word_start[at]] for at in pieces.sentences] == ["B"]


def test_a_text_without_words_has_no_windows(split: Splitter) -> None:
    assert windows(split.pieces("", []), size=8, overlap=2) == []


def test_windows_cover_every_word_within_their_size(split: Splitter) -> None:
    text = "Roe said boats. " * 40
    pieces = split.pieces(text, [(0, len(text) - 1)])
    found = windows(pieces, size=30, overlap=8)
    assert found[0].first == 0
    assert found[-1].last == len(pieces)
    for window, following in pairwise(found):
        assert window.first < following.first <= window.last < following.last
    assert all(pieces.size(window) <= 30 for window in found)
    # Each begins where a sentence does.
    assert all(window.first % 4 == 0 for window in found)


def test_windows_without_overlap_follow_each_other(split: Splitter) -> None:
    text = "Roe said boats. " * 40
    pieces = split.pieces(text, [(0, len(text) - 1)])
    found = windows(pieces, size=30, overlap=0, start=4)
    assert found[0].first == 4
    assert [window.last for window in found[:-1]] == [window.first for window in found[1:]]


def test_one_endless_word_still_moves_on(split: Splitter) -> None:
    pieces = Pieces(
        ids=[7] * 90,
        word_start=[0, 400],
        word_end=[400, 800],
        word_piece=[0, 80, 90],
        shapes=[0, 0],
        lines=[0],
        sentences=[],
    )
    assert windows(pieces, size=30, overlap=8) == [Window(first=0, last=1), Window(first=1, last=2)]
