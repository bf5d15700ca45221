"""The only place where the rooms meet: reading, extraction, linking and the ledger joined into the main job.

Each name loads on first use: to group stories or to judge, no page reader and no linguistic layer is needed.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from firsthand.pipeline.adding import Progress, Summary, add, read_documents
    from firsthand.pipeline.checking import Check, doctor, verify_ledger
    from firsthand.pipeline.differences import Difference
    from firsthand.pipeline.extracting import Extracted, default_workers, extract_all
    from firsthand.pipeline.judging import Judged, judge
    from firsthand.pipeline.linking import Documents, link_pending
    from firsthand.pipeline.relinking import Relinked, check_links, relink
    from firsthand.pipeline.stories import stories_of

__all__ = [
    "Check",
    "Difference",
    "Documents",
    "Extracted",
    "Judged",
    "Progress",
    "Relinked",
    "Summary",
    "add",
    "check_links",
    "default_workers",
    "doctor",
    "extract_all",
    "judge",
    "link_pending",
    "read_documents",
    "relink",
    "stories_of",
    "verify_ledger",
]

_HOMES = {
    "Check": "firsthand.pipeline.checking",
    "Difference": "firsthand.pipeline.differences",
    "Documents": "firsthand.pipeline.linking",
    "Extracted": "firsthand.pipeline.extracting",
    "Judged": "firsthand.pipeline.judging",
    "Progress": "firsthand.pipeline.adding",
    "Relinked": "firsthand.pipeline.relinking",
    "Summary": "firsthand.pipeline.adding",
    "add": "firsthand.pipeline.adding",
    "check_links": "firsthand.pipeline.relinking",
    "default_workers": "firsthand.pipeline.extracting",
    "doctor": "firsthand.pipeline.checking",
    "extract_all": "firsthand.pipeline.extracting",
    "judge": "firsthand.pipeline.judging",
    "link_pending": "firsthand.pipeline.linking",
    "read_documents": "firsthand.pipeline.adding",
    "relink": "firsthand.pipeline.relinking",
    "stories_of": "firsthand.pipeline.stories",
    "verify_ledger": "firsthand.pipeline.checking",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'firsthand.pipeline' has no attribute {name!r}")
