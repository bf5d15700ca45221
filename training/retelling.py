"""Learns the weights of `src/firsthand/data/linking/outlines.toml`: how likely a text is made from another.

`python -m training.retelling --data FOLDER` reads the collections of benchmarks/cases/dev and learns from their pairs
of reports in one language by two outlets, of which the one was not published before the other: told in other words, or
not. Pairs that both go back to a third report say nothing, copies are found by their words, and those that cite need
not differ from retellings. To these come pairs of real reports on one shooting that share no run of words (gva and
gvc): nearly all were written apart, after one police statement. Every invented pair counts once more with the one text
as a machine leaves it that changes words. Prints the figures with each collection left out in
turn, and with each half of the shootings, then the weights.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.casebook import Case, cases
from benchmarks.gold import documents
from benchmarks.reports import report_of
from numpy.typing import NDArray

from firsthand.linking.derivations.following import Following, following
from firsthand.linking.derivations.passages import sharing_of
from firsthand.linking.profiles.outlines import Item, Outline, outline_of
from firsthand.linking.profiles.wording import has_rare_word, wording_of
from firsthand.reading.reader import read_bytes

COPIED = frozenset({"reprint", "edited_reprint", "cites"})
LIKELY = 0.6
STEPS = 30
# What a pair weighs: there are few retellings, and many pairs of real reports, of which some are retellings after all.
RETOLD, INVENTED, REAL = 4.0, 1.0, 0.2
# And what the same pair weighs once more, with the one text put through a machine that changes words.
SPUN = 0.5
# Of one shooting so many reports; a pair that shares more of its words in runs may be a copy.
REPORTS, SHARED = 8, 0.04


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One pair, as it may have come about."""

    case: str
    pair: str
    found: Following
    how: str

    real: bool = False
    spun: bool = False

    @property
    def made(self) -> bool:
        return self.how == "rewrite"

    @property
    def weight(self) -> float:
        return (RETOLD if self.made else REAL if self.real else INVENTED) * (SPUN if self.spun else 1.0)


def rows(case: Case) -> Iterator[Row]:
    """The pairs of a collection that say something."""
    gold = {frozenset((item.report, item.source)): item for item in case.derivations}
    kin = families(case)
    read = {}
    for page in case.reports:
        intake = read_bytes(page.text.encode(), address=f"{page.number}.txt")
        if intake.report is None:
            raise ValueError(f"{case.name}/{page.number}.txt: nothing was read")
        wording = wording_of(intake.report)
        read[page.number] = (page, intake.report.language, wording, outline_of(intake.report, wording))
    for one, other in permutations(sorted(read), 2):
        (late, language, _, outline), (early, second, wording, source) = read[one], read[other]
        if language != second or late.outlet == early.outlet:
            continue
        if late.published and early.published and late.published[:10] < early.published[:10]:
            continue
        label = gold.get(frozenset((one, other)))
        if label is None and kin[one] == kin[other]:
            continue
        if label is not None and (label.how in COPIED or (label.directed and label.report != one)):
            continue
        found = following(outline, source, wording)
        how, pair = label.how if label else "", f"{one} from {other}"
        if found is not None:
            yield Row(case=case.name, pair=pair, found=found, how=how)
        found = following(spun(outline), source, wording)
        if found is not None:
            yield Row(case=case.name, pair=pair, found=found, how=how, spun=True)


def written_apart(folder: Path, name: str) -> Iterator[Row]:
    """Pairs of real reports on one shooting without a shared run of words."""
    told: dict[str, list[Any]] = {}
    for item in documents(folder / name / "docs.jsonl.gz"):
        report = report_of(item["text"], name=item["docid"], published=item["dct"], title=item["title"])
        wording = wording_of(report)
        told.setdefault(item["incident_id"], []).append((item["docid"], wording, outline_of(report, wording)))
    for shooting, reports in told.items():
        for (one, words, outline), (other, wording, source) in permutations(reports[:REPORTS], 2):
            found = following(outline, source, wording)
            if found is not None and sharing_of(words, wording).outside < SHARED:
                yield Row(case=f"{name} {shooting}", pair=f"{one} from {other}", found=found, how="", real=True)


