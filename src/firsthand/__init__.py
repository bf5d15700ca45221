"""firsthand reads news reports and keeps who said what, what happened, and the sentence that says so.

The same verbs as the command line: `read` gives intakes, `Extractor` says what a report says, `Linker` compares
reports, `Ledger` keeps them, and `pipeline` joins them. Everything loads on first use.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from firsthand import pipeline
    from firsthand.extraction import Extractor
    from firsthand.ledger import Ledger
    from firsthand.linking import Linker
    from firsthand.reading import read

__version__ = "0.1.0"

__all__ = ["Extractor", "Ledger", "Linker", "__version__", "pipeline", "read"]

_HOMES = {
    "Extractor": "firsthand.extraction",
    "Ledger": "firsthand.ledger",
    "Linker": "firsthand.linking",
    "read": "firsthand.reading",
}


def __getattr__(name: str) -> Any:
    if name == "pipeline":
        return importlib.import_module("firsthand.pipeline")
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'firsthand' has no attribute {name!r}")
