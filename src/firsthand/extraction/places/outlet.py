"""What the outlet of a report says about where it is at home: the country of its address, places in its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from firsthand.extraction.places.gazetteer import Gazetteer, place_key
from firsthand.extraction.places.words import Words
from firsthand.model import Report

__all__ = ["OutletHome", "outlet_home"]

_SHORTEST = 4
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletHome:
    """country: ISO 3166 code of the address's ending, None where it has none. keys: names of places in the outlet's
    name or host ("The Arlo Courier", "arlocourier.com"), as keys of the gazetteer. letters: host and name run together.
    """

    country: str | None = None
    keys: tuple[str, ...] = ()
    letters: str = ""

    def names(self, key: str) -> bool:
        """True where the outlet's name or host contains the place's name."""
        joined = key.replace(" ", "")
        return len(joined) > _SHORTEST and joined in self.letters


def outlet_home(report: Report, gazetteer: Gazetteer, words: Words) -> OutletHome:
    """Read the outlet's name and the host of the report's address. Nothing is known of single outlets."""
    host = (urlsplit(report.url).hostname or "") if report.url else ""
    labels = [label for label in host.lower().split(".") if label not in ("www", "m", "news")]
    country = None
    if len(labels) > 1:
        ending = labels.pop()
        code = "GB" if ending == "uk" else ending.upper()
        if len(ending) == 2 and ending not in words.vague_endings and gazetteer.has_country(code):
            country = code
        if len(labels) > 1 and len(labels[-1]) <= 3:
            labels.pop()
    keys: list[str] = []
    outlet = [] if "." in report.outlet else re.findall(r"[^\W\d_]+", report.outlet)
    for first in range(len(outlet)):
        for last in range(min(len(outlet), first + _LONGEST_NAME), first, -1):
            key = place_key(" ".join(outlet[first:last]))
            if len(key) >= _SHORTEST and key not in words.never and gazetteer.find(key) and key not in words.media:
                keys.append(key)
                break
    for label in labels:
        for part in label.split("-"):
            keys.extend(_leading(part, gazetteer, words))
    letters = "".join(labels).replace("-", "") + " " + "".join(outlet).lower()
    return OutletHome(country=country, keys=tuple(dict.fromkeys(keys)), letters=letters)


def _leading(label: str, gazetteer: Gazetteer, words: Words) -> list[str]:
    """The place with which a host's label begins, where the rest is what papers are called: "arlo" of "arlogazette"."""
    for prefix in ("the", "thisis", "my", "daily", ""):
        if not label.startswith(prefix):
            continue
        rest = label[len(prefix) :]
        for end in range(len(rest), _SHORTEST - 1, -1):
            key = rest[:end]
            if _media(rest[end:], words) and key not in words.media and key not in words.never and gazetteer.find(key):
                return [key]
    return []


def _media(rest: str, words: Words) -> bool:
    """True for nothing, one or two words that papers are called by, run together."""
    return (
        not rest
        or rest in words.media
        or any(rest[:cut] in words.media and rest[cut:] in words.media for cut in range(2, len(rest) - 1))
    )
