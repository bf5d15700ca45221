"""Lexicons, tables and the gazetteer, read through `importlib.resources`. MANIFEST.toml says where each comes from."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

__all__ = ["data_file", "load_table"]


def data_file(name: str) -> Traversable:
    """The packaged data file `name` (a path below this folder, with `/`). Raises FileNotFoundError."""
    found = files(__name__).joinpath(*name.split("/"))
    if not found.is_file():
        raise FileNotFoundError(f"the data file {name} is missing from the installation; reinstall firsthand")
    return found


@cache
def load_table(name: str) -> dict[str, Any]:
    """A packaged TOML file, parsed once a process. The result is shared: treat it as read-only."""
    return tomllib.loads(data_file(name).read_text(encoding="utf-8"))
