"""MUC-4 in the five roles of GTT: the GTT score, CEAF-REE and CEAF-RME.

Du, Rush and Cardie, "Template Filling with Generative Transformers" (NAACL 2021); the same, "GRIT" (EACL 2021);
Chen, Gantt, Gu, Chen, White and Van Durme, "Iterative Document-level Information Extraction" (IterX, EACL 2023).
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.scorers.assignment import best_assignment

__all__ = ["ROLES", "Counts", "Entity", "Template", "ceaf_ree", "ceaf_rme", "distinct", "gtt_counts", "normal"]

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
TYPE = "incident_type"
_ARTICLES = frozenset({"a", "an", "the"})
_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)

# An entity is the set of its mentions' strings, normalised.
Entity = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One incident: its type ("attack", in gold also "bombing / attack") and the entities of each role."""

    type: str
    roles: Mapping[str, tuple[Entity, ...]]

    def size(self) -> int:
        """One for the type and one an entity."""
        return 1 + sum(len(entities) for entities in self.roles.values())

    def key(self) -> tuple[object, ...]:
        """What makes two templates the same."""
        return self.type, *(frozenset(self.roles.get(role, ())) for role in ROLES)


@dataclass(slots=True)
class Counts:
    """Numerators and denominators of precision and recall, summed over documents with `add`."""

    right: float = 0.0
    predicted: float = 0.0
    found: float = 0.0
    gold: float = 0.0

    def add(self, other: Counts) -> None:
        self.right += other.right
        self.predicted += other.predicted
        self.found += other.found
        self.gold += other.gold

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def normal(text: str) -> str:
    """Lower case, without punctuation and articles, white space collapsed."""
    words = text.lower().translate(_NO_PUNCTUATION).split()
    return " ".join(word for word in words if word not in _ARTICLES)


def distinct(templates: Iterable[Template]) -> list[Template]:
    """Each template once, in their order."""
    return list({template.key(): template for template in templates}.values())


# ── GTT ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Path:
    """A mapping so far: what it finds, and its pairs."""

    right: int
    found: int
    pairs: tuple[tuple[int, int], ...] = field(default=(), compare=False)


def gtt_counts(predicted: Sequence[Template], gold: Sequence[Template]) -> dict[str, Counts]:
    """The counts of one document by role and for the type, under the mapping of templates with the best micro F1.

    A pair of templates may be mapped where the predicted type is a substring of the gold one. In a mapped pair the type
    is right; a predicted entity is right where one gold entity of its role holds all its mentions, and a gold entity is
    found where all mentions of one predicted entity are among its own. Unmapped templates count in the denominators.
    """
    pairs = dict(_best_mapping(predicted, gold))
    counts = {name: Counts() for name in (TYPE, *ROLES)}
    for number, template in enumerate(predicted):
        other = gold[pairs[number]] if number in pairs else None
        counts[TYPE].add(Counts(right=float(other is not None), predicted=1.0))
        for role in ROLES:
            entities = template.roles.get(role, ())
            right = _right(entities, other.roles.get(role, ())) if other is not None else 0
            counts[role].add(Counts(right=right, predicted=len(entities)))
    mapped = {after: before for before, after in pairs.items()}
    for number, template in enumerate(gold):
        own = predicted[mapped[number]] if number in mapped else None
        counts[TYPE].add(Counts(found=float(own is not None), gold=1.0))
        for role in ROLES:
            entities = template.roles.get(role, ())
            found = _found(own.roles.get(role, ()), entities) if own is not None else 0
            counts[role].add(Counts(found=found, gold=len(entities)))
    return counts


def _right(predicted: Sequence[Entity], gold: Sequence[Entity]) -> int:
    return sum(any(entity <= other for other in gold) for entity in predicted)


def _found(predicted: Sequence[Entity], gold: Sequence[Entity]) -> int:
    return sum(any(entity <= other for entity in predicted) for other in gold)


