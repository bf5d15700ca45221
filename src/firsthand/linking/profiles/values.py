"""The values that mentions give for the fields of an incident, each with the words it stands on."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table
from firsthand.linking.profiles.keeping import once_a_record
from firsthand.linking.profiles.names import fold_name, full_forms, is_generic, name_key, shown_name
from firsthand.linking.profiles.parts import Surroundings, surroundings_of
from firsthand.linking.profiles.profile import Profile
from firsthand.linking.profiles.tongues import common_name
from firsthand.model import FIELD_ORDER, Argument, Basis, Casualty, Claim, Mention, PlaceMention, Scope, Span

__all__ = [
    "Value",
    "bare_name",
    "count_words",
    "gather",
    "is_nobody",
    "join_names",
    "service_of",
    "speaks_for",
]


_NO_WORDS = Surroundings()
# Characters before a doer in which its owner is looked for.
_OWNER = 8
# What describes a body before its name: "rebel Northern Front".
_DESCRIBED = re.compile(r"^(?:(?!of\b|the\b)[a-z][\w-]+ ){1,2}(?=[A-Z][\w’'-]* [A-Z])")
_NEGATED = re.compile(r"\s+(?:(?:had|has|have|did|does|was|were|would|could) ?)?(?:not|never|n['’]t)\b")
_MORNING, _EVENING = 5, 20
_COUNTED_FROM = frozenset({"before", "earlier", "after", "afterwards", "later", "previously"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value at one standing. `key` says which values are equal; `text` is how this report puts it. around: of a
    number of people, what the words around it say. night: a day told as a night, which has two. vague: a doer that
    is only somebody's ("his fighters")."""

    field: str
    key: str
    text: str
    report: str
    mention: str
    span: Span
    claims: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    scope: Scope | None = None
    group: str = ""
    approximate: bool = False
    edtf: str | None = None
    place: PlaceMention | None = None
    precision: str | None = None
    basis: Basis | None = None
    around: Surroundings = _NO_WORDS
    night: bool = False
    vague: bool = False

    @property
    def tied(self) -> bool:
        """False for a place or a day that other words of the report give than those that tell of the happening."""
        return self.basis in (None, "clause")


def gather(mention: Mention, profile: Profile, rejected: Set[str] = frozenset()) -> Iterator[Value]:
    """All values of one mention. Claims that a person rejected carry none of them."""
    for value in _told_by(mention, profile):
        kept = tuple(claim for claim in value.claims if claim not in rejected)
        if kept or not value.claims or value.key != "denied":
            yield value if kept == value.claims else dataclasses.replace(value, claims=kept)


@once_a_record
def _told_by(mention: Mention, profile: Profile) -> tuple[Value, ...]:
    return tuple(_values(mention, profile))


def _values(mention: Mention, profile: Profile) -> Iterator[Value]:
    report, told = mention.report_id, mention.id
    yield from _status(mention, profile)
    for name, arguments in (("actor", mention.actors), ("target", mention.targets), ("means", mention.means)):
        for argument in arguments:
            if name == "actor" and _did_not(argument, profile):
                continue
            yield _argument(name, argument, mention, profile)
    for item in mention.places:
        place = item.place
        key = f"id:{place.geoname_id}" if place.geoname_id is not None else f"name:{fold_name(place.name)}"
        yield Value(
            field="place", key=key, text=place.name, span=place.span, claims=item.claims, place=place,
            precision=place.precision, report=report, mention=told, basis=item.basis,
        )  # fmt: skip
    for when in mention.dates:
        shown = profile.report.quote(when.time.span)
        words = when.time.value or shown
        yield Value(
            field="date", key=words if when.time.value else f"unresolved:{words.casefold()}", text=words,
            span=when.time.span, claims=when.claims, approximate=_leans(shown), edtf=when.time.value,
            night=_by_night(shown, when.time.value or ""),
            precision=when.time.precision, report=report, mention=told, basis=when.basis,
        )  # fmt: skip
    for damage in mention.damage:
        yield Value(
            field="damage", key=f"{name_key(damage.name)}|{damage.effect}", text=f"{damage.name} {damage.effect}",
            span=damage.span, claims=damage.claims, report=report, mention=told,
        )  # fmt: skip
    for casualty in mention.casualties:
        yield _casualty(casualty, mention, profile)


def _did_not(argument: Argument, profile: Profile) -> bool:
    """ "None of its soldiers", "the army did not fire": nobody says that they acted."""
    after = profile.report.text[argument.span.end : argument.span.end + _OWNER * 3]
    return not _nobody().isdisjoint(fold_name(argument.name).split()[:1]) or _NEGATED.match(after) is not None


def _by_night(words: str, edtf: str) -> bool:
    """True for a day told with the hours around midnight, which two days share."""
    hour = edtf.partition("T")[2][:2]
    late = hour.isdigit() and not _MORNING <= int(hour) < _EVENING
    return late or not _nights().isdisjoint(fold_name(words).split())


def _leans(words: str) -> bool:
    """True for a date that is counted from another ("three nights before"), which may be one of another happening."""
    folded = fold_name(words)
    return folded in _acts("leaning_dates") or folded.rsplit(" ", 1)[-1] in _COUNTED_FROM


def join_names(values: list[Value]) -> list[Value]:
    """Values of actors, targets and means under one key and one name for each party."""
    joined: list[Value] = []
    for field in FIELD_ORDER:
        ours = [value for value in values if value.field == field]
        if field in ("actor", "target", "means"):
            full = full_forms({value.key for value in ours})
            keyed = [(full.get(value.key, value.key), value) for value in ours]
            seen: dict[str, set[str]] = {}
            for key, value in keyed:
                seen.setdefault(key, set()).add(value.text)
            names = {key: shown_name(key, _in_english(key, texts, full)) for key, texts in seen.items()}
            ours = [dataclasses.replace(value, key=key, text=names[key]) for key, value in keyed]
        joined.extend(ours)
    return joined


