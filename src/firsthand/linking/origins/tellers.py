"""Who a last hop is: no speaker at all, somebody without a name, the outlet's own people, or an outlet unnamed."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from firsthand.data import load_table
from firsthand.linking.origins.hops import is_hidden
from firsthand.linking.profiles.keeping import once_a_record
from firsthand.linking.profiles.names import fold_name, outlet_key
from firsthand.linking.profiles.profile import Profile
from firsthand.model import Claim, Hop

__all__ = [
    "folk_of",
    "in_heading",
    "in_lead",
    "is_folk",
    "is_nested",
    "is_no_one",
    "is_observer",
    "is_place_name",
    "is_some_outlet",
    "observes",
]

_WORD_BEFORE = re.compile(r"([\w-]+)\s+$")


@once_a_record
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
    text, low = profile.report.text, last.name.lower()
    # To look for letters is cheap, to make a pattern of every name is not.
    if " " not in key and low in text and re.search(rf"\b{re.escape(low)}\b", text):
        return True  # "Lorry", at the head of a sentence, of a report that speaks of a lorry
    if any(fold_name(place.name) == key for place in profile.document.extraction.places):
        return True
    if last.name not in text:
        return False
    standing = [found.start() for found in re.finditer(rf"\b{re.escape(last.name)}\b(?! [A-Z])(?!['’]s? [A-Z])", text)]
    words = (_WORD_BEFORE.search(text, max(0, at - 16), at) for at in standing)
    return bool(standing) and all(found and found.group(1).casefold() in _before_places() for found in words)


def folk_of(hop: Hop) -> str:
    """What an unnamed source is, where it is plainly no official: a nurse and the neighbours are two, and so are a
    barber and an old man."""
    folded = fold_name(hop.name)
    words = folded.split()
    insiders = _settings()["insiders"]
    found = next((word for word in words if word in _folk()), "")
    if found and found not in insiders:
        return _singular(found)
    head = _head(folded)
    one = hop.name.casefold().startswith(("a ", "an ")) and not is_hidden(hop)
    if one and (head in ("man", "woman") or (head not in insiders and _is_person_noun(head))):
        return _singular(head)
    return ""


def is_folk(folded: str) -> bool:
    """True for folded words for a source that mean persons: one of the list is among them, or their head is made like
    one ("an old gravedigger of the village")."""
    words = set(folded.split())
    return bool(words & (_folk() | _quantities())) or _is_person_noun(_head(folded))


def _head(folded: str) -> str:
    """The last word before "of …", "in …"."""
    words = re.split(rf" (?:{'|'.join(_settings()['behind_heads'])}) ", folded)[0].split()
    return words[-1] if words else ""


def _is_person_noun(word: str) -> bool:
    bare = _singular(word)
    return bare.endswith(tuple(_settings()["person_endings"])) and bare not in _settings()["no_persons"]


def _singular(word: str) -> str:
    for ending, short in (("men", "man"), ("esses", "ess"), ("s", "")):
        if word.endswith(ending) and not word.endswith("ss"):
            return word.removesuffix(ending) + short
    return word


def is_some_outlet(hop: Hop) -> bool:
    """True for "the newspaper", "a newspaper in the capital", "agency reports"."""
    if fold_name(hop.name) in _settings()["press"]:
        return True
    if hop.kind not in ("unnamed", "document"):
        return False
    words = re.split(r" (?:in|of|from|based) ", fold_name(hop.name))[0].split()
    return bool(words) and words[-1] in _settings()["outlet_anaphors"]


def is_nested(claim: Claim) -> bool:
    """True for a source without a name of whom another speaker tells: "the family said that officials announced"."""
    told = [hop for hop in claim.chain if hop.kind in ("person", "organisation", "unnamed")]
    named = [hop for hop in told[:-1] if not is_some_outlet(hop)]
    return bool(named) and told[-1] is claim.chain[-1] and told[-1].kind == "unnamed"


def is_no_one(last: Hop, voice: tuple[str, str] | None) -> bool:
    """True for unnamed words that mean no people: a verb of saying may have any subject."""
    if last.kind != "unnamed" or voice is not None:
        return False
    words = set(fold_name(last.name).split())
    observers = {word for one in _settings()["observers"] for word in one.split()}
    return not (words & observers or is_folk(fold_name(last.name))) and not is_hidden(last)


@once_a_record
def in_lead(claim: Claim, profile: Profile) -> bool:
    """True where who speaks stands in the headline or the first paragraph."""
    shown = claim.chain[-1].span or claim.source or claim.content[0]
    first = next((block.span for block in profile.report.blocks if block.role == "paragraph"), None)
    return in_heading(claim, profile) or (first is not None and shown.start < first.end)


@once_a_record
def in_heading(claim: Claim, profile: Profile) -> bool:
    shown = claim.chain[-1].span or claim.source
    headings = (block.span for block in profile.report.blocks if block.role == "heading")
    return shown is not None and any(span.contains(shown) for span in headings)


def is_observer(hop: Hop) -> bool:
    """True for somebody's reporter or photographer, by the name of whose or as the outlet's own ("this reporter")."""
    folded = fold_name(hop.name)
    if any(f" {folded} ".endswith(f" {ending} ") for ending in _settings()["own_eyes"]):
        return True
    head = re.split(r" (?:at|in|on|near|outside|inside|with|who|of|for|from) ", folded)[0]
    words = head.split()
    if not words or words[0] in _settings()["other_observers"]:
        return False
    named = any(word[:1].isupper() for word in hop.name.split()[1:])
    return named and any(f" {head} ".endswith(f" {ending} ") for ending in _settings()["observers"])


def observes(hop: Hop, outlet: str) -> bool:
    """True for an outlet's own people at the scene: "a Reuters witness", "our correspondent"."""
    folded = fold_name(hop.name)
    # "A correspondent at the scene", "a reporter of the Courier": whose they are is said before or behind.
    head = re.split(r" (?:at|in|on|near|outside|inside|with|who|of|for|from) ", folded)[0]
    owner = re.search(r" (?:of|for|with|from) (.+)$", folded)
    if owner is not None and not owner.group(1).startswith(outlet.split()[0]) and outlet_key(owner.group(1)) != outlet:
        return False
    words = head.split()
    settings = _settings()
    if not words or words[0] in settings["other_observers"]:
        return False
    seen = any(f" {' '.join(words)} ".endswith(f" {ending} ") for ending in settings["observers"])
    # "A witness" alone is anybody; "a Reuters witness" is Reuters' own.
    return seen and (words[-1] != "witness" or outlet.split()[0] in words)


@cache
def _folk() -> frozenset[str]:
    return frozenset(load_table("linking/origins.toml")["unnamed_folk"])


@cache
def _before_places() -> frozenset[str]:
    return frozenset(load_table("linking/origins.toml")["before_places"])


@cache
def _quantities() -> frozenset[str]:
    return frozenset(_settings()["some_people"])


@cache
def _settings() -> dict[str, Any]:
    return load_table("linking/origins.toml")
