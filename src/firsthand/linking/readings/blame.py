"""Who is said to have done it, where no verb of the deed names the doer: "blamed the Sarn Front", "the army was behind
it", "had seen guards fire"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import Any

from firsthand.data import load_table
from firsthand.linking.profiles.keeping import once_a_record
from firsthand.linking.profiles.names import country_of, fold_name, is_armed_group, name_key
from firsthand.linking.profiles.profile import Profile
from firsthand.linking.profiles.values import Value, bare_name, is_nobody
from firsthand.linking.readings.denials import told_of
from firsthand.model import Claim, Mention, Span

__all__ = ["blamed", "camp_of", "of_a_state"]

_AFFIRMING = frozenset({"statement", "accusation", "belief", "acknowledgement"})
_NAME = r"(?:[A-ZÀ-ÖØ-Þ][\w'’-]+(?: (?:(?:of|the|de) )*[A-ZÀ-ÖØ-Þ][\w'’-]+){0,3})"
_MOST_WORDS = 6
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "this", "that", "who", "nobody", "somebody", "someone"}
)


def blamed(members: Sequence[tuple[Profile, Mention]], rejected: Set[str] = frozenset()) -> Iterator[Value]:
    """The parties at whose door a speaker lays the happening, as values of its actor."""
    for profile, mention in members:
        for claim in profile.document.extraction.claims:
            if claim.act not in _AFFIRMING or claim.polarity != "positive" or claim.id in rejected or is_nobody(claim):
                continue
            found = _blamed_in(claim, profile)
            if found is not None and told_of(claim, profile) == mention.id:
                words = bare_name(profile.report.quote(found))
                yield Value(
                    field="actor", key=name_key(words), text=words, report=mention.report_id, mention=mention.id,
                    span=found, claims=(claim.id,),
                )  # fmt: skip


def camp_of(key: str) -> str | None:
    """The side of a party that has no name of its own ("state" for the police and the army), None for any other."""
    return _camps().get(key) or _camps().get(key.rsplit(" ", 1)[-1])


def of_a_state(key: str) -> bool:
    """True for a country, and for a party with a word for a state's forces or offices anywhere in its name."""
    if is_armed_group(key):
        return False
    return country_of(key) is not None or any(_camps().get(word) == "state" for word in key.split())


@once_a_record
def _blamed_in(claim: Claim, profile: Profile) -> Span | None:
    """The words for the party, without an article."""
    for part in claim.content:
        words = profile.report.quote(part)
        patterns = (_accused(), *_said()) if claim.act == "accusation" else _said()
        if claim.act == "belief" and claim.cue is not None and "suspect" in fold_name(profile.report.quote(claim.cue)):
            patterns = (_accused(), *_said())
        for pattern in patterns:
            found = pattern.search(words)
            if found is not None and _is_party(found.group("party")):
                start = part.start + found.start("party")
                return Span(start=start, end=start + len(found.group("party")))
    return None


def _is_party(words: str) -> bool:
    told = words.split()
    if len(told) > _MOST_WORDS or told[0].casefold() in _PRONOUNS:
        return False
    if re.fullmatch(_NAME, words):
        return True
    head = re.split(r" (?:of|from|in|between|with) ", words)[0].split()[-1].casefold()
    return head in _table()["parties"] or " ".join(told[-2:]).casefold() in _table()["parties"]


@cache
def _accused() -> re.Pattern[str]:
    """What "blamed" and "accused" govern: the party, up to what it is blamed for."""
    no_deed = r"(?!of (?:the |an? )?\w+ing\b|for\b|over\b|of having\b)"
    deed = r"(?:\w+ing|attack|strike|shelling|massacre|murder|crime|deed|killings?|fire)\b"
    return re.compile(
        rf"^(?:the |a |an |some )?(?P<party>[\w'’-]+(?: {no_deed}[\w'’-]+){{0,5}}?)"
        rf"(?=$|[,.;]| for\b| over\b| of (?:the |an? |having )?{deed})"
    )


@cache
def _said() -> tuple[re.Pattern[str], ...]:
    """What plain statements say of a party."""
    did = "|".join(sorted((re.escape(word) for word in _table()["did"]), key=len, reverse=True))
    name = r"(?P<party>(?!that\b)[\w'’-]+(?: [\w'’-]+){0,3}?)"
    begins = rf"(?:^[\"“]?(?:that )?|\bthat )(?:[Tt]he |[Aa]n? |[Ss]ome |its |their |his )?{name}"
    whole = r"(?:the |an? )?(?P<party>[\w'’-]+(?: [\w'’-]+){0,4})(?=$|[,.;\"”]| (?:and|but|who|which|on|in|at)\b)"
    them = r"(?:them|it|him|her|the (?:shells?|rockets?|missiles?|bombs?|shots?|fire|drones?))\b"
    harmed = r"\b(?:hit|struck|killed|destroyed|caused|shot|sunk|downed|brought down) by"
    fire = r"(?:fire|gunfire|shelling|shells?|rockets?|missiles?|bullets?|artillery|bombs?)"
    doing = r"(?:fire|firing|shoot|shooting|open fire|set|setting|throw|attack)\b"
    return (
        re.compile(rf"^(?:an? |the )(?:[a-z][\w-]+ ){{1,4}}(?:known as|called|named) (?P<party>{_NAME})"),
        re.compile(rf"{begins} (?:was|were|is|are|had been|stood) (?:behind|responsible for|to blame for)\b"),
        re.compile(rf"{begins} (?:had |has |have )?(?:{did}) {them}"),
        re.compile(rf"{begins} (?:had |has |have )?opened fire\b"),
        re.compile(rf"\b(?:seen|saw|watched) (?:the |an? |some )?{name} {doing}"),
        re.compile(rf"\b(?:was|were|is|it|as) (?:the )?work of {whole}"),
        re.compile(rf"{harmed} (?:stray |errant |friendly )?{fire} (?:of|from|by|fired by) {whole}"),
        re.compile(rf"{harmed} (?:(?:a |an |the )(?:stray |errant )?)?{name} {fire}\b"),
        re.compile(rf"\b[Rr]esponsibility (?:lies|lay|rests|rested) with {whole}"),
    )


@cache
def _camps() -> dict[str, str]:
    camps: dict[str, list[str]] = _table()["camps"]
    return {word: camp for camp, words in camps.items() for word in words}


@cache
def _table() -> dict[str, Any]:
    return load_table("linking/blame.toml")
