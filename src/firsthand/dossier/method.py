"""How the record was made and what its fields mean, written from the package's own tables and the ledger's marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from firsthand.contract import CONTRACT_VERSION
from firsthand.data import load_table
from firsthand.dossier.catalogue import Catalogue
from firsthand.dossier.wording import meanings, word, words
from firsthand.model import AUTHORITIES, FIELD_ORDER, Judgement, in_force
from firsthand.safety import Withholder

__all__ = ["Codebook", "Method", "codebook", "method"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A code, the words for it and what it means."""

    code: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the suggested grade. order: 0 for one that the ledger names and the present tables do not."""

    order: int
    name: str
    grade: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    code: str
    label: str
    acled: str
    cameo: str
    muc4: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A type of incident with its modes and their counterparts in other schemes."""

    code: str
    label: str
    own: Mode
    modes: tuple[Mode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    contract: str
    readers: tuple[tuple[str, int], ...]
    extractors: tuple[tuple[str, int], ...]
    rules: tuple[Rule, ...]
    weights: tuple[tuple[str, str, str], ...]
    grades: tuple[Entry, ...]
    origins: tuple[Entry, ...]
    derivations: tuple[Entry, ...]
    conflicts: tuple[Entry, ...]
    authorities: tuple[tuple[str, str, str], ...]
    undated: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    fields: tuple[Entry, ...]
    statuses: tuple[Entry, ...]
    certainties: tuple[Entry, ...]
    precisions: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    bases: tuple[Entry, ...]
    responsibilities: tuple[Entry, ...]
    kinds: tuple[Kind, ...]


def method(
    catalogue: Catalogue, suggested: Mapping[tuple[str, str], int], judgements: Iterable[Judgement] = ()
) -> Method:
    """What the methodology page says of this ledger. suggested: for how many incidents each (grade, rule) was."""
    return Method(
        contract=CONTRACT_VERSION,
        readers=tuple(sorted(catalogue.readers.items())),
        extractors=tuple(sorted(catalogue.extractors.items())),
        rules=tuple(_rules(suggested)),
        weights=tuple(_weights(load_table("linking/matching.toml"))),
        grades=tuple(Entry(code=code, label=code, meaning=text) for code, text in meanings("grade").items()),
        origins=_entries("origin"),
        derivations=_entries("derivation"),
        conflicts=_entries("conflict"),
        authorities=tuple(_authorities(judgements, catalogue.withholder())),
        undated=sum(card.published is None for card in catalogue.cards.values()),
        reports=len(catalogue.cards),
    )


def _authorities(judgements: Iterable[Judgement], withhold: Withholder) -> Iterator[tuple[str, str, str]]:
    """The bodies that count as one: name, bodies, and who changed it ("" for the packaged list)."""
    listed = {
        entry["name"]: (", ".join(entry["mouths"]), "") for entry in load_table("linking/authorities.toml")["authority"]
    }
    for judgement in in_force(judgements):
        if judgement.subject == AUTHORITIES and judgement.value:
            name, _, bodies = judgement.value.partition(":")
            known = next((one for one in listed if one.casefold() == name.strip().casefold()), name.strip())
            words = ", ".join(filter(None, (one.strip() for one in bodies.split(";"))))
            listed[known] = (words if judgement.verdict == "amend" else "", judgement.reason)
    for name, (bodies, reason) in listed.items():
        yield withhold(name), withhold(bodies), withhold(reason)


def codebook() -> Codebook:
    """Fields, codes and types with their meanings."""
    fields = meanings("field")
    return Codebook(
        fields=tuple(Entry(code=code, label=word("field", code), meaning=fields.get(code, "")) for code in FIELD_ORDER),
        statuses=_entries("status"),
        certainties=_entries("certainty"),
        precisions=(
            ("Places", tuple(words("place_precision").items())),
            ("Dates", tuple(words("time_precision").items())),
        ),
        bases=_entries("basis"),
        responsibilities=_entries("responsibility"),
        kinds=tuple(_kind(code, table) for code, table in load_table("types.toml").items()),
    )


def _rules(suggested: Mapping[tuple[str, str], int]) -> Iterator[Rule]:
    """The written rules in their order, then those of an older ledger that are no longer written."""
    written = load_table("linking/grades.toml")["rule"]
    for order, rule in enumerate(written, 1):
        grade, name = rule["grade"], rule["name"]
        yield Rule(
            order=order, name=name, grade=grade, reason=_spoken(rule["reason"]), count=suggested.get((grade, name), 0)
        )
    known = {(rule["grade"], rule["name"]) for rule in written}
    for (grade, name), count in sorted(suggested.items()):
        if (grade, name) not in known:
            yield Rule(order=0, name=name, grade=grade, reason="", count=count)


def _spoken(reason: str) -> str:
    """A rule's reason with what is filled in at each incident left open."""
    return reason.replace("{names}", "…").replace("{number}", "n")


def _weights(table: Mapping[str, Any], feature: str = "") -> Iterator[tuple[str, str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _weights(value, f"{feature} {name}".strip().replace("_", " "))
        elif isinstance(value, int | float):
            yield (
                feature or "all",
                name.replace("_", " "),
                f"{value:+g}" if not name.endswith(("days", "km")) else f"{value:g}",
            )


def _entries(table: str) -> tuple[Entry, ...]:
    return tuple(Entry(code=code, label=word(table, code), meaning=text) for code, text in meanings(table).items())


def _kind(code: str, table: dict[str, Any]) -> Kind:
    own = _mode(code, table, {})
    modes = tuple(_mode(name, found, table) for name, found in table.get("modes", {}).items())
    return Kind(code=code, label=str(table.get("label", code.capitalize())), own=own, modes=modes)


def _mode(code: str, table: dict[str, Any], parent: dict[str, Any]) -> Mode:
    """A mode; what it does not name it has from its type."""

    def found(key: str) -> str:
        value = table.get(key, parent.get(key, ""))
        return " / ".join(value) if isinstance(value, list) else str(value)

    return Mode(
        code=code,
        label=str(table.get("label", code)),
        acled=found("acled"),
        cameo=found("cameo"),
        muc4=found("muc4"),
    )
