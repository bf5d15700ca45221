"""Who is no speaker, and who speaks for whom: names of places that were taken for persons, and the bodies whose
officers are quoted by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from firsthand.data import load_table
from firsthand.linking.names import fold_name
from firsthand.linking.profile import Profile
from firsthand.model import Claim

__all__ = ["Bodies", "is_place_name"]

_WORD_BEFORE = re.compile(r"([\w-]+)\s+$")
_POSSESSIVE = re.compile(r"[’']s\b")
_WORD = re.compile(r"\w+")
_REACH = 60


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


class Bodies:
    """The bodies among an incident's speakers for which its named speakers speak: "coast guard captain Ada Poll"."""

    def __init__(
        self, claims: Iterable[Claim], speakers: Mapping[str, tuple[str, str]], profiles: Mapping[str, Profile]
    ) -> None:
        said = list(claims)
        bodies = {
            key
            for claim in said
            if claim.chain[-1].kind == "organisation" and (key := speakers.get(claim.id, ("", ""))[0])
        }
        # "The hospital's director" of one hospital among the speakers is that hospital's.
        first = {body: body.split()[0] for body in bodies if body}
        heads = {body: word for body, word in first.items() if list(first.values()).count(word) == 1}
        found: dict[str, set[str]] = {}
        for claim in said:
            last = claim.chain[-1]
            if last.kind != "person" or claim.id not in speakers or last.span is None:
                continue
            source = _source(claim, profiles[claim.report_id])
            around = (*_around(claim, profiles[claim.report_id]), source)
            for body in bodies:
                short = heads.get(body, body)
                if any(f" {body} " in words for words in around) or f" {short} " in source:
                    found.setdefault(speakers[claim.id][0], set()).add(body)
        self._of = {person: next(iter(names)) for person, names in found.items() if len(names) == 1}

    def of(self, key: str) -> str:
        """The key of the body for which the speaker of this key speaks, else the key itself."""
        return self._of.get(key, key)


def _source(claim: Claim, profile: Profile) -> str:
    """The words for the speaker: "the hospital's director, Dr. Ada Poll"."""
    if claim.source is None:
        return ""
    words = _POSSESSIVE.sub("", profile.report.quote(claim.source))
    return f" {' '.join(_WORD.findall(fold_name(words)))} "


def _around(claim: Claim, profile: Profile) -> tuple[str, str]:
    """The few words right before the name in its sentence, and those behind it up to "of the …"."""
    span = claim.chain[-1].span
    if span is None:
        return "", ""
    text = profile.report.text
    before = re.split(r"[.,;:!?”\"\n]", text[max(0, span.start - _REACH) : span.start])[-1]
    after = re.match(r"(?:,\s[\w' -]{0,30})?\s?(?:of|for|with) (?:the )?([\w' -]+)", text[span.end : span.end + _REACH])
    ahead = fold_name(after.group(1)).split()[:4] if after else []
    return f" {' '.join(fold_name(before).split()[-4:])} ", f" {' '.join(ahead)} "


@cache
def _folk() -> frozenset[str]:
    return frozenset(load_table("linking/origins.toml")["unnamed_folk"])


@cache
def _before_places() -> frozenset[str]:
    return frozenset(load_table("linking/origins.toml")["before_places"])
