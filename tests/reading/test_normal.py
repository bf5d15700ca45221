from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.reading.normal import line, normalise

ANY = st.text(alphabet=st.characters())


@given(ANY)
def test_normalising_twice_changes_nothing(raw: str) -> None:
    once = normalise(raw)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\x1f" not in once
    assert "\r" not in once


@given(ANY)
def test_a_line_is_one_line(raw: str) -> None:
    text = line(raw)
    assert line(text) == text
    assert "\n" not in text
    assert text == text.strip()


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("San\xa0Arlo\u202f5", "San Arlo 5"),
        ("port\xad\u200b\ufeff side", "port side"),
        ("e\u0301", "é"),
        ("a\x1fb\x00c", "abc"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u202eabc\u202c", "abc"),
    ],
)
def test_what_happens_to_single_characters(raw: str, stored: str) -> None:
    assert normalise(raw) == stored
