"""A parsed report as plain lists, so that the rules read fast and never touch spaCy.

Token positions count the tokens of the blocks that are read; offsets count characters of `report.text`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.extraction.misreadings import Tree, mend
from firsthand.extraction.placenames import shown_places
from firsthand.model import BlockRole, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["READ_ROLES", "Entity", "Parse"]

READ_ROLES: frozenset[BlockRole] = frozenset({"heading", "paragraph", "caption", "correction", "note"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A named entity of the linguistic pipeline: tokens `first` to `last` (exclusive), label as in OntoNotes."""

    first: int
    last: int
    label: str


@dataclass(slots=True, kw_only=True)
class Parse:
    """Tokens of a report with their features, each a list of the same length.

    text, lower, lemma, tag (Penn), pos (universal), dep (ClearNLP labels of spaCy): strings.
    head: position of the syntactic head (itself for a root). start, end: character offsets in `report.text`.
    reading: the report's text as it was parsed: the same but for passages in capitals, which are in mixed case.
    block: index into `report.blocks`. sentence: index into `sentences`, which hold (first, last exclusive).
    children: positions of the syntactic children, in order. left, right: first and last position of the subtree.
    """

    report: Report
    text: list[str]
    lower: list[str]
    lemma: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    block: list[int]
    sentence: list[int]
    sentences: list[tuple[int, int]]
    entities: list[Entity]
    reading: str = ""
    children: list[list[int]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        size = len(self.text)
        self.reading = self.reading or self.report.text
        self.children = [[] for _ in range(size)]
        for position, head in enumerate(self.head):
            if head != position:
                self.children[head].append(position)
        self.left = list(range(size))
        self.right = list(range(size))
        for first, last in self.sentences:
            self._widen(first, last)

    def _widen(self, first: int, last: int) -> None:
        """Grow each subtree's edges from its leaves up, in one pass over the sentence by depth."""
        depth = {}
        for position in range(first, last):
            steps, at = 0, position
            while self.head[at] != at and steps <= last - first:
                at = self.head[at]
                steps += 1
            depth[position] = steps
        for position in sorted(range(first, last), key=depth.__getitem__, reverse=True):
            head = self.head[position]
            if head != position:
                self.left[head] = min(self.left[head], self.left[position])
                self.right[head] = max(self.right[head], self.right[position])

    def __len__(self) -> int:
        return len(self.text)

    def span(self, first: int, last: int) -> Span:
        """The characters from token `first` to token `last` (exclusive)."""
        return Span(start=self.start[first], end=self.end[last - 1])

    def subtree(self, position: int) -> tuple[int, int]:
        """The tokens of the subtree of `position` as (first, last exclusive)."""
        return self.left[position], self.right[position] + 1

    def tokens_in(self, span: Span) -> tuple[int, int]:
        """The tokens that lie wholly or partly in `span`, as (first, last exclusive); first == last if none does."""
        first = bisect_right(self.end, span.start)
        return first, max(first, bisect_left(self.start, span.end))

    def role(self, position: int) -> BlockRole:
        """The role of the block in which the token stands."""
        return self.report.blocks[self.block[position]].role

    def words(self, first: int, last: int) -> str:
        """The words from token `first` to token `last` (exclusive), as parsed: capitals in mixed case."""
        return self.reading[self.start[first] : self.end[last - 1]]

    @classmethod
    def from_docs(cls, docs: Sequence[Doc], report: Report, *, reading: str = "") -> Parse:
        """Copy what the rules need out of the spaCy Docs of a report's blocks, one a block.

        The `user_data` of each holds `starts`, the tokens' offsets in the report's text, and the number of its `block`.
        """
        starts: list[int] = []
        text: list[str] = []
        lemma: list[str] = []
        tag: list[str] = []
        pos: list[str] = []
        dep: list[str] = []
        head: list[int] = []
        block: list[int] = []
        sentences: list[tuple[int, int]] = []
        sentence: list[int] = []
        entities: list[Entity] = []
        for doc in docs:
            before = len(text)
            starts.extend(doc.user_data["starts"])
            block.extend([doc.user_data["block"]] * len(doc))
            for token in doc:
                text.append(token.text)
                lemma.append(token.lemma_.lower())
                tag.append(token.tag_)
                pos.append(token.pos_)
                dep.append(token.dep_)
                head.append(before + token.head.i)
            for sent in doc.sents if len(doc) else ():
                sentence.extend([len(sentences)] * (sent.end - sent.start))
                sentences.append((before + sent.start, before + sent.end))
            entities.extend(
                Entity(first=before + ent.start, last=before + ent.end, label=ent.label_) for ent in doc.ents
            )
        lower = [word.lower() for word in text]
        placed = mend(Tree(lower=lower, lemma=lemma, tag=tag, pos=pos, dep=dep, head=head), sentences)
        placed += shown_places(text, lower, tag, sentences)
        return cls(
            report=report,
            text=text,
            lower=lower,
            lemma=lemma,
            tag=tag,
            pos=pos,
            dep=dep,
            head=head,
            start=starts,
            end=[start + len(word) for start, word in zip(starts, text, strict=True)],
            block=block,
            sentence=sentence,
            sentences=sentences,
            entities=_with_places(entities, placed),
            reading=reading,
        )


def _with_places(entities: list[Entity], placed: list[tuple[int, int]]) -> list[Entity]:
    """The entities with the names that mending found to be places, which the pipeline took for others or for none."""
    for first, last in placed:
        clear = [one for one in entities if one.last <= first or last <= one.first]
        if all(one.label not in {"DATE", "TIME", "GPE", "LOC", "FAC"} for one in entities if one not in clear):
            entities = sorted([*clear, Entity(first=first, last=last, label="GPE")], key=lambda one: one.first)
    return entities
