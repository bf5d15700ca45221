"""What the word lists read in invented leads of each language: `leads/<code>.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from firsthand.extraction.languages.language import listed_languages
from firsthand.extraction.languages.reading import extract_listed
from firsthand.model import Mention
from tests.conftest import make_report

LEADS = Path(__file__).parent / "leads"
PUBLISHED = "2031-05-16"
FIELDS = ("type", "mode", "tolls", "place", "day", "actor", "target")
# Where a protest is dispersed, the protest and the force used on it are one happening under two types.
EITHER = {"PROTEST": {"PROTEST", "ASSAULT"}}


def _leads(path: Path) -> list[dict[str, Any]]:
    leads: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["lead"]
    return leads


def _all() -> Iterator[Any]:
    for path in sorted(LEADS.glob("*.toml")):
        for number, lead in enumerate(_leads(path), 1):
            yield pytest.param(path.stem, lead, id=f"{path.stem}-{number}")


def _wrong(lead: dict[str, Any], mention: Mention) -> set[str]:
    """The fields in which the mention is not what a careful reader says."""
    either = lead.get("mode") == "*"
    tolls = {(one.outcome, one.low) for one in mention.casualties}
    places = [one.place.name for one in mention.places]
    days = [(one.time.value or "")[:10] for one in mention.dates]
    right = {
        "type": mention.type in (EITHER[lead["type"]] if either else {lead["type"]}),
        "mode": either or mention.mode == lead.get("mode"),
        "tolls": set(lead.get("tolls", {}).items()) <= tolls,
        "place": "place" not in lead or lead["place"] in places,
        "day": days[:1] == [lead["day"]],
        "actor": _names(lead.get("actor"), [one.name for one in mention.actors]),
        "target": _names(lead.get("target"), [one.name for one in mention.targets]),
    }
    return {field for field in FIELDS if not right[field]}


def _names(words: str | None, found: list[str]) -> bool:
    return words is None or any(words.casefold() in name.casefold() for name in found)


@pytest.mark.parametrize(("language", "lead"), [*_all()])
def test_a_lead_gives_its_fields(language: str, lead: dict[str, Any]) -> None:
    report = make_report(lead["text"], language=language, published=PUBLISHED)
    mentions = extract_listed(report).mentions
    wrong = _wrong(lead, mentions[0]) if mentions else set(FIELDS)
    assert wrong <= set(lead.get("missed", ()))


def test_each_language_has_a_dozen_leads_and_some_that_were_held_out() -> None:
    for code in ("es", "fr", "de", "pt", "it", "nl", "ru", "uk", "pl", "tr", "ar", "fa", "ur", "id", "zh"):
        leads = _leads(LEADS / f"{code}.toml")
        assert code in listed_languages()
        assert sum(not lead.get("held", False) for lead in leads) >= 12, code
        assert sum(lead.get("held", False) for lead in leads) >= 4, code


def test_most_fields_of_the_leads_are_read() -> None:
    leads = [lead for path in sorted(LEADS.glob("*.toml")) for lead in _leads(path)]
    missed = sum(len(lead.get("missed", ())) for lead in leads)
    assert missed <= 0.1 * len(leads) * len(FIELDS)
