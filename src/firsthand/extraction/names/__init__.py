"""Who is who inside a report: named parties, their roles, and what pronouns and descriptions refer to."""

from __future__ import annotations

from firsthand.extraction.names.finding import Names, Party, PartyKind, find_names

__all__ = ["Names", "Party", "PartyKind", "find_names"]
