"""Accounts of an attack by those who deny it, that lay it to another weapon or to somebody else's: "the hospital was
struck by an interceptor fired by the Sarn air defences", "a rebel rocket had fallen short"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from firsthand.data import load_table
from firsthand.linking.profiles.keeping import once_a_record
from firsthand.linking.profiles.names import fold_name, name_key
from firsthand.linking.profiles.profile import Profile
from firsthand.linking.profiles.values import Value, is_nobody
from firsthand.linking.readings.denials import Denial, told_of
from firsthand.model import Claim, Conflict, Mention, Span

__all__ = ["WeaponTold", "rival_weapons", "weapon_conflict", "weapon_owners", "weapons_in"]

_ACTS = frozenset({"statement", "accusation", "belief", "hedge", "denial", "acknowledgement"})
_DENIED = frozenset({"happening", "deed", "report", "alibi"})
_NEGATED = re.compile(
    r"\b(?:no|not|never|without|neither|nor|rather than|instead of|denied|denies)\b(?: [\w'-]+){0,3} ?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponTold:
    """A weapon to which words lay an attack. kind: one of `data/linking/weapons.toml`. word: as said. party: where in
    the words whose it was stands, None where they do not say."""

    kind: str
    word: str
    party: Span | None = None


def weapons_in(words: str) -> Iterator[WeaponTold]:
    """The weapons that the words say to have hit, gone off, fallen or been fired, each once. What they deny is left
    out."""
    seen: set[str] = set()
    for pattern in _accounts():
        for found in pattern.finditer(words):
            word = found.group("weapon").casefold()
            if word in seen or _NEGATED.search(words[: found.start("weapon")].casefold()):
                continue
            seen.add(word)
            groups = found.groupdict()
            named = (key for key in ("by", "whose") if groups.get(key) and fold_name(groups[key]) not in _words())
            name = next(named, None)
            party = None if name is None else Span(start=found.start(name), end=found.end(name))
            yield WeaponTold(kind=_kind_of(word), word=word, party=party)


def weapon_conflict(
    members: Sequence[tuple[Profile, Mention]], denials: Sequence[Denial], rejected: Set[str] = frozenset()
) -> Conflict | None:
    """The conflict between the weapon to which those who deny the attack or the deed lay it and that of the reports,
    None where there is none. Without a denial two words for a weapon are two words."""
    given: dict[str, tuple[str, str]] = {}
    for _, _, claim, _, told in _accounts_of(members, denials, rejected):
        given.setdefault(told.kind, (told.word, claim.chain[-1].name))
    if not given:
        return None
    others = _of_reports(members)
    for kind, (word, party) in given.items():
        apart = [other for other in others if other != kind]
        if apart and kind not in others:
            return Conflict(kind="means", sides=(others[apart[0]], word), reason=f"{party} lays it to another weapon")
    return None


def rival_weapons(members: Sequence[tuple[Profile, Mention]], rejected: Set[str] = frozenset()) -> Conflict | None:
    """The conflict between weapons of two kinds, each told by somebody and who tells no other, where no
    report tells both; None where there is none. An aircraft drops bombs and fires missiles: such kinds go together."""
    tellers: dict[str, set[str]] = {}
    words: dict[str, str] = {}
    reports: dict[str, set[str]] = {}
    for profile, mention in members:
        for argument in mention.means:
            kind = _kind_in(argument.name)
            if kind is None:
                continue
            reports.setdefault(kind, set()).add(profile.report.id)
            words.setdefault(kind, argument.name)
            claims = (profile.claims[id_] for id_ in argument.claims if id_ in profile.claims and id_ not in rejected)
            for claim in claims:
                if claim.act in _ACTS and not is_nobody(claim) and claim.chain[-1].kind != "outlet":
                    tellers.setdefault(kind, set()).add(name_key(claim.chain[-1].name))
    together: list[list[str]] = load_table("linking/weapons.toml")["together"]["kinds"]
    for one, two in combinations(tellers, 2):
        if any(one in kinds and two in kinds for kinds in together) or reports[one] & reports[two]:
            continue
        if tellers[one] - tellers[two] and tellers[two] - tellers[one]:
            told = f"{words[one]} and {words[two]} are weapons of two kinds, told by different sources"
            return Conflict(kind="means", sides=(words[one], words[two]), reason=told)
    return None


def weapon_owners(
    members: Sequence[tuple[Profile, Mention]], denials: Sequence[Denial], rejected: Set[str] = frozenset()
) -> Iterator[Value]:
    """Those whose weapon it was by the word of a side that denies the deed, as values of the actor."""
    for profile, mention, claim, part, told in _accounts_of(members, denials, rejected):
        if told.party is None:
            continue
        span = Span(start=part.start + told.party.start, end=part.start + told.party.end)
        words = profile.report.quote(span)
        yield Value(
            field="actor", key=name_key(words), text=words, report=mention.report_id, mention=mention.id, span=span,
            claims=(claim.id,),
        )  # fmt: skip


def _accounts_of(
    members: Sequence[tuple[Profile, Mention]], denials: Sequence[Denial], rejected: Set[str]
) -> Iterator[tuple[Profile, Mention, Claim, Span, WeaponTold]]:
    """What those who deny an attack, or to have made it, say of weapons, with the part of the claim that says it."""
    parties = {name_key(one.party) for one in denials if one.matter in _DENIED}
    if not parties or all(mention.type != "ASSAULT" for _, mention in members):
        return
    for profile, mention in members:
        for claim in profile.document.extraction.claims:
            if claim.act not in _ACTS or claim.id in rejected or is_nobody(claim):
                continue
            if name_key(claim.chain[-1].name) not in parties or told_of(claim, profile) != mention.id:
                continue
            for part, told in _told_in(claim, profile):
                yield profile, mention, claim, part, told


@once_a_record
def _told_in(claim: Claim, profile: Profile) -> tuple[tuple[Span, WeaponTold], ...]:
    """The weapons of a claim, each with the part of it that tells it."""
    return tuple((part, told) for part in claim.content for told in weapons_in(profile.report.quote(part)))


def _of_reports(members: Sequence[tuple[Profile, Mention]]) -> Mapping[str, str]:
    """The kinds of weapons by which the reports tell it, with a word for each."""
    found: dict[str, str] = {}
    modes: dict[str, list[str]] = load_table("linking/weapons.toml")["modes"]
    for _, mention in members:
        for argument in mention.means:
            kind = _kind_in(argument.name)
            if kind is not None:
                found.setdefault(kind, argument.name)
        if mention.mode is not None and len(modes.get(mention.mode, ())) == 1:
            found.setdefault(modes[mention.mode][0], mention.mode)
    return found


def _kind_in(name: str) -> str | None:
    words = fold_name(name)
    known = _words()
    return next((known[word] for word in _longest() if re.search(rf"\b{re.escape(word)}s?\b", words)), None)


@cache
def _longest() -> tuple[str, ...]:
    return tuple(sorted(_words(), key=len, reverse=True))


def _kind_of(word: str) -> str:
    kinds = _words()
    return kinds.get(word) or kinds[word.removesuffix("s")]


@cache
def _accounts() -> tuple[re.Pattern[str], ...]:
    said = load_table("linking/weapons.toml")["said"]
    weapon = "|".join(sorted((re.escape(word) for word in _words()), key=len, reverse=True))
    weapon = rf"(?P<weapon>(?i:{weapon}))s?\b"
    fell, done, fired, forces = ("|".join(said[name]) for name in ("fell", "done", "fired", "forces"))
    name = r"(?!(?:No|Not|Neither|The|An?|One)\b)[A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-ZÀ-ÖØ-Þ][\w'’-]+){0,3}"
    whose = rf"(?:(?P<whose>{name}) (?:[a-z][\w-]+ ){{0,2}})?"
    described = r"(?:[\w-]+ ){0,3}?"
    sent = rf"(?: (?:had been |was |were |that was )?(?:{fired}) by (?:the |a |an )?(?:[a-z][\w-]+ ){{0,3}}"
    by = rf"{sent}(?P<by>{name}(?: (?:{forces}))?))?"
    launched = rf"\blaunch(?:es|ing)? of (?:an? |the )?{described}{weapon} by (?:the |an? )?"
    own = rf"(?:\b(?:[Aa]n?|[Tt]he|its|their) )?{described}{whose}{weapon}"
    return (
        re.compile(rf"\b(?:{done}) by (?:an? |the )?{described}{whose}{described}{weapon}{by}"),
        re.compile(rf"{launched}(?:[\w-]+ ){{0,3}}?(?P<by>{name})"),
        re.compile(rf"{own}{by}(?:[^.;]{{0,40}}?)? (?:had |has |have )?(?:{fell})\b"),
        re.compile(rf"^(?:an? |the ){described}{whose}{weapon}$"),
    )


@cache
def _words() -> dict[str, str]:
    kinds: dict[str, list[str]] = load_table("linking/weapons.toml")["kinds"]
    return {word: kind for kind, words in kinds.items() for word in words}
