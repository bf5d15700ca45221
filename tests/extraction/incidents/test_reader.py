from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.extraction.incidents.reader import IncidentReader, text_for_model
from firsthand.extraction.incidents.settings import settings
from tests.extraction.incidents.making import pieces_of

ROLES, KINDS = settings().roles, settings().kinds


class Words:
    """Stands for the tokenizer: one piece a word."""

    opening, closing = 1001, 1002

    def pieces(self, text: str, lines: list[tuple[int, int]]) -> Any:
        return pieces_of(text)


class Encoder:
    """Marks the piece numbers it is given as the first word of a role, and writes each piece's number as its state."""

    def __init__(self, marked: dict[int, str]) -> None:
        self.marked = marked
        self.sizes: list[int] = []

    def run(self, inputs: dict[str, NDArray[Any]]) -> list[NDArray[Any]]:
        ids = inputs["ids"]
        self.sizes.append(ids.shape[1])
        roles = np.zeros((*ids.shape, len(ROLES), 3), dtype=np.float32)
        roles[..., 0] = 9.0
        for at, number in enumerate(ids[0].tolist()):
            if number in self.marked:
                roles[0, at, ROLES.index(self.marked[number])] = (0.0, 9.0, 0.0)
        told = np.full((1, 1 + len(KINDS)), 5.0, dtype=np.float32)
        return [roles.reshape(*ids.shape, -1), told, ids[..., None].astype(np.float32)]


class Linker:
    """Links everything, as bombings; keeps what it was asked."""

    asked: dict[str, NDArray[Any]]

    def run(self, inputs: dict[str, NDArray[Any]]) -> list[NDArray[Any]]:
        self.asked = inputs
        count = len(inputs["roles"])
        kinds = np.full((count, len(KINDS)), -9.0, dtype=np.float32)
        kinds[:, KINDS.index("bombing")] = 9.0
        return [kinds, np.full((count, count), 9.0, dtype=np.float32)]


def reader(marked: dict[int, str]) -> tuple[IncidentReader, Encoder, Linker]:
    encoder, linker = Encoder(marked), Linker()
    made = IncidentReader(splitter=Words(), encoder=encoder, linker=linker, settings=settings())  # type: ignore[arg-type]
    return made, encoder, linker


def test_reads_fills_and_their_incident() -> None:
    text = "Raiders bombed silos in Norsk"
    made, _, linker = reader({0: "person", 2: "thing"})
    (incident,) = made.read(text, [(0, len(text))])
    assert incident.kind == "bombing"
    assert [(one.role, one.words) for one in incident.fills] == [("person", "Raiders"), ("thing", "silos")]
    assert linker.asked["states"].tolist() == [[0.0, 0.0], [2.0, 2.0]]
    assert linker.asked["places"].tolist() == [0, 2]


def test_a_long_text_is_read_in_windows_and_every_piece_once() -> None:
    text = " ".join(f"w{number}" for number in range(1200))
    made, encoder, linker = reader({700: "thing", 1190: "victim"})
    (incident,) = made.read(text, [(0, len(text))])
    assert [one.words for one in incident.fills] == ["w700", "w1190"]
    assert linker.asked["states"].tolist() == [[700.0, 700.0], [1190.0, 1190.0]]
    assert len(encoder.sizes) > 2
    assert max(encoder.sizes) <= 512


def test_an_empty_text_has_no_incidents() -> None:
    made, encoder, _ = reader({})
    assert made.read("", []) == []
    assert encoder.sizes == []


def test_brackets_are_one_kind_at_the_same_places() -> None:
    assert text_for_model("the [NLF] {sic}") == "the (NLF) (sic)"
