"""What comparing needs of a document, worked out once: wording, dates, outlets, and each mention's comparable facts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from firsthand.data import load_table
from firsthand.linking.profiles.ages import ages_in
from firsthand.linking.profiles.bearing import Bearing, bearing_of
from firsthand.linking.profiles.dates import Days, days_of
from firsthand.linking.profiles.initials import full_names
from firsthand.linking.profiles.marks import Mark, line_of, marks_of
from firsthand.linking.profiles.names import fold_name, is_generic, is_known_body, is_outlet, name_key, outlet_key
from firsthand.linking.profiles.outlines import Outline, outline_of
from firsthand.linking.profiles.passing import Signs, signs_of
from firsthand.linking.profiles.people import Named, named_in, teller_key
from firsthand.linking.profiles.proper import proper_words
from firsthand.linking.profiles.renderings import in_english
from firsthand.linking.profiles.sentences import Sentences, sentences_of
from firsthand.linking.profiles.tongues import CommonWords, common_name
from firsthand.linking.profiles.wording import Vector, Wording, vector_of, wording_of
from firsthand.model import Casualty, Claim, Document, Hop, Mention, PlaceMention, Report

__all__ = [
    "Facts",
    "Profile",
    "Toll",
    "family_of",
    "is_cited",
    "main_mention",
    "mention_order",
    "profile_of",
    "report_name",
]

_AROUND = 260
_SETTING_AT_MOST = 2
# Characters and words before a trigger among which a word such as "another" is looked for.
_BEFORE = 48
_WORDS_BEFORE = 2
_WORD = re.compile(r"[^\W_]+")
_CAPITAL = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-ZÀ-ÖØ-Þ][\w'’-]+)+")
_REGIONS = frozenset({"admin1", "admin2", "region", "sea"})
_EXACT = frozenset({"point", "settlement"})

# Outcome, lowest, highest (None: or more), group.
Toll = tuple[str, int, int | None, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One mention's facts in comparable form.

    exact: its settlements and points; setting: these, or where it has none those that its report names most.
    datelined: its places stand at the head of the text alone, where a report from the capital may have been written.
    sited: the words that tell of it hold a place.
    heads: last words of the targets. persons: full names among the targets. words, names: those around the trigger.
    people: the persons named beside the trigger or among the parties, but for those who are quoted. landmarks: other
    rare names beside the trigger.
    word: which of the report's words is the trigger. campaign: only a running total is told. irrealis: a plan, threat.
    another: the words right before a trigger tell it apart from what the report told before ("a second strike").
    dated: the words that tell of it hold a date; where they do not, `dates` are those of the report around them.
    signs: what of it a sentence of another report may hold. marks: its days that have no year. totals: its running
    totals of dead.
    """

    mention: Mention
    family: str
    dates: tuple[Days, ...]
    places: tuple[PlaceMention, ...]
    exact: tuple[PlaceMention, ...]
    setting: tuple[PlaceMention, ...]
    datelined: bool
    sited: bool
    countries: frozenset[str]
    actors: dict[str, str]
    targets: dict[str, str]
    heads: frozenset[str]
    persons: frozenset[str]
    means: dict[str, str]
    tolls: tuple[Toll, ...]
    campaign: bool
    words: Vector
    names: frozenset[str]
    people: frozenset[str]
    landmarks: frozenset[str]
    word: int
    irrealis: bool
    another: bool
    dated: bool
    signs: Signs
    marks: frozenset[Mark] = frozenset()
    totals: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A document, ready to be compared.

    document: with its speakers under English words (`renderings`); chains: as the report has them, by their claim's id.
    outlet: its key. credited: keys of the outlets whose copy it says it carries. cited: key of an outlet that it
    cites with the claims that do so. passing: the same of bodies that may be outlets: they pass words on. signed: keys
    of whatever stands in the byline. published: days that the publication date covers; line: the month and day of its
    dateline where it has no year. topic: all its telling words but those of its places, which are compared as places.
    named: the rare names it holds. proper: its rare proper
    words. ages: those it tells in figures. bearing: what shows which matter it is of. main: the mention that it is
    about; None where it tells of nothing that happened. sentences: in order, with an index of them. kept:
    what follows from this and was worked out before (`keeping`).
    """

    document: Document
    wording: Wording
    claims: dict[str, Claim]
    chains: dict[str, tuple[Hop, ...]]
    outlet: str
    credited: frozenset[str]
    cited: dict[str, tuple[Claim, ...]]
    passing: dict[str, tuple[Claim, ...]]
    signed: frozenset[str]
    published: Days | None
    line: tuple[int, int] | None
    topic: Vector
    named: Named
    proper: frozenset[str]
    ages: frozenset[int]
    bearing: Bearing
    main: str | None
    facts: tuple[Facts, ...]
    sentences: Sentences
    kept: dict[Any, Any] = field(init=False, default_factory=dict, repr=False, compare=False)

    @property
    def report(self) -> Report:
        return self.document.report

    @property
    def outline(self) -> Outline:
        """What a text made from it would keep. Read where it is first asked for: most reports meet no such text."""
        known: Outline | None = self.kept.get(outline_of)
        if known is None:
            known = self.kept[outline_of] = outline_of(self.report, self.wording)
        return known


def profile_of(document: Document) -> Profile:
    """Work out what comparing needs of a document."""
    chains = {claim.id: claim.chain for claim in document.extraction.claims}
    document = in_english(document)
    report = document.report
    wording = wording_of(report)
    claims = {claim.id: claim for claim in document.extraction.claims}
    own = outlet_key(report.outlet)
    named_credits = [item for item in report.credits if item.kind in ("republished_from", "agency")]
    signed = {outlet_key(part) for author in report.authors for part in (author, *author.split(",")[1:])}
    # An agency signs its own copy with its initials.
    full = full_names({own, *signed, *(outlet_key(item.name) for item in named_credits)}, credit=True)
    credited = {full.get(key, key) for item in named_credits if (key := outlet_key(item.name))}
    cited: dict[str, list[Claim]] = {}
    passing: dict[str, list[Claim]] = {}
    for claim in document.extraction.claims:
        for hop in claim.chain:
            key = outlet_key(hop.name) if hop.kind in ("outlet", "organisation") else ""
            key = full.get(key, key)
            if not key or key == own or key in credited:
                continue
            found = cited if is_cited(hop) else passing
            if claim not in found.get(key, ()):
                found.setdefault(key, []).append(claim)
    # Places, outlets and public bodies are compared elsewhere, or stand in half of all reports.
    known = {fold_name(place.name) for place in document.extraction.places} | {own, *credited, *cited}
    setting = _setting(document.extraction.places)
    tellers = {teller_key(hop.name) for claim in document.extraction.claims for hop in claim.chain}
    settings = {fold_name(item.place.name) for mention in document.extraction.mentions for item in mention.places}
    named = named_in(report, known | settings, tellers)
    sentences = sentences_of(report, wording, document.extraction.times)
    main = main_mention(document.extraction.mentions)
    return Profile(
        document=document,
        wording=wording,
        claims=claims,
        chains=chains,
        outlet=own,
        credited=frozenset(credited),
        cited={key: tuple(found) for key, found in sorted(cited.items())},
        passing={key: tuple(found) for key, found in sorted(passing.items())},
        signed=frozenset(signed),
        published=days_of(report.published),
        line=line_of(report),
        topic=vector_of(wording.words, CommonWords(report.language, _place_words(setting))),
        named=named,
        proper=proper_words(
            report, wording, {word for key in (own, *credited, *cited, *signed) for word in key.split()}
        ),
        ages=ages_in(report),
        bearing=bearing_of(document, wording),
        main=main.id if main else None,
        facts=tuple(
            _facts(mention, report, wording, known, setting, named, sentences, about=mention is main)
            for mention in document.extraction.mentions
        ),
        sentences=sentences,
    )


def is_cited(hop: Hop, outlets: Container[str] = frozenset()) -> bool:
    """True for a hop that is an outlet: by its kind, by the table of outlets, or as one of these keys."""
    if hop.kind == "organisation":
        return is_outlet(hop.name) or outlet_key(hop.name) in outlets
    return hop.kind == "outlet" and bool(hop.name)


def report_name(report: Report) -> str:
    """What to call a report: its outlet, else its title, else the last part of its address."""
    if report.outlet:
        return report.outlet
    title = " ".join(report.title.split())
    return f"“{title}”" if title else re.split(r"[/\\!]", report.capture.address)[-1]


def mention_order(document: Document, mention: Mention) -> tuple[str, str, int, str]:
    """Sorts mentions so that the founding one comes first: earliest published, then by report, then as they stand."""
    return document.report.published or "9999", document.report.id, mention.trigger.start, mention.id


def main_mention(mentions: Iterable[Mention]) -> Mention | None:
    """The mention that a report is about, of those that happened or are said to have: harm whose dead and injured are
    counted before anything else, then the one with most to say, the earliest of equals. None where there is none."""
    told = (mention for mention in mentions if mention.status in ("happened", "alleged"))
    return max(told, key=_weight, default=None)


def _weight(mention: Mention) -> tuple[bool, int, int]:
    counted = any(item.scope == "incident" and item.outcome in ("killed", "injured") for item in mention.casualties)
    said = len(mention.triggers) + len(mention.casualties) + len(mention.places) + len(mention.dates)
    said += len(mention.actors) + len(mention.targets)
    return counted and family_of(mention.type) == "harm", said, -mention.trigger.start


def family_of(type_: str) -> str:
    """The family of types that may be two reports' words for one happening."""
    return _families().get(type_, type_)


