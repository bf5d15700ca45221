"""Who denies what: that it happened, that they did it, or by what means it was done.

A denial is read from the words of a claim, whatever verb brings them: "denied any involvement", "said that there had
been no strike", "no bomb of ours". Which happening it is of is where the report last spoke of one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from firsthand.data import load_table
from firsthand.linking.profiles.dates import days_of
from firsthand.linking.profiles.keeping import once_a_record, once_a_report
from firsthand.linking.profiles.names import fold_name, is_generic, name_key
from firsthand.linking.profiles.profile import Profile, main_mention
from firsthand.linking.profiles.values import Value, is_nobody
from firsthand.linking.readings.accused import Accused, accused_of
from firsthand.linking.readings.matters import Matter, denied_numbers, denies_means, matter_of, plain_words
from firsthand.model import Claim, Mention, Span

__all__ = [
    "Denial",
    "denials_of",
    "denied_values",
    "plain_claim",
    "spoken_of",
    "telling_places",
    "told_of",
    "told_with_cause",
]


_MATERIAL = frozenset({"ASSAULT", "ACCIDENT", "DISASTER", "COERCE", "PROTEST", "REQUEST"})
_STEM = 4
# Languages whose words the table of denials holds; texts too short to tell are read as English.
_ENGLISH = frozenset({"en", "und"})
# Characters from the words for a happening to a denial that speaks of it without any.
_NEAR = 600
# Days.
_LONG_BACK = 31
_FIELDS: Mapping[Matter, str] = MappingProxyType(
    {"happening": "status", "deed": "actor", "report": "status", "means": "means", "alibi": "actor"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """One side's denial. field: of the incident, in which it stands against readings. party: its name, for showing.
    means: of a denial of the means or of a number, the value that is denied.

    told: False where the report has no mention of the happening, and only speaks of it.
    """

    matter: Matter
    field: str
    party: str
    report: str
    mention: str
    claim: str
    span: Span
    means: str = ""
    told: bool = True


def denials_of(
    members: Sequence[tuple[Profile, Mention]], speaking: Sequence[Profile] = (), rejected: Set[str] = frozenset()
) -> tuple[Denial, ...]:
    """All denials of the happening that the members tell, in order of the reports. Who says in one report that nothing
    happened has not merely denied having done it.

    speaking: reports without a mention of it that speak of it.
    """
    stems = _stems([mention for _, mention in members])
    means = {
        name_key(argument.name).split()[-1]: argument.name
        for _, mention in members
        for argument in mention.means
        if name_key(argument.name)
    }
    tolls = {
        casualty.low: casualty.outcome
        for _, mention in members
        for casualty in mention.casualties
        if casualty.low == casualty.high and casualty.low > 1 and casualty.scope == "incident"
    }
    ours: dict[str, tuple[Profile, set[str], str]] = {}
    for profile, mention in members:
        ours.setdefault(profile.report.id, (profile, set(), mention.id))[1].add(mention.id)
    for profile in speaking:
        ours.setdefault(profile.report.id, (profile, set(), members[0][1].id))
    accused = accused_of(members)
    known = _known_words(members)
    found: list[Denial] = []
    for profile, mentions, told in ours.values():
        here = list(_in_report(profile, mentions, told, stems, means, tolls, rejected))
        here = [one for one in here if mentions or _is_of(one, profile, known)]
        here = list(_in_full(here, profile, accused))
        whole = any(one.matter == "happening" for one in here)
        found.extend(one for one in here if not (whole and one.matter == "deed"))
    # To call a report invented denies what it says, and that is the deed where the deed is what is denied.
    deed = any(one.matter == "deed" for one in found)
    return tuple(
        one
        if one.matter != "report"
        else replace(one, matter="deed" if deed else "happening", field=_FIELDS["deed" if deed else "happening"])
        for one in found
    )


def denied_values(denials: Sequence[Denial]) -> Iterator[Value]:
    """The reading "denied" of the status, for each denial of the happening itself."""
    for one in denials:
        if one.matter == "happening" and one.told:
            yield Value(
                field="status", key="denied", text="denied", report=one.report, mention=one.mention, span=one.span,
                claims=(one.claim,),
            )  # fmt: skip


def _in_full(here: Sequence[Denial], profile: Profile, accused: Accused) -> Iterator[Denial]:
    """The denials of a report without those of a headline that the text puts more fully, with alibis of the accused as
    denials of the deed, and so where one who is accused denies no more than "the attack"."""
    headings = [block.span for block in profile.report.blocks if block.role == "heading"]
    deed = any(one.matter == "deed" for one in here)
    for one in here:
        inside = any(span.contains(one.span) for span in headings)
        titled = inside or any(span.start <= one.span.start < span.end for span in headings)
        claim = profile.claims[one.claim]
        if titled and any(other is not one and other.party == one.party for other in here):
            continue
        if inside and not _speaks(claim, profile):
            continue
        if one.matter == "report" and claim.certainty != "certain":
            continue
        if one.matter == "alibi":
            if (not deed or profile.report.language not in _ENGLISH) and not accused.holds(claim, profile):
                continue
            yield replace(one, matter="deed")
        elif one.matter == "deed" and accused.others and not accused.holds(claim, profile):
            continue  # who fired is known, and nobody has named the side that speaks
        else:
            yield one


def _speaks(claim: Claim, profile: Profile) -> bool:
    """True where the last teller is heard in the text too: a headline's words are easily taken for a speaker."""
    key = name_key(claim.chain[-1].name)
    return any(
        other.id != claim.id
        and other.content[0].start > claim.content[-1].end
        and name_key(other.chain[-1].name) == key
        for other in profile.document.extraction.claims
    )


