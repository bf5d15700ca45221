"""Reads publication and update times into EDTF, with the precision found; what is ambiguous stays unread."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from firsthand.data import load_table

__all__ = [
    "Stamp",
    "day_in_url",
    "day_of",
    "edtf",
    "edtf_of_timestamp",
    "in_local_time",
    "is_date_line",
    "is_edtf_date",
    "stamp_of",
    "strip_dates",
]

_EDTF_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ]+(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|[+-]\d{2}(?::?\d{2})?)?)?",
    re.I,
)
# No date, however wordy, is longer.
_LONGEST = 100
_URL_DAY = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2}|[a-zA-Z]{3})[/-](\d{1,2})(?=[/_-]|$)")
_RFC_822 = re.compile(
    r"\s*(?:\w{3,9},?\s+)?(?P<words>\d{1,2}\s+\w{3,9}\.?\s+\d{4}\s+\d{1,2}:\d{2}(?::\d{2})?\s*\S*)\s*$"
)
# A line is asked about more than once, and pages of one site share their furniture.
_REMEMBERED = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The times that a date line names, in EDTF; None where the line does not name one."""

    published: str | None = None
    updated: str | None = None


def is_edtf_date(value: str) -> bool:
    """True for an EDTF year, month or day that exists."""
    return edtf(value) == value and "T" not in value


def edtf(value: str) -> str | None:
    """A machine-written date (ISO 8601, RFC 822, `20310503`) as EDTF, None where it is none or cannot exist."""
    value = value.strip()
    if len(value) > _LONGEST:
        return None
    if _EDTF_DATE.fullmatch(value):
        return _partial(value)
    if re.fullmatch(r"\d{8}", value):
        value = f"{value[:4]}-{value[4:6]}-{value[6:]}"
    found = _ISO.match(value)
    if found:
        return _from_iso(found)
    mail = _RFC_822.match(value)
    if mail:
        times = _find(mail.group("words"))
        return times[0].value if times else None
    return _only(value)


def edtf_of_timestamp(local: str | None, utc: str | None) -> str | None:
    """Two clock readings of one moment, as WordPress keeps them, as one EDTF time with its distance from UTC."""
    there, here = _clock(utc), _clock(local)
    if there is None:
        return edtf(local) if local and here is not None else None
    if here is None or here == there or abs(here - there) > timedelta(hours=14):
        return there.strftime("%Y-%m-%dT%H:%M:%SZ")
    return here.strftime("%Y-%m-%dT%H:%M:%S") + _offset(round((here - there).total_seconds() / 60))


def in_local_time(value: str, shown: str | None) -> str:
    """A moment in UTC as the clock showed it where it was published, if the page shows that clock, too.

    "Published 2 May 2031, 23:05" beside `2031-05-03T06:05:00Z` gives `2031-05-02T23:05:00-07:00`: the same moment, and
    the day that "today" means to the page's readers. Anything else is returned as it is.
    """
    if not value.endswith("Z") or not shown or "T" not in shown or shown.endswith("Z"):
        return value
    utc, clock = _clock(value[:-1]), _clock(shown[:19])
    if utc is None or clock is None:
        return value
    distance = round((clock - utc).total_seconds() / 60)
    # Shown times leave out the seconds; clocks differ by quarters of an hour.
    if abs(distance) > 14 * 60 or distance % 15:
        return value
    moved = utc + timedelta(minutes=distance)
    return (
        moved.strftime("%Y-%m-%dT%H:%M:%S")
        + f"{'+' if distance >= 0 else '-'}{abs(distance) // 60:02}:{abs(distance) % 60:02}"
    )


def day_in_url(url: str | None) -> str | None:
    """The day that a page's address names ("/2031/05/03/", "/2031/may/03/"), None where it names none."""
    found = _URL_DAY.search(url or "")
    if not found:
        return None
    year, month, day = found.groups()
    number = month if month.isdigit() else f"{_months().get(month.casefold(), 0):02}"
    return _partial(f"{year}-{int(number):02}-{int(day):02}")


def day_of(value: str) -> date:
    """The earliest day that an EDTF year, month, day or time can mean."""
    head = value.split("T")[0]
    year, _, rest = head.partition("-")
    month, _, day = rest.partition("-")
    return date(int(year), int(month or 1), int(day or 1))


