"""Learns src/firsthand/data/places/weights.toml: what tells names of places, and which place a name means.

    python -m training.place_weights --data FOLDER [--folds 4]

FOLDER holds geo_lgl/geo_lgl.jsonl.gz and geo_geovirus/geo_geovirus.jsonl.gz. Naming is a logistic regression over every
name of the gazetteer in a text, true where it overlaps a marked one. Ranking is a conditional logit over the candidates
of a marked name; the right ones are those nearest to the marked point, within 161 km. Its features depend on the shares
of the other names, so it is fitted three times, each time with the shares of the one before. With `--folds` the
figures of a cross-validation by outlet are printed (no outlet is in two folds) before the weights of all texts are
written. Only weights are kept, no text.
"""

from __future__ import annotations

import argparse
import dataclasses
import math
import os
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.gold import documents
from benchmarks.reports import report_of
from benchmarks.scorers.toponyms import Toponym, ToponymCounts, count, kilometres, pair
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from training.build_gazetteer import write_hashes

from firsthand.extraction.names import find_names
from firsthand.extraction.nlp import parse_reports
from firsthand.extraction.parse import Parse
from firsthand.extraction.places.company import demonym_weights, group_names
from firsthand.extraction.places.drafts import PlaceName, Surroundings
from firsthand.extraction.places.gazetteer import Place, load_gazetteer
from firsthand.extraction.places.names import survey_names
from firsthand.extraction.places.naming import NAMING, naming_features
from firsthand.extraction.places.outlet import OutletHome, outlet_home
from firsthand.extraction.places.ranking import FEATURES, Group, Ranked, candidate_features, rank, start
from firsthand.extraction.places.resolution import sense
from firsthand.extraction.places.words import load_words

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]

SETS = ("geo_lgl", "geo_geovirus")
OUT = Path(__file__).parents[1] / "src" / "firsthand" / "data" / "places" / "weights.toml"
ROUNDS = 3
FAR_KM = 161.0
# A candidate this near to the marked point is as right as the nearest.
SAME_KM = 40.0
NAMING_PENALTY = 1.0
RANKING_PENALTY = 2.0


@dataclass(slots=True, kw_only=True)
class Text:
    """One text with what does not depend on weights. labels: the gold of each name, None for none."""

    set: str
    fold: int
    gold: list[Toponym]
    found: list[PlaceName]
    spans: list[Toponym]
    rows: Matrix
    labels: list[Toponym | None]
    home: OutletHome
    countries: dict[str, float]
    demonyms: list[Toponym]


@dataclass(slots=True, kw_only=True)
class Weights:
    naming: Vector
    ranking: Vector


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("FIRSTHAND_DATA", "../shared/data")))
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    texts = [text for name in SETS for text in read(options.data / name / f"{name}.jsonl.gz", name)]
    if options.folds > 1:
        validate(texts, options.folds)
    weights = fit(texts)
    report("on the texts learnt from", texts, weights)
    write(weights)


def read(path: Path, name: str) -> list[Text]:
    items = list(documents(path))
    reports = []
    for item in items:
        meta = item["meta"]
        made = report_of(item["text"], name=item["id"], title=meta.get("title", ""), outlet=meta.get("domain", ""))
        reports.append(dataclasses.replace(made, url=meta["url"]) if meta.get("url") else made)
    return [text(item, parse, name) for item, parse in zip(items, parse_reports(reports), strict=True)]


def text(item: dict[str, Any], parse: Parse, name: str) -> Text:
    gazetteer, words, names = load_gazetteer(), load_words(), find_names(parse)
    around = Surroundings.of(parse, names)
    found = survey_names(parse, names, gazetteer, words, around)
    home = outlet_home(parse.report, gazetteer, words)
    rows = naming_features(parse, found, names, words, around, home)
    gold = [
        Toponym(start=mark["start"], end=mark["end"], latitude=mark["lat"], longitude=mark["lon"])
        for mark in item["gold"]["toponyms"]
    ]
    spans = [Toponym(start=parse.start[one.first], end=parse.end[one.shown_last - 1]) for one in found]
    matched = {right: gold[left] for left, right in pair(gold, spans)}
    demonyms = []
    for first, last, code in around.demonyms:
        country = gazetteer.country(code)
        demonyms.append(
            Toponym(
                start=parse.start[first],
                end=parse.end[last - 1],
                latitude=country.latitude,
                longitude=country.longitude,
            )
        )
    outlet = item["meta"].get("domain") or item["id"]
    return Text(
        set=name,
        fold=int.from_bytes(blake2b(outlet.encode(), digest_size=4).digest(), "big"),
        gold=gold,
        found=found,
        spans=spans,
        rows=np.array(rows, dtype=np.float64).reshape(len(found), len(NAMING)),
        labels=[matched.get(number) for number in range(len(found))],
        home=home,
        countries=demonym_weights(code for _, _, code in around.demonyms),
        demonyms=demonyms if name == "geo_lgl" else [],
    )


def validate(texts: Sequence[Text], folds: int) -> None:
    totals: dict[str, ToponymCounts] = defaultdict(ToponymCounts)
    for fold in range(folds):
        weights = fit([one for one in texts if one.fold % folds != fold])
        for one in texts:
            if one.fold % folds == fold:
                totals[one.set] += counted(one, weights)
    for name, total in totals.items():
        show(f"{name}, {folds}-fold", total)


def report(title: str, texts: Sequence[Text], weights: Weights) -> None:
    for name in SETS:
        show(f"{name}, {title}", sum((counted(one, weights) for one in texts if one.set == name), ToponymCounts()))


def show(title: str, total: ToponymCounts) -> None:
    print(f"{title}: within 161 km {total.recall_within:.4f}, recognition F1 {total.names.f1:.4f}", flush=True)


