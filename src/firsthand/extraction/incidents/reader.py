"""Reads a text with the two graphs of the incident model: the encoder with its role scores, and the links of fills."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from firsthand.extraction.encoder.pieces import Pieces, Splitter, Window, windows
from firsthand.extraction.incidents.clusters import LearnedIncident, Links, to_incidents
from firsthand.extraction.incidents.fills import Fill, find_fills
from firsthand.extraction.incidents.settings import Settings

__all__ = ["IncidentReader", "Runs", "text_for_model"]

# The model was taught on windows of this many pieces; neighbours overlap so that no fill lacks its surroundings.
_WINDOW, _OVERLAP = 510, 128
_MARKS = str.maketrans("[]{}", "()()")
# No report names so many parties of violence; a list of them would make the links quadratic.
_MOST_FILLS = 64


class Runs(Protocol):
    """A graph, as far as it is used here."""

    def run(self, inputs: dict[str, NDArray[Any]]) -> list[NDArray[Any]]: ...


def text_for_model(text: str) -> str:
    """The text with the same offsets and one kind of brackets: the model was taught on round ones."""
    return text.translate(_MARKS)


class IncidentReader:
    """Finds the violent incidents that a text tells of, with who did what to whom, as the model reads them."""

    def __init__(self, *, splitter: Splitter, encoder: Runs, linker: Runs, settings: Settings) -> None:
        """encoder: ids, mask (windows, pieces) to role scores (windows, pieces, roles x 3), text scores (windows,
        1 + kinds) and hidden states. linker: states of fills' first and last pieces, roles, positions to kinds and
        pairwise links. All scores are logits.
        """
        self._splitter = splitter
        self._encoder = encoder
        self._linker = linker
        self._settings = settings

    def read(self, text: str, lines: Sequence[tuple[int, int]]) -> list[LearnedIncident]:
        """The incidents of `text` in its order; `lines` holds start and end offsets of what is to be read."""
        read = text_for_model(text)
        pieces = self.pieces(read, lines)
        if not len(pieces):
            return []
        fills, links = self.scored(read, pieces)
        return to_incidents(fills, links, self._settings)

    def pieces(self, text: str, lines: Sequence[tuple[int, int]]) -> Pieces:
        """The text as the encoder reads it."""
        return self._splitter.pieces(text, lines)

    def scored(self, text: str, pieces: Pieces) -> tuple[list[Fill], Links]:
        """Every fill that could be told, and what the model says of them."""
        settings = self._settings
        total, roles = pieces.word_piece[-1], len(settings.roles)
        scores = np.zeros((total, roles, 3), dtype=np.float32)
        scores[:, :, 0] = 1.0
        states: NDArray[Any] = np.zeros((0, 0), dtype=np.float32)
        depth = np.full(total, -1)
        told = np.zeros(1 + len(settings.kinds), dtype=np.float32)
        for window in windows(pieces, size=_WINDOW, overlap=_OVERLAP):
            low, high = pieces.word_piece[window.first], pieces.word_piece[window.last]
            tags, text_scores, hidden = self._encode(pieces, window)
            if not states.size:
                states = np.zeros((total, hidden.shape[-1]), dtype=np.float32)
            # Where windows overlap, the one in which the piece stands farther from the edges is right.
            place = np.arange(high - low)
            inner = np.minimum(place if low else place + total, (high - low - 1 - place) if high < total else total)
            better = inner > depth[low:high]
            depth[low:high][better] = inner[better]
            scores[low:high][better] = _softmax(tags.reshape(high - low, roles, 3))[better]
            states[low:high][better] = hidden[better]
            told = np.maximum(told, _sigmoid(text_scores))
        starts = np.asarray(pieces.word_piece[:-1])
        fills = find_fills(text, pieces, scores[starts], settings.roles, least=min(settings.least.values()))
        if len(fills) > _MOST_FILLS:
            kept = sorted(fills, key=lambda fill: -fill.score)[:_MOST_FILLS]
            fills = sorted(kept, key=lambda fill: (fill.span, fill.role))
        return fills, self._links(fills, pieces, states, told)

    def _encode(self, pieces: Pieces, window: Window) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        low, high = pieces.word_piece[window.first], pieces.word_piece[window.last]
        ids = np.array([[self._splitter.opening, *pieces.ids[low:high], self._splitter.closing]], dtype=np.int64)
        tags, text_scores, hidden = self._encoder.run({"ids": ids, "mask": np.ones_like(ids)})
        return tags[0, 1:-1], text_scores[0], hidden[0, 1:-1]

    def _links(self, fills: list[Fill], pieces: Pieces, states: NDArray[Any], told: NDArray[Any]) -> Links:
        count, kinds = len(fills), len(self._settings.kinds)
        same = np.zeros((count, count), dtype=np.float32)
        mixed = np.zeros((count, kinds), dtype=np.float32)
        if not fills:
            return Links(same=same, kinds=mixed, relevant=float(told[0]), told=told[1:])
        places = [(number, one) for number, fill in enumerate(fills) for one in fill.occurrences]
        owner = np.array([number for number, _ in places])
        first = np.array([pieces.word_piece[one.first] for _, one in places])
        last = np.array([pieces.word_piece[one.last] - 1 for _, one in places])
        found, links = self._linker.run(
            {
                "states": np.concatenate([states[first], states[last]], axis=1),
                "roles": np.array([self._settings.roles.index(fills[number].role) for number in owner]),
                "places": first,
            },
        )
        weights = np.array([one.score for _, one in places], dtype=np.float32)[:, None]
        sums = np.zeros((count, 1), dtype=np.float32)
        np.add.at(mixed, owner, _sigmoid(found) * weights)
        np.add.at(sums, owner, weights)
        np.maximum.at(same, (owner[:, None], owner[None]), _sigmoid(links))
        return Links(same=same, kinds=mixed / sums, relevant=float(told[0]), told=told[1:])


def _sigmoid(values: NDArray[Any]) -> NDArray[Any]:
    result: NDArray[Any] = 1.0 / (1.0 + np.exp(-np.clip(values, -30.0, 30.0)))
    return result


def _softmax(values: NDArray[Any]) -> NDArray[Any]:
    grown = np.exp(values - values.max(axis=-1, keepdims=True))
    result: NDArray[Any] = grown / grown.sum(axis=-1, keepdims=True)
    return result
