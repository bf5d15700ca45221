"""What the word lists read in invented reports of one sentence: `reports/<code>.toml`.

lead: kind ("TYPE mode", empty for none), numbers by outcome (a number, or [lowest] where it is open above), place (the
English name), day. said: source (hops behind the outlet, each with its kind, " > " between them; empty
where nobody is told to say it) and cue. held: written before the tables were measured, and no table was made for it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from firsthand.extraction.languages.claims import find_claims
from firsthand.extraction.languages.mentions import find_mentions
from firsthand.extraction.languages.places import find_places
from firsthand.extraction.languages.times import find_times
from firsthand.extraction.languages.words import words_of
from firsthand.model import Outcome
from tests.conftest import make_report

REPORTS = Path(__file__).parent / "reports"
PUBLISHED = "2029-05-04"


def _listed(kind: str) -> Iterator[Any]:
    for path in sorted(REPORTS.glob("*.toml")):
        for number, told in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))[kind], 1):
            missed = [pytest.mark.xfail(reason=told["missed"], strict=True)] if "missed" in told else []
            yield pytest.param(path.stem, told, id=f"{path.stem}-{number}", marks=missed)


@pytest.mark.parametrize(("language", "told"), [*_listed("lead")])
def test_a_lead_gives_its_happening(language: str, told: dict[str, Any]) -> None:
    text = words_of(make_report(told["text"], language=language, published=PUBLISHED))
    times, places = find_times(text), find_places(text)
    mentions = find_mentions(text, times=times, places=places, claims=find_claims(text, times=times))
    assert [f"{one.type} {one.mode or ''}".strip() for one in mentions] == ([told["kind"]] if "kind" in told else [])
    expected = {outcome: told[outcome] for outcome in get_args(Outcome) if outcome in told}
    wanted = {
        (outcome, value[0], None) if isinstance(value, list) else (outcome, value, value)
        for outcome, value in expected.items()
    }
    counted = {(toll.outcome, toll.low, toll.high) for one in mentions for toll in one.casualties}
    # A part of a whole ("three of them children") may be told besides.
    parts = {one for one in counted if any(one[0] == whole[0] and one[1] < whole[1] for whole in wanted)}
    assert counted - (parts - wanted) == wanted
    if "place" in told:
        assert told["place"] in [one.place.name for one in mentions[0].places]
    if "day" in told:
        assert next(one.time.value for one in mentions[0].dates if one.time.value is not None).startswith(told["day"])


@pytest.mark.parametrize(("language", "told"), [*_listed("said")])
def test_a_sentence_tells_who_says_it(language: str, told: dict[str, Any]) -> None:
    report = make_report(told["text"], language=language, outlet="Orva", published=PUBLISHED)
    text = words_of(report)
    claims = find_claims(text, times=find_times(text))
    if not told["source"]:
        assert claims == []
        return
    (claim,) = claims
    assert " > ".join(f"{hop.kind} {hop.name}" for hop in claim.chain[1:]) == told["source"]
    assert claim.cue is not None
    assert report.quote(claim.cue) == told["cue"]
