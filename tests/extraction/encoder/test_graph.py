from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firsthand.errors import ModelError
from firsthand.extraction.encoder import graph as module
from firsthand.extraction.encoder.graph import Graph, log_softmax


@dataclass(frozen=True)
class Input:
    name: str


class Session:
    """Stands for a graph that asks for `ids` alone, and gives what it was given."""

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    def get_inputs(self) -> list[Input]:
        return [Input("ids")]

    def run(self, _: None, inputs: dict[str, Any]) -> list[Any]:
        return [inputs]


def test_a_graph_is_given_what_it_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "InferenceSession", Session)
    ids = np.zeros((1, 3), dtype=np.int64)
    (given,) = Graph(Path("any.onnx")).run({"ids": ids, "mask": np.ones_like(ids)})
    assert list(given) == ["ids"]


def test_a_damaged_graph_says_so(tmp_path: Path) -> None:
    path = tmp_path / "broken.onnx"
    path.write_bytes(b"no graph")
    with pytest.raises(ModelError, match=r"broken\.onnx cannot be loaded"):
        Graph(path)


def test_log_probabilities_sum_to_one() -> None:
    found = log_softmax(np.array([[1.0, 2.0, 3.0], [-800.0, 0.0, 800.0]], dtype=np.float32))
    assert np.exp(found).sum(axis=-1) == pytest.approx([1.0, 1.0])
