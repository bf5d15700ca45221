"""firsthand's mentions in the forms of MUC-4: the five roles of GTT, and the official slots.

Only the form is made here: names of types, capital letters, "- 04 MAR 90" for an open interval. What is an incident,
who did what to whom, when and where is firsthand's own. Two conventions of the form are applied, as its fill rules
state them: an incident without a day lies on or before the report's date, and one without a place in the dateline's
country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from benchmarks.reports import report_of
from benchmarks.scorers.muc4_gtt import ROLES, Entity, Template, distinct, normal
from benchmarks.scorers.muc4_slots import Fill, SlotTemplate
from firsthand.extraction.gazetteer import load_gazetteer
from firsthand.extraction.mentions.types import incident_type
from firsthand.model import Argument, Casualty, Document, Mention, PlaceArgument, Report

__all__ = ["gold_slots", "gold_templates", "muc4_report", "relevant", "slot_templates", "templates"]

_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_TAG = re.compile(r"\[[A-Z .]+\]\s*")
_SKIPPED = frozenset({"hypothetical", "planned"})
_PEOPLE = frozenset({"person", "private_person", "group"})
_COUNT = re.compile(
    r"^(?:(?:the|a|an|at|least|about|some|around|nearly|almost|more|less|fewer|than|over|up|to|only|approximately|another|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds|several|many|of|other|his|her|their|its|"
    r"\d[\d,.]*|-)\s+)+",
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
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


def relevant(document: Document) -> list[tuple[str, Mention]]:
    """The mentions that MUC-4 has a type for, each with that type."""
    found: list[tuple[str, Mention]] = []
    for mention in document.extraction.mentions:
        name = incident_type(mention.type, mention.mode).muc4
        if name is not None and mention.status not in _SKIPPED:
            found.append((name, mention))
    return found


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
    words = (normal(_words(document, value)) for value in _values(mention, role))
    return tuple(dict.fromkeys(frozenset({word}) for word in words if word))


def _values(mention: Mention, role: str) -> Iterator[Any]:
    match role:
        case "PerpInd":
            yield from (one for one in mention.actors if one.kind in _PEOPLE)
        case "PerpOrg":
            yield from (one for one in mention.actors if one.kind == "organisation")
        case "Target":
            yield from (one for one in mention.targets if one.kind not in _PEOPLE)
            yield from mention.damage
        case "Victim":
            yield from _victims(mention)
        case _:
            yield from mention.means


def _victims(mention: Mention) -> Iterator[Argument | Casualty]:
    """The people to whom it happened: targets, and the casualties that stand elsewhere."""
    people = [one for one in mention.targets if one.kind in _PEOPLE]
    yield from people
    for one in mention.casualties:
        hurt = one.outcome in {"killed", "injured"} and one.scope == "incident" and one.low > 0
        if hurt and not any(one.span.overlaps(other.span) for other in people):
            yield one


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
    """The mentions of a report as templates with the official slots."""
    return [SlotTemplate(slots=_slots(document, name, mention)) for name, mention in relevant(document)]


def _slots(document: Document, name: str, mention: Mention) -> dict[str, tuple[Fill, ...]]:
    def texts(role: str) -> tuple[Fill, ...]:
        words = dict.fromkeys(_words(document, value).upper() for value in _values(mention, role))
        return tuple(Fill(values=(one,)) for one in words if one)

    slots = {
        "incident_type": (Fill(values=(name,)),),
        "incident_date": _dates(document, mention),
        "incident_location": _locations(document, mention),
        "perp_individual_id": texts("PerpInd"),
        "perp_organization_id": texts("PerpOrg"),
        "phys_tgt_id": texts("Target"),
        "hum_tgt_description": texts("Victim"),
    }
    slots.update(_people_slots(document, mention))
    slots["phys_tgt_effect_of_incident"] = tuple(
        Fill(values=(_THING_EFFECTS[one.effect],), refers=(_words(document, one).upper(),))
        for one in mention.damage
        if one.effect in _THING_EFFECTS
    )
    return slots


def _people_slots(document: Document, mention: Mention) -> dict[str, tuple[Fill, ...]]:
    """Number and effect of each target of flesh and blood. Who is killed or injured is told by the casualties."""
    numbers: list[Fill] = []
    effects: list[Fill] = []
    for value in _victims(mention):
        refers = (_words(document, value).upper(),)
        casualty = value if isinstance(value, Casualty) else _casualty_of(mention, value)
        if casualty is not None:
            numbers.append(Fill(values=(_number(document, casualty),), refers=refers))
            effects.append(Fill(values=(_EFFECTS[casualty.outcome],), refers=refers))
        else:
            plural = isinstance(value, Argument) and value.kind == "group"
            numbers.append(Fill(values=("PLURAL" if plural else "1",), refers=refers))
    return {"hum_tgt_number": tuple(numbers), "hum_tgt_effect_of_incident": tuple(effects)}


def _casualty_of(mention: Mention, target: Argument) -> Casualty | None:
    """The casualty that the target's words count, else the only kind of casualty told of the incident."""
    told = [one for one in mention.casualties if one.outcome in _EFFECTS and one.scope == "incident" and one.low > 0]
    return next((one for one in told if one.span.overlaps(target.span)), None)


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
    found = _DAY.match(value)
    if found is None:
        return None
    year, month, day = found.groups()
    number = int(month) if month else 12 if last else 1
    if not 1 <= number <= 12:
        return None
    return f"{day or (_LAST_DAYS[number - 1] if last else '01')} {_MONTHS[number - 1]} {year[2:]}"


_DEPTH = {"country": 0, "region": 1, "sea": 1, "admin1": 1, "admin2": 2, "settlement": 3, "point": 4}


def _locations(document: Document, mention: Mention) -> tuple[Fill, ...]:
    """The country, then every place inside it from the outermost inwards."""
    places = _of_one_country(
        [argument for argument in mention.places if argument.place.relation == ""] or mention.places
    )
    country = next((one.place.country for one in places if one.place.country), None)
    country = country or _own_country(document)
    if country is None:
        return ()
    parts = [load_gazetteer().country(country).name]
    inner = [one.place for one in places if one.place.precision != "country"]
    inner.sort(key=lambda place: _DEPTH[place.precision])
    names = list(dict.fromkeys(document.report.quote(place.span) for place in inner))
    depths = {_DEPTH[place.precision] for place in inner}
    parts.extend(names if len(names) == len(depths) else names[:1])
    return (Fill(values=(": ".join(part.upper() for part in parts),)),)


def _of_one_country(places: Sequence[PlaceArgument]) -> list[PlaceArgument]:
    country = next((one.place.country for one in places if one.place.country), None)
    return [one for one in places if one.place.country in {country, None}]


def _own_country(document: Document) -> str | None:
    """The country of the first place found in the text, which the dateline opens."""
    return next((place.country for place in document.extraction.places if place.country), None)
