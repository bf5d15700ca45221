"""The words for who speaks, mended: what stands around a name and is none of it, and bodies taken for persons."""

from __future__ import annotations

import dataclasses
import re
from functools import cache

from firsthand.data import load_table
from firsthand.linking.profiles.introductions import is_role
from firsthand.linking.profiles.keeping import once_a_report
from firsthand.linking.profiles.names import fold_name
from firsthand.linking.profiles.profile import Profile
from firsthand.model import Hop

__all__ = ["mended"]

_PERSON_OF = re.compile(r"^(?P<name>[A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-ZÀ-ÖØ-Þ][\w'’-]+){1,2}) of (?:the )?\w")
_CLOSING = re.compile(
    r",\s+(?:Dr\.? |Mr\.? |Mrs\.? |Ms\.? )?(?P<name>[A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-ZÀ-ÖØ-Þ][\w'’-]+){1,2})$"
)
_BEFORE_NAME = re.compile(
    r"^(?:\d{1,2}[:.h]\d{2}(?: ?(?:am|pm|a\.m\.|p\.m\.|GMT|UTC|CET|CEST))?[ :–—-]+"
    r"|(?:BREAKING|UPDATE|URGENT|JUST IN|WATCH|CORRECTION|LIVE)[ :–—-]+"
    r"|(?:Telegram|Twitter|Facebook|Instagram|X) (?:the |(?=[A-Z])))+(?=\w)"
)
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’.-]*$")
_NAME_WORDS = 4
_BEHIND_RANK = re.compile(r"\.?(?: [A-Z][a-z]{1,5}\.){0,2} (?P<name>[A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-ZÀ-ÖØ-Þ][\w'’-]+){1,2})")
# Characters before a name in which the word for its kind stands.
_KIND_REACH = 30
_WHICH = re.compile(r"(?: \d+)?(?: \([A-Z]+\))?, which\b")


def mended(hop: Hop, profile: Profile, persons: set[str], names: set[str]) -> Hop:
    """The hop with nothing but the name, where it has one, and the kind that its report shows it to have.

    persons: folded names of all that speak as persons. names: folded names of all that speak.
    """
    return _plain(_cut(hop, profile, persons), profile, persons, names)


def _bare(hop: Hop, persons: set[str]) -> Hop:
    """The hop without what stands before a name on a running page: the clock, "BREAKING", the channel of a post."""
    found = _BEFORE_NAME.match(hop.name)
    if found is None:
        return hop
    name = hop.name[found.end() :]
    named = fold_name(name) in persons or any(one.endswith(f" {fold_name(name)}") for one in persons)
    if hop.kind == "unnamed" and named:
        return dataclasses.replace(hop, name=name, kind="person", anonymity=None)
    return dataclasses.replace(hop, name=name)


def _cut(hop: Hop, profile: Profile, persons: set[str]) -> Hop:
    hop = _bare(hop, persons)
    if hop.kind == "organisation" and (cut := _PERSON_OF.match(hop.name)):
        name = cut.group("name")
        surname = name.split()[-1]
        alone = len(re.findall(rf"\b{re.escape(surname)}\b", profile.report.text)) > len(
            re.findall(rf"\b{re.escape(name)}\b", profile.report.text)
        )
        if fold_name(name) in persons or (alone and not set(fold_name(name).split()) & _bodies()):
            return dataclasses.replace(hop, name=name, kind="person")
    if hop.kind == "unnamed" and (cut := _CLOSING.search(hop.name)):
        return dataclasses.replace(hop, name=cut.group("name"), kind="person", anonymity=None)
    return hop


def _plain(hop: Hop, profile: Profile, persons: set[str], names: set[str]) -> Hop:
    """The hop without what stands before a name and is none of it: a trade or an office ("Cashier Jane Roe"), a word
    for whose an agency is ("the state-run TANA news agency"); with the name behind a rank that was cut from it; a body
    where its report calls it one."""
    words = hop.name.split()
    text = profile.report.text
    if len(words) == 1 and hop.span is not None and is_role(words[0]):
        at = text.find(words[0], hop.span.start, hop.span.end)
        behind = _BEHIND_RANK.match(text, at + len(words[0]) if at >= 0 else hop.span.end)
        if behind is not None and text[hop.span.start].isupper():
            return dataclasses.replace(hop, name=behind.group("name"), kind="person", anonymity=None)
    if hop.kind == "person" and _is_body(profile, hop.name):
        return dataclasses.replace(hop, kind="organisation")
    if hop.kind in ("unnamed", "organisation"):
        for size in (3, 2):
            ending = " ".join(words[-size:])
            if len(words) > size and fold_name(ending) in persons and _CAPITAL.match(words[-size]):
                return dataclasses.replace(hop, name=ending, kind="person", anonymity=None)
    role = max((at for at, word in enumerate(words[:-1]) if is_role(word)), default=-1)
    name = words[role + 1 :]
    if role >= 0 and len(name) <= _NAME_WORDS and all(_CAPITAL.match(word) for word in name):
        folded = fold_name(" ".join(name))
        known = folded in persons or any(one.endswith(f" {folded}") for one in persons)
        whole = len(name) > 1 and hop.kind != "organisation" and not set(folded.split()) & _bodies()
        if known or whole:
            return dataclasses.replace(hop, name=" ".join(name), kind="person", anonymity=None)
    if hop.kind in ("organisation", "outlet", "unnamed"):
        core = _core_of_agency(words)
        if core and core != hop.name and (core.isupper() or fold_name(core) in names):
            return dataclasses.replace(hop, name=core, kind="organisation", anonymity=None)
    return hop


@once_a_report
def _is_body(profile: Profile, name: str) -> bool:
    """True where a report says "the charity Norde Aid" or "Norde Aid, which": a person is "who"."""
    text = profile.report.text
    at = text.find(name)
    while at >= 0:
        before = text[max(0, at - _KIND_REACH) : at].split()
        if before and text[at - 1] == " " and before[-1] in _bodies() and len(before) > 1:
            return True
        if _WHICH.match(text, at + len(name)):
            return True
        at = text.find(name, at + len(name))
    return False


def _core_of_agency(words: list[str]) -> str:
    """The name of a news agency or a station without the words before and behind it, empty where nothing is left."""
    table = load_table("linking/origins.toml")
    kept = [word for word in words if fold_name(word) not in table["whose_agency"]]
    agency = len(kept) < len(words)
    for tail in table["agency_tails"]:
        if agency and " ".join(kept).casefold().endswith(f" {tail}"):
            kept = kept[: -len(tail.split())]
            break
    while len(kept) > 1 and kept[0].casefold() == "the":
        kept.pop(0)
    return " ".join(kept) if agency and all(word[:1].isupper() for word in kept) else ""


@cache
def _bodies() -> frozenset[str]:
    return frozenset(load_table("linking/voices.toml")["common"]["nouns"])
