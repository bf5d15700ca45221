"""Runs the trained graphs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnxruntime import ExecutionMode, InferenceSession, SessionOptions

from firsthand.errors import ModelError

__all__ = ["Graph", "graph", "log_softmax"]


class Graph:
    """One ONNX graph on one thread: workers are processes and share the cores, and one thread adds up in one order."""

    def __init__(self, path: Path) -> None:
        """Load the graph at `path`. Raises `ModelError` where it cannot be read."""
        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.execution_mode = ExecutionMode.ORT_SEQUENTIAL
        options.log_severity_level = 3
        try:
            self._session = InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except (RuntimeError, ValueError, OSError) as error:
            raise ModelError(f"the weights {path.name} cannot be loaded: {error}; run: firsthand doctor") from error

    def run(self, inputs: dict[str, NDArray[Any]]) -> list[NDArray[Any]]:
        """The graph's outputs in their order."""
        found: list[NDArray[Any]] = self._session.run(None, inputs)
        return found


@cache
def graph(path: Path) -> Graph:
    """The graph at `path`, loaded once a process."""
    return Graph(path)


def log_softmax(scores: NDArray[Any]) -> NDArray[Any]:
    """Log-probabilities over the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)))
