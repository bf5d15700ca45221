"""The real article that lies beside the checkout: what the record must hold, by type, mode, date, number and name.

Nothing here quotes the article; where it is absent the tests are left out. FIRSTHAND_SEED names another folder.
"""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from firsthand.extraction import Extractor
from firsthand.model import Claim, Extraction, Mention, Report
from firsthand.reading import read

SEED = Path(os.environ.get("FIRSTHAND_SEED", Path(__file__).parents[2].parent / "shared" / "seed"))

pytestmark = [
    pytest.mark.seed,
    pytest.mark.skipif(not SEED.is_dir(), reason=f"the seed article is not at {SEED}; set FIRSTHAND_SEED"),
]


@cache
def seed(published: str | None = "2025-12-30") -> tuple[Report, Extraction]:
    (intake,) = read(sorted(SEED.glob("*.txt"))[:1], published=published, today=date(2026, 1, 1))
    assert intake.report is not None
    return intake.report, Extractor()(intake.report)


def kind(type_name: str, mode: str | None = None) -> list[Mention]:
    _, found = seed()
    return [one for one in found.mentions if one.type == type_name and (mode is None or one.mode == mode)]


def dock() -> Mention:
    (mention,) = kind("ASSAULT", "drone")
    return mention


def boats() -> Mention:
    return next(one for one in kind("ASSAULT") if one.mode != "drone")


def claims_of(name: str) -> list[Claim]:
    """The claims that pass through a teller of this name."""
    _, found = seed()
    return [claim for claim in found.claims if any(name in hop.name for hop in claim.chain)]


# ── the dock strike ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_dock_strike_has_its_fields() -> None:
    mention = dock()
    assert mention.status == "happened"
    assert "CIA" in {one.name for one in mention.actors}
    assert {one.place.country for one in mention.places} == {"VE"}
    assert [(one.time.value, one.time.precision) for one in mention.dates] == [("2025-12", "month")]
    assert {(one.outcome, one.low, one.high) for one in mention.casualties} == {("killed", 0, 0)}
    assert ("facility", "destroyed") in {(one.name, one.effect) for one in mention.damage}
    assert any("dock" in one.name for one in mention.targets)


def test_the_zero_comes_through_the_network_from_an_unnamed_source() -> None:
    _, found = seed()
    (zero,) = dock().casualties
    claim = next(one for one in found.claims if one.id in zero.claims)
    assert claim.chain[-1].kind == "unnamed"
    assert "CNN" in {hop.name for hop in claim.chain}
    assert claim.chain[0].span is None


def test_the_president_acknowledges_it_on_friday_and_on_monday() -> None:
    ids = set(dock().claims)
    said = {claim.said_on.value for claim in claims_of("Donald Trump") if claim.said_on and claim.id in ids}
    assert {"2025-12-26", "2025-12-29"} <= said


def test_three_bodies_were_asked_for_comment() -> None:
    report, found = seed()
    (asked,) = [one for one in found.claims if one.act == "comment_requested"]
    words = " ".join(report.quote(part) for part in asked.content)
    if asked.source is not None:
        words += " " + report.quote(asked.source)
    around = report.text[asked.content[0].start - 80 : asked.content[-1].end + 120]
    assert all(body in words or body in around for body in ("White House", "CIA", "Department of Defense"))
    assert asked.id in dock().claims


# ── the other happenings ─────────────────────────────────────────────────────────────────────────────────────────────


def test_the_tanker_was_seized_and_a_third_pursued() -> None:
    (seized,) = kind("COERCE", "seize")
    assert {one.name for one in seized.actors} == {"Coast Guard"}
    assert [one.time.value for one in seized.dates] == ["2025-12-22/2025-12-28"]
    assert any("tanker" in one.name for one in seized.targets)
    pursued = [one for one in kind("COERCE") if one.mode is None]
    assert any("third" in target.name for one in pursued for target in one.targets)


def test_the_strikes_on_boats_carry_the_running_total() -> None:
    mention = boats()
    assert mention.status == "happened"
    assert {(one.outcome, one.low, one.high, one.scope) for one in mention.casualties} == {
        ("killed", 101, None, "cumulative")
    }
    assert any("boats" in one.name for one in mention.targets)


def test_blockade_build_up_and_threat() -> None:
    (blockade,) = kind("COERCE", "restrict")
    (build_up,) = kind("MOBILIZE")
    (threat,) = kind("THREATEN")
    assert {one.name for mention in (blockade, build_up, threat) for one in mention.actors} == {"United States"}
    assert (blockade.status, build_up.status, threat.status) == ("happened", "happened", "threatened")


# ── claims and dates ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "act"),
    [
        ("CNN", "belief"),
        ("dministration officials", "statement"),
        ("law-of-war experts", "statement"),
        ("Rand Paul", "warning"),
        ("Pete Hegseth", "statement"),
        ("UNODC", "statement"),
        ("Maduro", "accusation"),
        ("Donald Trump", "statement"),
    ],
)
def test_claims_have_their_sources(name: str, act: str) -> None:
    named = claims_of(name) or claims_of({"UNODC": "Office on Drugs"}.get(name, name))
    assert named, name
    assert act in {claim.act for claim in named}


def test_the_secretary_is_quoted_twice() -> None:
    spans = [part for one in claims_of("Pete Hegseth") if one.quotation == "direct" for part in one.content]
    assert len(spans) >= 2


def test_dates_are_counted_from_publication() -> None:
    _, found = seed()
    values = {one.value for one in found.times}
    assert {"2025-12", "2025-12-26", "2025-12-29", "2025-12-22/2025-12-28", "2025-03"} <= values


def test_without_a_publication_date_they_stay_unresolved_and_say_so() -> None:
    _, found = seed(None)
    relative = [one for one in found.times if one.value is None]
    assert len(relative) >= 5
    assert all(one.note for one in relative)
    assert not any(one.value and one.value.startswith("2025") for one in found.times)


def test_every_span_lies_in_the_text() -> None:
    report, found = seed()
    size = len(report.text)
    spans = [span for claim in found.claims for span in claim.content]
    spans += [span for mention in found.mentions for span in mention.triggers]
    assert all(0 <= span.start < span.end <= size for span in spans)
