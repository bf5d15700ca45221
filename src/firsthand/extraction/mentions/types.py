"""The types of incidents: PLOVER's categories and modes, two of our own, and their counterparts in other schemes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from firsthand.data import load_table
from firsthand.extraction.mentions.lexicon import words_of

__all__ = ["VERBAL_TYPES", "IncidentType", "incident_type", "incident_types"]

VERBAL_TYPES = words_of("AGREE CONSULT SUPPORT CONCEDE COOPERATE REQUEST ACCUSE REJECT")


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentType:
    """A type, or a mode of a type, with its label and its codes in other schemes; None where the scheme has none.

    acled: event type and sub-event type. cameo: CAMEO code. muc4: incident type of MUC-4. modes: of a type, by name.
    """

    type: str
    mode: str | None
    label: str
    quad: str
    acled: tuple[str, str] | None = None
    cameo: str | None = None
    muc4: str | None = None
    modes: MappingProxyType[str, IncidentType] = field(default_factory=lambda: MappingProxyType({}))


@cache
def incident_types() -> MappingProxyType[str, IncidentType]:
    """All types by name, in the order of the data file, each with its modes."""
    types: dict[str, IncidentType] = {}
    for name, row in load_table("types.toml").items():
        modes = {mode: _entry(name, mode, {**row, **own}) for mode, own in row.get("modes", {}).items()}
        types[name] = _entry(name, None, row, MappingProxyType(modes))
    return MappingProxyType(types)


def incident_type(name: str, mode: str | None = None) -> IncidentType:
    """The entry of a type or of one of its modes. Raises KeyError for one that is not in the table."""
    found = incident_types()[name]
    return found if mode is None else found.modes[mode]


def _entry(
    name: str,
    mode: str | None,
    row: dict[str, Any],
    modes: MappingProxyType[str, IncidentType] | None = None,
) -> IncidentType:
    acled = row.get("acled")
    return IncidentType(
        type=name,
        mode=mode,
        label=row["label"],
        quad=row["quad"],
        acled=(acled[0], acled[1]) if acled else None,
        cameo=row.get("cameo"),
        muc4=row.get("muc4"),
        modes=modes if modes is not None else MappingProxyType({}),
    )