def _facts(
    mention: Mention,
    report: Report,
    wording: Wording,
    known: set[str],
    setting: tuple[PlaceMention, ...],
    rare: Named,
    sentences: Sentences,
    *,
    about: bool,
) -> Facts:
    places = tuple(item.place for item in mention.places)
    start, end = mention.trigger.start - _AROUND, mention.trigger.end + _AROUND
    first, last = bisect_left(wording.starts, start), bisect_left(wording.starts, end)
    incident_tolls = tuple(_toll(item) for item in mention.casualties if item.scope == "incident")
    actors, targets, means = (
        {name_key(name): name for item in found if (name := common_name(item.name, report.language))}
        for found in (mention.actors, mention.targets, mention.means)
    )
    exact = _exact(mention)
    around = report.text[max(0, start) : end]
    named = {fold_name(place.name) for place in places} | actors.keys() | targets.keys()
    persons = frozenset(
        key for key, name in targets.items() if _CAPITAL.fullmatch(name) and not is_known_body(key) and " " in key
    )
    dates = _finest(days for days in (days_of(item.time.value) for item in mention.dates) if days)
    names = frozenset(
        name
        for found in _CAPITAL.findall(around)
        if (name := fold_name(found)) not in known
        and name not in named
        and not is_known_body(name)
        and common_name(found, report.language) == found
    )
    people = (
        _between(rare.people, start, end)
        | {teller_key(item.name) for item in mention.actors} & rare.people.keys()
        | {teller_key(name) for name in persons}
    )
    landmarks = _between(rare.others, start, end)
    return Facts(
        mention=mention,
        family=family_of(mention.type),
        dates=dates,
        places=places,
        exact=exact,
        setting=exact or setting,
        datelined=all(item.basis == "dateline" for item in mention.places if item.place in exact or not exact),
        sited=any(item.basis == "clause" for item in mention.places),
        countries=frozenset(place.country for place in places if place.country),
        actors=actors,
        targets=targets,
        heads=frozenset(head for key in targets if key and not is_generic(head := key.split()[-1])),
        persons=persons,
        means=means,
        tolls=incident_tolls,
        campaign=bool(mention.casualties) and not incident_tolls,
        words=vector_of(wording.words[first:last], CommonWords(report.language, _place_words(places))),
        names=names,
        people=people,
        landmarks=landmarks,
        word=bisect_left(wording.starts, mention.trigger.start),
        irrealis=mention.status in ("planned", "threatened", "hypothetical"),
        another=any(_is_another(report.text, trigger.start) for trigger in (mention.trigger, *mention.triggers)),
        dated=any(item.basis == "clause" for item in mention.dates),
        marks=marks_of((item for item in mention.dates if item.basis == "clause"), report),
        # What a report is about is only a part of the totals that are told of it.
        totals=() if about else _totals(mention),
        signs=signs_of(
            mention,
            report,
            sentences,
            places=exact or setting,
            names=people | landmarks | names,
            targets=targets,
            days=dates,
            tolls=incident_tolls,
        ),
    )


