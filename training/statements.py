"""Learns when an undated statement repeats what its speaker said before.

    python -m training.statements [--split dev] [--write]

The labelled collections of `benchmarks/cases` are linked. Each undated statement in a report that appeared a day or
more after another one with a statement of the same speaker is one example: true where both reports are labelled with
one origin that bears the speaker's name. Every report weighs the same. A logistic regression over the figures of
`firsthand.linking.origins.repeating.features_of` is compared with the weights in use over collections left out in turn.
`--write` puts the weights into `src/firsthand/data/linking/voices.toml`. Only weights are kept, no text.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.casebook import CASES, Case, cases
from benchmarks.task import Run
from benchmarks.tasks import linking_cases
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from firsthand.data import load_table
from firsthand.linking import Linker
from firsthand.linking.origins import occasions
from firsthand.linking.origins.occasions import Occasions
from firsthand.linking.origins.repeating import features_of, repeated
from firsthand.linking.profiles.dates import days_between, days_of
from firsthand.linking.profiles.names import fold_name
from firsthand.model import Claim, Document, MentionLink

OUT = Path(__file__).parents[1] / "src" / "firsthand" / "data"
TABLE = OUT / "linking" / "voices.toml"
PENALTY = 1 / 3
# Letters by which a labelled name and a speaker's are compared, and words of labels that name nobody.
STEM = 5
IDLE = frozenset({"the", "a", "an", "of", "on", "in", "to", "and", "at", "for", "by", "his", "her", "their", "its"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One undated statement. weight: one over the statements of its report. in_use: whether the rules join it."""

    case: str
    features: Mapping[str, float]
    repeats: bool
    in_use: bool
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A text of one speaker as `Occasions` sees it, with the labelled origins that bear his name."""

    text: occasions._Text
    origins: Set[str]


def examples_of(splits: Sequence[str]) -> list[Example]:
    """The examples of all collections of the splits."""
    found: list[Example] = []
    for split in splits:
        for case in cases(split):
            labels = tomllib.loads((CASES / split / case.name / "labels.toml").read_text(encoding="utf-8"))
            documents = dict(linking_cases._documents(case, Run(folder=CASES, set=None, splits=(split,))))
            found += _examples(case, documents, labels)
    return found


def _examples(case: Case, documents: Mapping[str, Document], labels: Mapping[str, Any]) -> Iterator[Example]:
    asked: list[tuple[Occasions, str, Sequence[occasions._Text]]] = []
    made = Occasions._join

    def join(self: Occasions, party: str, texts: Sequence[occasions._Text]) -> None:
        made(self, party, texts)
        asked.append((self, party, texts))

    Occasions._join = join  # type: ignore[method-assign]
    try:
        _link(list(documents.values()))
    finally:
        Occasions._join = made  # type: ignore[method-assign]
    number = {document.report.id: name for name, document in documents.items()}
    seen: set[tuple[str, str]] = set()
    for self, party, texts in asked:
        told = [_told(self, party, text, number, documents, labels) for text in texts]
        named = [one for one in told if one.origins]
        for at, one in enumerate(named):
            if at and (party, one.text.group) not in seen:
                seen.add((party, one.text.group))
                yield from _of_text(case.name, self, one, named[:at])


def _link(documents: Sequence[Document]) -> None:
    linker = Linker()
    derivations = [item for document in documents for item in linker.alone(document)]
    links: list[MentionLink] = []
    for one, two in combinations(documents, 2):
        compared = linker.compare(one, two)
        derivations += compared.derivations
        links += compared.mention_links
    linker.assemble(documents, derivations, links)


def _of_text(case: str, self: Occasions, one: _Told, earlier: Sequence[_Told]) -> Iterator[Example]:
    days, before = days_of(one.text.appeared), days_of(earlier[-1].text.appeared)
    if any(self._given(claim) for claim in one.text.claims) or not days or not before or days_between(days, before) < 1:
        return
    said = [self._said(claim, other.text.appeared) for other in earlier for claim in other.text.claims]
    for claim in one.text.claims:
        asked = self._said(claim, "")
        yield Example(
            case=case,
            features=features_of(asked, said),
            repeats=any(one.origins & other.origins for other in earlier),
            in_use=bool(repeated(asked, said)),
            weight=1 / len(one.text.claims),
        )


def _told(
    self: Occasions,
    party: str,
    text: occasions._Text,
    number: Mapping[str, str],
    documents: Mapping[str, Document],
    labels: Mapping[str, Any],
) -> _Told:
    words = _stems([party, *(_named(claim, documents[number[claim.report_id]]) for claim in text.claims)])
    found: dict[str, int] = {}
    for report in self._descent.members(text.group):
        known: Mapping[str, list[str]] = labels["reports"][number[report]].get("origins", {})
        for origin in (one for several in known.values() for one in several):
            entry = labels["origins"][origin]
            shared = len(words & _stems([entry["name"]]))
            if shared and entry["kind"] in ("speaker", "document"):
                found[origin] = shared
    best = max(found.values(), default=0)
    return _Told(text=text, origins={origin for origin, shared in found.items() if shared == best})


def _named(claim: Claim, document: Document) -> str:
    source = document.report.quote(claim.source) if claim.source is not None else ""
    return f"{claim.chain[-1].name} {source}"


def _stems(names: Iterable[str]) -> set[str]:
    words = (word for name in names for word in fold_name(name.replace("|", " ")).split())
    return {word[:STEM] for word in words if word not in IDLE and not word.isdigit()}


def fitted(examples: Sequence[Example], names: Sequence[str]) -> dict[str, float]:
    """Weights of a logistic regression by name, with a bias."""
    given = np.array([[*(one.features[name] for name in names), 1.0] for one in examples])
    true = np.array([float(one.repeats) for one in examples])
    weight = np.array([one.weight for one in examples])
    held = np.array([PENALTY] * len(names) + [0.0])

    def loss(at: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = given @ at
        value = float((weight * (np.logaddexp(0, odds) - true * odds)).sum() + (held * at**2).sum() / 2)
        slope = given.T @ (weight * (1 / (1 + np.exp(-odds)) - true)) + held * at
        return value, slope

    found = minimize(loss, np.zeros(given.shape[1]), jac=True, method="L-BFGS-B").x
    return {name: round(float(value), 2) for name, value in zip((*names, "bias"), found, strict=True)}


def main() -> None:
    """Entry of the script."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--split", nargs="+", default=["dev"])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    examples = examples_of(options.split)
    names = [name for name in load_table("linking/voices.toml")["occasions"]["repeating"] if name != "bias"]
    right, in_use, whole = 0.0, 0.0, sum(one.weight for one in examples)
    for case in sorted({one.case for one in examples}):
        weights = fitted([one for one in examples if one.case != case], names)
        for one in (one for one in examples if one.case == case):
            odds = weights["bias"] + sum(weights[name] * one.features[name] for name in names)
            right += one.weight * ((odds > 0) == one.repeats)
            in_use += one.weight * (one.in_use == one.repeats)
    weights = fitted(examples, names)
    print(f"{len(examples)} statements; right in use {in_use / whole:.3f}, learnt and left out {right / whole:.3f}")
    print(", ".join(f"{name} {weight}" for name, weight in weights.items()))
    if options.write:
        text = TABLE.read_text(encoding="utf-8")
        head, start, rest = text.partition("[occasions.repeating]\n")
        body, stop, tail = rest.partition("\n\n")
        for name, weight in weights.items():
            body = re.sub(rf"(?m)^{name} = .*$", f"{name} = {weight}", body)
        TABLE.write_text(head + start + body + stop + tail, encoding="utf-8")


if __name__ == "__main__":
    main()
