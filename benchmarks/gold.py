"""Where the gold data lies, and how it is read. It is never part of the repository."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["data_folder", "documents"]


def data_folder() -> Path | None:
    """The folder named by FIRSTHAND_DATA, else `../shared/data`; None where it is absent."""
    folder = Path(os.environ.get("FIRSTHAND_DATA", "../shared/data"))
    return folder if folder.is_dir() else None


def documents(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The documents of one gzipped JSON Lines file, e.g. `wikinews/docs`."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
