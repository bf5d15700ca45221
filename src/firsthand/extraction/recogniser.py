"""The name recogniser of the linguistic pipeline, with its steps taken for all tokens at once.

spaCy's own goes from token to token and asks each of 74 moves whether it is allowed: a third of the pipeline's time.
But what it does at a token outside a name hangs on that token alone, and inside a name on the token and the name's
first word. So every token is scored as if no name were open, and every name that could begin is followed to its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

__all__ = ["RECOGNISER", "Recogniser"]

RECOGNISER = "firsthand_recogniser"
# Words that the model looks at: the word itself, the first word of the open name, and the word before in that name.
_LOOKED_AT = 3
# spaCy's numbers of moves: missing, begin, inside, last, unit (a name of one word), outside.
_KINDS = "MBILUO"


class Recogniser:
    """Finds just the names that spaCy's `EntityRecognizer` finds in documents without any. Ready after `take`."""

    @staticmethod
    def fits(trained: EntityRecognizer) -> bool:
        """True for a model of the form that this class knows: the one of spaCy's small pipelines."""
        model: Any = trained.model
        return (
            trained.cfg["beam_width"] == 1
            and model.attrs["has_upper"]
            and not model.attrs["unseen_classes"]
            and model.get_ref("lower").get_dim("nF") == _LOOKED_AT
            and [f"{kind}-{label}".rstrip("-") for kind, label in _moves(trained) if (kind, label) != ("U", "")]
            == list(trained.move_names)
        )

    def take(self, trained: EntityRecognizer) -> None:
        """Take over what `trained` has learned."""
        model: Any = trained.model
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self._words: Any = model.get_ref("tok2vec")
        self._parts: Any = lower
        self._bias: NDArray[np.float32] = lower.get_param("b")
        self._weights: NDArray[np.float32] = upper.get_param("W").T
        self._upper_bias: NDArray[np.float32] = upper.get_param("b")
        moves = _moves(trained)
        places = {move: number for number, move in enumerate(moves)}
        # Of several moves with one score the first is taken, and so every row of moves stands in the model's order.
        self._outside = moves.index(("O", ""))
        self._alone = np.array([n for n, (kind, label) in enumerate(moves) if kind == "O" or (kind == "U" and label)])
        self._any = np.array([n for n, (kind, label) in enumerate(moves) if kind == "O" or (kind in "BU" and label)])
        self._begins = np.array([kind == "B" for kind, _ in moves])
        self._labels = [label for _, label in moves]
        # By the move that began a name: the moves that go on with it and that end it.
        self._goes_on = np.array([places.get(("I", label), -1) for _, label in moves])
        self._ends = np.array([places.get(("L", label), -1) for _, label in moves])

    def __call__(self, doc: Doc) -> Doc:
        """Set the names of one document."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Set the names of each document, in order."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._annotate(batch)
            yield from batch

    def _annotate(self, docs: Sequence[Doc]) -> None:
        edges = np.cumsum([0, *map(len, docs)])
        if not edges[-1]:
            return
        # One row a token, after the row that stands for no token.
        parts = self._parts.predict(self._words.predict(list(docs)))
        last, space = _limits(docs)
        moves = self._first_moves(parts, last, space)
        ends = self._followed(parts, moves, last)
        chosen = np.flatnonzero(moves != self._outside)
        found: list[list[Span]] = [[] for _ in docs]
        free = 0
        for start, number in zip(chosen.tolist(), (np.searchsorted(edges, chosen, "right") - 1).tolist(), strict=True):
            if start >= free:
                free = int(ends[start])
                base = int(edges[number])
                label = self._labels[moves[start]]
                found[number].append(Span(docs[number], start - base, free - base, label=label))
        for doc, spans in zip(docs, found, strict=True):
            doc.set_ents(cast(Any, spans), default="outside")

    def _first_moves(
        self, parts: NDArray[np.float32], last: NDArray[np.bool_], space: NDArray[np.bool_]
    ) -> NDArray[np.int64]:
        """For each token its move where no name is open."""
        scores = self._scores(parts[1:, 0] + parts[0, 1] + parts[0, 2])
        moves: NDArray[np.int64] = np.where(
            last,
            self._alone[scores[:, self._alone].argmax(axis=1)],
            self._any[scores[:, self._any].argmax(axis=1)],
        )
        moves[space] = self._outside
        return moves

    def _followed(
        self, parts: NDArray[np.float32], moves: NDArray[np.int64], last: NDArray[np.bool_]
    ) -> NDArray[np.int64]:
        """For each token where the name that begins with it would end (exclusive)."""
        ends = np.arange(1, len(moves) + 1)
        starts = np.flatnonzero(self._begins[moves])
        at = starts + 1
        while len(starts):
            scores = self._scores(parts[at + 1, 0] + parts[starts + 1, 1] + parts[at, 2])
            row = np.arange(len(starts))
            begun = moves[starts]
            goes_on = scores[row, self._goes_on[begun]] >= scores[row, self._ends[begun]]
            goes_on &= ~last[at]
            ends[starts[~goes_on]] = at[~goes_on] + 1
            starts, at = starts[goes_on], at[goes_on] + 1
        return ends

    def _scores(self, sums: NDArray[np.float32]) -> NDArray[np.float32]:
        """The scores of all moves for states given by the sum of their words' parts."""
        hidden = (sums + self._bias).max(axis=-1)
        scores: NDArray[np.float32] = hidden @ self._weights + self._upper_bias
        return scores


def _moves(trained: EntityRecognizer) -> list[tuple[str, str]]:
    """Kind and label of each move in the model's order: `move_names` leaves out the one that spaCy has for blocked
    words, and so does not tell the places."""
    table: dict[int, Iterable[str]] = trained.moves.labels
    return [(_KINDS[kind], label) for kind in sorted(table) for label in table[kind]]


def _limits(docs: Sequence[Doc]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For each token: does a sentence or the document end with it; is it white space."""
    last: list[NDArray[np.bool_]] = []
    space: list[NDArray[np.bool_]] = []
    for doc in docs:
        marks = doc.to_array(["SENT_START", "IS_SPACE"])
        starts = marks[:, 0] == 1
        last.append(np.append(starts[1:], True)[: len(doc)])
        space.append(marks[:, 1] == 1)
    return np.concatenate(last), np.concatenate(space)


@Language.factory(RECOGNISER)
def _make(nlp: Language, name: str) -> Recogniser:
    return Recogniser()
