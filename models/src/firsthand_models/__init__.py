"""The trained weights of firsthand. `folder()` says where they lie, `manifest()` what they are."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

__all__ = ["folder", "manifest"]

__version__ = "0.1.0"


def folder() -> Path:
    """The folder that holds the weights."""
    return Path(__file__).parent / "weights"


def manifest() -> dict[str, Any]:
    """What each file is: size, sha256, training script, training data, figures."""
    return tomllib.loads((Path(__file__).parent / "MANIFEST.toml").read_text(encoding="utf-8"))
