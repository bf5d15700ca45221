"""The words that the search for places goes by, and the tables of demonyms and states, read once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.data import data_file, load_table
from firsthand.extraction.places.gazetteer import place_key

__all__ = ["Words", "load_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Lower-case words of `places/words.toml`; `phrases` are relations as token tuples, longest first.

    demonyms: key of a demonym of one or two words → ISO 3166 code. states: an abbreviation without its
    points → (country, key of the division), only good after a comma.
    """

    locative: frozenset[str]
    strong_locative: frozenset[str]
    blows: frozenset[str]
    belongings: frozenset[str]
    parts: frozenset[str]
    kinds_before: dict[str, str]
    kinds_after: dict[str, str]
    aspects: dict[str, str]
    tails: frozenset[str]
    illness: frozenset[str]
    heads: frozenset[str]
    titles: frozenset[str]
    never: frozenset[str]
    doubtful: frozenset[str]
    bodies: frozenset[str]
    makers: frozenset[str]
    gaps: frozenset[str]
    local: frozenset[str]
    acts: frozenset[str]
    addressed: frozenset[str]
    parties: frozenset[str]
    units: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    media: frozenset[str]
    vague_endings: frozenset[str]
    demonyms: dict[str, str]
    states: dict[str, tuple[tuple[str, str], ...]]


@cache
def load_words() -> Words:
    """The words, from the packaged tables. Raises FileNotFoundError where one is missing."""
    table: dict[str, Any] = load_table("places/words.toml")
    words: dict[str, list[str]] = table["words"]
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in table["relations"]["phrases"]:
        tokens = tuple(phrase.replace("-", " - ").split())
        phrases.setdefault(tokens[-1], []).append(tokens)
    demonyms: dict[str, str] = {}
    for code, _, _, named in _rows("countries.tsv"):
        for demonym in filter(None, named.split("|")):
            demonyms[place_key(demonym)] = code
    states: dict[str, list[tuple[str, str]]] = {}
    for country, name, forms in _rows("states.tsv"):
        for form in forms.split("|"):
            states.setdefault(form.replace(".", ""), []).append((country, place_key(name)))
    return Words(
        locative=frozenset(table["locative"]),
        strong_locative=frozenset(table["strong_locative"]),
        blows=frozenset(table["blows"]),
        belongings=frozenset(table["belongings"]),
        parts=frozenset(table["parts"]),
        kinds_before=table["kinds_before"],
        kinds_after=table["kinds_after"],
        aspects=table["aspects"],
        tails=frozenset(words["tails"]),
        illness=frozenset(words["illness"]),
        heads=frozenset(words["heads"]),
        titles=frozenset(words["titles"]),
        never=frozenset(words["never"]),
        doubtful=frozenset(words["doubtful"]),
        bodies=frozenset(words["bodies"]),
        makers=frozenset(words["makers"]),
        gaps=frozenset(words["gaps"]),
        local=frozenset(words["local"]),
        acts=frozenset(words["acts"]),
        addressed=frozenset(words["addressed"]),
        parties=frozenset(words["parties"]),
        units=frozenset(table["relations"]["units"]),
        phrases={last: tuple(sorted(found, key=len, reverse=True)) for last, found in phrases.items()},
        media=frozenset(words["media"]),
        vague_endings=frozenset(words["vague_endings"]),
        demonyms=demonyms,
        states={form: tuple(found) for form, found in states.items()},
    )


def _rows(name: str) -> list[list[str]]:
    lines = data_file(f"places/{name}").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:] if line]