def _exact(mention: Mention) -> tuple[PlaceMention, ...]:
    """The settlements and points of a mention; those of a dateline only where its words name no region: "ARLO: a boat
    sank off the island of Marn"."""
    wide = any(item.basis == "clause" and item.place.precision in _REGIONS for item in mention.places)
    exact = [item for item in mention.places if item.place.precision in _EXACT]
    return tuple(item.place for item in exact if not (wide and item.basis == "dateline"))


def _totals(mention: Mention) -> tuple[int, ...]:
    """The running totals of dead that the mention's own words tell."""
    return tuple(
        item.low
        for item in mention.casualties
        if item.scope == "cumulative"
        and item.outcome == "killed"
        and item.low > 0
        and abs(item.span.start - mention.trigger.start) <= _AROUND
    )


def _is_another(text: str, start: int) -> bool:
    """Whether one of the few words before the trigger says that it is a further one."""
    words = _WORD.findall(text[max(0, start - _BEFORE) : start].rpartition(". ")[2].casefold())
    if not _another("words").isdisjoint(words[-_WORDS_BEFORE:]):
        return True
    near = words[-2 * _WORDS_BEFORE :]
    return any(word == "later" and unit in _another("later") for unit, word in pairwise(near))


@cache
def _another(kind: str) -> frozenset[str]:
    return frozenset(load_table("linking/types.toml")["another"][kind])


