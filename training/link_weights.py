"""Learns the weights by which linking joins mentions, and reports that only speak of a happening.

    python -m training.link_weights --data FOLDER [--folds 4] [--write mentions speaking]

FOLDER holds gvc, gva and ecbplus; the invented collections of `benchmarks/cases` (dev) are in the repository.
Pairs of reports that share a blocking key are compared by the product's own code with a table of traced weights, so
that every link tells its features. A pair is true where both reports tell of one happening; of the mentions of two
reports the pair that scores highest stands for them, chosen anew each round. Whether a report speaks of a happening is
learnt over groups of mentions, which are told apart first: all that a group shares with a report is one example.

The fit is a logistic regression (Newton's method by
L-BFGS), held near the weights in use by a ridge penalty, so that what no pair shows keeps its weight. With `--folds`
weights in use and learnt ones are compared over happenings that the learnt ones have not seen. `--write` puts the
weights of these into `src/firsthand/data/linking`, each at its place. Only weights are kept, no text.
"""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.casebook import cases
from benchmarks.scorers.linking import bcubed, matched
from benchmarks.task import Run
from benchmarks.tasks import linking, linking_cases
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from training.build_gazetteer import write_hashes
from training.traced import features_of, replaced, traced

from firsthand.data import load_table
from firsthand.linking.derivations.pairs import derivations_between
from firsthand.linking.derivations.passages import sharing_of
from firsthand.linking.joining.clusters import Decisions, cluster
from firsthand.linking.joining.keys import keys_of
from firsthand.linking.joining.likeness import Pair, topic_agreement
from firsthand.linking.joining.matching import link_mentions
from firsthand.linking.joining.speakers import together
from firsthand.linking.joining.speaking import bearing_reasons, passing_reasons, points_to, told_in
from firsthand.linking.profiles.profile import Facts, Profile, profile_of
from firsthand.model import Document, MentionLink, Reason

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Table = dict[str, Any]

