"""Makers of words, fills and links for the tests of the learned incidents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from firsthand.extraction.encoder.pieces import Pieces
from firsthand.extraction.incidents.clusters import Links
from firsthand.extraction.incidents.fills import Fill, Occurrence
from firsthand.extraction.incidents.settings import settings
from firsthand.model import Span


def pieces_of(text: str) -> Pieces:
    """One piece a word, words parted by blanks."""
    starts = [at for at, letter in enumerate(text) if letter != " " and (at == 0 or text[at - 1] == " ")]
    words = text.split()
    return Pieces(
        ids=list(range(len(words))),
        word_start=starts,
        word_end=[start + len(word) for start, word in zip(starts, words, strict=True)],
        word_piece=list(range(len(words) + 1)),
        shapes=[0] * len(words),
        lines=[0],
        sentences=[],
    )


def fill(role: str, words: str, score: float, at: int = 0) -> Fill:
    """A fill that stands once, at the character `at`."""
    span = Span(start=at, end=at + len(words))
    place = Occurrence(first=at, last=at + 1, score=score, span=span)
    return Fill(role=role, words=words, score=score, span=span, position=at, occurrences=(place,))


def links_of(
    fills: Sequence[Fill], groups: Sequence[set[int]], kinds: Mapping[int, str] | None = None, *, relevant: float = 0.9
) -> Links:
    """Links that are sure within the groups and absent between them; kinds by fill, else "attack"."""
    order = settings().kinds
    same = np.full((len(fills), len(fills)), 0.02)
    for group in groups:
        for one, other in combinations(sorted(group), 2):
            same[one, other] = same[other, one] = 0.98
    mixed = np.full((len(fills), len(order)), 0.01)
    for number in range(len(fills)):
        mixed[number, order.index((kinds or {}).get(number, "attack"))] = 0.95
    return Links(same=same, kinds=mixed, relevant=relevant, told=mixed.max(axis=0, initial=0.01))
