"""Press releases of one military desk: date, province, type of event, least numbers killed and captured.

The gold holds one event a release. What firsthand finds is mapped to the set's codes here and nowhere else: provinces
as the set spells them, five types of event, and the set's published way of coding vague numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from benchmarks.reports import report_of
from benchmarks.scorers.accuracy import accuracies
from benchmarks.task import Figures, Line, Run, Task
from firsthand.model import Casualty, Document, Mention, Outcome, PlaceMention, least_toll

__all__ = ["TASKS", "gold_of", "prediction"]

_PEER = "GPT-4-Turbo, zero-shot, on 100"
_FIELDS = (
    "start_date", "province", "event_type", "min_killed", "min_captured", "min_leaders_killed", "min_leaders_captured",
    "airstrike",
)  # fmt: skip

# The set's names of provinces, by the name that GeoNames gives or another common spelling.
_PROVINCES = {
    "paktia": "paktya", "paktiya": "paktya", "paktya": "paktya", "jawzjan": "jowzjan", "jowzjan": "jowzjan",
    "daykundi": "day_kundi", "sar-e pol": "sar_e_pul", "sar-e pul": "sar_e_pul", "sar-e-pul": "sar_e_pul",
    "maidan wardak": "wardak", "maydan wardak": "wardak", "wardak": "wardak", "konar": "kunar", "kunar": "kunar",
    "oruzgan": "uruzgan", "uruzgan": "uruzgan", "konduz": "kunduz", "kunduz": "kunduz", "panjshayr": "panjshir",
    "panjshir": "panjshir", "nimruz": "nimroz",
    "bamyan": "bamyan", "bamiyan": "bamyan", "herat": "herat", "khost": "khost",
}  # fmt: skip
_PLAIN = frozenset(
    {
        "badakhshan", "badghis", "baghlan", "balkh", "farah", "faryab", "ghazni", "ghor", "helmand", "kabul",
        "kandahar", "kapisa", "laghman", "logar", "nangarhar", "nimroz", "nuristan", "paktika", "parwan", "samangan",
        "takhar", "zabul",
    }
)  # fmt: skip


# The desk tells of its own side's operations; of these deeds it accuses those whom the operations were against.
_OTHERS_DEEDS = frozenset({"explosives", "suicide-attack", "targeted", "abduct"})


def prediction(document: Document) -> dict[str, Any]:
    """The set's fields as firsthand's extraction gives them."""
    told = [mention for mention in document.extraction.mentions if mention.status in {"happened", "alleged"}]
    event = [mention for mention in told if _counts(mention)] or told[:1]
    event = [mention for mention in event if mention.mode not in _OTHERS_DEEDS] or event
    event = [mention for mention in event if not _long_before(mention, event[0])]
    killed = _toll(event, "killed")
    captured = _toll(event, "detained")
    air = any(mention.mode in {"aerial", "drone"} for mention in told)
    return {
        "start_date": _date(document, event, told),
        "province": _province(document, event),
        "event_type": _type(killed, captured, air=air, civilian=_civilian(event)),
        "min_killed": killed,
        "min_captured": captured,
        "min_leaders_killed": _leaders(document, event, "killed"),
        "min_leaders_captured": _leaders(document, event, "detained"),
        "airstrike": air,
    }


def _counts(mention: Mention) -> bool:
    return any(one.outcome in {"killed", "detained"} for one in mention.casualties)


def _long_before(mention: Mention, lead: Mention) -> bool:
    """True for what the release dates to another month than its lead: what somebody did before."""
    own = [date.time.value[:7] for date in mention.dates if date.time.value]
    others = [date.time.value[:7] for date in lead.dates if date.time.value]
    return bool(own and others) and not any(one.startswith(other) for one in own for other in others)


def _toll(event: Iterable[Mention], outcome: Outcome) -> int:
    # People held during an attack are told of both in it and in the arrest: the same words count once.
    told = list({(one.span, one.outcome): one for mention in event for one in mention.casualties}.values())
    least = least_toll(told, outcome)
    if least is None:
        # A release that only sums up several operations is coded by its sum.
        least = least_toll([replace(one, scope="incident") for one in told], outcome)
    return least or 0


def _civilian(event: Iterable[Mention]) -> bool:
    """True where all those killed whom the release names by their group are civilians."""
    groups = {one.group for mention in event for one in mention.casualties if one.outcome == "killed" and one.low}
    return "civilian" in groups and "combatant" not in groups


def _type(killed: int, captured: int, *, air: bool, civilian: bool) -> str:
    if civilian and not captured:
        return "civiliancasualty"
    if killed and captured:
        return "captureandkill"
    if captured:
        return "detention"
    return "airstrike" if air else "insurgentskilled"


_LEADER = re.compile(r"\b(?:leader|commander|sub-commander|chief|emir|governor)s?\b", re.IGNORECASE)


def _leaders(document: Document, event: Iterable[Mention], outcome: Outcome) -> int:
    found = 0
    for mention in event:
        own: list[Casualty] = [one for one in mention.casualties if one.outcome == outcome]
        found = max(found, *(_leads(document, one) for one in own), 0)
    return found


def _leads(document: Document, one: Casualty) -> int:
    words = document.report.quote(one.span)
    return 1 if _LEADER.search(words) else 0


def _date(document: Document, event: list[Mention], told: list[Mention]) -> str | None:
    for mention in (*event, *told):
        for date in mention.dates:
            value = _day(date.time.value)
            if value is not None:
                return value
    # A release that dates nothing is coded by its own day, which is the first that its text tells.
    return next((day for time in document.extraction.times if (day := _day(time.value))), None)


def _day(value: str | None) -> str | None:
    """The day, or the first day of an interval."""
    found = re.match(r"\d{4}-\d\d-\d\d", value or "")
    return found[0] if found else None


def _province(document: Document, event: list[Mention]) -> str | None:
    """The province of the event's places; else of the first that the text names. The desk's own dateline is no place of
    an event."""
    told = [argument.place for mention in event for argument in mention.places]
    for place in (*told, *document.extraction.places):
        if not document.report.quote(place.span).isupper():
            name = _spelled(place)
            if name is not None:
                return name
    return None


def _spelled(place: PlaceMention) -> str | None:
    """The set's name of the province that holds the place, or that goes by the place's name."""
    for name in (place.admin1, place.name):
        plain = (name or "").lower().removesuffix(" province")
        if plain in _PROVINCES or plain in _PLAIN:
            return _PROVINCES.get(plain, plain)
    return None


def _measure(run: Run) -> Figures:
    items = list(run.documents())
    reports = [report_of(item["text"], name=item["docid"]) for item in items]
    found = [prediction(document) for document in run.extract(reports)]
    return {"documents": len(items), **accuracies([gold_of(item) for item in items], found, _FIELDS)}


def gold_of(item: Mapping[str, Any]) -> dict[str, Any]:
    """The gold fields as plain values. Type and province hold one string each in this set."""
    gold = item["gold"]
    return {field: gold[field][0] if isinstance(gold[field], list) else gold[field] for field in _FIELDS}


TASKS = (
    Task(
        name="isaf",
        title="Press releases: one event each",
        set="isaf",
        splits=("docs",),
        lines=(
            Line(figure="start_date", title="date", aim=0.95, peer=0.53, peer_name=_PEER),
            Line(figure="province", title="province", aim=0.96, peer=0.91, peer_name=_PEER),
            Line(figure="event_type", title="type of event", aim=0.94, peer=0.91, peer_name=_PEER),
            Line(figure="min_killed", title="least killed", aim=0.95, peer=0.90, peer_name=_PEER),
            Line(figure="min_captured", title="least captured", aim=0.88, peer=0.71, peer_name=_PEER),
        ),
        measure=_measure,
    ),
)
