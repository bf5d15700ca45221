"""Which gold events are incidents of the types that firsthand reads: by what annotators marked alone."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["DEEDS", "is_in_scope"]

# Lemmas of violence, mishaps, disasters, unrest and arrests that mean nothing else: "fire", "hit" and "attack" are
# left out, as coaches are fired, records are hit and programs attacked.
DEEDS = frozenset(
    {
        "abduct", "arrest", "arson", "bomb", "bombing", "burn", "capture", "clash", "collapse", "crash",
        "devastate", "earthquake", "explode", "explosion", "flood", "heist", "hijack", "homicide", "injure",
        "kidnap", "kill", "killing", "murder", "piracy", "protest", "quake", "raid", "riot", "rob", "robbery",
        "seize", "shoot", "shooting", "slay", "slaying", "stab", "tremor", "wound",
    }
)  # fmt: skip
_SHARE = 0.2


def is_in_scope(lemmas: Iterable[str]) -> bool:
    """True where at least a fifth of an event's marked actions, by their lemmas, are deeds of these types."""
    found = [lemma.casefold() for lemma in lemmas]
    return bool(found) and sum(lemma in DEEDS for lemma in found) >= _SHARE * len(found)
