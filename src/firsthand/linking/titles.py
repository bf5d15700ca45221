"""A short title for an incident: "Drone strike on a dock, Venezuela, December 2025"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from firsthand.data import load_table
from firsthand.linking.dates import date_words, days_of
from firsthand.linking.names import fold_name, is_generic, name_key
from firsthand.linking.profile import Profile
from firsthand.model import Field, Mention, Reading, Report, Standing

__all__ = ["title_of"]

_FINEST = ("point", "settlement", "admin2", "admin1", "sea", "region", "country")
_DAYS_AT_MOST = 400


def title_of(
    type_: str, mode: str | None, fields: Mapping[str, Field], mentions: Sequence[tuple[Profile, Mention]]
) -> str:
    """The title from type, mode, target (else actor), place and date; what was not reported is left out."""
    tables = load_table("linking/titles.toml")
    entry = _entry(type_, mode, tables)
    words: str = entry["words"]
    target = _target(fields, mentions)
    actor = fields.get("actor")
    if target and fold_name(target) not in fold_name(words):
        words = f"{words} {entry['preposition']} {target}"
    elif actor and actor.readings and not is_generic(name_key(actor.readings[0].value)):
        words = f"{words} by {_with_article(actor.readings[0], mentions)}"
    status = tables["status"].get(fields["status"].readings[0].value) if "status" in fields else None
    if status and not fold_name(words).startswith("threat"):
        words = f"{words} ({status})"
    return ", ".join(part for part in (words, _place(fields), _date(fields)) if part)


def _entry(type_: str, mode: str | None, tables: Mapping[str, Any]) -> Mapping[str, str]:
    fallback = {"words": (mode or type_).replace("-", " ").replace("_", " ").capitalize(), "preposition": "of"}
    found: Mapping[str, str] = tables["modes"].get(type_, {}).get(mode or "") or (
        tables["types"].get(type_, fallback) if mode is None or type_ not in ("ACCIDENT", "DISASTER") else fallback
    )
    return found


def _target(fields: Mapping[str, Field], mentions: Sequence[tuple[Profile, Mention]]) -> str:
    """The most widely told target, with an article where it is a thing in the singular."""
    if "target" not in fields:
        return ""
    reports = {mention.id: profile.report for profile, mention in mentions}
    readings = fields["target"].readings
    # Headlines shorten; of targets told equally often one from the text is the better name.
    reading = min(readings, key=lambda item: (-len(item.reports), _in_heading(item.standings[0], reports)))
    name = " ".join(reading.value.split())
    tables = load_table("linking/titles.toml")
    articles: list[str] = tables["articles"]
    if name.split(" ")[0] in tables["capital_numbers"]:
        name = name[0].lower() + name[1:]  # "Eight fishermen", at the head of a sentence
    if not name or not name[0].islower() or name.startswith(tuple(articles)):
        return name
    standing = reading.standings[0]
    report = reports[standing.mention]
    before = report.text[max(0, standing.span.start - 12) : standing.span.start]
    quoted = f"{before}{report.quote(standing.span)}".casefold()
    article = "an" if name[0] in "aeio" else "a"
    # An article is put only where the report has one: "oil" and "docks" stay without.
    singular = any(f" {word} " in f" {' '.join(quoted.split())} " for word in ("a", "an", "the"))
    return f"{article} {name}" if singular and not name.endswith("s") else name


def _with_article(reading: Reading, mentions: Sequence[tuple[Profile, Mention]]) -> str:
    """The name, with "the" where a report has it: "the United States"."""
    reports = {mention.id: profile.report for profile, mention in mentions}
    for standing in reading.standings:
        text = reports[standing.mention].text
        if text[max(0, standing.span.start - 4) : standing.span.start + 4].casefold().find("the ") in (0, 4):
            return f"the {reading.value}"
    return reading.value


def _in_heading(standing: Standing, reports: Mapping[str, Report]) -> bool:
    blocks = reports[standing.mention].blocks
    return any(block.role == "heading" and block.span.contains(standing.span) for block in blocks)


def _place(fields: Mapping[str, Field]) -> str:
    if "place" not in fields:
        return ""
    readings = fields["place"].readings
    finest = min(readings, key=lambda item: (_rank(item), -len(item.reports)))
    country = next(
        (item.value for item in readings if item.precision == "country" and item.country == finest.country), ""
    )
    return ", ".join(dict.fromkeys(part for part in (finest.value, country) if part))


def _rank(reading: Reading) -> int:
    return _FINEST.index(reading.precision) if reading.precision in _FINEST else len(_FINEST)


def _date(fields: Mapping[str, Field]) -> str:
    """The most widely told date that says something; of equals the narrowest."""
    if "date" not in fields:
        return ""
    told = [(reading, days) for reading in fields["date"].readings if (days := days_of(reading.value))]
    told = [(reading, days) for reading, days in told if days[1] - days[0] <= _DAYS_AT_MOST]
    if not told:
        return ""
    best = min(told, key=lambda item: (-len(item[0].reports), item[1][1] - item[1][0], item[0].value))
    return date_words(best[0].value)