def _in_english(key: str, texts: Set[str], full: Mapping[str, str]) -> Set[str]:
    """Those of the names that have the key of themselves: a name of another language has that of its English words."""
    own = {text for text in texts if full.get(found := name_key(text), found) == key}
    return own or texts


def speaks_for(claim: Claim, mention: Mention) -> bool:
    """True where the claim passes on that the mention's happening happened; of a plan or a threat, that it was made."""
    if claim.polarity != "positive" or is_nobody(claim):
        return False
    return claim.act in _acts("affirming") or (mention.status != "happened" and claim.act in _acts("announcing"))


def is_nobody(claim: Claim) -> bool:
    """True where the words for who speaks say that no one did."""
    words = fold_name(claim.chain[-1].name).split()
    return bool(words) and words[0] in _nobody()


def service_of(claim: Claim, profile: Profile) -> str | None:
    """The service of a place for which the claim's last teller speaks ("police"), None for any other."""
    said = profile.report.quote(claim.source) if claim.source is not None else ""
    words = f" {fold_name(claim.chain[-1].name)} | {fold_name(said)} "
    services: dict[str, list[str]] = load_table("linking/origins.toml")["services"]
    return next((name for name, marks in services.items() if any(f" {mark} " in words for mark in marks)), None)


def bare_name(name: str) -> str:
    """The name of a body without what describes it: "rebel Northern Front"."""
    return _DESCRIBED.sub("", name)


def count_words(low: int, high: int | None, approximate: bool = False) -> str:
    """A number or a range as readers write it: "12", "12–15", "101 or more", "up to 5", "about 20"."""
    if high is None:
        return f"{low} or more"
    if low == high:
        return f"about {low}" if approximate else str(low)
    return f"up to {high}" if low == 0 else f"{low}–{high}"


def _status(mention: Mention, profile: Profile) -> Iterator[Value]:
    triggers = (mention.trigger, *mention.triggers)
    in_values = {claim for claims in _bearing(mention) for claim in claims}
    bearing: list[str] = []
    for claim_id in mention.claims:
        claim = profile.claims.get(claim_id)
        if claim is None:
            continue
        over = any(part.contains(trigger) for part in claim.content for trigger in triggers)
        if (mention.status == "denied" and claim.act == "denial" and over) or (
            speaks_for(claim, mention) and (claim.act == "acknowledgement" or claim.id in in_values or over)
        ):
            bearing.append(claim.id)
    yield Value(
        field="status", key=mention.status, text=mention.status, report=mention.report_id, mention=mention.id,
        span=mention.trigger, claims=tuple(bearing),
    )  # fmt: skip


def _bearing(mention: Mention) -> Iterator[tuple[str, ...]]:
    """The claims of the values that cannot be told without telling that it happened. Who calls a dock a smugglers' port
    has said nothing about the strike on it, so targets and means are not among them."""
    yield from (value.claims for value in mention.actors)
    yield from (value.claims for value in mention.places)
    yield from (value.claims for value in mention.dates)
    yield from (value.claims for value in mention.casualties)
    yield from (value.claims for value in mention.damage)


def _argument(field: str, argument: Argument, mention: Mention, profile: Profile) -> Value:
    name, vague = argument.name, False
    if field == "actor" and is_generic(name_key(common_name(name, profile.report.language))):
        name, vague = _whose(argument, profile)
    if field == "actor":
        name = bare_name(name)
    return Value(
        field=field,
        key=name_key(common_name(name, profile.report.language)),
        text=name,
        report=mention.report_id,
        mention=mention.id,
        span=argument.span,
        claims=argument.claims,
        vague=vague,
    )


def _whose(argument: Argument, profile: Profile) -> tuple[str, bool]:
    """ "Its fighters", as a body says of itself, are that body; those of a person are of one not named."""
    before = fold_name(profile.report.text[max(0, argument.span.start - _OWNER) : argument.span.start] + " .").split()
    words = fold_name(profile.report.quote(argument.span)).split()
    if not _owners().intersection((*before[-1:], *words[:1])):
        return argument.name, False
    claim = next((profile.claims[id_] for id_ in argument.claims if id_ in profile.claims), None)
    if claim is None or claim.chain[-1].kind != "organisation":
        return argument.name, True
    return claim.chain[-1].name, False


def _casualty(casualty: Casualty, mention: Mention, profile: Profile) -> Value:
    group = "" if casualty.group == "unknown" else casualty.group
    words = count_words(casualty.low, casualty.high, casualty.approximate)
    return Value(
        field=casualty.outcome,
        key=f"{casualty.low}|{casualty.high}|{casualty.scope}|{group}|{casualty.approximate}",
        text=f"{words} ({group})" if group else words,
        report=mention.report_id,
        mention=mention.id,
        span=casualty.span,
        claims=casualty.claims,
        low=casualty.low,
        high=casualty.high,
        scope=casualty.scope,
        group=group,
        approximate=casualty.approximate,
        around=surroundings_of(casualty, profile, [item.time.value for item in mention.dates if item.time.value]),
    )


@cache
def _owners() -> frozenset[str]:
    return frozenset(load_table("linking/blame.toml")["owners"])


@cache
def _nights() -> frozenset[str]:
    return frozenset(load_table("linking/origins.toml")["nights"])


@cache
def _acts(kind: str) -> frozenset[str]:
    return frozenset(load_table("linking/origins.toml")[kind])


@cache
def _nobody() -> frozenset[str]:
    return frozenset(load_table("linking/origins.toml")["nobody"])
