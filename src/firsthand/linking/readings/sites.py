"""Where speakers say that it happened, in words that no gazetteer holds, and which of these exclude each other.

A place is denied ("in Orsa, and not in Tarn"), two sites of one kind bear two names ("Mill Street", "Castle Street"),
a ship was in somebody's waters or in nobody's, so far off a coast or farther, a border was crossed or not. What no
speaker sets against another is left to coordinates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from firsthand.data import load_table
from firsthand.linking.profiles.keeping import once_a_report
from firsthand.linking.profiles.names import fold_name, name_key
from firsthand.linking.profiles.parts import number_of
from firsthand.linking.profiles.profile import Profile
from firsthand.linking.profiles.values import is_nobody
from firsthand.linking.readings.denials import told_of
from firsthand.model import Conflict, Mention, Span

__all__ = ["Site", "site_conflict", "sites_in"]

_ACTS = frozenset({"statement", "accusation", "belief", "acknowledgement", "denial", "hedge"})
# Two distances from one coast differ where one is more than so many times the other.
_TWICE = 1.5
# Kilometres from which a place is another than the town it is told to lie from.
_AWAY = 5.0
_KM = {"mile": 1.609, "miles": 1.609, "nautical mile": 1.852, "nautical miles": 1.852, "nm": 1.852}
# A distance from an unnamed coast and one from a place on it differ where one is far out, and so many times the other.
_FAR_OUT, _TIMES = 50.0, 3.0
_COAST = "coast"
_STEM = 5
_SEAS = frozenset({"sea", "gulf"})
_SOMEBODYS = frozenset({"our", "its", "their"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """kind: what is told (`named`, `denied`, `away`, `waters`, `off`, `side`). name: folded. words: as the report has
    them. km: a distance."""

    kind: str
    name: str
    words: str
    km: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    site: Site
    voice: str
    report: str
    own: bool


def site_conflict(members: Sequence[tuple[Profile, Mention]], rejected: Set[str] = frozenset()) -> Conflict | None:
    """The conflict between the places that different speakers give to the happening; None where there is none."""
    told = [one for profile, mention in members for one in _told_by(profile, mention, rejected)]
    if len({one.voice for one in told}) < 2:
        return None
    by_voice: dict[str, set[str]] = {}
    for one in told:
        if one.site.kind in ("named", "off"):
            by_voice.setdefault(one.voice, set()).add(one.site.name)
    sides: dict[str, None] = {}
    for one, two in combinations(told, 2):
        if one.voice == two.voice or (one.own and two.own and one.report == two.report):
            continue
        if (found := _exclude(one.site, two.site)) is None:
            continue
        if found == "names" and (two.site.name in by_voice[one.voice] or one.site.name in by_voice[two.voice]):
            continue  # somebody names both: two sites of one happening, or one beside the other
        sides.update(dict.fromkeys((one.site.words, two.site.words)))
    if not sides:
        return None
    return Conflict(kind="place", sides=tuple(sides), reason=f"{' and '.join(sides)} cannot both be where it happened")


def sites_in(words: str) -> Iterator[Site]:
    """What a sentence tells of where something was."""
    if not _may_tell().search(words):
        return
    for found in _denied_place().finditer(words):
        yield Site(kind="denied", name=fold_name(found.group("name")), words=f"not {found.group('name')}")
    negated = [found.span("name") for found in _denied_place().finditer(words)]
    away = [found.span("name") for found in _distance().finditer(words)]
    for found in _distance().finditer(words):
        km = _km(found)
        if km is None:
            continue
        kind = "off" if found.group("off") else "away"
        yield Site(kind=kind, name=fold_name(found.group("name")), words=" ".join(found.group().split()), km=km)
    for found in _coast().finditer(words):
        km = _km(found)
        if km is not None:
            yield Site(kind="off", name=_COAST, words=" ".join(found.group().split()), km=km)
    for found in _named_place().finditer(words):
        span = found.span("name")
        if not any(first <= span[0] < last for first, last in (*negated, *away)):
            yield Site(kind="named", name=fold_name(found.group("name")), words=found.group("name"))
    for found in _waters().finditer(words):
        open_ = found.group("open")
        if not open_ and fold_name(found.group("whose")) in _table()["no_owners"]:
            continue
        yield Site(kind="waters", name="" if open_ else fold_name(found.group("whose")), words=found.group("all"))
    for found in _side().finditer(words):
        whose = found.group("side") or found.group("soil") or found.group("inside")
        yield Site(kind="side", name=fold_name(whose), words=found.group())


def _told_by(profile: Profile, mention: Mention, rejected: Set[str]) -> Iterator[_Told]:
    """The sites that the report gives, by who gives them: in claims of the happening, and where itself tells of it."""
    claims = [
        claim
        for claim in profile.document.extraction.claims
        if claim.act in _ACTS and claim.id not in rejected and not is_nobody(claim)
    ]
    triggers = [trigger.start for trigger in (mention.trigger, *mention.triggers)]
    covered: list[tuple[int, int]] = []
    for claim in claims:
        covered.extend((part.start, part.end) for part in claim.content)
        if told_of(claim, profile) != mention.id:
            continue
        voice = name_key(claim.chain[-1].name)
        for part in claim.content:
            tells = any(part.start <= start < part.end for start in triggers)
            for site in _sites_at(profile, part.start, part.end):
                # Where it is named without a word of the happening, it may be any other place.
                if tells or site.kind not in ("named", "away"):
                    yield _Told(site=site, voice=voice, report=profile.report.id, own=False)
    voice = f"own {profile.report.id}"
    for trigger in (mention.trigger, *mention.triggers):
        if any(start <= trigger.start < end for start, end in covered):
            continue
        for site in _sites_in_sentence(profile, trigger.start, trigger.end):
            yield _Told(site=site, voice=voice, report=profile.report.id, own=True)


@once_a_report
def _sites_in_sentence(profile: Profile, start: int, end: int) -> tuple[Site, ...]:
    sentence = profile.report.sentence(Span(start=start, end=end))
    return _sites_at(profile, sentence.start, sentence.end)


@once_a_report
def _sites_at(profile: Profile, start: int, end: int) -> tuple[Site, ...]:
    return tuple(sites_in(" ".join(profile.report.text[start:end].split())))


def _exclude(one: Site, two: Site) -> str | None:
    """How the one rules the other out, None where it does not."""
    kinds = {one.kind, two.kind}
    if kinds == {"named", "denied"} or kinds == {"off", "denied"}:
        return "denied" if _same(one.name, two.name) else None
    if kinds == {"named", "away"}:
        away = one if one.kind == "away" else two
        return "away" if away.km >= _AWAY and _same(one.name, two.name) else None
    if kinds == {"named"}:
        return "names" if _two_of_a_kind(one.name, two.name) else None
    if kinds <= {"off", "away"}:
        far, near = max(one.km, two.km), min(one.km, two.km)
        if kinds == {"off"} and _same(one.name, two.name):
            return "off" if far > near * _TWICE else None
        coast = _COAST in (one.name, two.name)
        return "off" if coast and far >= _FAR_OUT and far > near * _TIMES else None
    if kinds == {"waters"}:
        # "Our waters" are somebody's: only those of nobody exclude them.
        named = not {one.name, two.name} & _SOMEBODYS
        return (
            "waters"
            if one.name != two.name and (not one.name or not two.name or (named and not _alike(one.name, two.name)))
            else None
        )
    if kinds == {"side"}:
        return "side" if not _alike(one.name, two.name) else None
    return None


def _two_of_a_kind(one: str, two: str) -> bool:
    """ "Mill Street" and "Castle Street", "Gulf of Serra" and "Harran Sea"."""
    left, right = _kind_of(one), _kind_of(two)
    alike = left == right or {left, right} <= _SEAS
    return bool(left and right) and alike and not _same(one, two) and _own_words(one) != _own_words(two)


def _own_words(name: str) -> frozenset[str]:
    """A name without what kind of site it is: "Sea of Serra" and "Gulf of Serra" are two names of one water."""
    return frozenset(name.split()) - frozenset(_table()["several"]) - {"of", "the"}


def _kind_of(name: str) -> str:
    words = name.split()
    return next((word for word in (words[-1], words[0]) if len(words) > 1 and word in _table()["several"]), "")


def _same(one: str, two: str) -> bool:
    return one == two or f" {one} " in f" {two} " or f" {two} " in f" {one} "


def _alike(one: str, two: str) -> bool:
    """True for a country and its adjective ("Velm", "Velmian")."""
    return one[:_STEM] == two[:_STEM] or one.startswith(two[: _STEM - 1]) or two.startswith(one[: _STEM - 1])


def _km(found: re.Match[str]) -> float | None:
    number = number_of(found.group("number"))
    return None if number is None else number * _KM.get(found.group("unit").casefold(), 1.0)


_NAME = r"(?P<name>(?:(?:[A-ZÀ-ÖØ-Þ][\w'’-]+)(?: (?:(?:of|the|de|al|el|la|del|da|do) ){0,2}[A-ZÀ-ÖØ-Þ][\w'’-]+){0,4}))"


@cache
def _site_name() -> str:
    """A name with capitals, which a common noun of sites may close; no day or month."""
    nouns = "|".join(_table()["nouns"])
    no_place = "|".join(_table()["no_place"])
    return rf"(?:the )?(?!(?i:{no_place})\b){_NAME[:-1]}(?: (?:{nouns})\b)?)"


@cache
def _denied_place() -> re.Pattern[str]:
    denied, before = "|".join(_table()["denied"]), "|".join(_table()["before"])
    return re.compile(rf"\b(?:{denied})(?: (?:{before}))? {_site_name()}")


@cache
def _named_place() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_table()['before'])}) {_site_name()}")


@cache
def _distance() -> re.Pattern[str]:
    units = "|".join(_table()["measures"])
    whither = r"(?P<off>off|offshore)|(?:away )?from|(?:to the )?(?:\w+ ){0,2}of|outside|inside|into"
    head = r"(?: the (?:coast|shore|coastline|port|town|city|island) of| the)?"
    return re.compile(rf"(?P<number>[\w,-]+) (?P<unit>{units}) (?:{whither}){head} {_site_name()}")


@cache
def _coast() -> re.Pattern[str]:
    """A distance from a coast without a name."""
    units = "|".join(_table()["measures"])
    return re.compile(
        rf"(?P<number>[\w,-]+) (?P<unit>{units}) (?:off|from|away from) (?:the|its|our|their) "
        r"(?:coast|shore|coastline|mainland)\b(?! of\b)"
    )


@cache
def _waters() -> re.Pattern[str]:
    open_ = "|".join(_table()["open_waters"])
    whose = r"(?P<whose>our|its|their|[A-Z][\w'’-]+)(?: territorial| national| coastal)? waters"
    return re.compile(rf"\b(?:in|inside|within|into|on|entered) (?P<all>(?:the )?(?P<open>{open_})|{whose})\b")


@cache
def _side() -> re.Pattern[str]:
    name = r"[A-ZÀ-ÖØ-Þ][\w'’-]+"
    soil = rf"(?:on|in|inside|within|over|into) (?P<soil>{name}) (?:soil|territory|airspace)"
    inside = rf"(?:metres|kilometres|km|miles|well|deep|far) inside (?P<inside>{name})"
    return re.compile(rf"\bon the (?P<side>{name}) side\b|\b{soil}\b|\b{inside}\b")


@cache
def _may_tell() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join((*_table()['before'], *_table()['denied'], 'from', 'of'))})\b")


@cache
def _table() -> dict[str, list[str]]:
    found: dict[str, list[str]] = load_table("linking/sites.toml")
    return found
