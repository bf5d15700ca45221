"""Who did what to whom in which incident: an encoder with heads for roles, texts, kinds and links of fills.

`python -m training.incidents train --data FOLDER --out FOLDER` trains on muc4/dev, a tenth of it held out, and measures
on that tenth after each epoch; `export` writes the two graphs that `firsthand.extraction.incidents` runs. Thresholds
are found by `training.tune_incidents`.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import torch
from benchmarks.gold import documents
from benchmarks.muc4_form import gold_templates
from benchmarks.scorers.muc4_gtt import Counts, Template, gtt_counts, normal
from torch import Tensor, nn
from torch.nn import functional
from training.encoder import WIDTH, Encoder, Plan, averaged, batches, export, quantise, splitter
from training.muc4_texts import held_out

from firsthand.extraction.encoder.pieces import Pieces, Splitter
from firsthand.extraction.incidents import IncidentReader, LearnedIncident, Settings, settings
from firsthand.extraction.incidents.clusters import Links, to_incidents
from firsthand.extraction.incidents.fills import Fill
from firsthand.extraction.incidents.reader import text_for_model

DEPTH = 128
DISTANCES = (1, 2, 4, 8, 16, 32, 64, 128, 256)
SIZE = 510
# The lowest layers stay as they are: 1,200 texts do not teach them better, and their output is read once.
FROZEN = 2
ROLES = {
    "PerpInd": "person",
    "PerpOrg": "organisation",
    "Target": "thing",
    "Victim": "victim",
    "Weapon": "means",
    "hum_tgt_description": "people",
}
KINDS = {
    "attack": "attack",
    "bombing": "bombing",
    "kidnapping": "kidnapping",
    "arson": "arson",
    "robbery": "robbery",
    "forced work stoppage": "stoppage",
}
_NAMES = {kind: name for name, kind in KINDS.items()}
# Of a string that stands in many places, only the first are sure to be meant.
_SURE, _PLACES = 3, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What the gold says of one party: role and kinds by number, templates, and places as first and last piece."""

    role: int
    kinds: frozenset[int]
    templates: frozenset[int]
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A gold document, cut after `SIZE` pieces. tags: (pieces, roles), 0 outside, 1 begins, 2 goes on, -100 unsure.
    states: what the frozen layers make of the pieces, opening and closing mark included."""

    item: dict[str, Any]
    ids: Tensor
    tags: Tensor
    entities: tuple[Entity, ...]
    told: Tensor
    count: int
    states: Tensor


class Linker(nn.Module):
    """Kinds of each place, and whether two belong to one incident. See `IncidentReader` for what goes in and out."""

    def __init__(self) -> None:
        super().__init__()
        self.proj = nn.Linear(2 * WIDTH, DEPTH)
        self.role = nn.Embedding(len(ROLES), 16)
        self.dist = nn.Embedding(len(DISTANCES) + 1, 16)
        self.pair = nn.Sequential(nn.Linear(3 * DEPTH + 48, DEPTH), nn.GELU(), nn.Dropout(0.1), nn.Linear(DEPTH, 1))
        self.typ = nn.Sequential(nn.Linear(2 * WIDTH, DEPTH), nn.GELU(), nn.Dropout(0.1), nn.Linear(DEPTH, len(KINDS)))

    def pairs(self, states: Tensor, roles: Tensor, places: Tensor, left: Tensor, right: Tensor) -> Tensor:
        """Logits of the pairs of places `left` and `right`."""
        told, role = self.proj(states), self.role(roles)
        one, other = told[left], told[right]
        apart = (places[left] - places[right]).abs()
        steps = (apart.unsqueeze(-1) > torch.tensor(DISTANCES)).sum(-1)
        mixed = [one + other, one * other, (one - other).abs()]
        mixed += [role[left] + role[right], role[left] * role[right], self.dist(steps)]
        logits: Tensor = self.pair(torch.cat(mixed, -1)).squeeze(-1)
        return logits

    def forward(self, states: Tensor, roles: Tensor, places: Tensor) -> tuple[Tensor, Tensor]:
        at = torch.arange(states.shape[0])
        left, right = torch.meshgrid(at, at, indexing="ij")
        return self.typ(states), self.pairs(states, roles, places, left, right)


class Incidents(nn.Module):
    """Encoder and heads."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        for layer in self.encoder.bert.encoder.layer[:FROZEN]:
            layer.requires_grad_(False)
        self.encoder.bert.embeddings.requires_grad_(False)
        self.tag = nn.Linear(WIDTH, 3 * len(ROLES))
        # Scores of the text: whether it tells of any incident, of which kinds, and of how many (none to three).
        self.text = nn.Linear(2 * WIDTH, 1 + len(KINDS) + 4)
        self.linker = Linker()
        self.drop = nn.Dropout(0.1)

    def lower(self, ids: Tensor, mask: Tensor) -> Tensor:
        """What the frozen layers make of the pieces."""
        return self._through(self.encoder.bert.embeddings(input_ids=ids), mask, slice(0, FROZEN))

    def upper(self, states: Tensor, mask: Tensor) -> Tensor:
        """What the layers under training make of that."""
        return self._through(states, mask, slice(FROZEN, None))

    def _through(self, states: Tensor, mask: Tensor, layers: slice) -> Tensor:
        seen = ((1 - mask[:, None, None, :].float()) * -1e4).to(states.dtype)
        for layer in self.encoder.bert.encoder.layer[layers]:
            out = layer(states, seen)
            states = out[0] if isinstance(out, tuple) else out
        return states

    def heads(self, hidden: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Role scores (windows, pieces, roles x 3) and text scores (windows, 1 + kinds + counts)."""
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        whole = torch.cat([hidden[:, 0], (hidden * weight).sum(1) / weight.sum(1)], -1)
        return self.tag(self.drop(hidden)), self.text(self.drop(whole))


# ── what is taught ───────────────────────────────────────────────────────────────────────────────────────────────────


def cut_text(text: str, cut: Splitter) -> Pieces:
    """The pieces of a document's text as one line: GTT's texts keep no lines."""
    return cut.pieces(text_for_model(text), [(0, len(text))])


def texts(items: Sequence[dict[str, Any]], model: Incidents, cut: Splitter) -> Iterator[Text]:
    """What each gold document teaches."""
    model.eval()
    for item in items:
        pieces = cut_text(item["gtt_doctext"], cut)
        ids = torch.tensor([cut.opening, *pieces.ids[:SIZE], cut.closing])
        tags, entities = _taught(item, pieces, len(ids))
        told = torch.zeros(1 + len(KINDS))
        for template in item["gtt_templates"]:
            told[0] = 1.0
            for kind in template["incident_type"].split(" / "):
                told[1 + list(KINDS).index(kind)] = 1.0
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            states = model.lower(ids[None], torch.ones_like(ids)[None])[0].to(torch.bfloat16)
        count = min(len(item["gtt_templates"]), 3)
        yield Text(item=item, ids=ids, tags=tags, entities=entities, told=told, count=count, states=states)


def _taught(item: dict[str, Any], pieces: Pieces, size: int) -> tuple[Tensor, tuple[Entity, ...]]:
    tags = torch.zeros(size, len(ROLES), dtype=torch.long)
    entities: list[Entity] = []
    starts, ends = np.asarray(pieces.word_start), np.asarray(pieces.word_end)
    for (role, words), templates in _parties(item).items():
        row = list(ROLES).index(role)
        spans = sorted({span for word in words for span in _occurrences(item["gtt_doctext"], word)})
        places: list[tuple[int, int, int]] = []
        # The longer string first: its shorter other names may stand inside it.
        for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
            first = int(np.searchsorted(ends, start, side="right"))
            last = int(np.searchsorted(starts, end, side="left"))
            # Pieces count from 1, after the opening mark.
            low, high = pieces.word_piece[first] + 1, pieces.word_piece[last]
            if first >= last or high >= size - 1:
                continue
            places.append((start, low, high))
            if (tags[low : high + 1, row] != 0).any():
                continue
            if sum(other[0] < start for other in spans) < _SURE:
                tags[low : high + 1, row] = 2
                tags[low, row] = 1
            else:
                tags[low : high + 1, row] = -100
        if places:
            kinds = {kind for at in templates for kind in item["gtt_templates"][at]["incident_type"].split(" / ")}
            entities.append(
                Entity(
                    role=row,
                    kinds=frozenset(list(KINDS).index(kind) for kind in kinds),
                    templates=frozenset(templates),
                    places=tuple((low, high) for _, low, high in sorted(places)[:_PLACES]),
                )
            )
    return tags, tuple(entities)


def _parties(item: dict[str, Any]) -> dict[tuple[str, frozenset[str]], set[int]]:
    """The templates of each party of the gold, a party being a role and its strings."""
    found: dict[tuple[str, frozenset[str]], set[int]] = {}
    for number, template in enumerate(item["gtt_templates"]):
        for role in list(ROLES)[:5]:
            for entity in template[role]:
                found.setdefault((role, frozenset(words for words, _ in entity)), set()).add(number)
    full = [one for one in item["templates"] if isinstance(one.get("incident_type"), list)]
    if len(full) == len(item["gtt_templates"]):
        for number, template in enumerate(full):
            described = template["hum_tgt_description"]
            for fill in described if isinstance(described, list) else []:
                words = frozenset(text_for_model(one.lower()) for one in fill["alts"] if one)
                found.setdefault(("hum_tgt_description", words), set()).add(number)
    return found


def _occurrences(text: str, words: str) -> list[tuple[int, int]]:
    pattern = re.escape(words)
    whole = [match.span() for match in re.finditer(rf"(?<![a-z0-9]){pattern}(?![a-z0-9])", text)]
    return whole[:8] or [match.span() for match in re.finditer(pattern, text)][:1]


class Lesson:
    """Batches and loss."""

    def __init__(self, model: Incidents, taught: list[Text], *, batch: int, empty: float, seed: int) -> None:
        """empty: the share of texts without an incident that each epoch sees."""
        self.model, self.batch, self.empty = model, batch, empty
        self.full = [text for text in taught if text.count]
        self.bare = [text for text in taught if not text.count]
        self.chance = random.Random(seed)  # noqa: S311
        self.weights = torch.tensor([1.0, 3.0, 2.0])

    @property
    def steps(self) -> int:
        """Batches an epoch, about."""
        return (len(self.full) + int(len(self.bare) * self.empty)) // self.batch + 1

    def epoch(self, _: int) -> Iterator[list[Text]]:
        """All texts with incidents, some without, most cut after what they teach."""
        seen = [self._cropped(text, self._end(text)) for text in self.full]
        # Texts without an incident are cut like those with one: length must not tell which is which.
        ends = [len(text.ids) for text in seen]
        for text in self.chance.sample(self.bare, int(len(self.bare) * self.empty)):
            seen.append(self._cropped(text, self.chance.choice(ends)))
        yield from batches(seen, lambda text: len(text.ids), size=self.batch, chance=self.chance)

    def _end(self, text: Text) -> int:
        """Where to cut a text with incidents: somewhere after what it teaches, or not at all."""
        if self.chance.random() < 0.3:
            return SIZE
        last = max((high for one in text.entities for _, high in one.places[:2]), default=SIZE)
        return max(96, last + self.chance.randint(16, 72))

    def _cropped(self, text: Text, end: int) -> Text:
        keep = min(len(text.ids), end)
        if keep == len(text.ids):
            return text
        entities = (replace(one, places=tuple(at for at in one.places if at[1] < keep)) for one in text.entities)
        return replace(
            text,
            ids=text.ids[:keep],
            tags=text.tags[:keep],
            states=text.states[:keep],
            entities=tuple(one for one in entities if one.places),
        )

    def loss(self, taught: list[Text], _: int) -> Tensor:
        """Roles, texts, links and kinds together."""
        size = max(len(text.ids) for text in taught)
        mask = torch.zeros(len(taught), size, dtype=torch.long)
        states = torch.zeros(len(taught), size, WIDTH)
        tags = torch.full((len(taught), size, len(ROLES)), -100)
        for row, text in enumerate(taught):
            here = len(text.ids)
            mask[row, :here], states[row, :here], tags[row, :here] = 1, text.states.float(), text.tags
        if self.model.training:
            states = states * (torch.rand(len(taught), size, 1) > 0.06)
        hidden = self.model.upper(states, mask).float()
        with torch.autocast("cpu", enabled=False):
            roles, told = self.model.heads(hidden, mask)
            loss = functional.cross_entropy(
                roles.reshape(-1, 3), tags.reshape(-1), weight=self.weights, ignore_index=-100, reduction="sum"
            )
            loss = loss / mask.sum() * 10 / len(ROLES)
            wanted = torch.stack([text.told for text in taught])
            counts = torch.tensor([text.count for text in taught])
            loss = loss + 0.5 * functional.binary_cross_entropy_with_logits(told[:, : wanted.shape[1]], wanted)
            loss = loss + 0.1 * functional.cross_entropy(told[:, wanted.shape[1] :], counts)
            for row, text in enumerate(taught):
                if text.entities:
                    loss = loss + self._linking(hidden[row], text.entities) / len(taught)
        return loss

    def _linking(self, hidden: Tensor, entities: tuple[Entity, ...]) -> Tensor:
        """Kinds of each place, and for each two parties whether some template holds both, by their likeliest places."""
        linker = self.model.linker
        places = [(number, low, high) for number, one in enumerate(entities) for low, high in one.places]
        owner = torch.tensor([number for number, _, _ in places])
        first, last = torch.tensor([low for _, low, _ in places]), torch.tensor([high for _, _, high in places])
        states = self.model.drop(torch.cat([hidden[first], hidden[last]], -1))
        kinds = torch.zeros(len(places), len(KINDS))
        for at, number in enumerate(owner.tolist()):
            kinds[at, list(entities[number].kinds)] = 1.0
        loss = 0.7 * functional.binary_cross_entropy_with_logits(linker.typ(states), kinds)
        left, right = torch.triu_indices(len(places), len(places), 1)
        apart = owner[left] != owner[right]
        left, right = left[apart], right[apart]
        if not len(left):
            return loss
        roles = torch.tensor([entities[number].role for number in owner.tolist()])
        logits = linker.pairs(states, roles, first, left, right)
        two = torch.stack([torch.minimum(owner[left], owner[right]), torch.maximum(owner[left], owner[right])], 1)
        each, group = two.unique(dim=0, return_inverse=True)
        best = torch.full((len(each),), -1e4).scatter_reduce(0, group, logits, "amax")
        same = torch.tensor([float(bool(entities[a].templates & entities[b].templates)) for a, b in each.tolist()])
        weight = 0.3 if bool(same.all()) else 1.0
        return loss + 0.5 * weight * functional.binary_cross_entropy_with_logits(best, same)


# ── measuring ─────────────────────────────────────────────────────────────────────────────────────────────


class Torch:
    """The encoder as a graph, before export."""

    def __init__(self, model: nn.Module) -> None:
        self.model = model.eval()

    def run(self, inputs: dict[str, np.ndarray]) -> list[np.ndarray]:
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            return [one.float().numpy() for one in self.model(*(torch.from_numpy(one) for one in inputs.values()))]


class Reading(nn.Module):
    """The first graph: role scores, text scores, hidden states."""

    def __init__(self, model: Incidents) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        hidden = self.model.encoder(ids, mask)
        roles, told = self.model.heads(hidden, mask)
        return roles, told[:, : 1 + len(KINDS)], hidden


Scored = tuple[list[Fill], Links]


def read_all(items: Sequence[dict[str, Any]], model: Incidents, cut: Splitter) -> list[Scored]:
    """Fills and links of each text, before any threshold but the lowest."""
    lowest = MappingProxyType(dict.fromkeys(ROLES.values(), 0.1))
    reader = IncidentReader(
        splitter=cut,
        encoder=Torch(Reading(model)),
        linker=Torch(model.linker),
        settings=replace(settings(), relevant=0.0, least=lowest),
    )
    found = []
    for item in items:
        text = text_for_model(item["gtt_doctext"])
        found.append(reader.scored(text, cut_text(text, cut)))
    return found


def form(incidents: Sequence[LearnedIncident]) -> list[Template]:
    """Incidents as templates of GTT's form."""
    return [
        Template(
            type=_NAMES[one.kind],
            roles={
                name: tuple(frozenset({normal(fill.words)}) for fill in one.fills if fill.role == role)
                for name, role in list(ROLES.items())[:5]
            },
        )
        for one in incidents
    ]


def score(items: Sequence[dict[str, Any]], scored: Sequence[Scored], chosen: Settings) -> tuple[Counts, float]:
    """GTT's micro counts, and the share of texts without an incident that stay empty."""
    total, quiet = Counts(), []
    for item, (fills, links) in zip(items, scored, strict=True):
        predicted = form(to_incidents(fills, links, chosen))
        for counts in gtt_counts(predicted, gold_templates(item)).values():
            total.add(counts)
        if not item["gtt_templates"]:
            quiet.append(not predicted)
    return total, sum(quiet) / max(1, len(quiet))


# ── the commands ─────────────────────────────────────────────────────────────────────────────────────────────────────


def write(model: Incidents, items: Sequence[dict[str, Any]], cut: Splitter, to: Path) -> None:
    """Write `incidents.onnx` and `incidents_links.onnx`, and print how far int8 is from fp32."""
    to.mkdir(parents=True, exist_ok=True)
    model.float().eval()
    fed = []
    for item in items[:3]:
        ids = np.array([[cut.opening, *cut_text(item["gtt_doctext"], cut).ids[:SIZE], cut.closing]], dtype=np.int64)
        fed.append({"ids": ids, "mask": np.ones_like(ids)})
    free = {0: "windows", 1: "pieces"}
    plain = to / "incidents.fp32.onnx"
    export(
        Reading(model),
        {name: torch.from_numpy(value) for name, value in fed[0].items()},
        {"roles": free, "told": {0: "windows"}, "hidden": free},
        {"ids": free, "mask": free},
        plain,
    )
    print("reading: int8 differs by", quantise(plain, to / "incidents.onnx", fed, per_channel=True))
    places = {"states": torch.randn(5, 2 * WIDTH), "roles": torch.arange(5), "places": torch.arange(5) * 40}
    export(
        model.linker,
        places,
        {"kinds": {0: "fills"}, "links": {0: "fills", 1: "others"}},
        {name: {0: "fills"} for name in places},
        to / "incidents_links.onnx",
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m training.incidents", description=__doc__)
    parser.add_argument("action", choices=("train", "export"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder of checkpoints and graphs")
    parser.add_argument("--start", type=Path, nargs="+", default=(), help="checkpoints to average and go on from")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--empty", type=float, default=0.5)
    given = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(7)
    cut, model = splitter(), Incidents()
    if given.start:
        model.load_state_dict(averaged(given.start))
    taught, held = held_out(list(documents(given.data / "muc4" / "dev.jsonl.gz")))
    if given.action == "train":
        lesson = Lesson(model, list(texts(taught, model, cut)), batch=given.batch, empty=given.empty, seed=7)

        def after(_: int) -> None:
            counts, quiet = score(held, read_all(held, model, cut), settings())
            print(f"P {counts.precision:.3f} R {counts.recall:.3f} F {counts.f1:.3f} empty {quiet:.3f}", flush=True)

        heads = [one for name, one in model.named_parameters() if not name.startswith("encoder.")]
        groups: list[dict[str, object]] = [*model.encoder.groups(rate=given.rate, decay=1.0)]
        groups.append({"params": heads, "lr": 1e-3, "weight_decay": 0.01})
        plan = Plan(epochs=given.epochs, steps=given.epochs * lesson.steps, folder=given.out)
        plan.train(model, groups, lesson.epoch, lesson.loss, after)
    else:
        write(model, held, cut, given.out)


if __name__ == "__main__":
    main()
