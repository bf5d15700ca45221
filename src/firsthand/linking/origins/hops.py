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

from firsthand.data import load_table
from firsthand.linking.origins.pages import is_newspaper, is_own_page
from firsthand.linking.profiles.keeping import once_a_record
from firsthand.linking.profiles.names import fold_name, outlet_key
from firsthand.linking.profiles.profile import Profile
from firsthand.model import Claim, Hop

__all__ = ["is_hidden", "last_hops", "releasing"]

_PERSON_OF = re.compile(r"^(?P<name>[A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-ZÀ-ÖØ-Þ][\w'’-]+){1,2}) of (?:the )?\w")
_CLOSING = re.compile(
    r",\s+(?:Dr\.? |Mr\.? |Mrs\.? |Ms\.? )?(?P<name>[A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-ZÀ-ÖØ-Þ][\w'’-]+){1,2})$"
)
_BEFORE_NAME = re.compile(
    r"^(?:\d{1,2}[:.h]\d{2}(?: ?(?:am|pm|a\.m\.|p\.m\.|GMT|UTC|CET|CEST))?[ :–—-]+"
    r"|(?:BREAKING|UPDATE|URGENT|JUST IN|WATCH|CORRECTION|LIVE)[ :–—-]+"
    r"|(?:Telegram|Twitter|Facebook|Instagram|X) (?:the |(?=[A-Z])))+(?=\w)"
)
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
    found = {claim.id: _cut(claim.chain[-1], profiles[claim.report_id], persons) for claim in said}
    released = releasing(said, profiles)
    for claim in said:
        hop = found[claim.id]
        own = hop.kind != "outlet" or _says_itself(claim, profiles[claim.report_id])
        if own and hop.kind != "document" and outlet_key(hop.name) in released:
            found[claim.id] = dataclasses.replace(hop, kind="organisation")
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
    cue = fold_name(profile.report.quote(claim.cue))
    return last.kind in ("outlet", "organisation") and cue in _releases()


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


@once_a_record
def _quotations(claim: Claim, profile: Profile) -> list[str]:
    """The words of a claim's quotations, folded; those too short to tell anybody by are left out."""
    quoted = (found.group(1) for part in claim.content for found in _QUOTED.finditer(profile.report.quote(part)))
    folded = (_WORD.findall(words.casefold()) for words in quoted)
    return [" ".join(words) for words in folded if len(words) >= _QUOTED_WORDS]


@cache
def _releases() -> frozenset[str]:
    return frozenset(load_table("linking/origins.toml")["releasing"])


@cache
def _bodies() -> frozenset[str]:
    return frozenset(load_table("linking/voices.toml")["common"]["nouns"])