def is_date_line(text: str) -> bool:
    """Whether a line is made of a day or a time alone, if only of a weekday and a day whose year nobody says."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return any(character.isdigit() for character in text) and all(word in _date_words() for word in words)


@lru_cache(maxsize=_REMEMBERED)
def stamp_of(text: str) -> Stamp | None:
    """The times of a line that says nothing else ("Published 3 May 2031, 14:05 GMT | Updated 4 May 2031")."""
    if len(text) > 200 or not any(character.isdigit() for character in text):
        return None
    found = _find(text)
    if not found:
        return None
    rest = strip_dates(text)
    words = [word for word in re.findall(r"[^\W\d_]+", rest.casefold()) if word not in _filler()]
    if len(words) > 1 and not _labels_only(words):
        return None
    published = updated = None
    for item in found:
        if item.label == "updated":
            updated = updated or item.value
        elif published is None and (item.day or item.label):
            published = item.value
    if published is None and updated is None:
        return None
    return Stamp(published=published, updated=updated)


def strip_dates(text: str) -> str:
    """The line without its dates, times and the words that introduce them."""
    pieces, position = [], 0
    for item in _find(text):
        pieces.append(text[position : item.start])
        position = item.end
    return " ".join((*pieces, text[position:])).strip(" |,;–—-·•:")


@dataclass(frozen=True, slots=True)
class _Time:
    value: str
    start: int
    end: int
    label: str | None
    day: bool


def _find(text: str) -> list[_Time]:
    times: list[_Time] = []
    months = _months()
    for found in _pattern().finditer(text):
        groups = found.groupdict()
        if groups["iso"]:
            iso = _ISO.fullmatch(groups["iso"].strip())
            value, day = (_from_iso(iso) if iso else None), True
        elif groups["month_only"]:
            value = _partial(f"{groups['month_year']}-{months[groups['month_only'].casefold().rstrip('.')]:02}")
            day = False
        else:
            value, day = _from_words(groups, months), True
        if value is None:
            continue
        label = _label(groups["label"])
        if day or label:
            times.append(_Time(value, found.start(), found.end(), label, day))
    return times


def _from_words(groups: dict[str, str | None], months: dict[str, int]) -> str | None:
    if groups["year_first"]:
        year, month, day = (int(part) for part in re.split(r"[./]", groups["year_first"]))
    elif groups["numeric"]:
        first, second, year = (int(part) for part in re.split(r"[./-]", groups["numeric"]))
        if first > 12 >= second:
            day, month = first, second
        elif second > 12 >= first:
            day, month = second, first
        elif first == second:
            day = month = first
        else:
            return None
    else:
        name = groups["month_a"] or groups["month_b"] or ""
        month = months[name.casefold().rstrip(".")]
        day = int(groups["day_a"] or groups["day_b"] or 0)
        year = int(groups["year_a"] or groups["year_b"] or 0)
    head = _partial(f"{year:04}-{month:02}-{day:02}")
    if head is None:
        return None
    before = "pre_" if groups["pre_hour"] else ""
    hour = groups["pre_hour"] or groups["hour"]
    if not hour:
        return head
    clock = _time_of_day(hour, groups[f"{before}minute"], groups[f"{before}second"], groups[f"{before}half"])
    if clock is None:
        return head
    return f"{head}T{clock}{_zone(groups[f'{before}zone'])}"


def _time_of_day(hour: str, minute: str | None, second: str | None, half: str | None) -> str | None:
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.casefold().startswith("p") else 0)
    elif minute is None:
        return None
    if hours > 23 or int(minute or 0) > 59:
        return None
    return f"{hours:02}:{int(minute or 0):02}:{min(59, int(second or 0)):02}"


def _zone(written: str | None) -> str:
    if not written:
        return ""
    word = re.sub(r"[\s().]", "", written).casefold()
    zones = load_table("reading/dates.toml")["zones"]
    if word in zones:
        return str(zones[word])
    offset = re.fullmatch(r"(?:gmt|utc)?([+-])(\d{1,2})(?::?(\d{2}))?", word)
    if offset:
        return f"{offset.group(1)}{int(offset.group(2)):02}:{offset.group(3) or '00'}"
    return ""


def _from_iso(found: re.Match[str]) -> str | None:
    head = _partial(found.group("day"))
    if head is None or not found.group("hour"):
        return head
    hour, minute, second = (int(found.group(name) or 0) for name in ("hour", "minute", "second"))
    if hour > 23 or minute > 59 or second > 60:
        return head
    zone = (found.group("zone") or "").upper()
    if zone and zone != "Z":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        zone = f"{zone[0]}{digits[:2]}:{digits[2:]}"
        if digits == "0000":
            zone = "Z"
    return f"{head}T{hour:02}:{minute:02}:{min(second, 59):02}{zone}"


def _partial(value: str) -> str | None:
    """`value` where it is a year, month or day that exists, between 1900 and 2999."""
    found = _EDTF_DATE.fullmatch(value)
    if not found or not 1900 <= int(found.group(1)) <= 2999:
        return None
    try:
        date(int(found.group(1)), int(found.group(2) or 1), int(found.group(3) or 1))
    except ValueError:
        return None
    return value


def _only(value: str) -> str | None:
    times = _find(value)
    return times[0].value if len(times) == 1 and len(strip_dates(value)) <= 3 else None


def _clock(value: str | None) -> datetime | None:
    if not value or value.startswith("0000"):
        return None
    try:
        return datetime.fromisoformat(value).replace(tzinfo=None)
    except ValueError:
        return None


def _offset(minutes: int) -> str:
    return f"{'+' if minutes >= 0 else '-'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _label(written: str | None) -> str | None:
    if not written:
        return None
    words = re.sub(r"[\s:]+", " ", written.casefold()).strip()
    labels = load_table("reading/dates.toml")["labels"]
    if words in labels["updated"]:
        return "updated"
    return "published" if words in labels["published"] else None


def _labels_only(words: list[str]) -> bool:
    known = _label_words()
    return all(word in known for word in words)


@cache
def _label_words() -> frozenset[str]:
    labels = load_table("reading/dates.toml")["labels"]
    return frozenset(word for kind in ("published", "updated") for phrase in labels[kind] for word in phrase.split())


@cache
def _filler() -> frozenset[str]:
    table = load_table("reading/dates.toml")
    return frozenset(table["labels"]["filler"]) | frozenset(table["zones"]) | _label_words()


@cache
def _date_words() -> frozenset[str]:
    return _filler() | _months().keys()


@cache
def _months() -> dict[str, int]:
    return dict(load_table("reading/dates.toml")["months"])


@cache
def _pattern() -> re.Pattern[str]:
    table = load_table("reading/dates.toml")
    month = "(?:" + "|".join(sorted(table["months"], key=len, reverse=True)) + r")\b\.?"
    labels = sorted((*table["labels"]["published"], *table["labels"]["updated"]), key=len, reverse=True)
    label = "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in labels) + ")"
    zones = "|".join(sorted(table["zones"], key=len, reverse=True))
    zone = rf"\(?(?:(?:GMT|UTC)?\s?[+-]\d{{1,2}}(?::?\d{{2}})?|(?:{zones})\b)\)?"
    weekday = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s+)?"
    of = r"(?:(?:of|de|d['’])\s*)?"
    at = r"(?:(?:at|à|às|um|om|ore|alle|kl\.?|a las)\s+)?"

    def clock(prefix: str) -> str:
        return (
            rf"(?P<{prefix}hour>\d{{1,2}})(?:[:.h](?P<{prefix}minute>\d{{2}})(?:[:](?P<{prefix}second>\d{{2}}))?)?"
            rf"\s*(?P<{prefix}half>[ap]\.?m\b\.?)?(?:\s*(?P<{prefix}zone>{zone}))?"
        )

    day = r"(?:st|nd|rd|th)?"
    body = (
        r"(?P<iso>\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z\b|[+-]\d{2}:?\d{2})?)?)(?![\d-])"
        rf"|(?:(?<!\d){clock('pre_')}(?:\s*(?:E|C|M|P)T\b)?\s*(?:,|on|-|–|—|·|\|)?\s*)?{weekday}(?:"
        rf"(?P<day_a>\b\d{{1,2}}){day}\s*{of}[-./\s]?\s*(?P<month_a>{month})[,\s./-]*{of}(?P<year_a>(?<!\d)\d{{4}})(?!\d)"
        rf"|(?P<month_b>\b{month})\s*(?P<day_b>\d{{1,2}}){day}\s*,?\s+(?P<year_b>\d{{4}})(?!\d)"
        r"|(?P<numeric>(?<![\d./-])\d{1,2}(?P<sep>[./-])\s?\d{1,2}(?P=sep)\s?\d{4})(?![\d])"
        r"|(?P<year_first>(?<![\d./-])\d{4}(?P<by>[./])\d{1,2}(?P=by)\d{1,2})(?![\d./-])"
        rf")(?:\s*(?:,|at|-|–|—|·|\||/|T|\s)?\s*{at}(?:{clock('')}))?"
        rf"|(?P<month_only>\b{month})\s+(?P<month_year>\d{{4}})(?!\d)"
    )
    return re.compile(rf"(?:\b(?P<label>{label})\s*:?\s*(?:on\s+|at\s+)?)?(?:{body})", re.I)
