"""A claim before its chain is known."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.extraction.languages.claims.phrase import Line, Source
from firsthand.extraction.languages.claims.wordlists import Cue
from firsthand.extraction.languages.phrases import Match
from firsthand.model import Act, Span

__all__ = ["Draft"]


@dataclass(slots=True, kw_only=True)
class Draft:
    """A claim before its chain is known. source: None where the verb's subject is left out or a pronoun.

    first, last: the words of its attribution, source and cue. around: what stands on both sides is told by it.
    cut: the word at which another source begins, which is no part of what is said.
    """

    line: Line
    cue: Match[Cue]
    source: Source | None
    first: int
    last: int
    act: Act
    around: bool = False
    cut: int = 10_000
    content: list[Span] = field(default_factory=list)
    outlets: list[Source] = field(default_factory=list)
    cited: list[Source] = field(default_factory=list)
