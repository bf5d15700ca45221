"""Where the gold data lies, and how it is read. It is never part of the repository."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["data_folder", "documents"]


def data_folder() -> Path:
    """The folder named by FIRSTHAND_DATA, else `../shared/data`. It may not be there."""
    return Path(os.environ.get("FIRSTHAND_DATA", "../shared/data"))


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of one gzipped JSON Lines file. Raises `OSError` where it cannot be read."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