def _finest(dates: Iterable[Days]) -> tuple[Days, ...]:
    """The dates without those that hold a finer one: of "the fifth fire this year" and "on Saturday", the Saturday."""
    found = list(dates)
    return tuple(
        one for one in found if not any(one != other and one[0] <= other[0] and other[1] <= one[1] for other in found)
    )


def _between(names: Mapping[str, tuple[int, ...]], start: int, end: int) -> frozenset[str]:
    return frozenset(name for name, places in names.items() if any(start <= place < end for place in places))


def _place_words(places: Sequence[PlaceMention]) -> frozenset[str]:
    return frozenset(word for place in places for word in fold_name(place.name).split())


def _setting(places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The settlements and points that a report names most, first named first among equals."""
    named: dict[str, list[PlaceMention]] = {}
    for place in places:
        if place.precision in _EXACT:
            named.setdefault(str(place.geoname_id or place.name.casefold()), []).append(place)
    ranked = sorted(named.values(), key=lambda found: (-len(found), found[0].span))
    return tuple(found[0] for found in ranked[:_SETTING_AT_MOST])


def _toll(item: Casualty) -> Toll:
    if not item.approximate:
        return item.outcome, item.low, item.high, item.group
    # "About 20" is said of 17 and of 23: a sixth either way.
    high = None if item.high is None else item.high + max(1, item.high // 6)
    return item.outcome, item.low - item.low // 6, high, item.group


@cache
def _families() -> dict[str, str]:
    return {type_: family for family, types in load_table("linking/types.toml")["families"].items() for type_ in types}