def spun(outline: Outline) -> Outline:
    """The outline as a machine leaves it that changes words: it takes half of the names that are common words for words
    ("Red Crescent" is "Crimson Moon" then), and changes two words of three and all quotations; their sums say which."""

    def changed(item: Item) -> Item:
        kind, word = item
        sum_ = zlib.crc32(word.encode())
        if (kind == "name" and not has_rare_word(word) and sum_ % 2) or (kind == "word" and sum_ % 3):
            return kind, f"{word}*"
        return item

    items = tuple(map(changed, outline.items))
    first: dict[Item, int] = {}
    for number, item in enumerate(items):
        first.setdefault(item, number)
    return Outline(
        items=items,
        own=tuple(map(changed, outline.own)),
        sentences=tuple(frozenset(map(changed, sentence)) for sentence in outline.sentences),
        first=first,
        quoted=tuple(f"{run}*" for run in outline.quoted),
    )


def families(case: Case) -> dict[str, str]:
    """For each report one that stands for all that go back to the same one."""
    family = {page.number: page.number for page in case.reports}
    for item in case.derivations:
        one, other = family[item.report], family[item.source]
        family = {number: one if root == other else root for number, root in family.items()}
    return family


def learnt(chosen: list[Row]) -> dict[str, float]:
    """Weights for plain figures, learnt on figures of one scale."""
    names = sorted(chosen[0].found.figures())
    figures = np.array([[row.found.figures()[name] for name in names] for row in chosen])
    mean, width = figures.mean(axis=0), figures.std(axis=0)
    width[width == 0] = 1.0
    made = np.array([row.made for row in chosen], dtype=float)
    base, scaled = logistic((figures - mean) / width, made, np.array([row.weight for row in chosen]))
    weights = scaled / width
    return {"base": float(base - weights @ mean), **dict(zip(names, map(float, weights), strict=True))}


def logistic(
    figures: NDArray[np.float64], made: NDArray[np.float64], counts: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64]]:
    """Base and weights of a logistic model by Newton's method, the weights held small (ridge of 1), the base free."""
    rows = np.hstack([np.ones((len(figures), 1)), figures])
    ridge = np.eye(rows.shape[1])
    ridge[0, 0] = 0.0
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (made - chance)) - ridge @ weights
        bend = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows + ridge
        weights = weights + np.linalg.solve(bend, slope)
    return float(weights[0]), weights[1:]


def likely(weights: dict[str, float], row: Row) -> float:
    """As `firsthand.linking.derivations.following.likelihood`, with weights that are not in the package yet."""
    score = weights["base"] + sum(weights[name] * figure for name, figure in row.found.figures().items())
    return float(1 / (1 + np.exp(-score)))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    folder: Path = options.parse_args().data
    real = [row for name in ("gva", "gvc") for row in written_apart(folder, name)]
    known = [row for case in cases("dev") for row in rows(case)]
    shootings = sorted({row.case for row in real})
    halves = [frozenset(shootings[::2]), frozenset(shootings[1::2])]
    again: Counter[tuple[bool, bool]] = Counter()
    right = wrong = missed = fired = 0
    for name in sorted({row.case for row in known}):
        weights = learnt([row for row in (*known, *real) if row.case != name])
        for row in (row for row in known if row.case == name):
            chance = likely(weights, row)
            if row.spun:
                again += Counter([(row.made, chance >= LIKELY)])
                continue
            right += row.made and chance >= LIKELY
            missed += row.made and chance < LIKELY
            wrong += not row.made and chance >= LIKELY
            if row.made != (chance >= LIKELY):
                print(f"{name} {row.pair} {row.how or 'independent'}: {chance:.2f}")
    for half in halves:
        weights = learnt([*known, *(row for row in real if row.case not in half)])
        fired += sum(likely(weights, row) >= LIKELY for row in real if row.case in half)
    print(
        f"through a machine that changes words: {again[True, True]} right, {again[False, True]} wrong, "
        f"{again[True, False]} missed"
    )
    print(
        f"{sum(not row.spun for row in known)} pairs; each collection left out in turn: {right} right, {wrong} wrong, "
        f"{missed} missed"
    )
    print(f"{len(real)} pairs of real reports; each half left out in turn: {fired} called retellings")
    print("[model.weights]")
    for name, weight in learnt([*known, *real]).items():
        print(f"{name} = {weight:.3f}")


if __name__ == "__main__":
    main()
