"""Learns the weights of `src/firsthand/data/linking/belonging.toml`: of which happening of a report somebody speaks.

`python -m training.belonging [SPLIT …]` reads collections of benchmarks/cases, `dev` where none is named.
Their labels say per report and happening who is an origin. A row is one speaker in one report and one happening that it
tells beside others; it is true where the speaker is among the origins of that happening there. Rows come twice, at
half weight: over the happenings as linked, with what linking gets wrong, and over the labels' own grouping of the
mentions. Speakers whom no label or more than one could mean are left out. Prints how many rows are told rightly by the
model, with each collection left out in turn, and by the happening last spoken of, then the weights.
"""

from __future__ import annotations

import argparse
import math
import re
import tomllib
from calendar import day_name, month_name
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from benchmarks.casebook import CASES, Case, cases
from benchmarks.scorers.linking import matched
from benchmarks.task import Run
from benchmarks.tasks.linking_cases import _documents
from numpy.typing import NDArray
from training.retelling import logistic

from firsthand.linking import Linker
from firsthand.linking.joining.clusters import cluster, decisions_of
from firsthand.linking.joining.copies import join_copies
from firsthand.linking.joining.speakers import speakers_of
from firsthand.linking.origins.accounts import is_account
from firsthand.linking.origins.belonging import Belonging, said_in
from firsthand.linking.origins.hops import last_hops
from firsthand.linking.profiles.names import fold_name
from firsthand.linking.profiles.profile import Facts, Profile, family_of, main_mention, profile_of
from firsthand.model import Claim, Derivation, Document, Mention, MentionLink

