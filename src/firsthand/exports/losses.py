"""What a format could not hold, counted by kind while it is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

__all__ = ["Loss", "LossCounter", "LossReport"]

_EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """One kind of loss. message: in words, for `count` things; examples: the ids or values of the first few."""

    kind: str
    count: int
    message: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LossReport:
    """What an export left out, in the order of the kinds that the exporter names. Empty where nothing was lost."""

    format: str
    losses: tuple[Loss, ...] = ()

    def lines(self) -> list[str]:
        """One line a kind, for people."""
        return [
            f"{loss.count} × {loss.message}" + (f" (for example {', '.join(loss.examples)})" if loss.examples else "")
            for loss in self.losses
        ]


class LossCounter:
    """Counts losses of the kinds that an exporter names with their messages."""

    def __init__(self, messages: dict[str, str]) -> None:
        self._messages = messages
        self._counts: Counter[str] = Counter()
        self._examples: dict[str, list[str]] = {}

    def add(self, kind: str, example: str | None = None, *, count: int = 1) -> None:
        """Note that something of this kind was left out. Raises KeyError for a kind without a message."""
        if count <= 0:
            return
        if kind not in self._messages:
            raise KeyError(kind)
        self._counts[kind] += count
        examples = self._examples.setdefault(kind, [])
        if example is not None and example not in examples and len(examples) < _EXAMPLES:
            examples.append(example)

    def report(self, format: str) -> LossReport:
        """The report on everything counted."""
        return LossReport(
            format=format,
            losses=tuple(
                Loss(
                    kind=kind,
                    count=self._counts[kind],
                    message=message,
                    examples=tuple(self._examples.get(kind, ())),
                )
                for kind, message in self._messages.items()
                if self._counts[kind]
            ),
        )
