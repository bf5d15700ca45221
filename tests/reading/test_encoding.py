from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.reading.encoding import declared_in_page, decode

WORDS = "Zwölf Schiffe lagen im Hafen von San Arlo – die Behörde spricht von „Glück“, sagte der Kapitän über Funk."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_that_a_text_shows_itself(encoding: str) -> None:
    decoded = decode((WORDS * 20).encode(encoding))
    assert decoded.text == WORDS * 20
    assert decoded.notes == ()


def test_a_declared_encoding() -> None:
    russian = "Два судна затонули у порта Сан-Арло, сообщило управление порта."
    page = f'<meta charset="windows-1251"><p>{russian}</p>'.encode("cp1251")
    assert declared_in_page(page) == "windows-1251"
    assert russian in decode(page, declared="windows-1251").text


def test_latin_1_is_read_as_its_windows_superset() -> None:
    assert decode("“Ja”, sagte er".encode("cp1252"), declared="iso-8859-1").text == "“Ja”, sagte er"


def test_a_wrong_declaration_is_noted() -> None:
    decoded = decode(WORDS.encode(), declared="windows-1251")
    assert decoded.text == WORDS
    assert "declares the encoding windows-1251" in decoded.notes[0][0]


def test_mixed_encodings_are_read_with_a_note() -> None:
    decoded = decode(WORDS.encode() + " Später: ".encode("cp1252") + WORDS.encode())
    assert decoded.text == f"{WORDS} Später: {WORDS}"
    assert "mixes encodings" in decoded.notes[0][0]
    assert decoded.notes[0][1]


def test_a_text_encoded_twice_is_noted() -> None:
    twice = ("“It’s over,” she said. “We’re safe.” " * 3).encode().decode("cp1252", "replace").encode()
    assert any("encoded twice" in message for message, _ in decode(twice).notes)


def test_lost_characters_are_noted() -> None:
    assert "could not be decoded" in decode("Sie sagte \ufffdJa\ufffd.".encode()).notes[0][0]


def test_an_unknown_declaration_does_no_harm() -> None:
    assert decode(WORDS.encode("cp1252"), declared="x-veldrian").text


@given(st.binary(), st.sampled_from([None, "utf-8", "utf-16", "ascii", "hz", "utf-7", "idna", "rot13", "base64", "x"]))
def test_no_bytes_raise(content: bytes, declared: str | None) -> None:
    assert isinstance(decode(content, declared=declared).text, str)