# Held small: some thirty figures, and a few hundred rows that speak for each other.
RIDGE = 20.0
# Of the words of an origin's name, by how few names of the collection hold them, so much must stand in the speaker's.
MEANT = 0.45
_WORD = re.compile(r"\w+")
_DATES = frozenset(word.casefold() for word in (*month_name, *day_name)) | {"afternoon", "morning", "evening"}
_COMMON = frozenset({"the", "and", "for", "with", "from", "his", "her", "their", "who", "mr", "mrs"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """A collection as linked. speaking: as `firsthand.linking.joining.speakers` gives it. names: the labels'
    name of each group, None where it is none of them."""

    groups: list[list[str]]
    speaking: dict[int, list[tuple[str, bool]]]
    names: list[str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One speaker of one report and one happening of it."""

    case: str
    shown: str
    figures: dict[str, float]
    last: bool
    true: bool
    grouped: bool


def rows(case: Case, split: str) -> Iterator[Row]:
    """The rows of a collection, over both groupings."""
    labels = tomllib.loads((CASES / split / case.name / "labels.toml").read_text(encoding="utf-8"))
    run = Run(folder=CASES, set=None, splits=(split,))
    documents = dict(_documents(case, run))
    profiles = {document.report.id: profile_of(document) for document in documents.values()}
    facts = {item.mention.id: item for profile in profiles.values() for item in profile.facts}
    real = as_linked(documents, profiles, facts, labels)
    meant = {number: origins_meant(document, profiles, labels, number) for number, document in documents.items()}
    for grouped, linking in ((False, real), (True, as_labelled(real, documents, facts, labels))):
        belonging = Belonging(linking.groups, facts, profiles, linking.speaking)
        for number, document in documents.items():
            profile = profiles[document.report.id]
            told = labels["reports"][number].get("origins", {})
            claims = [claim for claim in document.extraction.claims if is_account(claim, profile)]
            for said, theirs in said_in(claims):
                origins = set().union(*(meant[number].get(claim.id, set()) for claim in theirs))
                for group, name in enumerate(linking.names):
                    if not origins or name not in labels["reports"][number]["incidents"]:
                        continue
                    if not belonging.tells(said.report, group) or not belonging.rivals(said.report, group):
                        continue
                    last = [belonging.last_told(said.report, content, group) for content in said.contents]
                    yield Row(
                        case=case.name,
                        shown=f"{number} {theirs[0].chain[-1].name} of {name}",
                        figures=belonging.figures(said, group),
                        last=2 * sum(last) >= len(last),
                        true=bool(origins & set(told.get(name, ()))),
                        grouped=grouped,
                    )


def as_linked(
    documents: Mapping[str, Document],
    profiles: Mapping[str, Profile],
    facts: Mapping[str, Facts],
    labels: dict[str, Any],
) -> Linking:
    linker = Linker()
    derivations: list[Derivation] = [one for document in documents.values() for one in linker.alone(document)]
    links: list[MentionLink] = []
    for left, right in combinations(documents.values(), 2):
        compared = linker.compare(left, right)
        derivations += compared.derivations
        links += compared.mention_links
    links.sort(key=lambda link: link.id)
    told = {id_: item.mention for id_, item in facts.items()}
    reports = {id_: mention.report_id for id_, mention in told.items()}
    decisions = decisions_of((), reports)
    groups = join_copies(cluster(facts, links, decisions), told, profiles, derivations, frozenset(), frozenset())
    speaking = speakers_of(groups, reports, profiles, links)
    number_of = {document.report.id: number for number, document in documents.items()}
    held = {
        str(at): frozenset(
            number_of[one] for one in (*(reports[id_] for id_ in group), *(one for one, _ in speaking.get(at, ())))
        )
        for at, group in enumerate(groups)
    }
    names = {int(at): name for name, at in matched(telling(labels), held).items()}
    return Linking(
        groups=[sorted(group) for group in groups],
        speaking=speaking,
        names=[names.get(at) for at in range(len(groups))],
    )


def as_labelled(
    real: Linking, documents: Mapping[str, Document], facts: Mapping[str, Facts], labels: dict[str, Any]
) -> Linking:
    """Each happening with the mentions that were linked to it, but for those of reports that do not tell it; of the
    reports that do and have none there the mention of its family with most to say, else the report as speaking of it.
    Every other mention stands alone."""
    number_of = {document.report.id: number for number, document in documents.items()}
    homes = {
        id_: name
        for name, group in zip(real.names, real.groups, strict=True)
        for id_ in group
        if name is not None and number_of[facts[id_].mention.report_id] in telling(labels)[name]
    }
    speaking: dict[str, list[tuple[str, bool]]] = {}
    for number, document in documents.items():
        names = labels["reports"][number]["incidents"]
        for name in names:
            mentions = document.extraction.mentions
            if any(homes.get(mention.id) == name for mention in mentions):
                continue
            family = family_of(labels["incidents"][name]["type"])
            free: list[Mention] = [
                one for one in mentions if one.id not in homes and (len(names) == 1 or family_of(one.type) == family)
            ]
            main = main_mention(free)
            if main is not None:
                homes[main.id] = name
            else:
                speaking.setdefault(name, []).append((document.report.id, len(names) == 1))
    order = sorted({*homes.values(), *speaking})
    groups = [sorted(id_ for id_, name in homes.items() if name == one) for one in order]
    alone = [[id_] for id_ in sorted(facts) if id_ not in homes]
    return Linking(
        groups=[*groups, *alone],
        speaking={at: speaking[name] for at, name in enumerate(order) if name in speaking},
        names=[*order, *[None for _ in alone]],
    )


def telling(labels: dict[str, Any]) -> dict[str, frozenset[str]]:
    """The reports that tell each happening, by the labels."""
    return {
        name: frozenset(number for number, entry in labels["reports"].items() if name in entry["incidents"])
        for name in labels["incidents"]
    }


def origins_meant(
    document: Document, profiles: Mapping[str, Profile], labels: dict[str, Any], number: str
) -> dict[str, set[str]]:
    """The origins of a report's labels that the words for who speaks in each claim may mean, by the claim's id."""
    names = {name: words_of(entry["name"]) for name, entry in labels["origins"].items()}
    held = Counter(word for words in names.values() for word in words)
    here = sorted({one for known in labels["reports"][number].get("origins", {}).values() for one in known})
    claims: Sequence[Claim] = document.extraction.claims
    last = last_hops(claims, profiles)
    found: dict[str, set[str]] = {}
    for claim in claims:
        hop = last[claim.id]
        words = words_of(hop.name)
        if claim.source is not None:
            words |= words_of(document.report.quote(claim.source))
        scores = {}
        for one in here:
            whole = math.fsum(1 / held[word] for word in names[one]) or 1.0
            scores[one] = math.fsum(1 / held[word] for word in sorted(words & names[one])) / math.sqrt(whole)
        if hop.kind == "person" and " " in hop.name:
            surname = words_of(hop.name.split()[-1])
            scores = {one: score for one, score in scores.items() if surname & names[one]}
        best = max(scores.values(), default=0.0)
        if best >= MEANT:
            found[claim.id] = {one for one, score in scores.items() if score == best}
    return found


def words_of(name: str) -> set[str]:
    """The words of a name, many as one: "officers" as "officer"."""
    found = (word for word in _WORD.findall(fold_name(name)) if not word.isdigit() and word not in _DATES | _COMMON)
    plain = (word.removesuffix("men") + "man" if word.endswith("men") else word for word in found)
    return {word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 4 else word for word in plain}


def learnt(chosen: Sequence[Row]) -> dict[str, float]:
    """Weights for plain figures, learnt on figures of one scale."""
    names = sorted(chosen[0].figures)
    figures = np.array([[row.figures[name] for name in names] for row in chosen])
    mean, width = figures.mean(axis=0), figures.std(axis=0)
    width[width == 0] = 1.0
    true: NDArray[np.float64] = np.array([row.true for row in chosen], dtype=float)
    # `logistic` holds weights by a ridge of 1: rows that weigh less are held as by a larger one.
    base, scaled = logistic((figures - mean) / width, true, np.full(len(chosen), 0.5 / RIDGE))
    weights = scaled / width
    return {"base": float(base - weights @ mean), **dict(zip(names, map(float, weights), strict=True))}


def likely(weights: Mapping[str, float], row: Row) -> float:
    """As `firsthand.linking.origins.belonging.likelihood`, with weights that are not in the package yet."""
    score = weights["base"] + sum(weights[name] * figure for name, figure in row.figures.items())
    return float(1 / (1 + np.exp(-score)))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("splits", nargs="*", default=["dev"])
    options.add_argument("--wrong", action="store_true", help="show the rows that the model gets wrong")
    chosen = options.parse_args()
    known = [row for split in chosen.splits for case in cases(split) for row in rows(case, split)]
    by_case: dict[str, dict[str, float]] = {
        name: learnt([row for row in known if row.case != name]) for name in sorted({row.case for row in known})
    }
    for grouped in (False, True):
        ours = [row for row in known if row.grouped is grouped]
        told = [(likely(by_case[row.case], row) >= 0.5) == row.true for row in ours]
        last = [row.last == row.true for row in ours]
        where = "grouped by the labels" if grouped else "as linked"
        print(
            f"{where}: {len(ours)} rows; right {sum(told) / len(ours):.3f}, last spoken of {sum(last) / len(ours):.3f}"
        )
        for row, right in zip(ours, told, strict=True):
            if chosen.wrong and not right:
                print(f"  {row.case} {row.shown}: {likely(by_case[row.case], row):.2f}")
    print("[model.weights]")
    for name, weight in learnt(known).items():
        print(f"{name} = {weight:.3f}")


if __name__ == "__main__":
    main()
