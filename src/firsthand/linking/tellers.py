"""Who is no speaker: names of places that were taken for persons."""

from __future__ import annotations

import re
from functools import cache

from firsthand.data import load_table
from firsthand.linking.names import fold_name
from firsthand.linking.profile import Profile
from firsthand.model import Claim

__all__ = ["is_place_name"]

_WORD_BEFORE = re.compile(r"([\w-]+)\s+$")


def is_place_name(claim: Claim, profile: Profile) -> bool:
    """True where the claim's last hop, taken for a person, is a place: it stands behind "on" or "near" wherever it
    stands alone, or the report names a place so, or it heads a line before a colon. ("Paris Holt" is another name
    than "Paris".)"""
    last = claim.chain[-1]
    key = fold_name(last.name)
    if last.kind == "unnamed":
        # "Velm: nine dead" says where; "Officials: nine dead" says who.
        colon = claim.cue is not None and profile.report.quote(claim.cue).strip() == ":"
        return colon and not set(key.split()) & _folk()
    if last.kind != "person":
        return False
    if " " not in key and re.search(rf"\b{re.escape(last.name.lower())}\b", profile.report.text):
        return True  # "Lorry", at the head of a sentence, of a report that speaks of a lorry
    if any(fold_name(place.name) == key for place in profile.document.extraction.places):
        return True
    text = profile.report.text
    standing = [found.start() for found in re.finditer(rf"\b{re.escape(last.name)}\b(?! [A-Z])(?!['’]s? [A-Z])", text)]
    words = (_WORD_BEFORE.search(text, max(0, at - 16), at) for at in standing)
    return bool(standing) and all(found and found.group(1).casefold() in _before_places() for found in words)


@cache
def _folk() -> frozenset[str]:
    return frozenset(load_table("linking/origins.toml")["unnamed_folk"])


@cache
def _before_places() -> frozenset[str]:
    return frozenset(load_table("linking/origins.toml")["before_places"])
