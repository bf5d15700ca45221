"""Who said what: an encoder with a head for cues, and one that finds each cue's own source and content.

`python -m training.attribution train --data FOLDER --out FOLDER` trains on polnear/train and measures on polnear/dev
after each epoch; `export` writes the two graphs that `firsthand.extraction.claims.learned` runs.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from benchmarks.gold import documents
from benchmarks.scorers.attribution import Tally, attribution
from torch import Tensor, nn
from training.encoder import WIDTH, Batch, Encoder, Plan, averaged, batches, collate, export, quantise, splitter
from training.lighten import lighten

from firsthand.extraction.encoder.feeds import best_view
from firsthand.extraction.encoder.pieces import SHAPES, Pieces, Splitter, Window, windows
from firsthand.extraction.encoder.tags import TAGS, best_tags, spans_of

DEPTH = 192
HEADS = 4
# How far from a cue distances are told apart, and how many words before and after it are tagged.
REACH = 48
FIELD = 80
# What a teacher's vectors count beside its scores: as much, about, over the words around one cue.
_VECTORS = 0.1
_LINE = re.compile(r"[^\n]+")


class Links(nn.Module):
    """Tags the words around a cue as part of that cue's source and content.

    hidden: (windows, words, WIDTH); words: mask; owner, first, last: (cues,) the window of each cue and its words.
    Out: (cues, 2 * FIELD, 2 * tags): source, then content, for the words from `first` - FIELD on.
    """

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Linear(WIDTH, DEPTH)
        self.gate = nn.Linear(WIDTH, DEPTH)
        self.cue = nn.Linear(WIDTH, DEPTH)
        self.cue_gate = nn.Linear(WIDTH, DEPTH)
        self.distance = nn.Embedding(2 * REACH + 1, DEPTH)
        self.inside = nn.Embedding(2, DEPTH)
        self.norm = nn.LayerNorm(DEPTH)
        self.mix = nn.Linear(DEPTH, 3 * DEPTH)
        self.back = nn.Linear(DEPTH, DEPTH)
        self.norm_wide = nn.LayerNorm(DEPTH)
        self.wide = nn.Linear(DEPTH, 2 * DEPTH)
        self.narrow = nn.Linear(2 * DEPTH, DEPTH)
        self.norm_out = nn.LayerNorm(DEPTH)
        self.out = nn.Linear(DEPTH, 2 * TAGS)
        self.drop = nn.Dropout(0.1)
        nn.init.normal_(self.distance.weight, std=0.1)
        nn.init.normal_(self.inside.weight, std=0.1)

    def forward(self, hidden: Tensor, words: Tensor, owner: Tensor, first: Tensor, last: Tensor) -> Tensor:
        step = torch.arange(-FIELD, FIELD, device=hidden.device)[None, :]
        place = first[:, None] + step
        size = words.sum(dim=1)[owner][:, None]
        real = (place >= 0) & (place < size)
        place = torch.clamp(place, min=0)
        place = torch.minimum(place, size - 1)
        after = torch.clamp(step - (last - first)[:, None] + 1, min=0)
        near = torch.clamp(torch.clamp(step, max=0) + after, -REACH, REACH) + REACH
        own = (step >= 0) & (after == 0)
        around = hidden[owner[:, None], place]
        share = own.to(hidden.dtype) / (last - first)[:, None].to(hidden.dtype)
        cue = (share[:, None, :] @ around)[:, 0]
        state = (
            self.word(hidden)[owner[:, None], place]
            + self.cue(cue)[:, None]
            + self.gate(hidden)[owner[:, None], place] * self.cue_gate(cue)[:, None]
            + self.distance(near)
            + self.inside(own.long())
        )
        mask = torch.where(real[:, None, None, :], 0.0, -1e4)
        state = nn.functional.gelu(state)
        state = state + self.drop(self._attend(self.norm(state), mask))
        state = state + self.drop(self.narrow(nn.functional.gelu(self.wide(self.norm_wide(state)))))
        scores: Tensor = self.out(self.norm_out(state))
        return scores

    def _attend(self, state: Tensor, mask: Tensor) -> Tensor:
        size = DEPTH // HEADS
        query, key, value = (
            part.view(part.shape[0], part.shape[1], HEADS, size).transpose(1, 2)
            for part in self.mix(state).split(DEPTH, dim=-1)
        )
        weights = torch.softmax(query @ key.transpose(-1, -2) * size**-0.5 + mask, dim=-1)
        mixed = (weights @ value).transpose(1, 2).reshape(state.shape)
        found: Tensor = self.back(mixed)
        return found


class Attributor(nn.Module):
    """Encoder, cue head and links."""

    def __init__(self, *, layers: int = 6) -> None:
        super().__init__()
        self.encoder = Encoder(shapes=SHAPES, layers=layers)
        self.cues = nn.Linear(WIDTH, TAGS)
        self.drop = nn.Dropout(0.1)
        self.links = Links()

    def read(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The words' vectors (windows, words, WIDTH) and their cue tags' scores."""
        hidden = self.encoder(batch.ids, batch.mask, batch.shapes)
        words = torch.gather(hidden, 1, batch.first[:, :, None].expand(-1, -1, WIDTH))
        words = self.drop(words)
        return words, self.cues(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """One gold attribution in words: cue first and last (exclusive), and tags over the whole text."""

    first: int
    last: int
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A gold document: its pieces and what is attributed in it."""

    item: dict[str, Any]
    pieces: Pieces
    taught: tuple[Taught, ...]


def texts(folder: Path, split: str, cut: Splitter) -> Iterator[Text]:
    """The documents of one split of PolNeAR."""
    for item in documents(folder / "polnear" / f"{split}.jsonl.gz"):
        text = item["text"]
        pieces = cut.pieces(text, [match.span() for match in _LINE.finditer(text) if match.group().strip()])
        taught = []
        for found in item["gold"]["attributions"]:
            cue, content = (_ranges(pieces, found[part]) for part in ("cue", "content"))
            if cue and content:
                taught.append(
                    Taught(
                        first=cue[0][0],
                        last=cue[-1][1],
                        source=_ranges(pieces, found["source"]),
                        content=content,
                    )
                )
        yield Text(item=item, pieces=pieces, taught=tuple(taught))


def _ranges(pieces: Pieces, spans: Sequence[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    """Spans of characters as ranges of words, those that touch made one."""
    starts, ends = np.asarray(pieces.word_start), np.asarray(pieces.word_end)
    found: list[tuple[int, int]] = []
    for start, end in sorted(tuple(span) for span in spans):
        first = int(np.searchsorted(ends, start, side="right"))
        last = int(np.searchsorted(starts, end, side="left"))
        if first >= last:
            continue
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def _paint(row: Tensor, spans: Sequence[tuple[int, int]], window: Window) -> None:
    """Write begin, inside, end and single tags of the spans that lie in the window."""
    for first, last in spans:
        low, high = max(first, window.first) - window.first, min(last, window.last) - window.first
        if low >= high:
            continue
        if high - low == 1:
            row[low] = 4
        else:
            row[low:high] = 2
            row[low], row[high - 1] = 1, 3


def _field(spans: Sequence[tuple[int, int]], seen: Window, cue: int) -> Tensor:
    """Tags of the words around a cue that begins at word `cue`; words outside the window count for nothing."""
    row = torch.full((2 * FIELD,), -100)
    inner = row[seen.first - cue + FIELD : seen.last - cue + FIELD]
    inner[:] = 0
    _paint(inner, spans, seen)
    return row


def _unlike(scores: Tensor, wanted: Tensor) -> Tensor:
    """Cross-entropy of rows of scores with those of a teacher, summed."""
    return -(wanted.float().softmax(-1) * scores.float().log_softmax(-1)).sum()


Item = tuple[Text, Window]


class Lesson:
    """Batches and loss."""

    def __init__(
        self,
        model: Attributor,
        taught: list[Text],
        cut: Splitter,
        *,
        size: int,
        batch: int,
        seed: int,
        teacher: Attributor | None = None,
    ) -> None:
        """teacher: a deeper model, trained before, whose scores and vectors `model` learns beside the gold."""
        self.model, self.taught, self.cut = model, taught, cut
        self.teacher = None if teacher is None else teacher.eval()
        self.size, self.batch, self.seed = size, batch, seed
        self.chance = random.Random(seed)  # noqa: S311

    def epoch(self, number: int) -> Iterator[list[Item]]:
        """Windows over all texts, cut anew each epoch."""
        chance = random.Random(self.seed + number)  # noqa: S311
        items: list[Item] = []
        for text in self.taught:
            sentences = [spot for spot in text.pieces.breaks[1] if spot < len(text.pieces)]
            start = chance.choice([spot for spot in sentences if text.pieces.word_piece[spot] < self.size * 2 // 3])
            items.extend((text, window) for window in windows(text.pieces, size=self.size, overlap=0, start=start))
            if start > 0:
                items.append((text, Window(first=0, last=start)))
        yield from batches(items, lambda item: item[0].pieces.size(item[1]), size=self.batch, chance=chance)

    def loss(self, items: list[Item], epoch: int) -> Tensor:
        """Per attribution: how unlikely its cue, source and content are."""
        batch = collate([(text.pieces, window) for text, window in items], self.cut)
        hidden, scores = self.model.read(batch)
        cue_tags = torch.full(batch.words.shape, -100)
        cue_tags[batch.words] = 0
        owner: list[int] = []
        first: list[int] = []
        last: list[int] = []
        source: list[Tensor] = []
        content: list[Tensor] = []
        for row, (text, window) in enumerate(items):
            for one in text.taught:
                _paint(cue_tags[row], [(one.first, one.last)], window)
                if one.first < window.first or one.last > window.last:
                    continue
                low, high = self._shaken(one.first - window.first, one.last - window.first, window)
                owner.append(row)
                first.append(low)
                last.append(high)
                at = window.first + low
                seen = Window(first=max(window.first, at - FIELD), last=min(window.last, at + FIELD))
                for rows, spans in ((source, one.source), (content, one.content)):
                    rows.append(_field(spans, seen, at))
        count = max(1, len(owner))
        if epoch > 0:
            # Cues that the model sees where none is: they have neither source nor content.
            outside = scores.detach().float().softmax(-1)[:, :, 0]
            for row, (_, window) in enumerate(items):
                doubtful = ((outside[row] < 0.6) & (cue_tags[row] == 0)).nonzero().flatten().tolist()
                for at in self.chance.sample(doubtful, min(1, len(doubtful))):
                    owner.append(row)
                    first.append(at)
                    last.append(at + 1)
                    at += window.first
                    tags = _field(
                        (), Window(first=max(window.first, at - FIELD), last=min(window.last, at + FIELD)), at
                    )
                    source.append(tags)
                    content.append(tags)
        loss = nn.functional.cross_entropy(
            scores.float().reshape(-1, TAGS), cue_tags.reshape(-1), ignore_index=-100, reduction="sum"
        )
        if self.teacher is not None:
            with torch.no_grad():
                vectors, wanted = self.teacher.read(batch)
            loss = 0.5 * loss + 0.5 * _unlike(scores[batch.words], wanted[batch.words])
            loss = loss + _VECTORS * (hidden - vectors)[batch.words].float().square().mean(-1).sum()
        if owner:
            cues = torch.tensor(owner), torch.tensor(first), torch.tensor(last)
            found = self.model.links(hidden, batch.words, *cues).float()
            if self.teacher is not None:
                with torch.no_grad():
                    told = self.teacher.links(vectors, batch.words, *cues).float()
                known = torch.stack(source) >= 0
                for part in (0, 1):
                    tagged = slice(part * TAGS, (part + 1) * TAGS)
                    loss = loss + _unlike(found[known][:, tagged], told[known][:, tagged])
            for part, tags in ((0, source), (1, content)):
                loss = loss + nn.functional.cross_entropy(
                    found[:, :, part * TAGS : (part + 1) * TAGS].reshape(-1, TAGS),
                    torch.stack(tags).reshape(-1),
                    ignore_index=-100,
                    reduction="sum",
                )
        return loss / count

    def _shaken(self, low: int, high: int, window: Window) -> tuple[int, int]:
        """Now and then a cue a word longer or shorter: found cues are not always right."""
        if self.chance.random() < 0.15:
            change = self.chance.choice(((-1, 0), (1, 0), (0, 1), (0, -1)))
            moved = max(0, low + change[0]), min(window.last - window.first, high + change[1])
            if moved[0] < moved[1]:
                return moved
        return low, high


@torch.no_grad()  # type: ignore[untyped-decorator]
def measure(model: Attributor, held: list[Text], cut: Splitter, *, size: int = 318, overlap: int = 80) -> Tally:
    """Score the model on gold texts, cues found by itself."""
    model.eval()
    tally = Tally()
    for text in held:
        pieces = text.pieces
        views = windows(pieces, size=size, overlap=overlap)
        with torch.autocast("cpu", torch.bfloat16):
            batch = collate([(pieces, view) for view in views], cut)
            hidden, scores = model.read(batch)
            probable = scores.float().log_softmax(-1).numpy()
            owner, first, last = [], [], []
            for row, view in enumerate(views):
                for low, high in spans_of(best_tags(probable[row, : view.last - view.first])):
                    if best_view(views, view.first + low, view.first + high, len(pieces)) == row:
                        owner.append(row)
                        first.append(low)
                        last.append(high)
            found = (
                model.links(hidden, batch.words, torch.tensor(owner), torch.tensor(first), torch.tensor(last)).float()
                if owner
                else None
            )
        predicted = []
        words = item_text = text.item["text"]
        for number, row in enumerate(owner):
            view = views[row]
            begin = view.first + first[number] - FIELD
            low_edge, high_edge = max(view.first, begin) - begin, min(view.last, begin + 2 * FIELD) - begin
            parts = []
            assert found is not None
            for part in (0, 1):
                marks = found[number, low_edge:high_edge, part * TAGS : (part + 1) * TAGS].log_softmax(-1).numpy()
                parts.append(
                    [
                        (pieces.word_start[begin + low_edge + low], pieces.word_end[begin + low_edge + high - 1])
                        for low, high in spans_of(best_tags(marks))
                    ]
                )
            cue = (pieces.word_start[view.first + first[number]], pieces.word_end[view.first + last[number] - 1])
            predicted.append(attribution(words, source=parts[0], cue=[cue], content=parts[1]))
        gold = [
            attribution(item_text, source=one["source"], cue=one["cue"], content=one["content"])
            for one in text.item["gold"]["attributions"]
        ]
        tally.add(gold, predicted)
    return tally


class _Reading(nn.Module):
    """The first graph: vectors of the words and their cue scores."""

    def __init__(self, model: Attributor) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        return self.model.read(Batch(ids=ids, mask=mask, shapes=shapes, first=first, words=first))


def write(model: Attributor, held: list[Text], cut: Splitter, to: Path) -> None:
    """Write `attribution.onnx` and `attribution_links.onnx`, and print how far int8 is from fp32."""
    to.mkdir(parents=True, exist_ok=True)
    model.float().eval()
    examples = []
    for text in held[:3]:
        views = windows(text.pieces, size=318, overlap=80)
        examples.append(collate([(text.pieces, view) for view in views], cut))
    one = examples[0]
    inputs = {"ids": one.ids, "mask": one.mask, "shapes": one.shapes, "first": one.first}
    free = {0: "windows", 1: "pieces"}
    plain = to / "attribution.fp32.onnx"
    export(
        _Reading(model),
        inputs,
        {"hidden": {0: "windows", 1: "words"}, "scores": {0: "windows", 1: "words"}},
        {"ids": free, "mask": free, "shapes": free, "first": {0: "windows", 1: "words"}},
        plain,
    )
    fed = [
        {"ids": each.ids.numpy(), "mask": each.mask.numpy(), "shapes": each.shapes.numpy(), "first": each.first.numpy()}
        for each in examples
    ]
    reading = to / "attribution.onnx"
    print("reading: int8 differs by", quantise(plain, reading, fed, per_channel=True))
    lighten(reading, reading)
    with torch.no_grad():
        hidden, _ = model.read(one)
    cues = {"owner": torch.tensor([0, 0]), "first": torch.tensor([3, 30]), "last": torch.tensor([4, 32])}
    links = {"hidden": hidden, "words": one.words, **cues}
    words = {0: "windows", 1: "words"}
    plain = to / "attribution_links.fp32.onnx"
    export(
        model.links,
        links,
        {"scores": {0: "cues"}},
        {"hidden": words, "words": words, **{name: {0: "cues"} for name in cues}},
        plain,
    )
    fed = [{name: value.numpy() for name, value in links.items()}]
    print("links: int8 differs by", quantise(plain, to / "attribution_links.onnx", fed, fuse=False, per_channel=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("verb", choices=("train", "measure", "export"))
    parser.add_argument("--data", type=Path, required=True, help="the folder of the gold data")
    parser.add_argument("--out", type=Path, required=True, help="for checkpoints, or for the graphs")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--minutes", type=float, default=None, help="stop after so long, the rate fallen by then")
    parser.add_argument("--layers", type=int, default=6, help="of the encoder's six")
    parser.add_argument("--size", type=int, default=318, help="word-pieces of a window")
    parser.add_argument("--batch", type=int, default=8, help="windows of a step")
    parser.add_argument("--rate", type=float, default=1.5e-4, help="of learning, at the encoder's top")
    parser.add_argument("--limit", type=int, default=None, help="train on the first documents only")
    parser.add_argument("--held", type=int, default=84, help="measure on the first documents only")
    parser.add_argument("--weights", type=Path, nargs="+", default=(), help="checkpoints to average and go on from")
    parser.add_argument("--teacher", type=Path, nargs="+", default=(), help="six layers' checkpoints to learn from")
    options = parser.parse_args()
    torch.set_num_threads(1)
    cut = splitter()
    held = list(texts(options.data, "dev", cut))[: options.held]
    model = Attributor(layers=options.layers)
    if options.weights:
        model.load_state_dict(averaged(options.weights))
    teacher = None
    if options.teacher:
        teacher, state = Attributor(), averaged(options.teacher)
        teacher.load_state_dict(state)
        if not options.weights:
            # The pupil begins as the teacher's lower layers and heads.
            model.load_state_dict({name: state[name] for name in model.state_dict()})
    if options.verb == "export":
        write(model, held, cut, options.out)
        return
    if options.verb == "measure":
        print(measure(model, held, cut).figures())
        return
    taught = list(texts(options.data, "train", cut))[: options.limit]
    lesson = Lesson(model, taught, cut, size=options.size, batch=options.batch, seed=7, teacher=teacher)
    steps = options.epochs * sum(1 for _ in lesson.epoch(0))
    heads = [
        {"params": [*model.cues.parameters(), *model.links.parameters()], "lr": options.rate * 5, "weight_decay": 0.01}
    ]

    def after(epoch: int) -> None:
        figures = measure(model, held, cut).figures()
        print(epoch, {key: round(value, 3) for key, value in figures.items() if key.endswith("f1")}, flush=True)

    plan = Plan(epochs=options.epochs, steps=steps, folder=options.out, minutes=options.minutes)
    plan.train(model, [*model.encoder.groups(rate=options.rate), *heads], lesson.epoch, lesson.loss, after)


if __name__ == "__main__":
    main()
