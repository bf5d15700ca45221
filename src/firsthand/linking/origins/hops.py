"""Who speaks last in each claim, mended over all reports of an incident.

Extraction reads one report. Over several it shows that a name was cut wrongly ("Jane Roe of the Rescue Corps" taken
for a body), that a long description ends with a name, or who it was whose quotation another report gives to nobody in
particular: the same words have one speaker.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from firsthand.data import load_table
from firsthand.linking.origins.naming import mended
from firsthand.linking.origins.pages import is_newspaper, is_own_page
from firsthand.linking.origins.referring import bodies_meant
from firsthand.linking.profiles.keeping import once_a_record
from firsthand.linking.profiles.names import fold_name, outlet_key
from firsthand.linking.profiles.profile import Profile
from firsthand.model import Claim, Hop

__all__ = ["is_hidden", "last_hops", "releasing"]

_QUOTED = re.compile(r"[“\"«]([^”\"»\n]{12,})[”\"»]")
_HIDDEN = re.compile(r"(?i)\bnot (?:to )?be (?:named|identified|quoted)|\banonym|\bcondition of|\bname withheld")
_WORD = re.compile(r"\w+")
# Words of a quotation that say whose it is wherever they stand again.
_QUOTED_WORDS = 4


def is_hidden(hop: Hop) -> bool:
    """True where the words for a source say that it asked for its name to be kept out."""
    return _HIDDEN.search(f"{hop.name} {hop.anonymity or ''}") is not None


def last_hops(claims: Iterable[Claim], profiles: Mapping[str, Profile]) -> dict[str, Hop]:
    """The last hop of each claim by the claim's id, mended where another claim of these shows how."""
    said = sorted(claims, key=lambda claim: (claim.report_id, claim.content[0], claim.id))
    persons = {fold_name(claim.chain[-1].name) for claim in said if claim.chain[-1].kind == "person"}
    names = {fold_name(claim.chain[-1].name) for claim in said}
    found = {claim.id: mended(claim.chain[-1], profiles[claim.report_id], persons, names) for claim in said}
    full = {
        (claim.report_id, fold_name(name.split()[-1])): name
        for claim in said
        if found[claim.id].kind == "person" and " " in (name := found[claim.id].name)
    }
    for claim in said:
        hop = found[claim.id]
        person = full.get((claim.report_id, fold_name(hop.name)))
        if hop.kind == "organisation" and person is not None and " " not in hop.name:
            found[claim.id] = dataclasses.replace(hop, name=person, kind="person")  # a surname taken for a body's
    released = releasing(said, profiles)
    for claim in said:
        hop = found[claim.id]
        own = hop.kind != "outlet" or _says_itself(claim, profiles[claim.report_id])
        if own and hop.kind != "document" and outlet_key(hop.name) in released:
            found[claim.id] = dataclasses.replace(hop, kind="organisation")
    found.update(bodies_meant(said, found, profiles))
    speakers: dict[str, set[str]] = {}
    for claim in said:
        hop = found[claim.id]
        if hop.kind == "person" and " " in hop.name:
            for words in _quotations(claim, profiles[claim.report_id]):
                speakers.setdefault(words, set()).add(hop.name)
    for claim in said:
        hop = found[claim.id]
        if hop.kind != "unnamed" and not (hop.kind == "person" and " " not in hop.name):
            continue
        names = {name for words in _quotations(claim, profiles[claim.report_id]) for name in speakers.get(words, ())}
        if len(names) == 1:
            found[claim.id] = dataclasses.replace(hop, name=names.pop(), kind="person", anonymity=None)
    return found


def releasing(claims: Iterable[Claim], profiles: Mapping[str, Profile]) -> frozenset[str]:
    """The keys of outlets that are bodies with something to say: the page is a release of theirs, or tells what they
    "said today"."""
    told = {claim.report_id: profiles[claim.report_id] for claim in claims}
    pages = {profile.outlet for profile in told.values() if is_own_page(profile.report)}
    return frozenset(pages).union(
        profiles[claim.report_id].outlet for claim in claims if _says_itself(claim, profiles[claim.report_id])
    )


@once_a_record
def _says_itself(claim: Claim, profile: Profile) -> bool:
    last = claim.chain[-1]
    if not profile.outlet or claim.source is None or claim.cue is None or outlet_key(last.name) != profile.outlet:
        return False
    if is_newspaper(profile.report.outlet):
        return False
    if fold_name(profile.report.quote(claim.source)) in _settings()["anaphors"]:
        return False  # "it said": whatever spoke before it
    cue = fold_name(profile.report.quote(claim.cue))
    return last.kind in ("outlet", "organisation") and cue in _releases()


@once_a_record
def _quotations(claim: Claim, profile: Profile) -> list[str]:
    """The words of a claim's quotations, folded; those too short to tell anybody by are left out."""
    quoted = (found.group(1) for part in claim.content for found in _QUOTED.finditer(profile.report.quote(part)))
    folded = (_WORD.findall(words.casefold()) for words in quoted)
    return [" ".join(words) for words in folded if len(words) >= _QUOTED_WORDS]


@cache
def _releases() -> frozenset[str]:
    return frozenset(_settings()["releasing"])


@cache
def _settings() -> dict[str, Any]:
    return load_table("linking/origins.toml")
