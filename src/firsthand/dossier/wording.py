"""The words for codes, from data/dossier/wording.toml and data/types.toml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from firsthand.data import load_table
from firsthand.model import Derivation, Reading

__all__ = ["derivation_word", "meanings", "number_words", "plural", "range_words", "type_label", "word", "words"]

_WORDING = "dossier/wording.toml"
_TYPES = "types.toml"


def word(table: str, code: str | None) -> str:
    """What the page calls a code; the code itself, spaced, where the table does not know it."""
    if code is None:
        return ""
    return words(table).get(code, code.replace("_", " "))


def words(table: str) -> Mapping[str, str]:
    """One table of codes and words, in the order of the file."""
    return cast(Mapping[str, str], load_table(_WORDING)[table])


def derivation_word(derivation: Derivation, *, back: bool = False) -> str:
    """What a report is of another, from its side or with `back` from the other's; of both where none was first."""
    table = "derivation" if derivation.directed else "derivation_even"
    return word("derivation_back" if back and derivation.directed else table, derivation.how)


def meanings(table: str) -> Mapping[str, str]:
    """The codebook's sentences for a table of codes."""
    return cast(Mapping[str, str], load_table(_WORDING)["meanings"][table])


def type_label(kind: str, mode: str | None) -> str:
    """The words for a type and its mode: "Drone strike". The mode's words alone where they say enough."""
    known = load_table(_TYPES).get(kind, {})
    label = str(known.get("label", kind.replace("_", " ").capitalize()))
    if mode is None:
        return label
    found = known.get("modes", {}).get(mode)
    return str(found["label"]) if found else f"{label}: {mode.replace('-', ' ')}"


def number_words(reading: Reading) -> str:
    """The range of a number: "4", "3–7", "101 or more"; nothing where the reading is no number."""
    if reading.low is None and reading.high is None:
        return ""
    return range_words(reading.low, reading.high)


def range_words(low: int | None, high: int | None) -> str:
    """A range in figures, thousands parted by a thin space."""
    if low is None:
        return f"up to {_figures(high)}" if high is not None else ""
    if high is None:
        return f"{_figures(low)} or more"
    return _figures(low) if low == high else f"{_figures(low)}–{_figures(high)}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 report", "2 reports", "no reports"."""
    return f"{_figures(count) if count else 'no'} {one if count == 1 else many or one + 's'}"


def _figures(number: int | None) -> str:
    return "" if number is None else f"{number:,}".replace(",", "\u202f")
