"""Names of outlets and agencies: one name for each, from the table data/reading/outlets.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from firsthand.data import load_table
from firsthand.reading.phrases import fold

__all__ = ["Outlet", "agency_pattern", "by_host", "by_name", "host_name", "named"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A known outlet. `loose`: its name is an everyday word, so it counts only where a credit names it."""

    name: str
    kind: Literal["agency", "photo", "outlet"]
    loose: bool


def by_name(words: str) -> Outlet | None:
    """The outlet that goes by these words, with or without "The", in any case."""
    return _names().get(_key(words))


def named(words: str) -> str:
    """The outlet's own name where it is known, else the words as they are."""
    found = by_name(words)
    return found.name if found else words


def by_host(host: str) -> Outlet | None:
    """The outlet of a host or of a host below it ("edition.cnn.com" → CNN)."""
    parts = host.casefold().split(".")
    for start in range(len(parts) - 1):
        found = _hosts().get(".".join(parts[start:]))
        if found:
            return found
    return None


def host_name(url: str | None) -> str:
    """The host of a URL without `www.`, empty where there is none or the URL is broken."""
    if not url:
        return ""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|m|amp)\.", "", host)


@cache
def agency_pattern() -> str:
    """A regular expression's alternatives for the names of agencies and of sellers of pictures, longest first."""
    names = {
        name
        for entry in load_table("reading/outlets.toml")["outlet"]
        if entry["kind"] != "outlet"
        for name in (entry["name"], *entry.get("aliases", ()))
    }
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def _key(words: str) -> str:
    key = fold(words).strip("\"'()[] ")
    return key.removeprefix("the ").removesuffix(" website").strip()


@cache
def _names() -> dict[str, Outlet]:
    return {
        _key(name): _outlet(entry)
        for entry in load_table("reading/outlets.toml")["outlet"]
        for name in (entry["name"], *entry.get("aliases", ()))
    }


@cache
def _hosts() -> dict[str, Outlet]:
    return {
        host: _outlet(entry)
        for entry in load_table("reading/outlets.toml")["outlet"]
        for host in entry.get("hosts", ())
    }


def _outlet(entry: dict[str, object]) -> Outlet:
    kind = entry["kind"]
    return Outlet(str(entry["name"]), kind, bool(entry.get("loose", False)))  # type: ignore[arg-type]
