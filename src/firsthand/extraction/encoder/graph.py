"""Runs the trained graphs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnxruntime import ExecutionMode, InferenceSession, SessionOptions
from onnxruntime.capi import onnxruntime_pybind11_state as errors

from firsthand.errors import ModelError

__all__ = ["Graph", "graph", "log_softmax"]

# What onnxruntime raises for a file that is no graph, or one that it cannot run: they have no parent but Exception.
_BROKEN = (
    errors.Fail,
    errors.InvalidArgument,
    errors.InvalidGraph,
    errors.InvalidProtobuf,
    errors.NoSuchFile,
    errors.NotImplemented,
    errors.RuntimeException,
    RuntimeError,
    ValueError,
    OSError,
)


class Graph:
    """One ONNX graph on one thread: workers are processes and share the cores, and one thread adds up in one order."""

    def __init__(self, path: Path) -> None:
        """Load the graph at `path`. Raises `ModelError` where it cannot be read."""
        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.execution_mode = ExecutionMode.ORT_SEQUENTIAL
        # Patterns of memory are kept for each shape, and hardly two windows have the same.
        options.enable_mem_pattern = False
        options.log_severity_level = 3
        try:
            self._session = InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except _BROKEN as error:
            raise ModelError(f"the weights {path.name} cannot be loaded: {error}; run: firsthand doctor") from error
        self._asked = [item.name for item in self._session.get_inputs()]

    def run(self, inputs: dict[str, NDArray[Any]]) -> list[NDArray[Any]]:
        """The graph's outputs in their order. It takes of `inputs` what it asks for: a graph may need no mask."""
        found: list[NDArray[Any]] = self._session.run(None, {name: inputs[name] for name in self._asked})
        return found


@cache
def graph(path: Path) -> Graph:
    """The graph at `path`, loaded once a process."""
    return Graph(path)


def log_softmax(scores: NDArray[Any]) -> NDArray[Any]:
    """Log-probabilities over the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)))
