"""Words for the screen."""

from __future__ import annotations

import unicodedata
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from firsthand.cli.output import clear, clipped, counted, print_problems, print_trimmed
from firsthand.model import Problem


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_shown_is_as_long_and_obeyed_by_no_terminal(text: str) -> None:
    shown = clear(text)
    assert len(shown) == len(text)
    assert not [sign for sign in shown if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")]
    assert shown.encode().decode() == shown
    assert clear(shown) == shown


@given(st.text(alphabet="abc dé[]نص"))
def test_ordinary_words_are_shown_as_they_are(text: str) -> None:
    assert clear(text) == text


def test_marks_that_reorder_are_shown_as_signs() -> None:
    assert clear("a\u202eb\u2066c\x1b[31m") == "a\ufffdb\ufffdc␛[31m"


@given(st.text(), st.integers(min_value=1, max_value=30))
def test_clipping_keeps_to_the_length(text: str, length: int) -> None:
    assert len(clipped(text, length)) <= length
    assert len(text) > length or clipped(text, length) == text


def test_counting() -> None:
    assert [counted(number, "report") for number in (0, 1, 2, 1234)] == [
        "0 reports",
        "1 report",
        "2 reports",
        "1,234 reports",
    ]


def test_the_blanks_that_fill_a_line_are_left_out_behind_a_style_too() -> None:
    out = StringIO()
    console = Console(file=out, width=30, force_terminal=True, color_system="standard", highlight=False)
    print_trimmed(console, Text("word   ", style="red"))
    print_trimmed(console, Text("plain   "))
    assert out.getvalue() == "\x1b[31mword\x1b[0m\nplain\n"


def test_what_is_the_same_of_several_pages_is_told_once_and_losses_first(capsys: pytest.CaptureFixture[str]) -> None:
    def problem(address: str, message: str, *, fatal: bool) -> Problem:
        return Problem(stage="extraction", address=address, message=message, remedy="look", fatal=fatal)

    print_problems(
        [
            problem("a.txt", "read in part", fatal=False),
            problem("b.txt", "not read", fatal=True),
            problem("c.txt", "read in part", fatal=False),
        ]
    )
    lines = capsys.readouterr().err.splitlines()
    assert lines == ["problem  b.txt: not read  → look", "problem  a.txt and 1 more: read in part  → look"]
