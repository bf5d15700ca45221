"""What is covered until clicked: sentences with graphic or personal words."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from firsthand.data import load_table

__all__ = ["cover_reason"]


def cover_reason(sentence: str) -> str | None:
    """What a sentence should be covered for: "graphic description", "personal details", or nothing."""
    for label, pattern in _covers():
        if pattern.search(sentence):
            return label
    return None


@cache
def _covers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load_table("dossier/cover.toml")
    entries = (re.escape(entry).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for entry in table["graphic"]["words"])
    graphic = re.compile(rf"(?i)\b(?:{'|'.join(entries)})\b")
    personal = re.compile("|".join(f"(?:{pattern})" for pattern in table["personal"]["patterns"]))
    return (
        (cast(str, table["graphic"]["label"]), graphic),
        (cast(str, table["personal"]["label"]), personal),
    )
