"""firsthand's mentions in the forms of MUC-4: the five roles of GTT, and the official slots.

Only the form is made here: names of types, capital letters, "- 04 MAR 90" for an open interval. What counts in MUC-4 is
told by `muc4_bounds`; what happened, to whom, when and where is firsthand's own. Two conventions of the fill rules are
applied: an incident without a day lies on or before the report's date, one without a place in the dateline's country.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.muc4_bounds import DAY, HURT, proper_name, relevant
from benchmarks.reports import report_of
from benchmarks.scorers.muc4_gtt import ROLES, Entity, Template, distinct, normal
from benchmarks.scorers.muc4_slots import CONTENT, Fill, SlotTemplate
from firsthand.extraction.places.gazetteer import load_gazetteer
from firsthand.model import Argument, Casualty, Document, Mention, PlaceMention, Report

__all__ = ["gold_slots", "gold_templates", "muc4_report", "slot_templates", "templates"]

_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_TAG = re.compile(r"\[[A-Z .]+\]\s*")
_CONFIDENCE = {
    "reported": "REPORTED AS FACT",
    "claimed": "CLAIMED OR ADMITTED",
    "accused_by_authority": "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "accused": "SUSPECTED OR ACCUSED",
    "possible": "POSSIBLE",
    "denied": "SUSPECTED OR ACCUSED",
}
_PRONOUNS = frozenset({"HE", "SHE", "HIM", "HER", "WHO", "HIMSELF", "HERSELF"})
_PEOPLE = frozenset({"person", "private_person", "group"})
_BANDS = frozenset({
    "group", "unit", "commando", "squad", "troop", "column", "cell", "band", "gang", "patrol", "element", "militia",
})  # fmt: skip
_THINGS = frozenset({"facility", "vehicle", "vessel", "organisation"})
_COUNT = re.compile(
    r"^(?:(?:the|a|an|at|least|about|some|around|nearly|almost|more|less|fewer|than|over|up|to|only|approximately|another|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds|several|many|of|other|his|her|their|its|"
    r"\d[\d,.]*|-)\s+)+",
    re.IGNORECASE,
)
_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_LEADING = re.compile(
    rf"(?:(?:the|these|those|his|her|their) )?({'|'.join(_NUMBERS)}|\d+)\b(?! ?(?:st|nd|rd|th|-))", re.IGNORECASE
)
_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_EFFECTS = {"killed": "DEATH", "injured": "INJURY", "rescued": "REGAINED FREEDOM"}
_THING_EFFECTS = {
    "destroyed": "DESTROYED",
    "sunk": "DESTROYED",
    "burned": "SOME DAMAGE",
    "damaged": "SOME DAMAGE",
    "undamaged": "NO DAMAGE",
}


def muc4_report(item: dict[str, Any]) -> Report:
    """The report of one gold document: its text in full, with the dateline and without the tags of the archive."""
    text: str = item["text"]
    line = item.get("dateline") or {}
    offset = line.get("body_offset") or 0
    header = _TAG.sub("", text[:offset])
    report = report_of(header + text[offset:], name=item["docid"], published=_iso(line.get("date")))
    return replace(report, dateline=header.rstrip(" -") or None)


def _iso(text: str | None) -> str | None:
    found = re.fullmatch(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d\d)", text or "")
    if found is None or found[2] not in _MONTHS:
        return None
    return f"19{found[3]}-{_MONTHS.index(found[2]) + 1:02d}-{int(found[1]):02d}"


# ── GTT ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def gold_templates(item: dict[str, Any]) -> list[Template]:
    """The gold templates of a document in GTT's form, identical ones merged."""
    return distinct(
        Template(
            type=row["incident_type"],
            roles={
                role: tuple(frozenset(normal(text) for text, _ in entity) for entity in row[role]) for role in ROLES
            },
        )
        for row in item["gtt_templates"]
    )


