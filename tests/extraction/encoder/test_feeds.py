from __future__ import annotations

from pathlib import Path

from firsthand.extraction.encoder.feeds import best_view, feed
from firsthand.extraction.encoder.pieces import Window
from tests.extraction.encoder.vocabulary import small_splitter


def test_windows_are_padded_and_words_point_at_their_first_pieces(tmp_path: Path) -> None:
    split = small_splitter(tmp_path)
    text = "Boats said roe"
    pieces = split.pieces(text, [(0, len(text))])
    fed = feed([(pieces, Window(first=0, last=3)), (pieces, Window(first=1, last=3))], split)
    assert fed.ids.shape == (2, 6)
    assert fed.ids[0, 0] == fed.ids[1, 0] == split.opening
    assert fed.ids[1, 3] == split.closing
    assert fed.mask.sum(axis=1).tolist() == [6, 4]
    assert fed.first[0].tolist() == [1, 3, 4]
    assert fed.first[1, :2].tolist() == [1, 2]
    assert fed.words.tolist() == [[True] * 3, [True, True, False]]
    # Both pieces of "Boats" carry its shape: a capital at the line's beginning.
    assert fed.shapes[0].tolist() == [0, 9, 9, 0, 0, 0]


def test_a_cue_is_read_where_it_stands_farthest_from_an_edge() -> None:
    views = [Window(first=0, last=100), Window(first=60, last=160), Window(first=120, last=200)]
    assert best_view(views, 20, 21, 200) == 0
    assert best_view(views, 90, 91, 200) == 1
    assert best_view(views, 70, 71, 200) == 0
    # The end of the text is no edge.
    assert best_view(views, 150, 151, 200) == 2