def fit(texts: Sequence[Text]) -> Weights:
    naming = fit_naming(
        np.vstack([one.rows for one in texts]),
        np.array([label is not None for one in texts for label in one.labels], dtype=np.float64),
    )
    prepared = []
    for one in texts:
        groups = group_names(named(one, naming), one.home, load_gazetteer())
        prepared.append((one, groups, right_ones(one, groups)))
    ranking: Vector | None = None
    for _ in range(ROUNDS):
        examples: list[tuple[Matrix, Vector, float]] = []
        for one, groups, right in prepared:
            shares = start(groups) if ranking is None else ranked(one, groups, ranking)
            features = candidate_features(
                groups,
                in_order(groups, shares),
                load_gazetteer(),
                countries=one.countries,
                outlet_country=one.home.country,
            )
            examples.extend(
                (np.array(features[key]), mask, math.sqrt(times))
                for key, (mask, times) in right.items()
                if len(mask) > 1
            )
        ranking = fit_ranking(examples)
    if ranking is None:
        raise SystemExit("no texts")
    return Weights(naming=naming, ranking=ranking)


def named(one: Text, naming: Vector) -> list[PlaceName]:
    return [name for name, score in zip(one.found, one.rows @ naming, strict=True) if score >= 0]


def ranked(one: Text, groups: Mapping[str, Group], ranking: Vector) -> dict[str, Ranked]:
    return rank(
        groups,
        load_gazetteer(),
        countries=one.countries,
        outlet_country=one.home.country,
        weights=[float(value) for value in ranking],
    )


def in_order(groups: Mapping[str, Group], shares: Mapping[str, Ranked]) -> dict[str, Ranked]:
    """The shares in the order of the candidates."""
    found = {}
    for key, group in groups.items():
        share = {place.number: value for value, place in shares[key]}
        found[key] = [(share[place.number], place) for place in group.candidates]
    return found


def right_ones(one: Text, groups: Mapping[str, Group]) -> dict[str, tuple[Vector, int]]:
    """Which candidates of each group are right, and how many mentions say so."""
    points: dict[str, Counter[tuple[float, float]]] = defaultdict(Counter)
    for name, label in zip(one.found, one.labels, strict=True):
        if label is not None and label.latitude is not None and label.longitude is not None:
            points[sense(name)][label.latitude, label.longitude] += 1
    right = {}
    for key, group in groups.items():
        if not points[key] or not group.candidates:
            continue
        point = points[key].most_common(1)[0][0]
        away = np.array([kilometres(*point, place.latitude, place.longitude) for place in group.candidates])
        if away.min() <= FAR_KM:
            mask = (away <= max(SAME_KM, away.min() + 5.0)).astype(np.float64)
            right[key] = (mask, points[key].total())
    return right


def fit_naming(rows: Matrix, truth: Vector) -> Vector:
    def loss(weights: Vector) -> tuple[float, Vector]:
        scores = rows @ weights
        gap = 1.0 / (1.0 + np.exp(-scores)) - truth
        value = np.sum(np.logaddexp(0.0, scores) - truth * scores) + NAMING_PENALTY / 2 * np.sum(weights**2)
        return float(value), rows.T @ gap + NAMING_PENALTY * weights

    return best(loss, rows.shape[1])


def fit_ranking(examples: Sequence[tuple[Matrix, Vector, float]]) -> Vector:
    rows = np.vstack([one for one, _, _ in examples])
    right = np.concatenate([one for _, one, _ in examples])
    times = np.array([one for _, _, one in examples])
    sizes = np.array([len(one) for _, one, _ in examples])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])

    def spread(values: Vector) -> Vector:
        return np.repeat(values, sizes)

    def loss(weights: Vector) -> tuple[float, Vector]:
        scores = rows @ weights
        raised = np.exp(scores - spread(np.maximum.reduceat(scores, starts)))
        shares = raised / spread(np.add.reduceat(raised, starts))
        mass = np.maximum(1e-12, np.add.reduceat(shares * right, starts))
        value = RANKING_PENALTY / 2 * np.sum(weights**2) - np.sum(times * np.log(mass))
        gap = spread(times) * (shares - shares * right / spread(mass))
        return float(value), RANKING_PENALTY * weights + rows.T @ gap

    return best(loss, len(FEATURES))


def best(loss: Any, size: int) -> Vector:
    found = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return np.asarray(found.x, dtype=np.float64)


def counted(one: Text, weights: Weights) -> ToponymCounts:
    names = named(one, weights.naming)
    groups = group_names(names, one.home, load_gazetteer())
    shares = ranked(one, groups, weights.ranking)
    spans = {id(name): span for name, span in zip(one.found, one.spans, strict=True)}
    found = []
    for name in names:
        likeliest = shares.get(sense(name))
        found.append(_placed(spans[id(name)], likeliest[0][1] if likeliest else None))
    free = [mark for mark in one.demonyms if not any(mark.start < name.end and name.start < mark.end for name in found)]
    return count(one.gold, found + free)


def _placed(span: Toponym, place: Place | None) -> Toponym:
    if place is None:
        return span
    return dataclasses.replace(span, latitude=place.latitude, longitude=place.longitude)


def write(weights: Weights) -> None:
    lines = ["# Learnt by training/place_weights.py; not to be changed by hand.", "", "[naming]"]
    lines += [f"{name} = {value:.4f}" for name, value in zip(NAMING, weights.naming, strict=True)]
    lines += ["", "[ranking]"]
    lines += [f"{name} = {value:.4f}" for name, value in zip(FEATURES, weights.ranking, strict=True)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    write_hashes(OUT.parents[1] / "MANIFEST.toml")


if __name__ == "__main__":
    main()