OUT = Path(__file__).parents[1] / "src" / "firsthand" / "data"
FILES = {"mentions": OUT / "linking" / "matching.toml", "speaking": OUT / "linking" / "speaking.toml"}
SETS = {"gvc": ("docs", "incident_id"), "gva": ("docs", "incident_id"), "ecbplus": ("train_dev", "subtopic")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a table is fitted. penalty: of leaving the weights in use. wrong: a pair that is wrongly joined costs as much
    as this many that are missed. cases: how much an example of the invented collections counts."""

    penalty: float
    wrong: float
    cases: float


# A collection tells one story, so that nearly all of its pairs of mentions are true, as they are in no stream of news;
# what its reports tell in passing, and what not, no other pool is labelled for.
SETTINGS = {
    "mentions": Setting(penalty=2.0, wrong=2.0, cases=0.3),
    "speaking": Setting(penalty=60.0, wrong=1.0, cases=4.0),
}
ROUNDS = 3
# The share of a group's reports that must be of one happening for the group to be of it.
_MOST = 0.7
# Not learnt: what nothing outweighs, and how much one feature may say at most.
FIXED = re.compile(r"forbidden|.*_at_most|.*\.at_most|before|bias")
HEADER = "# Weights learnt by training/link_weights.py from reports of gvc, gva, ecbplus and benchmarks/cases."


@dataclass(slots=True, kw_only=True)
class Pool:
    """Reports that are linked together, with the happenings that each tells. scored: BCubed can be measured."""

    name: str
    documents: list[Document]
    gold: dict[str, frozenset[str]]
    scored: bool
    profiles: dict[str, Profile] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)

    def prepare(self) -> None:
        """Find the pairs that share a key."""
        self.profiles = {document.report.id: profile_of(document) for document in self.documents}
        holders: dict[str, list[str]] = {}
        for report, profile in sorted(self.profiles.items()):
            for key in keys_of(profile):
                holders.setdefault(key, []).append(report)
        met = {pair for reports in holders.values() for pair in combinations(reports, 2)}
        for left, right in sorted(met):
            one, two = self.profiles[left], self.profiles[right]
            sharing = sharing_of(one.wording, two.wording)
            self.pairs.append(Pair(left=one, right=two, sharing=sharing, topic=topic_agreement(one, two)))

    @property
    def kind(self) -> str:
        """The set, or "cases" for each of the collections."""
        return self.name.split("/")[0]

    def same(self, pair: Pair) -> bool:
        return not self.gold[pair.left.report.id].isdisjoint(self.gold[pair.right.report.id])

    def fold(self, report: str, folds: int) -> int:
        """Of a report's first happening: all reports of it are in one fold."""
        name = f"{self.name}:{min(self.gold[report], default=report)}"
        return int.from_bytes(blake2b(name.encode(), digest_size=4).digest(), "big") % folds


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One pair of reports: the feature vectors that may stand for it, one truth. folds: those of its reports."""

    vectors: tuple[dict[str, float], ...]
    true: bool
    reports: tuple[Pool, str, str]

    def weight(self, setting: Setting) -> float:
        """How much the pair counts in the fit."""
        return (setting.cases if self.reports[0].kind == "cases" else 1.0) * (1.0 if self.true else setting.wrong)

    def seen(self, fold: int, folds: int) -> bool:
        """Whether a fit that leaves a fold out may see this pair."""
        pool, left, right = self.reports
        return fold not in (pool.fold(left, folds), pool.fold(right, folds))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("FIRSTHAND_DATA", "../shared/data")))
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", nargs="*", choices=sorted(FILES), default=[])
    options = parser.parse_args()
    learn(list(pools(options.data)), options.folds, options.write)


def pools(data: Path) -> Iterator[Pool]:
    for name, (split, key) in SETS.items():
        run = Run(folder=data, set=name, splits=(split,))
        items = list(run.documents())
        read = linking._event if name == "ecbplus" else linking._shooting
        gold: dict[str, frozenset[str]] = {}
        documents = []
        for item, document in zip(items, run.extract(read(item) for item in items), strict=True):
            if document.report.id not in gold:
                gold[document.report.id] = frozenset([str(item[key])])
                documents.append(document)
        yield Pool(name=name, documents=documents, gold=gold, scored=True)
    run = Run(folder=data, set=None, splits=("dev",))
    for case in (case for split in run.splits for case in cases(split)):
        found = dict(linking_cases._documents(case, run))
        told = {page.number: frozenset(page.incidents) for page in case.reports}
        gold = {document.report.id: told[number] for number, document in found.items()}
        yield Pool(name=f"cases/{case.name}", documents=list(found.values()), gold=gold, scored=False)


def learn(found: Sequence[Pool], folds: int, write: Sequence[str]) -> None:
    for pool in found:
        pool.prepare()
    for name, examples_of in (("mentions", mention_examples), ("speaking", speaking_examples)):
        table = _table(name)
        examples = [example for pool in found for example in examples_of(pool, table)]
        print(f"{name}: {len(examples)} pairs, {sum(example.true for example in examples)} true", flush=True)
        for fold in range(folds):
            weights = fit([example for example in examples if example.seen(fold, folds)], table, SETTINGS[name])
            compare(name, found, examples, table, weights, fold, folds)
        weights = fit(examples, table, SETTINGS[name])
        for key, value in sorted(weights.items()):
            print(f"  {key} {_value(table, key):.2f} -> {value:.2f}")
        if name in write:
            put(FILES[name], weights, "" if name == "mentions" else "weights.")
    if write:
        write_hashes(OUT / "MANIFEST.toml")


def _table(name: str) -> Table:
    table: Table = load_table(f"linking/{FILES[name].name}")
    return table if name == "mentions" else table["weights"]


def mention_examples(pool: Pool, table: Table) -> Iterator[Example]:
    """The mentions of each pair of reports, but for those whose dates or places contradict."""
    weights = traced(table)
    weights["keep_negative"] = -1000.0
    for pair in pool.pairs:
        vectors = []
        for left in pair.left.facts:
            for right in pair.right.facts:
                link = link_mentions(left, right, pair, weights)
                if link is not None:
                    vector = features_of(link.reasons)
                    if "forbidden" not in vector:
                        vectors.append(vector)
        if vectors:
            yield _example(pool, pair, tuple(vectors))


def _example(pool: Pool, pair: Pair, vectors: tuple[dict[str, float], ...]) -> Example:
    return Example(vectors=vectors, true=pool.same(pair), reports=(pool, pair.left.report.id, pair.right.report.id))


def speaking_examples(pool: Pool, table: Table) -> Iterator[Example]:
    """Each report that shares a key with one of a group of mentions and has none of its own in it. What a report of one
    happening tells beside it is mostly a part of it, so that only the collections, whose labels name several in a
    report, teach what is told in passing."""
    weights = traced(table)
    weights["bias"] = 1000.0
    groups, links = _groups(pool)
    truth = _truth(pool, groups)
    pairs = {(one, two): pair for pair in pool.pairs for one, two in _both(pair)}
    for number, group in enumerate(groups):
        if number not in truth:
            continue
        told = {facts.mention.report_id for facts in group}
        met: dict[str, list[Facts]] = {}
        for facts in group:
            for other in {two for one, two in pairs if one == facts.mention.report_id} - told:
                met.setdefault(other, []).append(facts)
        for report, members in sorted(met.items()):
            speaker = pool.profiles[report]
            found = []
            for facts in members:
                teller = pool.profiles[facts.mention.report_id]
                pair = pairs[teller.report.id, report]
                reasons = _spoken(facts, speaker, teller, pair, links[frozenset((teller.report.id, report))], weights)
                if reasons:
                    found.append(MentionLink(left=facts.mention.id, right=report, score=1.0, reasons=reasons))
            taken = together(found)
            vector = features_of(taken)
            if not found or not points_to(taken, own=told_in(speaker) is not None, told=True):
                continue
            if pool.scored and "in_passing" in vector:
                continue
            true = truth[number] in pool.gold[report]
            yield Example(vectors=(vector,), true=true, reports=(pool, min(told), report))


def _spoken(
    told: Facts, speaker: Profile, teller: Profile, pair: Pair, links: Sequence[MentionLink], weights: Table
) -> tuple[Reason, ...]:
    joined = {mention for link in links for mention in (link.left, link.right)}
    if told.irrealis or told.mention.id in joined:
        return ()
    derivations = derivations_between(pair.left, pair.right, pair.sharing, links)
    if not joined and told is told_in(teller):
        return tuple(bearing_reasons(speaker, teller, pair, derivations, weights))
    return tuple(passing_reasons(told, speaker, teller, derivations, weights))


def _both(pair: Pair) -> tuple[tuple[str, str], tuple[str, str]]:
    one, two = pair.left.report.id, pair.right.report.id
    return (one, two), (two, one)


def _groups(pool: Pool) -> tuple[list[list[Facts]], dict[frozenset[str], list[MentionLink]]]:
    """The groups of mentions, and the links of each pair of reports that say one happening."""
    found: dict[frozenset[str], list[MentionLink]] = {}
    every = []
    for pair in pool.pairs:
        links = _links(pair, None)
        every += links
        found[frozenset((pair.left.report.id, pair.right.report.id))] = [link for link in links if link.score > 0]
    facts = {one.mention.id: one for profile in pool.profiles.values() for one in profile.facts}
    groups = cluster(facts, sorted(every, key=lambda link: link.id), Decisions())
    return [[facts[mention] for mention in sorted(group)] for group in groups], found


def _truth(pool: Pool, groups: Sequence[Sequence[Facts]]) -> dict[int, str]:
    """The happening of each group that is surely of one: in a collection, the one that it fits best where all its
    reports tell that; elsewhere, where reports have one happening each, that of most of its reports."""
    told = {str(number): frozenset(facts.mention.report_id for facts in group) for number, group in enumerate(groups)}
    if pool.scored:
        found: dict[int, str] = {}
        for number, reports in told.items():
            names = [min(pool.gold[report]) for report in sorted(reports)]
            most = max(names, key=names.count)
            if names.count(most) >= _MOST * len(names):
                found[int(number)] = most
        return found
    names = sorted({name for happenings in pool.gold.values() for name in happenings})
    gold = {name: frozenset(one for one, happenings in pool.gold.items() if name in happenings) for name in names}
    return {int(key): name for name, key in matched(gold, told).items() if told[key] <= gold[name]}


def _links(pair: Pair, weights: Table | None) -> list[MentionLink]:
    found = (link_mentions(left, right, pair, weights) for left in pair.left.facts for right in pair.right.facts)
    return [link for link in found if link is not None]


def fit(examples: Sequence[Example], table: Table, setting: Setting) -> dict[str, float]:
    """The weights, by their names in the table, with the bias."""
    names = sorted({name for example in examples for vector in example.vectors for name in vector})
    free = np.array([FIXED.fullmatch(name) is None for name in names])
    start = np.array([_value(table, name) for name in names])
    rows = [_matrix(example.vectors, names) for example in examples]
    truth = np.array([float(example.true) for example in examples])
    counts = np.array([example.weight(setting) for example in examples])
    weights, bias = start.copy(), float(table["bias"])
    for _ in range(ROUNDS):
        chosen = np.stack([row[int(np.argmax(row @ weights))] for row in rows])
        offset = chosen[:, ~free] @ start[~free]
        weights[free], bias = _regression(
            chosen[:, free], truth, counts, offset, start[free], float(table["bias"]), setting.penalty
        )
    return {name: float(value) for name, value, may in zip(names, weights, free, strict=True) if may} | {"bias": bias}


def _matrix(vectors: Sequence[Mapping[str, float]], names: Sequence[str]) -> Matrix:
    return np.array([[vector.get(name, 0.0) for name in names] for vector in vectors])


def _regression(
    rows: Matrix, truth: Vector, counts: Vector, offset: Vector, near: Vector, bias: float, penalty: float
) -> tuple[Vector, float]:
    # A weight of something that is mostly small may move further, within reason.
    used = np.maximum(1, np.count_nonzero(rows, axis=0))
    scale = np.maximum(1.0, np.sqrt((rows**2).sum(axis=0) / used))

    def loss(at: Vector) -> tuple[float, Vector]:
        scores = rows @ at[:-1] + at[-1] + offset
        gap = counts * (1.0 / (1.0 + np.exp(-np.clip(scores, -60, 60))) - truth)
        away = (at[:-1] - near) * scale
        value = np.sum(counts * (np.logaddexp(0.0, scores) - truth * scores)) + penalty / 2 * np.sum(away**2)
        return float(value), np.append(rows.T @ gap + penalty * away * scale, gap.sum())

    found = minimize(loss, np.append(near, bias), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return np.asarray(found.x[:-1], dtype=np.float64), float(found.x[-1])


def _value(table: Any, name: str) -> float:
    for part in name.split("."):
        table = table[int(part)] if isinstance(table, list) else table[part]
    return float(table)


def compare(
    name: str, found: Sequence[Pool], examples: Sequence[Example], table: Table, weights: dict[str, float], fold: int,
    folds: int,
) -> None:  # fmt: skip
    """Weights in use against learnt ones, on the happenings of one fold: pairs of each pool, and BCubed of mentions."""
    changed = replaced(table, weights)
    for title, used in (("in use", table), ("learnt", changed)):
        lines = []
        for group in dict.fromkeys(pool.kind for pool in found):
            right = said = true = 0
            for example in examples:
                pool, left, _ = example.reports
                if pool.kind == group and pool.fold(left, folds) == fold:
                    best = max(sum(_value(used, key) * value for key, value in one.items()) for one in example.vectors)
                    positive = best + used["bias"] > 0
                    said, true, right = said + positive, true + example.true, right + (positive and example.true)
            lines.append(f"{group} P {right / max(1, said):.3f} R {right / max(1, true):.3f}")
            if name == "mentions":
                lines[-1] += "".join(_bcubed(pool, used, fold, folds) for pool in found if pool.name == group)
        print(f"  fold {fold}, {title}: {'; '.join(lines)}", flush=True)


def _bcubed(pool: Pool, weights: Table, fold: int, folds: int) -> str:
    """Precision and F1 over the reports of a fold, all reports of the pool linked; in incidents by main mentions."""
    if not pool.scored:
        return ""
    links = [link for pair in pool.pairs for link in _links(pair, weights)]
    facts = {one.mention.id: one for profile in pool.profiles.values() for one in profile.facts}
    groups = cluster(facts, sorted(links, key=lambda link: link.id), Decisions())
    held = {mention: number for number, group in enumerate(groups) for mention in group}
    told = {report: str(held.get(profile.main or "", report)) for report, profile in pool.profiles.items()}
    ours = {report for report in told if pool.fold(report, folds) == fold}
    kept = {key for report, key in told.items() if report in ours}
    part = {report: key for report, key in told.items() if key in kept}
    score = bcubed({report: min(pool.gold[report]) for report in part}, part)
    return f" BCubed P {score.precision:.3f} F1 {score.f1:.3f}"


def put(path: Path, weights: Mapping[str, float], prefix: str) -> None:
    """Write weights at their places in a table, so that what its comments say of them stays beside them."""
    section, lines = "", [] if path.read_text(encoding="utf-8").startswith(HEADER) else [HEADER]
    for line in path.read_text(encoding="utf-8").splitlines():
        if opened := re.fullmatch(r"\[([\w.]+)\].*", line):
            section = f"{opened.group(1)}."
        name = re.match(r"\w+(?= = )", line)
        key = f"{section}{name.group()}".removeprefix(prefix) if name else ""
        lines.append(_shown(line, key, weights))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _shown(line: str, key: str, weights: Mapping[str, float]) -> str:
    if key in weights:
        return re.sub(r"(?<== )-?[\d.]+", f"{weights[key]:.2f}", line, count=1)
    if f"{key}.0.1" in weights:
        counted = iter(range(len(weights)))

        def swapped(found: re.Match[str]) -> str:
            return f"{found.group(1)}{weights[f'{key}.{next(counted)}.1']:.2f}]"

        return re.sub(r"(\[\d+, )-?[\d.]+\]", swapped, line)
    return line


if __name__ == "__main__":
    main()
