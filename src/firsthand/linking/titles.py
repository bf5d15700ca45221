"""A short title for an incident: "Drone strike on a dock, Venezuela, December 2025"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from firsthand.data import load_table
from firsthand.linking.profiles.dates import date_words, days_of
from firsthand.linking.profiles.names import fold_name, is_generic, name_key
from firsthand.linking.profiles.profile import Profile
from firsthand.linking.profiles.things import is_number, sort_of
from firsthand.linking.profiles.tongues import common_name
from firsthand.model import Field, Mention, Reading, Report, Standing, bases_of

__all__ = ["title_of"]

_FINEST = ("point", "settlement", "admin2", "admin1", "sea", "region", "country")
_DAYS_AT_MOST = 400
# Longer words in capitals are loud ("MARKET"), shorter ones may be initials ("UNHCR").
_LONGEST_INITIALS = 5


def title_of(
    type_: str, mode: str | None, fields: Mapping[str, Field], mentions: Sequence[tuple[Profile, Mention]]
) -> str:
    """The title from type, mode, target (else actor), place and date; what was not reported is left out."""
    tables = load_table("linking/titles.toml")
    entry = _entry(type_, mode, tables)
    reading = _target(fields, mentions, entry)
    entry = _suited(_told(entry, mentions), fields, reading, tables)
    target = _shown(reading, mentions) if reading else ""
    words: str = entry["words"]
    actor = fields.get("actor")
    if target and fold_name(target) not in fold_name(words):
        words = f"{words} {entry['preposition']} {target}"
    elif actor and actor.readings and _is_name(actor.readings[0].value):
        words = f"{words} by {_with_article(actor.readings[0], mentions)}"
    status = tables["status"].get(fields["status"].readings[0].value) if "status" in fields else None
    if status and not fold_name(words).startswith("threat"):
        words = f"{words} ({status})"
    return ", ".join(part for part in (words, _place(fields, words), _date(fields)) if part)


def _entry(type_: str, mode: str | None, tables: Mapping[str, Any]) -> Mapping[str, Any]:
    fallback = {"words": (mode or type_).replace("-", " ").replace("_", " ").capitalize(), "preposition": "of"}
    found: Mapping[str, Any] = tables["modes"].get(type_, {}).get(mode or "") or (
        tables["types"].get(type_, fallback) if mode is None or type_ not in ("ACCIDENT", "DISASTER") else fallback
    )
    return found


def _told(entry: Mapping[str, Any], mentions: Sequence[tuple[Profile, Mention]]) -> Mapping[str, Any]:
    """The words that suit how most mentions tell it: a ship that is chased is pursued, not coerced."""
    heard = [fold_name(profile.report.quote(mention.trigger)) for profile, mention in mentions]
    for by in entry.get("by_word", ()):
        if 2 * sum(word.startswith(tuple(by["stems"])) for word in heard) > len(heard):
            return {**entry, **by}
    return entry


def _suited(
    entry: Mapping[str, Any], fields: Mapping[str, Field], target: Reading | None, tables: Mapping[str, Any]
) -> Mapping[str, Any]:
    """The words that suit the means and what was hit: a missile strike is no shelling, a school is shot at."""
    means = fields["means"].readings if "means" in fields else ()
    for by in entry.get("by_means", ()):
        if any(set(fold_name(reading.value).split()) & set(by["means"]) for reading in means):
            entry = by
            break
    sort = sort_of(target.value) if target else "unknown"
    other: Mapping[str, Any] = entry.get(f"on_{sort}", entry)
    return other


def _is_name(value: str) -> bool:
    return not is_generic(name_key(value)) and not is_number(value)


def _target(
    fields: Mapping[str, Field], mentions: Sequence[tuple[Profile, Mention]], entry: Mapping[str, Any]
) -> Reading | None:
    """The most widely told target of a sort that the words go with; no place, which the title names anyway."""
    if "target" not in fields:
        return None
    reports = {mention.id: profile.report for profile, mention in mentions}
    places = {fold_name(reading.value) for reading in fields["place"].readings} if "place" in fields else set()
    kept = [
        reading
        for reading in fields["target"].readings
        if fold_name(reading.value) not in places and sort_of(reading.value) not in entry.get("never", ())
    ]
    # Headlines shorten; of targets told equally often one from the text is the better name.
    return min(kept, key=lambda item: (-len(item.reports), _in_heading(item.standings[0], reports)), default=None)


def _shown(reading: Reading, mentions: Sequence[tuple[Profile, Mention]]) -> str:
    """A target as it stands in a title: with an article where it is a thing in the singular, without loud capitals."""
    tables = load_table("linking/titles.toml")
    languages = {mention.id: profile.report.language for profile, mention in mentions}
    name = common_name(" ".join(reading.value.split()), languages.get(reading.standings[0].mention) or "")
    if is_number(name):
        return f"{name.lower()} people"
    first = name.split(" ")[0]
    if name.isupper() and len(name) > _LONGEST_INITIALS and sort_of(name) != "unknown":
        name = name.lower()
    elif is_number(first) or first in tables["capital_words"] or (" " not in name and sort_of(name) != "unknown"):
        name = name[0].lower() + name[1:]  # "Eight fishermen", "Boat" at the head of a sentence
    if not name or not name[0].islower() or name.startswith(tuple(tables["articles"])) or is_number(first):
        return name
    if _is_plural(name, tables["plurals"]) or not _is_one(reading, name, mentions):
        return name
    # "The port of Ilvo" is one that has a name.
    named = " of " in name and name.split(" of ")[1][:1].isupper()
    return f"{'the' if named else 'an' if name[0] in 'aeio' else 'a'} {name}"


def _is_plural(name: str, irregular: Collection[str]) -> bool:
    last = name.split(" of ")[0].split(" ")[-1]
    return last.endswith("s") or last in irregular or last.endswith("men")


def _is_one(reading: Reading, name: str, mentions: Sequence[tuple[Profile, Mention]]) -> bool:
    """Whether a target is one thing: a report has it with an article ("oil" and "docks" stay without), or its noun is
    one that counts people or things."""
    if sort_of(name) in ("people", "thing"):
        return True
    reports = {mention.id: profile.report for profile, mention in mentions}
    for standing in reading.standings:
        report = reports[standing.mention]
        before = report.text[max(0, standing.span.start - 12) : standing.span.start]
        quoted = f" {' '.join(f'{before}{report.quote(standing.span)}'.casefold().split())} "
        if any(f" {word} " in quoted for word in ("a", "an", "the")):
            return True
    return False


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


def _place(fields: Mapping[str, Field], words: str) -> str:
    """The finest place with its country, without what the words say already.

    A place that no gazetteer has may lie anywhere: it takes half as many reports as the one most widely told. Where
    reports were written says least."""
    if "place" not in fields or not fields["place"].readings:
        return ""  # only disputed
    tied = [item for item in fields["place"].readings if bases_of(item) != ("dateline",)]
    readings = tied or fields["place"].readings
    most = max(len(item.reports) for item in readings)
    known = [item for item in readings if item.geoname_id is not None or 2 * len(item.reports) >= most]
    finest = min(known, key=lambda item: (_rank(item), -len(item.reports)))
    country = next(
        (item.value for item in readings if item.precision == "country" and item.country == finest.country), ""
    )
    told = f" {fold_name(words)} "
    places = (
        part.title() if part.isupper() and len(part) > _LONGEST_INITIALS else part for part in (finest.value, country)
    )
    return ", ".join(dict.fromkeys(part for part in places if part and f" {fold_name(part)} " not in told))


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
