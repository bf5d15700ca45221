"""What speakers say of a happening beyond its values: a survivor's account, a denial of its cause, a word of grief.

A claim that carries no value is an account of the happening that the report last spoke of before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import cache

from firsthand.data import load_table
from firsthand.linking.descent import Descent
from firsthand.linking.eyes import OWN_EYES, own_eyes
from firsthand.linking.names import fold_name
from firsthand.linking.profile import Profile
from firsthand.linking.tellers import is_folk
from firsthand.linking.values import Value, is_nobody
from firsthand.model import Claim, Mention

__all__ = ["accounts_of", "is_another"]

_QUOTE = re.compile(r"[\"“”«»]")
# Behind other words than those for saying, what tells of something has a verb; what somebody gave, saw or cancelled is
# a thing.
_CLAUSE = re.compile(
    r"(?i)^(?:that|how|why|what|who|where|when|whether)\b"
    r"|\b(?:is|are|was|were|be|been|had|has|have|did|does|do|could|can|must|would|will|went|came|got|took|gave|fell|saw|knew|made"
    r"|found|left|ran|broke|heard|felt|stood|said|told|began|held|kept|lost|led|sent|set|put|cut|hit|shot|fired|[a-z]{2,}ed)\b"
)
# Places at which a report speaks of a happening, from which on it is not told in passing.
_IN_PASSING = 2
# Words of a clause within which its verb is looked for.
_OPENING = 8
# Words of what is said at least, where no verb is found among them.
_FEWEST = 3


def accounts_of(
    members: Sequence[tuple[Profile, Mention]],
    values: Sequence[Value],
    speaking: Sequence[Profile],
    descent: Descent,
    rejected: Set[str] = frozenset(),
    elsewhere: Set[str] = frozenset(),
) -> Iterator[Value]:
    """Each account is a value of no field, so that its origin is followed and no reading made.

    speaking: reports without a mention of the happening that speak of it. elsewhere: mentions of happenings that other
    reports tell too; what a report alone mentions beside its happening, without a toll, is a part of it.
    """
    ours = {mention.id for _, mention in members}
    bound = {claim for value in values for claim in value.claims} | rejected
    firsts: dict[str, tuple[Profile, Mention]] = {}
    for profile, mention in members:
        firsts.setdefault(profile.report.id, (profile, mention))
    for profile in speaking:
        firsts.setdefault(profile.report.id, (profile, members[0][1]))
    for profile, mention in firsts.values():
        if descent.retells(profile.report.id) & firsts.keys():
            continue  # whoever speaks in it spoke to those whose text it retells
        others = {
            claim
            for other in profile.document.extraction.mentions
            if other.id not in ours and is_another(other, elsewhere)
            for claim in (*other.claims, *(one for item in other.casualties for one in item.claims))
        }
        seen = own_eyes(profile.report)
        if seen is not None and not _tells_more(profile, ours, elsewhere):
            yield Value(field="account", key=OWN_EYES, text="", report=profile.report.id, mention=mention.id, span=seen)
        places = _places(profile, ours | elsewhere) if mention.report_id == profile.report.id else []
        for claim in profile.document.extraction.claims:
            if claim.id in bound or claim.id in others or not _is_account(claim, profile):
                continue
            if places and _spoken_of(claim, places, profile) not in ours:
                continue
            yield Value(
                field="account", key=claim.id, text="", report=claim.report_id, mention=mention.id,
                span=claim.content[0], claims=(claim.id,),
            )  # fmt: skip


def _tells_more(profile: Profile, ours: Set[str], elsewhere: Set[str]) -> bool:
    """True where the report tells of other happenings too: which of them its reporter saw is not said."""
    mentions = profile.document.extraction.mentions
    return any(mention.id not in ours and is_another(mention, elsewhere) for mention in mentions)


def is_another(mention: Mention, elsewhere: Set[str] = frozenset()) -> bool:
    """True for a happening of its own: other reports tell of it too, or it has dead or injured."""
    return not _follows(mention) and (mention.id in elsewhere or bool(mention.casualties))


def _places(profile: Profile, known: Set[str]) -> list[tuple[int, str]]:
    """Where the report speaks of which happening, in order. What follows from one (an arrest, a demand) parts nothing:
    it is spoken of as a part of it, and so is what nobody else tells."""
    mentions = profile.document.extraction.mentions
    main = [mention for mention in mentions if mention.id in known or is_another(mention, known)] or list(mentions)
    return sorted((span.start, mention.id) for mention in main for span in (mention.trigger, *mention.triggers))


def _spoken_of(claim: Claim, places: Sequence[tuple[int, str]], profile: Profile) -> str:
    """The mention last spoken of before the claim ends, else the first of the report. A happening that the report names
    in passing is spoken of in its paragraph alone: what follows is said of what the report is about."""
    if not places:
        return ""
    end = max(part.end for part in claim.content)
    start = next((block.span.start for block in profile.report.blocks if block.span.contains(claim.content[0])), end)
    at = bisect_right(places, (end, ""))
    last = places[max(0, at - 1)]
    if last[0] >= start:
        return last[1]
    told = Counter(id_ for _, id_ in places)
    most = max(sorted(told), key=lambda id_: told[id_])
    about = profile.main if profile.main is not None and profile.main in told else most
    return last[1] if told[last[1]] >= min(told[about], _IN_PASSING) else about


def _follows(mention: Mention) -> bool:
    """True for what only comes of a happening: an arrest, a charge, a demand."""
    kinds = _acts("follow_ups")
    return mention.type in kinds or f"{mention.type} {mention.mode}" in kinds


def _is_account(claim: Claim, profile: Profile) -> bool:
    """True for what a speaker, a body, an unnamed source or the outlet's own reporter says, outside headlines."""
    last = claim.chain[-1]
    folded = fold_name(last.name)
    if claim.act not in _acts("accounts") or is_nobody(claim) or not folded or folded in _acts("anaphors"):
        return False
    if claim.cue is not None and fold_name(profile.report.quote(claim.cue)) in _acts("asking"):
        return False
    if not _tells(claim, profile):
        return False
    if last.kind == "unnamed":
        said = profile.report.quote(claim.content[0])
        own = any(f" {folded} ".endswith(f" {ending} ") for ending in _acts("own_eyes"))
        if not own and not (set(folded.split()) & _acts("unnamed_folk") or (is_folk(folded) and _QUOTE.search(said))):
            return False
    elif last.kind not in ("person", "organisation", "document"):
        return False
    shown = last.span or claim.source or claim.content[0]
    headings = (block.span for block in profile.report.blocks if block.role == "heading")
    return not any(span.contains(shown) for span in headings)


