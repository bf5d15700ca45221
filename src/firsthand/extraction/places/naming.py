"""How likely a name is a place's at all, in whatever role: as a place, for its state or inside the name of a body.

A logistic regression over what `places.scores` counts by hand and what stands around the name; the weights are learnt
by `training/place_weights.py` and read from `places/weights.toml`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from operator import mul

from firsthand.data import load_table
from firsthand.extraction.names import Names
from firsthand.extraction.parse import Parse
from firsthand.extraction.places.drafts import PlaceName, Surroundings
from firsthand.extraction.places.outlet import OutletHome
from firsthand.extraction.places.words import Words

__all__ = ["NAMING", "likelihood", "load_naming_weights", "naming_features"]

NAMING = (
    "one", "score", "low_score", "gpe", "loc", "fac", "org", "person", "norp", "other_label", "no_label", "inside_fac",
    "inside_org", "inside_person", "inside_other", "starts_entity", "located", "wanted", "prior", "country", "admin1",
    "admin2", "capital", "point", "region", "other_name", "several_words", "tail", "local_tail", "body_after",
    "noun_after", "name_after", "title_before", "name_before", "person_word", "party_person", "doubtful", "sure",
    "sure_elsewhere", "times", "unknown", "holds", "held", "outlet", "heading", "of_before", "comma_after", "letters",
    "lower_after", "first_word",
)  # fmt: skip
_NAMES = frozenset(["NNP", "NNPS"])
_LABELS = {"GPE": "gpe", "LOC": "loc", "FAC": "fac", "ORG": "org", "PERSON": "person", "NORP": "norp"}
_INSIDE = {"FAC": "inside_fac", "ORG": "inside_org", "PERSON": "inside_person"}


def likelihood(row: Sequence[float], weights: Sequence[float] | None = None) -> float:
    """The probability that a row of `NAMING` belongs to a name of a place; `weights`: by default the shipped ones."""
    return 1.0 / (1.0 + math.exp(-sum(map(mul, load_naming_weights() if weights is None else weights, row))))


def naming_features(
    parse: Parse, found: Sequence[PlaceName], names: Names, words: Words, around: Surroundings, home: OutletHome
) -> list[list[float]]:
    """A row of `NAMING` for each name."""
    best: dict[str, float] = {}
    times: dict[str, int] = {}
    for name in found:
        best[name.key] = max(best.get(name.key, -9.0), name.score)
        times[name.key] = times.get(name.key, 0) + 1
    rows = []
    for name in found:
        values = _features(parse, name, names, words, around)
        values["sure"] = float(best[name.key] >= 3.5)
        values["sure_elsewhere"] = float(best[name.key] >= 3.5 and name.score < 3.5)
        values["times"] = math.log(times[name.key])
        values["outlet"] = float(home.names(name.key))
        rows.append([values.get(feature, 0.0) for feature in NAMING])
    return rows


def _features(parse: Parse, name: PlaceName, names: Names, words: Words, around: Surroundings) -> dict[str, float]:
    first, last = name.first, name.last
    lower, text = parse.lower, parse.text
    same = parse.block[first]
    before = first - 1 if first and parse.block[first - 1] == same else -1
    after = name.shown_last if name.shown_last < len(parse) and parse.block[name.shown_last] == same else -1
    values = {"one": 1.0, "score": max(-6.0, min(6.0, name.score)), "low_score": min(0.0, name.score)}
    number = around.entity[last - 1]
    if number < 0:
        values["no_label"] = 1.0
    else:
        entity = parse.entities[number]
        values[_LABELS.get(entity.label, "other_label")] = 1.0
        if entity.first < name.shown_first - 1 or entity.last > name.shown_last + 1:
            values[_INSIDE.get(entity.label, "inside_other")] = 1.0
            values["starts_entity"] = float(entity.first >= name.shown_first - 1)
    values["located"] = float(name.located)
    values["wanted"] = float(bool(name.wanted))
    if name.places:
        place = name.places[0]
        values["prior"] = place.prior - 5.0
        values[place.kind] = 1.0
        values["other_name"] = float(place.number not in name.main)
    else:
        values["unknown"] = 1.0
    values["several_words"] = float(last - first > 1)
    if after >= 0:
        capital = text[after][0].isupper()
        values["tail"] = float(lower[after] in words.tails)
        values["local_tail"] = float(lower[after] in words.local)
        values["body_after"] = float(lower[after] in words.bodies)
        values["noun_after"] = float(not capital and parse.tag[after] in ("NN", "NNS"))
        values["name_after"] = float(capital and parse.tag[after] in _NAMES)
        values["comma_after"] = float(text[after] == ",")
        values["lower_after"] = float(text[after][0].islower())
    if before >= 0:
        values["title_before"] = float(lower[before] in words.titles)
        values["name_before"] = float(text[before][0].isupper() and parse.tag[before] in _NAMES)
        values["of_before"] = float(lower[before] == "of")
    else:
        values["first_word"] = 1.0
    values["person_word"] = float(any(word in around.persons for word in lower[first:last]))
    party = names.at(last - 1)
    values["party_person"] = float(party is not None and party.kind == "person")
    values["doubtful"] = float(name.key in words.doubtful)
    values["holds"] = float(name.holder)
    values["held"] = float(name.inside is not None)
    values["heading"] = float(parse.role(first) == "heading")
    values["letters"] = min(3.0, len(name.key) / 6)
    return values


@cache
def load_naming_weights() -> tuple[float, ...]:
    """The weights of `NAMING`, in their order. Raises FileNotFoundError or KeyError where the table is not whole."""
    table = load_table("places/weights.toml")["naming"]
    return tuple(float(table[name]) for name in NAMING)