def _best_mapping(predicted: Sequence[Template], gold: Sequence[Template]) -> tuple[tuple[int, int], ...]:
    """Of all one-to-one partial mappings, one with the highest micro F1.

    The denominators are the same for every mapping, so that only those matter that no other beats in both numerators:
    they are carried along, predicted template by predicted template, for each set of gold templates used up.
    """
    reached: dict[int, list[_Path]] = {0: [_Path(0, 0)]}
    for number, template in enumerate(predicted):
        gains = [(after, *_gain(template, other)) for after, other in enumerate(gold) if template.type in other.type]
        following = {used: list(paths) for used, paths in reached.items()}
        for used, paths in reached.items():
            for after, right, found in gains:
                if used >> after & 1:
                    continue
                longer = [
                    _Path(path.right + right, path.found + found, (*path.pairs, (number, after))) for path in paths
                ]
                following.setdefault(used | 1 << after, []).extend(longer)
        reached = {used: _undominated(paths) for used, paths in following.items()}
    sizes = sum(template.size() for template in predicted), sum(template.size() for template in gold)

    def f1(path: _Path) -> float:
        return Counts(path.right, sizes[0], path.found, sizes[1]).f1

    return max((path for paths in reached.values() for path in paths), key=f1).pairs


def _gain(predicted: Template, gold: Template) -> tuple[int, int]:
    right = found = 1
    for role in ROLES:
        right += _right(predicted.roles.get(role, ()), gold.roles.get(role, ()))
        found += _found(predicted.roles.get(role, ()), gold.roles.get(role, ()))
    return right, found


def _undominated(paths: list[_Path]) -> list[_Path]:
    kept: list[_Path] = []
    for path in sorted(paths, key=lambda path: (-path.right, -path.found)):
        if not kept or path.found > kept[-1].found:
            kept.append(path)
    return kept


# ── CEAF ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def ceaf_ree(predicted: Sequence[Template], gold: Sequence[Template]) -> Counts:
    """CEAF-REE of one document: entities of each role, whatever their template, matched one to one.

    A pair counts 1 where the predicted mentions are among the gold entity's, else 0.
    """
    counts = Counts()
    for role in ROLES:
        own = _entities(predicted, role)
        other = _entities(gold, role)
        pairs = best_assignment([[float(entity <= one) for one in other] for entity in own])
        counts.add(Counts(len(pairs), len(own), len(pairs), len(other)))
    return counts


def _entities(templates: Sequence[Template], role: str) -> list[Entity]:
    """The entities of a role in a document, each once."""
    return list(dict.fromkeys(entity for template in templates for entity in template.roles.get(role, ())))


def ceaf_rme(predicted: Sequence[Template], gold: Sequence[Template]) -> Counts:
    """CEAF-RME of one document with the subset similarity: templates matched one to one, no credit for a type alone.

    The similarity of two templates of one type is the number of predicted entities that share a mention with some gold
    entity of their role. Of a gold template with two types ("bombing / attack") the better one counts.
    """
    weights = [[float(_hits(template, other)[0]) for other in gold] for template in predicted]
    counts = Counts()
    for row, column in best_assignment(weights):
        right, found = _hits(predicted[row], gold[column])
        counts.add(Counts(right=right, found=found))
    counts.add(
        Counts(
            predicted=sum(template.size() - 1 for template in predicted),
            gold=sum(template.size() - 1 for template in gold),
        )
    )
    return counts


def _hits(predicted: Template, gold: Template) -> tuple[int, int]:
    if predicted.type not in {one.strip() for one in gold.type.split("/")}:
        return 0, 0
    right = found = 0
    for role in ROLES:
        own, other = predicted.roles.get(role, ()), gold.roles.get(role, ())
        right += sum(any(entity & one for one in other) for entity in own)
        found += sum(any(entity & one for entity in own) for one in other)
    return right, found
