"""The lines of a document while their roles are decided."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.model import BlockRole
from firsthand.reading.draft import Line, Shape
from firsthand.reading.phrases import Effect, effect_of
from firsthand.reading.prose import is_prose

__all__ = ["Sheet"]


@dataclass(slots=True)
class Sheet:
    """One entry a line in each list. `effects`: what the phrase lists say; `roles`: what is decided, None at first.

    loose: the format said nothing about any line, as in plain text.
    """

    texts: list[str]
    shapes: list[Shape]
    linked: list[float]
    effects: list[Effect | None]
    roles: list[BlockRole | None] = field(default_factory=list)
    loose: bool = False

    @classmethod
    def of(cls, lines: tuple[Line, ...]) -> Sheet:
        """The sheet of a draft's lines, no role decided."""
        return cls(
            texts=[line.text for line in lines],
            shapes=[line.shape for line in lines],
            linked=[line.linked for line in lines],
            effects=[_effect(line) for line in lines],
            roles=[None] * len(lines),
            loose=all(line.shape == "loose" for line in lines),
        )

    def __len__(self) -> int:
        return len(self.texts)


def _effect(line: Line) -> Effect | None:
    if line.shape == "title":
        return None
    effect = effect_of(line.text)
    # Prose that a page marks as a paragraph is not the end of the article by its words alone.
    if effect in {"related", "end"} and line.shape == "paragraph" and is_prose(line.text):
        return None
    return effect