def _known_words(members: Sequence[tuple[Profile, Mention]]) -> frozenset[str]:
    """Telling words of the happening's places, targets and actors."""
    names = [item.place.name for _, mention in members for item in mention.places]
    names += [item.name for _, mention in members for item in (*mention.targets, *mention.actors)]
    return frozenset(
        word for name in names for word in fold_name(name).split() if len(word) > _STEM and not is_generic(word)
    )


def _is_of(one: Denial, profile: Profile, known: Set[str]) -> bool:
    """True where a report that only speaks of the happening can mean no other: it tells of none of its own, or names
    what this one hit, or where it was."""
    if not telling_places(profile):
        return True
    words = set(plain_claim(profile.claims[one.claim], profile).split())
    return not words.isdisjoint(known)


def _in_report(
    profile: Profile,
    mentions: Set[str],
    told: str,
    stems: Sequence[str],
    means: Mapping[str, str],
    tolls: Mapping[int, str],
    rejected: Set[str],
) -> Iterator[Denial]:
    places = telling_places(profile) if mentions else []
    headings = [block.span for block in profile.report.blocks if block.role == "heading"]
    for claim in profile.document.extraction.claims:
        if claim.id in rejected or is_nobody(claim) or claim.act in ("question", "comment_requested", "threat"):
            continue
        if claim.chain[-1].kind == "outlet":
            continue  # what an outlet has not found is nobody's denial
        mention = (_dated(claim, profile) or _pointed(claim, profile) or _told_near(claim, profile)) if places else told
        if places and mention not in mentions:
            continue
        plain = plain_claim(claim, profile)
        source = "" if claim.source is None else profile.report.quote(claim.source)
        english = profile.report.language in _ENGLISH
        matter = matter_of(claim, plain, stems, source) if english else _foreign(claim)
        if matter is not None and any(span.contains(claim.content[0]) for span in headings) and claim.act != "denial":
            continue
        party = claim.chain[-1].name
        if matter is not None:
            yield Denial(
                matter=matter, field=_FIELDS[matter], party=party, report=profile.report.id, mention=mention,
                claim=claim.id, span=claim.content[0], told=bool(mentions),
            )  # fmt: skip
        for word, name in means.items():
            if matter != "deed" and denies_means(claim, plain, word):
                yield Denial(
                    matter="means", field="means", party=party, report=profile.report.id, mention=mention,
                    claim=claim.id, span=claim.content[0], means=name,
                )  # fmt: skip
        for field, count in denied_numbers(plain, tolls):
            yield Denial(
                matter="number", field=field, party=party, report=profile.report.id, mention=mention, claim=claim.id,
                span=claim.content[0], means=str(count), told=bool(mentions),
            )  # fmt: skip