def templates(document: Document) -> list[Template]:
    """The templates of GTT's form. An entity is the words of one value, without article and count."""
    return distinct(
        Template(type=name.lower(), roles={role: _entities(document, mention, role) for role in ROLES})
        for name, mention in relevant(document)
    )


def _entities(document: Document, mention: Mention, role: str) -> tuple[Entity, ...]:
    """GTT's victims are those whom the key gives a name."""
    if mention.found_by != "rules":
        told = [one for one in _taught_values(document, mention, role) if one.found_by != "rules"]
        words = [normal(document.report.quote(one.span)) for one in told]
    elif role == "Victim":
        words = [normal(who.name) for who in _people(document, mention) if who.name]
    else:
        words = [normal(_words(document, value)) for value in _values(mention, role)]
    return tuple(dict.fromkeys(frozenset({word}) for word in words if word))


def _taught_values(document: Document, mention: Mention, role: str) -> Iterator[Argument]:
    """The values of a role that the trained weights were taught."""
    if role == "Victim":
        yield from (one for one in mention.targets if one.kind in _PEOPLE and proper_name(document, one) is not None)
    else:
        yield from (one for one in _values(mention, role) if isinstance(one, Argument))


def _values(mention: Mention, role: str) -> Iterator[Any]:
    match role:
        case "PerpInd":
            yield from (one for one in mention.actors if one.kind in _PEOPLE or _is_band(one))
        case "PerpOrg":
            yield from (one for one in mention.actors if one.kind == "organisation" and not _is_band(one))
        case "Target":
            yield from (one for one in mention.targets if one.kind in _THINGS or _is_taught_thing(one))
            yield from mention.damage
        case _:
            yield from mention.means


def _is_band(actor: Argument) -> bool:
    """ "A leftist group", "urban commandos": people without a name of their own, individuals in MUC-4's terms."""
    return actor.kind == "organisation" and actor.name.split()[-1].lower().removesuffix("s") in _BANDS


