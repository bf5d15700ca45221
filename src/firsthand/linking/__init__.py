"""Documents → derivations and incidents with origins, readings, conflicts."""

from __future__ import annotations

from firsthand.linking.linker import LINKING_VERSION, Comparison, Linker
from firsthand.linking.stories import Story, Telling, group_stories

__all__ = ["LINKING_VERSION", "Comparison", "Linker", "Story", "Telling", "group_stories"]
