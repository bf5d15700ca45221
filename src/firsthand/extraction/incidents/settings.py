"""What the learned incidents are read with: roles and kinds as the model knows them, and how sure it must be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from firsthand.data import load_table

__all__ = ["Settings", "settings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """roles, kinds: names in the order of the model's scores. types: each kind's type and mode (data/types.toml).

    anchors: roles that tell incidents apart; the others join the incidents that they go with.
    relevant: least score of a text. least: of a fill, by role. link: of two anchors of one incident; join: of a fill
    with the incident that it joins, by role. alone: of an incident without anchors. further: of an incident beside
    the first. kinship: how far unlike kinds part two fills, from 0 to 1. whole: weight of the text's own kinds.
    fresh: least score, times that of the text, of an incident that the rules do not tell of; sure: of one whose kind
    gives a mention its mode.
    """

    roles: tuple[str, ...]
    kinds: tuple[str, ...]
    types: MappingProxyType[str, tuple[str, str | None]]
    anchors: frozenset[str]
    relevant: float
    least: MappingProxyType[str, float]
    link: float
    join: MappingProxyType[str, float]
    alone: float
    further: float
    kinship: float
    whole: float
    fresh: float
    sure: float


@cache
def settings() -> Settings:
    """The settings of `incidents.toml`."""
    table = load_table("incidents.toml")
    numbers = table["thresholds"]
    return Settings(
        roles=tuple(table["roles"]["order"]),
        kinds=tuple(table["kinds"]["order"]),
        types=MappingProxyType({name: (row["type"], row.get("mode")) for name, row in table["kinds"]["types"].items()}),
        anchors=frozenset(table["roles"]["anchors"]),
        relevant=numbers["relevant"],
        least=MappingProxyType(dict(numbers["least"])),
        link=numbers["link"],
        join=MappingProxyType(dict(numbers["join"])),
        alone=numbers["alone"],
        further=numbers["further"],
        kinship=numbers["kinship"],
        whole=numbers["whole"],
        fresh=numbers["fresh"],
        sure=numbers["sure"],
    )
