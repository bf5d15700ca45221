"""Whose page it is where nothing beside the text says so: an outlet names itself by what people told it.

"She told the Lenz Courier", "the Courier has seen the letter": so a page speaks of its own outlet, and one that copies
it, which comes to the same. A page that has something from another outlet says that this one reported it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from firsthand.data import load_table
from firsthand.linking.derivations.citations import is_press, relays
from firsthand.linking.profiles.keeping import once_a_report
from firsthand.linking.profiles.names import is_agency, outlet_key
from firsthand.linking.profiles.profile import Profile
from firsthand.model import Span

__all__ = ["owned"]


@once_a_report
def owned(profile: Profile) -> Profile:
    """The profile with the outlet that its text shows as its own, where no outlet is known; else as it is."""
    if profile.outlet:
        return profile
    key = _own_outlet(profile)
    return replace(profile, outlet=key) if key else profile


def _own_outlet(profile: Profile) -> str:
    """The only outlet that the text names as the one that was told, or that saw; empty where it also says that this one
    reported something, where there are several, and where the name may be no outlet's."""
    text = profile.report.text
    found: Counter[str] = Counter()
    sure: set[str] = set()
    for match in _told().finditer(text):
        group = "told" if match.group("told") else "saw"
        key = outlet_key(match.group(group))
        found[key] += 1
        if group == "saw":
            sure.add(key)
        elif relays(profile, Span(start=match.start(group), end=match.end(group))) == "relayed":
            return ""
    found.pop("", None)
    keys = {key for key in found if not any(key != other and other.endswith(f" {key}") for other in found)}
    if len(keys) != 1:
        return ""
    key = keys.pop()
    # Who speaks to an agency is quoted so by everybody.
    if is_agency(key) or not (is_press(key) or key in sure):
        return ""
    return "" if _reports(profile, key) else key


def _reports(profile: Profile, key: str) -> bool:
    """Whether the text says anywhere that the outlet reported, wrote or quoted something."""
    words = r"\W+".join(map(re.escape, key.split()))
    for found in re.finditer(rf"\b{words}\b", profile.report.text, re.IGNORECASE):
        if relays(profile, Span(start=found.start(), end=found.end())) == "relayed":
            return True
    return False


@cache
def _told() -> re.Pattern[str]:
    """A name behind words by which somebody told it, or before words by which it found out for itself."""
    settings = load_table("linking/citing.toml")["own"]
    word = r"[^\W\d_a-zß-ÿ][\w'’&-]*"
    name = rf"{word}(?:\s(?:(?:de|da|do|del|di|du|des|der|la|le|of|the|el)\s)?{word}){{0,4}}"
    told = "|".join(map(re.escape, sorted(settings["told"], key=lambda words: (-len(words), words))))
    saw = "|".join(map(re.escape, sorted(settings["saw"], key=lambda words: (-len(words), words))))
    return re.compile(
        rf"\b(?:{told})\s?(?:[Tt]he\s|der\s|die\s|das\s|dem\s|den\s|la\s|el\s|le\s|il\s|a\s)?(?P<told>{name})"
        rf"|(?P<saw>{name})\s(?:{saw})\b"
    )