def _tells(claim: Claim, profile: Profile) -> bool:
    """True where the words say that something was or is so: not what somebody will do, wants or has not given."""
    words = profile.report.quote(claim.content[0])
    if _QUOTE.search(words):
        return True
    if claim.certainty == "unknown":
        return False
    cue = fold_name(profile.report.quote(claim.cue)).split() if claim.cue is not None else []
    whole = _acts("saying") & set(cue) and len(words.split()) >= _FEWEST
    if not whole and _CLAUSE.search(words) is None:
        return False
    plain = " ".join(words.split()[:_OPENING])
    return not _announces().search(plain)


@cache
def _announces() -> re.Pattern[str]:
    """The first words of a clause about what its speaker is going to do, or of an object that was not given."""
    table = load_table("linking/origins.toml")
    will = "|".join(re.escape(word) for word in table["announcing_verbs"])
    nothing = "|".join(re.escape(word) for word in table["not_given"])
    who = r"(?:(?:it|he|she|they|we|i)|the [\w-]+) (?:\w+ly |now |soon )?"
    # Any subject of a few words, with no verb of what was or is so before it.
    others = r"(?:(?!(?:was|were|had|has|have|is|are|did|does|who|which)\b)[\w’'-]+ ){1,6}"
    return re.compile(rf"(?i)^(?:that )?(?:{who}(?:{will})|{others}(?:will|would|shall))\b|^(?:{nothing})\b")


@cache
def _acts(kind: str) -> frozenset[str]:
    return frozenset(load_table("linking/origins.toml")[kind])
