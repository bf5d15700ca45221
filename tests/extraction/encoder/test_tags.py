from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firsthand.extraction.encoder.tags import TAGS, best_tags, spans_of

_OUTSIDE, _BEGIN, _INSIDE, _END, _SINGLE = range(TAGS)


def _scores(*tags: int) -> np.ndarray:
    """Scores that favour these tags."""
    found = np.full((len(tags), TAGS), -5.0, dtype=np.float32)
    found[np.arange(len(tags)), list(tags)] = -0.1
    return found


def test_well_formed_rows_stay_as_they_are() -> None:
    tags = [_OUTSIDE, _BEGIN, _INSIDE, _END, _SINGLE, _OUTSIDE]
    assert best_tags(_scores(*tags)).tolist() == tags
    assert spans_of(best_tags(_scores(*tags))) == [(1, 4), (4, 5)]


def test_a_span_that_does_not_begin_is_mended() -> None:
    scores = _scores(_OUTSIDE, _INSIDE, _END)
    scores[1, _BEGIN] = -0.5
    assert spans_of(best_tags(scores)) == [(1, 3)]


def test_a_span_that_does_not_end_is_mended() -> None:
    scores = _scores(_BEGIN, _INSIDE)
    scores[1, _END] = -0.5
    assert spans_of(best_tags(scores)) == [(0, 2)]


def test_no_words_have_no_tags() -> None:
    assert best_tags(np.zeros((0, TAGS), dtype=np.float32)).tolist() == []


def _well_formed(tags: Sequence[int]) -> bool:
    """Every span begins and ends."""
    is_open = False
    for tag in tags:
        if (tag in (_INSIDE, _END)) != is_open:
            return False
        is_open = tag in (_BEGIN, _INSIDE)
    return not is_open


# Whole numbers, so that sums are exact, and few of them, so that each word's likeliest tags often clash.
@given(st.lists(st.lists(st.integers(-9, 0), min_size=TAGS, max_size=TAGS), min_size=1, max_size=5))
def test_the_best_row_is_the_best_of_all_well_formed_ones(rows: list[list[int]]) -> None:
    sums = {
        tags: sum(row[tag] for row, tag in zip(rows, tags, strict=True))
        for tags in product(range(TAGS), repeat=len(rows))
        if _well_formed(tags)
    }
    tags = tuple(best_tags(np.asarray(rows, dtype=np.float32)).tolist())
    assert sums[tags] == max(sums.values())


@given(st.lists(st.lists(st.floats(-20, 0, width=32), min_size=TAGS, max_size=TAGS), min_size=1, max_size=40))
def test_the_likeliest_tags_stand_where_they_are_well_formed(rows: list[list[float]]) -> None:
    scores = np.asarray(rows, dtype=np.float32)
    likeliest = scores.argmax(axis=1).tolist()
    tags = best_tags(scores).tolist()
    assert _well_formed(tags)
    if _well_formed(likeliest):
        assert tags == likeliest
