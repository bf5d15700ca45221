"""Documents → derivations and incidents with origins, readings, conflicts."""

from __future__ import annotations

from firsthand.linking.joining.stories import Story, Telling, group_stories
from firsthand.linking.linker import LINKING_VERSION, Comparison, Linker

__all__ = ["LINKING_VERSION", "Comparison", "Linker", "Story", "Telling", "group_stories"]