def _stems(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Beginnings of the words by which a denial speaks of such a happening; harm to people is none of them."""
    table = _table()["happened"]
    found: dict[str, None] = dict.fromkeys(table["any"])
    for mention in mentions:
        found.update(dict.fromkeys(table.get(mention.type, ())))
        if mention.mode and mention.mode not in _table()["by_weapon"]:
            found.setdefault(mention.mode[: max(_STEM, len(mention.mode) - 3)])
    return tuple(found)


@once_a_report
def telling_places(profile: Profile) -> list[tuple[int, str]]:
    """Where the report speaks of which happening, in order of its text."""
    mentions = [mention for mention in profile.document.extraction.mentions if mention.type in _MATERIAL]
    return sorted((span.start, one.id) for one in mentions for span in (one.trigger, *one.triggers))


@once_a_record
def _dated(claim: Claim, profile: Profile) -> str | None:
    """The one mention of the report on the day that the claim names."""
    named = {
        time.value[:10]
        for time in profile.document.extraction.times
        if time.value and time.precision in ("day", "time") and any(part.contains(time.span) for part in claim.content)
    }
    if len(named) != 1:
        return None
    on = [
        mention.id
        for mention in profile.document.extraction.mentions
        if mention.type in _MATERIAL and any((date.time.value or "")[:10] in named for date in mention.dates)
    ]
    return on[0] if len(on) == 1 else None


@once_a_record
def told_of(claim: Claim, profile: Profile) -> str:
    """The mention of the claim's report that it speaks of."""
    return spoken_of(claim, telling_places(profile))


@once_a_record
def _told_near(claim: Claim, profile: Profile) -> str:
    """The mention that the claim speaks of: the one last told of, unless that is far before it or lies long back; then
    what the report is about. Words that stand in the claim itself decide before that."""
    last = told_of(claim, profile)
    main = main_mention(profile.document.extraction.mentions)
    if main is None or last == main.id:
        return last
    start, end = claim.content[0].start, claim.content[-1].end
    places = [at for at, one in telling_places(profile) if one == last and at < end]
    if any(at >= start for at in places):
        return last
    near = bool(places) and start - max(places) <= _NEAR
    return last if near and not _long_back(last, profile) else main.id


@once_a_record
def told_with_cause(claim: Claim, profile: Profile) -> str:
    """As `told_of`; what is told without a day, place or toll of its own is a cause of what the report is about."""
    last = told_of(claim, profile)
    main = main_mention(profile.document.extraction.mentions)
    if main is None or last == main.id:
        return last
    found = next((one for one in profile.document.extraction.mentions if one.id == last), main)
    return last if found.dates or found.places or found.casualties else main.id


def _long_back(mention: str, profile: Profile) -> bool:
    """True for a happening of which every day lies weeks before the report."""
    found = next(one for one in profile.document.extraction.mentions if one.id == mention)
    days = [days for date in found.dates if (days := days_of(date.time.value)) is not None]
    known = profile.published
    return known is not None and bool(days) and all(end < known[0] - _LONG_BACK for _, end in days)


def _foreign(claim: Claim) -> Matter | None:
    """What is denied in another language: a deed, where it is the accused who denies anything at all."""
    return "alibi" if claim.act == "denial" else None


@once_a_record
def plain_claim(claim: Claim, profile: Profile) -> str:
    """The words of a claim, as `plain_words` has them."""
    return plain_words(" ".join(profile.report.quote(part) for part in claim.content))


@once_a_record
def _pointed(claim: Claim, profile: Profile) -> str | None:
    """The one mention of the report whose place or whose target, and no other's, the claim names."""
    words = f" {fold_name(plain_claim(claim, profile))} "
    mentions = [mention for mention in profile.document.extraction.mentions if mention.type in _MATERIAL]
    names = {mention.id: _names_of(mention) for mention in mentions}
    named = [
        mention.id
        for mention in mentions
        if any(
            f" {name} " in words and not any(name in names[other.id] for other in mentions if other is not mention)
            for name in names[mention.id]
        )
    ]
    return named[0] if len(named) == 1 else None


def _names_of(mention: Mention) -> frozenset[str]:
    found = [item.place.name for item in mention.places if item.basis == "clause"]
    found += [item.name for item in mention.targets if item.name[:1].isupper()]
    return frozenset(fold_name(name) for name in found if len(name) > _STEM)


def spoken_of(claim: Claim, places: Sequence[tuple[int, str]]) -> str:
    """The mention whose words stand in the claim, else the one last spoken of before it, else the report's first."""
    for start, mention in places:
        if any(part.start <= start < part.end for part in claim.content):
            return mention
    if not places:
        return ""
    at = bisect_right(places, (claim.content[0].start, ""))
    return places[max(0, at - 1)][1]


@cache
def _table() -> dict[str, Any]:
    return load_table("linking/denials.toml")
