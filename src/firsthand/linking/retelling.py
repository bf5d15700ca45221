"""Retold texts: the same names and numbers in the same order, in other words or in another language.

A rewriter changes words and keeps what would be wrong if changed (METER, Gaizauskas and others 2001, call it derived
text without shared strings); names and numbers need no knowledge of the other language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import LCSseq

from firsthand.data import load_table
from firsthand.linking.initials import same_body
from firsthand.linking.passages import Sharing
from firsthand.linking.profile import Profile

__all__ = ["Agreement", "facts_agree", "is_rewritten", "is_translated"]

_CAPITALS = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{3,6}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How many names and numbers two texts share in the same order, and how many the one with fewer has."""

    common: int
    fewest: int

    @property
    def share(self) -> float:
        """0 to 1; 0 where one of the texts has none."""
        return self.common / self.fewest if self.fewest else 0.0


def facts_agree(left: Profile, right: Profile) -> Agreement:
    """Names and numbers of both in the order in which they stand."""
    ones, twos = left.bearing.order, right.bearing.order
    return Agreement(common=int(LCSseq.similarity(ones, twos)), fewest=min(len(ones), len(twos)))


def is_rewritten(left: Profile, right: Profile, sharing: Sharing) -> bool:
    """True where the shorter one retells the other: the same facts in the same order, with shared words in a row, or
    nearly all of them."""
    settings = _settings()
    found = facts_agree(left, right)
    topic = left.topic.held_by(right.topic)
    if (
        found.common >= settings["retold_facts_at_least"]
        and found.share >= settings["rewrite_facts"]
        and topic >= settings["rewrite_topic"]
    ):
        return True
    if sharing.shorter < settings["rewrite_share"]:
        return False
    if found.fewest >= settings["rewrite_facts_at_least"] and found.share >= settings["rewrite_facts"]:
        return True
    return bool(
        found.common >= settings["retold_facts_at_least"]
        and found.share >= settings["retold_facts"]
        and topic >= settings["retold_topic"]
    )


def is_translated(left: Profile, right: Profile) -> bool:
    """True where two reports in different languages have the same names and numbers in the same order."""
    if not left.report.language or not right.report.language or left.report.language == right.report.language:
        return False
    settings = _settings()
    found = facts_agree(left, right)
    kind = "named" if _names_outlet(left, right) or _names_outlet(right, left) else "translated"
    return bool(found.common >= settings[f"{kind}_facts_at_least"] and found.share >= settings[f"{kind}_facts"])


def _names_outlet(profile: Profile, other: Profile) -> bool:
    """True where a text holds the other's outlet, by its name or its initials in capitals."""
    if not other.outlet:
        return False
    if " " in other.outlet and f" {other.outlet} " in f" {' '.join(profile.wording.words)} ":
        return True
    text = profile.report.text
    short = (found.group().casefold() for found in _CAPITALS.finditer(text))
    return any(same_body(word, other.outlet) for word in short)


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = load_table("linking/reuse.toml")["kinds"]
    return found
