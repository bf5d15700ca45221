"""What speakers say of a happening beyond its values: a survivor's account, a denial of its cause, a word of grief.

A claim that carries no value is an account of each happening of its report to which it is likely to belong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache

from firsthand.data import load_table
from firsthand.linking.derivations.descent import Descent
from firsthand.linking.origins.belonging import Belonging, Said, is_another, said_in
from firsthand.linking.origins.eyes import OWN_EYES, own_eyes
from firsthand.linking.origins.mouths import office_of
from firsthand.linking.origins.pages import is_own_page
from firsthand.linking.origins.tellers import is_folk, is_observer
from firsthand.linking.profiles.introductions import is_role
from firsthand.linking.profiles.keeping import once_a_record, once_a_report
from firsthand.linking.profiles.names import fold_name
from firsthand.linking.profiles.profile import Profile
from firsthand.linking.profiles.values import Value, is_nobody
from firsthand.model import Claim, Mention, Span

__all__ = ["accounts_of", "is_account", "is_another"]

_QUOTE = re.compile(r"[\"“”«»]")
# Behind other words than those for saying, what tells of something has a verb; what somebody gave, saw or cancelled is
# a thing.
_CLAUSE = re.compile(
    r"(?i)^(?:that|how|why|what|who|where|when|whether)\b"
    r"|\b(?:is|are|was|were|be|been|had|has|have|did|does|do|could|can|must|would|will|went|came|got|took|gave|fell|saw|knew|made"
    r"|found|left|ran|broke|heard|felt|stood|said|told|began|held|kept|lost|led|sent|set|put|cut|hit|shot|fired|[a-z]{2,}ed)\b"
)
# Words of a clause within which its verb is looked for.
_OPENING = 8
# Words of what is said at least, where no verb is found among them.
_FEWEST = 3


def accounts_of(
    members: Sequence[tuple[Profile, Mention]],
    values: Sequence[Value],
    speaking: Sequence[Profile],
    descent: Descent,
    belonging: Belonging,
    number: int,
    rejected: Set[str] = frozenset(),
) -> Iterator[Value]:
    """Each account is a value of no field, so that its origin is followed and no reading made.

    speaking: reports without a mention of the happening that speak of it. number: that of the happening, as `belonging`
    knows it.
    """
    bound = {claim for value in values for claim in value.claims} | rejected
    firsts: dict[str, tuple[Profile, Mention]] = {}
    for profile, mention in members:
        firsts.setdefault(profile.report.id, (profile, mention))
    for profile in speaking:
        firsts.setdefault(profile.report.id, (profile, members[0][1]))
    for profile, mention in firsts.values():
        report = profile.report.id
        if descent.retells(report) & firsts.keys():
            continue  # whoever speaks in it spoke to those whose text it retells
        seen = _seen(profile)
        if seen is not None and belonging.belongs(Said(report=report, speaker="", contents=((seen,),)), number):
            yield Value(field="account", key=OWN_EYES, text="", report=report, mention=mention.id, span=seen)
        for said, theirs in _accounts_in(profile):
            new = [claim for claim in theirs if claim.id not in bound]
            if not new or not belonging.belongs(said, number):
                continue
            for claim in new:
                yield Value(
                    field="account", key=claim.id, text="", report=report, mention=mention.id,
                    span=claim.content[0], claims=(claim.id,),
                )  # fmt: skip


@once_a_report
def _seen(profile: Profile) -> Span | None:
    # What a body did itself stands behind its page already.
    return None if is_own_page(profile.report) else own_eyes(profile.report)


@once_a_report
def _accounts_in(profile: Profile) -> list[tuple[Said, tuple[Claim, ...]]]:
    return said_in(claim for claim in profile.document.extraction.claims if is_account(claim, profile))


@once_a_record
def is_account(claim: Claim, profile: Profile) -> bool:
    """True for what a speaker, a body, an unnamed source or the outlet's own reporter says, outside headlines."""
    last = claim.chain[-1]
    folded = fold_name(last.name)
    cue = fold_name(profile.report.quote(claim.cue)) if claim.cue is not None else ""
    remembers = claim.act == "belief" and cue in _acts("remembering")
    if (
        not (remembers or claim.act in _acts("accounts"))
        or is_nobody(claim)
        or not folded
        or folded in _acts("anaphors")
    ):
        return False
    if cue in _acts("asking"):
        return False
    own = last.kind == "unnamed" and is_observer(last)
    foreign = profile.report.language not in ("en", "und")
    if not own and not (_has_words(claim, profile) if foreign else _tells(claim, profile)):
        return False
    if last.kind == "unnamed":
        if foreign:
            # Mostly an office or a body ("les secours") that other reports call by its name.
            return False
        said = profile.report.quote(claim.content[0])
        folk = set(folded.split()) & _acts("unnamed_folk") or office_of(last.name) is not None
        if not own and not (folk or (is_folk(folded) and (_QUOTE.search(said) or is_role(folded.split()[-1])))):
            return False
    elif last.kind not in ("person", "organisation", "document"):
        return False
    shown = last.span or claim.source or claim.content[0]
    headings = (block.span for block in profile.report.blocks if block.role == "heading")
    return not any(span.contains(shown) for span in headings)


def _has_words(claim: Claim, profile: Profile) -> bool:
    """True for what words of another language say: their verbs of saying take statements, and who speaks was found by
    lists of people and bodies, so that no more than a few words are asked for."""
    words = " ".join(profile.report.quote(part) for part in claim.content)
    return _QUOTE.search(words) is not None or (claim.certainty != "unknown" and len(words.split()) >= _FEWEST)


def _tells(claim: Claim, profile: Profile) -> bool:
    """True where the words say that something was or is so: not what somebody will do, wants or has not given."""
    words = profile.report.quote(claim.content[0])
    if _QUOTE.search(words):
        return True
    if claim.certainty == "unknown" or " " not in words:
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
