"""The scorer of attribution on cases counted by hand."""

from __future__ import annotations

import pytest
from benchmarks.scorers.attribution import Attribution, Tally, attribution, outside

#       0         1         2         3         4
#       0123456789012345678901234567890123456789012345678
TEXT = "Roe said boats sank. Doe denied it. Follow us now"


def _one(source: tuple[int, int] | None, cue: tuple[int, int], *content: tuple[int, int]) -> Attribution:
    return attribution(TEXT, source=[source] if source else [], cue=[cue], content=content)


def _figures(gold: list[Attribution], found: list[Attribution]) -> dict[str, float]:
    tally = Tally()
    tally.add(gold, found)
    return tally.figures()


ROE = _one((0, 3), (4, 8), (9, 19))
DOE = _one((21, 24), (25, 31), (32, 34))


def test_the_gold_itself_scores_one() -> None:
    figures = _figures([ROE, DOE], [DOE, ROE])
    assert set(figures.values()) == {1.0}


def test_parts_are_counted_each_for_itself() -> None:
    # Of two gold attributions one is found, with the stop too many and the cue right.
    figures = _figures([ROE, DOE], [_one((0, 3), (4, 8), (9, 20))])
    assert figures["source_exact_p"] == 1.0
    assert figures["source_exact_r"] == 0.5
    assert figures["cue_exact_f1"] == pytest.approx(2 / 3)
    assert figures["content_exact_f1"] == 0.0
    assert figures["content_overlap_f1"] == pytest.approx(2 / 3)
    assert figures["triple_overlap_f1"] == pytest.approx(2 / 3)
    assert figures["triple_exact_f1"] == 0.0
    # "boats sank" has nine characters without its blank, the prediction ten: P 9/10, R 9/9 over two.
    assert figures["content_soft_f1"] == pytest.approx(2 * 0.9 * 0.5 / (0.9 + 0.5))


def test_white_space_between_spans_does_not_count() -> None:
    assert _one((0, 3), (4, 8), (9, 14), (15, 19)) == ROE


def test_one_prediction_answers_for_one_gold_attribution() -> None:
    figures = _figures([ROE, _one((21, 24), (25, 31), (9, 14))], [ROE])
    assert figures["content_overlap_r"] == 0.5
    assert figures["content_overlap_p"] == 1.0


def test_the_best_content_is_aligned_and_the_cue_decides_a_tie() -> None:
    # Both predictions hold the whole content; the one with the gold's cue is its partner, the other is left over.
    figures = _figures([ROE], [_one(None, (25, 31), (9, 19)), ROE])
    assert figures["cue_exact_r"] == 1.0
    assert figures["cue_exact_p"] == 0.5
    assert figures["source_exact_p"] == 1.0


def test_a_source_that_both_lack_agrees_in_the_whole_and_counts_for_nothing_alone() -> None:
    nobody = _one(None, (4, 8), (9, 19))
    figures = _figures([nobody], [nobody])
    assert figures["triple_exact_f1"] == 1.0
    assert figures["source_exact_f1"] == 0.0
    # One found where the gold has none: the whole is wrong, and so is that source.
    figures = _figures([nobody], [ROE])
    assert figures["triple_overlap_f1"] == 0.0
    assert figures["source_exact_p"] == 0.0


def test_attributions_without_content_are_left_out() -> None:
    empty = attribution(TEXT, source=[(0, 3)], cue=[], content=[])
    assert _figures([ROE, empty], [ROE, empty])["triple_exact_f1"] == 1.0


def test_what_lies_in_discarded_text_is_ignored() -> None:
    line = _one(None, (36, 42), (43, 49))
    assert outside([ROE, line], TEXT, [(36, 49)]) == [ROE]
    assert outside([ROE, line], TEXT, [(43, 45)]) == [ROE, line]
