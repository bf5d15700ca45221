"""Ids: the same content has the same id, different parts never share one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import SEPARATOR, content_id

parts = st.lists(st.one_of(st.none(), st.text(), st.text(alphabet=SEPARATOR + "\\u001f0ab")), max_size=4)


@given(parts)
def test_the_same_parts_give_the_same_id(given_parts: list[str | None]) -> None:
    assert content_id("claim", *given_parts) == content_id("claim", *given_parts)


@given(parts, parts)
def test_different_parts_give_different_ids(left: list[str | None], right: list[str | None]) -> None:
    if left != right:
        assert content_id("claim", *left) != content_id("claim", *right)


def test_a_separator_inside_a_part_does_not_move_the_border() -> None:
    assert content_id("claim", f"a{SEPARATOR}b") != content_id("claim", "a", "b")


def test_nothing_differs_from_the_empty_string() -> None:
    assert content_id("claim", None) != content_id("claim", "")


def test_an_id_is_twenty_hexadecimal_digits() -> None:
    made = content_id("report", "x", 3)
    assert len(made) == 20
    assert int(made, 16) >= 0
