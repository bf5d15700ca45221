"""MUC-4's dev texts parted for training: nine tenths to teach, one to set thresholds on."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

__all__ = ["held_out"]


def held_out(items: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The texts that are taught, and those held out: always the same."""
    order = list(range(len(items)))
    random.Random(13).shuffle(order)  # noqa: S311
    held = len(items) // 10
    return [items[at] for at in order[held:]], [items[at] for at in order[:held]]
