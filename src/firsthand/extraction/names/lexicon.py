"""The lexicons of names: outlets, bodies, countries, titles and roles, compiled once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from firsthand.data import data_file, load_table

__all__ = ["Known", "Lexicon", "country_table", "lexicon", "outlet_name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A name of the lexicon: how it is written, its fullest name, and the section that it stands under.

    ambiguous: also a common word or another name, so it counts only where its sentence speaks for it.
    """

    written: str
    name: str
    section: str
    kind: str
    country: str | None
    ambiguous: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Look-ups. `known` is keyed by the first three characters; its lists hold the longest names first."""

    known: dict[str, tuple[Known, ...]]
    demonyms: dict[str, str]
    titles: dict[str, str]
    title_words: frozenset[str]
    same_word: dict[str, str]
    people_nouns: frozenset[str]
    shared_offices: frozenset[str]
    group_nouns: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    organisation_words: frozenset[str]
    organisation_openers: frozenset[str]
    organisation_acting: frozenset[str]
    outlet_titles: frozenset[str]
    outlet_endings: frozenset[str]
    organs: frozenset[str]
    organ_openers: frozenset[str]
    descriptions: dict[str, tuple[str, ...]]
    description_heads: frozenset[str]


_OUTLET_SECTIONS = ("broadcaster", "agency", "newspaper", "magazine", "site")
_BODY_SECTIONS = ("government", "agency", "military", "group")
KEY_LENGTH = 3


def country_table() -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Countries as (ISO code, name, other names, demonyms)."""
    rows = []
    lines = data_file("places/countries.tsv").read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    places = {name: header.index(name) for name in ("code", "name", "aliases", "demonyms")}
    for line in lines[1:]:
        cells = line.split("\t")
        cells += [""] * (len(header) - len(cells))
        aliases = tuple(item for item in cells[places["aliases"]].split("|") if item)
        demonyms = tuple(item for item in cells[places["demonyms"]].split("|") if item)
        rows.append((cells[places["code"]], cells[places["name"]], aliases, demonyms))
    return rows


@cache
def lexicon() -> Lexicon:
    """The compiled lexicons."""
    roles = load_table("names/roles.toml")
    first = load_table("names/first_names.toml")
    titles: dict[str, str] = roles["titles"]
    organisation = roles["organisation"]
    descriptions = {words: tuple(means) for words, means in organisation["descriptions"].items()}
    for organ in organisation["organs"]:
        descriptions[organ] = (f"body:{organ}", *descriptions.get(organ, ()))
    return Lexicon(
        known=_known(),
        demonyms={demonym: code for code, _, _, demonyms in country_table() for demonym in demonyms},
        titles=titles,
        title_words=frozenset(title.split()[-1] for title in titles),
        same_word=roles["words"],
        people_nouns=frozenset(roles["people"]["nouns"]),
        shared_offices=frozenset(roles["people"]["shared"]),
        group_nouns=frozenset(roles["groups"]["nouns"]),
        male=frozenset(roles["male"]["words"]) | frozenset(first["male"]["names"].split()),
        female=frozenset(roles["female"]["words"]) | frozenset(first["female"]["names"].split()),
        organisation_words=frozenset(organisation["words"]),
        organisation_acting=frozenset(organisation["acting"]),
        organisation_openers=frozenset(organisation["openers"]),
        outlet_titles=frozenset(organisation["outlet_titles"]),
        outlet_endings=frozenset(organisation["outlet_endings"]),
        organs=frozenset(organisation["organs"]),
        organ_openers=frozenset(organ.split()[0] for organ in organisation["organs"]),
        descriptions=descriptions,
        description_heads=frozenset(words.split()[-1] for words in descriptions),
    )


@cache
def _outlet_names() -> dict[str, str]:
    return {
        _bare(known.written).lower(): known.name
        for group in lexicon().known.values()
        for known in group
        if known.kind == "outlet"
    }


def outlet_name(words: str) -> str:
    """The fullest name of an outlet as the lexicon has it, or the words themselves where it is not listed."""
    bare = _bare(words.strip(" \t“”\"'‘’.,")).strip()
    return _outlet_names().get(bare.lower(), words.strip())


def _bare(name: str) -> str:
    return name[4:] if name.startswith(("The ", "the ")) else name


def _known() -> dict[str, tuple[Known, ...]]:
    outlets, bodies = load_table("names/outlets.toml"), load_table("names/bodies.toml")
    entries: dict[str, Known] = {}

    def enter(written: str, name: str, section: str, kind: str, country: str, ambiguous: bool) -> None:
        bare = _bare(written)
        known = Known(written=bare, name=name, section=section, kind=kind, country=country or None, ambiguous=ambiguous)
        entries.setdefault(bare, known)
        if "'" in bare:
            curly = bare.replace("'", "’")
            entries.setdefault(
                curly,
                Known(
                    written=curly, name=name, section=section, kind=kind, country=country or None, ambiguous=ambiguous
                ),
            )

    for table, sections, kind in ((bodies, _BODY_SECTIONS, "organisation"), (outlets, _OUTLET_SECTIONS, "outlet")):
        spelled = frozenset(table["spelled"]["names"])
        for section in sections:
            label = "agency of news" if kind == "outlet" and section == "agency" else section
            for name, (country, *others) in table[section].items():
                for written in (name, *others):
                    enter(written, name, label, kind, country, written in spelled)
    for code, name, aliases, _ in country_table():
        for written in (name, *aliases):
            enter(written, name, "country", "place", code, False)
    groups: dict[str, list[Known]] = {}
    for written, known in entries.items():
        groups.setdefault(written[:KEY_LENGTH], []).append(known)
        if len(written) < KEY_LENGTH:
            continue
    return {key: tuple(sorted(group, key=lambda item: -len(item.written))) for key, group in groups.items()}
