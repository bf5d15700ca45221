"""A report's text cut into passages, sentences and pieces, so that a template only has to print them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.dossier.addresses import words_anchor
from firsthand.dossier.covers import cover_reason
from firsthand.model import Block, BlockRole, Report, Span
from firsthand.safety import REDACTED, Withholder

__all__ = ["GAP", "Mark", "Passage", "Piece", "Sentence", "passages"]

GAP = "[…]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words to be marked. kind: value, source, cue or claim. anchored: a link may lead to exactly these words."""

    span: Span
    kind: str
    anchored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of letters under the same marks. anchors: ids of the words that begin here."""

    text: str
    kinds: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    withheld: bool = False

    @property
    def classes(self) -> str:
        return " ".join(self.kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, or a gap where sentences were left out. cover: why it is hidden until clicked."""

    pieces: tuple[Piece, ...] = ()
    cover: str | None = None
    gap: bool = False
    anchor: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block with its sentences. A passage of nothing but a gap stands for any number of blocks."""

    role: BlockRole
    span: Span | None
    sentences: tuple[Sentence, ...]

    @property
    def gap(self) -> bool:
        return all(sentence.gap for sentence in self.sentences)

    @property
    def covered(self) -> bool:
        return any(sentence.cover for sentence in self.sentences)


def passages(
    report: Report,
    marks: Iterable[Mark],
    *,
    withhold: Withholder,
    only: Sequence[Span] | None = None,
    redacted: Sequence[Span] = (),
) -> tuple[Passage, ...]:
    """The text as passages. `only`: show the sentences that these spans touch and a gap for the rest; None shows all.

    redacted: spans whose words are blacked out whatever else is shown.
    """
    ordered = sorted(marks, key=lambda mark: (mark.span.start, mark.span.end, mark.kind))
    wanted = sorted(only) if only is not None else None
    found: list[Passage] = []
    for block in report.blocks:
        passage = _passage(report, block, ordered, withhold, wanted, redacted)
        # The title stands over the text in any case, so nothing is missing where its block is left out.
        if passage.gap and (found[-1].gap if found else report.quote(block.span) == report.title):
            continue
        found.append(passage)
    return tuple(found)


def _passage(
    report: Report,
    block: Block,
    marks: Sequence[Mark],
    withhold: Withholder,
    wanted: Sequence[Span] | None,
    redacted: Sequence[Span],
) -> Passage:
    inside = [mark for mark in marks if mark.span.overlaps(block.span)]
    touched = [span for span in wanted if span.overlaps(block.span)] if wanted is not None else None
    # A redacted span comes first: it covers whatever name stands in it.
    hidden = [(span, REDACTED) for span in redacted if span.overlaps(block.span)]
    hidden += [(_moved(span, block.span.start), words) for span, words in withhold.veils(report.quote(block.span))]
    shown: list[Sentence] = []
    for span in report.sentences(block):
        if touched is not None and not any(span.overlaps(one) for one in touched):
            if not (shown and shown[-1].gap):
                shown.append(Sentence(gap=True))
            continue
        gap_before = report.text[block.span.start : span.start]
        shown.append(
            Sentence(
                pieces=tuple(_pieces(report, span, [mark for mark in inside if mark.span.overlaps(span)], hidden)),
                cover=cover_reason(report.quote(span)),
                anchor=f"s{span.start}",
                before="\n" if gap_before.endswith("\n") else " ",
            )
        )
    return Passage(role=block.role, span=block.span, sentences=tuple(shown))


def _pieces(report: Report, span: Span, marks: Sequence[Mark], hidden: Sequence[tuple[Span, str]]) -> Iterable[Piece]:
    cuts = {span.start, span.end}
    covering = [(one, words) for one, words in hidden if one.overlaps(span)]
    for found in (*(mark.span for mark in marks), *(one for one, _ in covering)):
        cuts.update(cut for cut in (found.start, found.end) if span.start < cut < span.end)
    edges = sorted(cuts)
    written: set[Span] = set()
    for start, end in pairwise(edges):
        piece = Span(start=start, end=end)
        over = [mark for mark in marks if mark.span.overlaps(piece)]
        # Words that go on into the next sentence keep their anchor where they begin.
        anchors = sorted({words_anchor(mark.span) for mark in over if mark.anchored and mark.span.start == start})
        kinds = tuple(sorted({mark.kind for mark in over}))
        veil = next(((one, words) for one, words in covering if one.overlaps(piece)), None)
        if veil is None:
            yield Piece(text=report.quote(piece), kinds=kinds, anchors=tuple(anchors))
        elif veil[0] not in written:
            written.add(veil[0])
            yield Piece(text=veil[1], kinds=kinds, anchors=tuple(anchors), withheld=True)
        elif anchors:
            yield Piece(text="", anchors=tuple(anchors), withheld=True)


def _moved(span: Span, by: int) -> Span:
    return Span(start=span.start + by, end=span.end + by)
