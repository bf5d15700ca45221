from __future__ import annotations

import numpy as np

from firsthand.extraction.incidents.fills import find_fills
from firsthand.model import Span
from tests.extraction.incidents.making import pieces_of

TEXT = "Rebels of Norsk shelled the mill and the Rebels fled"
ROLES = ("person", "thing")


def scores(*taught: tuple[int, int, int, float]) -> np.ndarray:
    """(role, first word, last word exclusive, sureness): all other words stand outside."""
    found = np.zeros((len(TEXT.split()), len(ROLES), 3))
    found[:, :, 0] = 1.0
    for role, first, last, sure in taught:
        found[first:last, role] = (1.0 - sure, 0.0, sure)
        found[first, role] = (1.0 - sure, sure, 0.0)
    return found


def test_words_that_begin_and_go_on_are_one_fill() -> None:
    (found,) = find_fills(TEXT, pieces_of(TEXT), scores((0, 0, 3, 0.9)), ROLES, least=0.3)
    assert (found.role, found.words, found.span) == ("person", "Rebels of Norsk", Span(start=0, end=15))
    assert 0.8 < found.score < 0.9


def test_the_same_words_are_one_fill_with_two_places() -> None:
    (found,) = find_fills(TEXT, pieces_of(TEXT), scores((0, 0, 1, 0.6), (0, 7, 9, 0.8)), ROLES, least=0.3)
    assert found.words == "Rebels"
    assert [TEXT[one.span.start : one.span.end] for one in found.occurrences] == ["the Rebels", "Rebels"]


def test_what_scores_less_is_no_fill() -> None:
    assert find_fills(TEXT, pieces_of(TEXT), scores((0, 0, 1, 0.2)), ROLES, least=0.3) == []


def test_fills_come_in_order_of_the_text() -> None:
    found = find_fills(TEXT, pieces_of(TEXT), scores((1, 4, 6, 0.9), (0, 0, 1, 0.9)), ROLES, least=0.3)
    assert [one.words for one in found] == ["Rebels", "the mill"]
