"""The door through which every format comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, Protocol

from firsthand.exports.losses import LossReport
from firsthand.model import LedgerView, Story

__all__ = ["ExportOptions", "Exporter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """How to export. publish_safe: withhold the names of private persons and whole texts; quote single sentences.

    stories: the stories of the ledger, for the formats that hold them; without them the export has none.
    """

    publish_safe: bool = True
    stories: tuple[Story, ...] = ()


class Exporter(Protocol):
    """One format. A format of several files is written as one archive of them.

    name: as in `export --to NAME`; suffix: of its files, with the dot; description: one line for `--help`.
    """

    @property
    def name(self) -> str: ...

    @property
    def suffix(self) -> str: ...

    @property
    def description(self) -> str: ...

    def write(self, view: LedgerView, out: BinaryIO, *, options: ExportOptions) -> LossReport:
        """Write the ledger as it is now, streaming, and say what the format could not hold."""
