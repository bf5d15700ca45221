"""The only place where the rooms meet: reading, extraction, linking and the ledger joined into the main job."""

from __future__ import annotations

from firsthand.pipeline.adding import Progress, Summary, add, read_documents
from firsthand.pipeline.checking import Check, doctor, verify_ledger
from firsthand.pipeline.differences import Difference
from firsthand.pipeline.extracting import Extracted, default_workers, extract_all
from firsthand.pipeline.judging import Judged, judge
from firsthand.pipeline.linking import link_pending
from firsthand.pipeline.relinking import Relinked, check_links, relink
from firsthand.pipeline.stories import stories_of

__all__ = [
    "Check",
    "Difference",
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