def _is_taught_thing(target: Argument) -> bool:
    """True for a thing that the trained model takes for one that was hit."""
    return target.kind not in _PEOPLE and target.found_by != "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    """People to whom it happened, as one phrase: their words, their name if they have one, how many, what became of
    them."""

    words: str
    name: str | None
    number: str
    effects: tuple[str, ...]


def _people(document: Document, mention: Mention) -> list[_Person]:
    """The people to whom it happened: targets, and the casualties that are told of elsewhere. Each of them once."""
    told = [one for one in mention.casualties if one.scope == "incident" and one.low > 0]
    found: list[_Person] = []
    met: set[int] = set()
    for target in mention.targets:
        if target.kind not in _PEOPLE:
            continue
        own = [one for one in told if one.span.overlaps(target.span)]
        met.update(map(id, own))
        effects = [_EFFECTS[one] for one in (*target.outcomes, *(one.outcome for one in own)) if one in _EFFECTS]
        if not effects and mention.mode == "targeted" and mention.status in {"happened", "alleged"}:
            effects = ["DEATH"]
        name = proper_name(document, target)
        number = _number(document, own[0]) if own and not name else _plain_number(document, target)
        _add(found, _Person(words=_words(document, target).upper(), name=name, number=number, effects=tuple(effects)))
    for one in told:
        words = _words(document, one).upper()
        if id(one) in met or one.outcome not in _EFFECTS or not words or words in _PRONOUNS:
            continue
        effect = (_EFFECTS[one.outcome],)
        parts = re.split(r", AND |, | AND ", words)
        if len(parts) > 1 and one.low == one.high == len(parts):
            for part in parts:
                _add(found, _Person(words=part, name=None, number="1", effects=effect))
        elif len(parts) == 1:
            _add(found, _Person(words=words, name=None, number=_number(document, one), effects=effect))
    return found


def _add(found: list[_Person], person: _Person) -> None:
    """Put the person in, or into the one that is the same: of that name, or of those words and that number."""
    for number, other in enumerate(found):
        if person.name and other.name:
            same = set(person.name.split()) <= set(other.name.split())
        elif other.name:
            same = person.number == "1" and set(other.name.split()) <= set(person.words.split())
        else:
            own, before = person.words.split(), other.words.split()
            same = person.name is None and person.number == other.number and own[-1] == before[-1]
            same = same and (set(own) <= set(before) or set(before) <= set(own))
        if same:
            effects = tuple(dict.fromkeys((*other.effects, *person.effects)))
            found[number] = replace(other, effects=effects)
            return
    found.append(replace(person, effects=tuple(dict.fromkeys(person.effects))))


def _plain_number(document: Document, target: Argument) -> str:
    found = _LEADING.match(document.report.quote(target.span))
    if found is not None:
        word = found[1].lower()
        return str(_NUMBERS.index(word)) if word in _NUMBERS else word
    return "PLURAL" if target.kind == "group" else "1"


def _words(document: Document, value: Any) -> str:
    return _COUNT.sub("", document.report.quote(value.span).replace("\n", " "))


# ── official slots ───────────────────────────────────────────────────────────────────────────────────────────────────


def gold_slots(item: dict[str, Any]) -> list[SlotTemplate]:
    """The key of a document: its templates with the fills of every slot."""
    return [
        SlotTemplate(
            slots={slot: _gold_fills(value) for slot, value in row.items() if isinstance(value, list)},
            optional=bool(row["optional"]),
        )
        for row in item["templates"]
    ]


def _gold_fills(rows: list[Any]) -> tuple[Fill, ...]:
    return tuple(
        Fill(values=tuple(row["alts"]), refers=tuple(row.get("xref", ())), optional=bool(row.get("optional", False)))
        for row in rows
        if isinstance(row, dict)
    )


def slot_templates(document: Document) -> list[SlotTemplate]:
    """The mentions of a report as templates with the official slots.

    One that names neither doer nor target could never be mapped to the key, and is left out.
    """
    found = [SlotTemplate(slots=_slots(document, name, mention)) for name, mention in relevant(document)]
    return [template for template in found if any(template.slots[slot] for slot in CONTENT)]


def _slots(document: Document, name: str, mention: Mention) -> dict[str, tuple[Fill, ...]]:
    def texts(role: str) -> tuple[Fill, ...]:
        words = dict.fromkeys(_words(document, value).upper() for value in _values(mention, role))
        return tuple(Fill(values=(one,)) for one in words if one)

    people = _people(document, mention)
    return {
        "incident_type": (Fill(values=(name,)),),
        "incident_date": _dates(document, mention),
        "incident_location": _locations(document, mention),
        "perp_individual_id": texts("PerpInd"),
        "perp_organization_id": texts("PerpOrg"),
        "perp_organization_confidence": tuple(
            Fill(values=(_CONFIDENCE[one.responsibility],), refers=(_words(document, one).upper(), one.name.upper()))
            for one in _values(mention, "PerpOrg")
            if one.responsibility is not None
        ),
        "phys_tgt_id": texts("Target"),
        "hum_tgt_name": tuple(Fill(values=(who.name,)) for who in people if who.name),
        "hum_tgt_description": tuple(Fill(values=(who.words,)) for who in people if not who.name),
        "hum_tgt_number": tuple(Fill(values=(who.number,), refers=_refers(who)) for who in people),
        "hum_tgt_effect_of_incident": tuple(
            [Fill(values=(effect,), refers=_refers(who)) for who in people for effect in who.effects]
            or _unhurt(mention)
        ),
        "phys_tgt_effect_of_incident": tuple(
            Fill(values=(_THING_EFFECTS[one.effect],), refers=(_words(document, one).upper(),))
            for one in mention.damage
            if one.effect in _THING_EFFECTS
        ),
    }


def _unhurt(mention: Mention) -> list[Fill]:
    """Nobody was hurt, as told in so many words: the form refers that to nobody."""
    nobody = any(one.outcome in HURT and one.high == 0 for one in mention.casualties)
    return [Fill(values=("NO INJURY OR DEATH",), refers=("-",))] if nobody else []


def _refers(who: _Person) -> tuple[str, ...]:
    return (who.name, who.words) if who.name else (who.words,)


def _number(document: Document, casualty: Casualty) -> str:
    low, high = casualty.low, casualty.high
    words = document.report.quote(casualty.span).lower()
    if casualty.approximate and re.search(r"\b(?:several|dozens|scores|hundreds|thousands|many|some)\b", words):
        return "PLURAL"
    if high is None:
        return f"{low}-"
    if low == high:
        return f"~{low}" if casualty.approximate else str(low)
    return f"-{high}" if low == 0 else f"{low}-{high}"


def _dates(document: Document, mention: Mention) -> tuple[Fill, ...]:
    for argument in mention.dates:
        if argument.time.value:
            text = _muc_date(argument.time.value)
            if text is not None:
                return (Fill(values=(text,)),)
    published = _muc_day(document.report.published or "", last=True)
    return (Fill(values=(f"- {published}",)),) if published else ()


def _muc_date(value: str) -> str | None:
    """EDTF as MUC writes it: a day, a stretch of days, "- day" for an open beginning."""
    start, _, end = value.partition("/")
    last = _muc_day(end or start, last=True)
    if start == "..":
        return f"- {last}" if last else None
    first = _muc_day(start, last=False)
    if first is None or last is None or end == "..":
        return first
    return first if first == last else f"{first} - {last}"


def _muc_day(value: str, *, last: bool) -> str | None:
    found = DAY.match(value)
    if found is None:
        return None
    year, month, day = found.groups()
    number = int(month) if month else 12 if last else 1
    if not 1 <= number <= 12:
        return None
    return f"{day or (_LAST_DAYS[number - 1] if last else '01')} {_MONTHS[number - 1]} {year[2:]}"


_DEPTH = {"region": 1, "admin1": 1, "admin2": 2, "settlement": 3, "point": 5}
_FINE = frozenset({"settlement", "point"})
_NEAR = 40


def _locations(document: Document, mention: Mention) -> tuple[Fill, ...]:
    """The country, then the place and what is named right beside it, from the outermost inwards.

    The dateline says where the report was written: it stands for no place of the incident but its country.
    """
    body = len(document.report.dateline or "")
    told = [one for one in mention.places if one.place.span.start >= body]
    plain = [one for one in told if not one.place.relation] or told
    country = next((one.place.country for one in plain if one.place.country), None) or _own_country(document)
    if country is None:
        return ()
    inner = [
        one.place
        for one in plain
        if one.place.precision in _DEPTH
        and one.place.country in {country, None}
        and (one.place.country or one.place.precision != "region")
    ]
    parts = [load_gazetteer().country(country).name]
    if inner:
        main = next((place for place in inner if place.precision in _FINE), inner[0])
        beside = [place for place in inner if place is not main and _gap(place, main) <= _NEAR]
        chain = sorted([main, *beside], key=lambda place: _DEPTH[place.precision] + (place.country is None))
        parts.extend(dict.fromkeys(_bare(document.report.quote(place.span)) for place in chain))
    return (Fill(values=(": ".join(part.upper() for part in parts),)),)


def _gap(one: PlaceMention, other: PlaceMention) -> int:
    return max(one.span.start, other.span.start) - min(one.span.end, other.span.end)


def _bare(name: str) -> str:
    """The name without the word for its kind, which MUC-4 puts in brackets."""
    return re.sub(r"\s+(?:DEPARTMENT|PROVINCE|MUNICIPALITY|DISTRICT|NEIGHBORHOOD|CANTON|VILLAGE|TOWN)$", "", name)


def _own_country(document: Document) -> str | None:
    """The country that most places of the report lie in; of several, the first."""
    counted = Counter(place.country for place in document.extraction.places if place.country)
    return counted.most_common(1)[0][0] if counted else None
