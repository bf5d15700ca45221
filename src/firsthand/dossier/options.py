"""What a caller may choose about a dossier, and what it learns afterwards."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DossierOptions", "DossierSummary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierOptions:
    """Choices about a dossier.

    title: on every page and in the window's title.
    publish_safe: show only the sentences that carry values, withhold the names of private persons, the names of
        reviewers and the folders of local files. False shows whole texts, for work inside the house.
    released: names of private persons that a reviewer has released; they are shown in spite of `publish_safe`.
    made_on: the date of making as it should be printed, or None for no such line. Never taken from the clock, so that
        the same ledger gives the same bytes.
    page_size: incidents or reports on one page of a list.
    """

    title: str = "Evidence dossier"
    publish_safe: bool = True
    released: tuple[str, ...] = ()
    made_on: str | None = None
    page_size: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierSummary:
    """What was written. `entry` is the path of the first page; `withheld` counts the private persons whose names were
    withheld; `size` is in bytes."""

    entry: str
    incidents: int
    reports: int
    outlets: int
    problems: int
    withheld: int
    files: int
    size: int
