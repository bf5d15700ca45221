"""Incidents: versions, what replaces what, and finding one by any id that was ever given out."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.errors import UsageError
from firsthand.ledger import Ledger, verify
from firsthand.model import content_id
from tests.ledger.maker import add, counts, dump, extraction, incident, intake, story


def test_incidents_come_back_by_their_earliest_date(ledger: Ledger) -> None:
    one, two = story(1), story(2)
    add(ledger, one, two)
    early, late = incident(one), incident(two, index=1)
    undated = incident(two)
    object.__setattr__(undated, "fields", {"killed": undated.fields["killed"]})
    ledger.put_incidents([undated, late, early])
    found = list(ledger.incidents())
    assert found == [*sorted([early, late], key=lambda item: item.id), undated]
    assert ledger.counts()["incidents"] == 3
    assert verify(ledger) == []


def test_of_undated_incidents_the_most_told_come_first_and_then_as_a_report_tells_them(ledger: Ledger) -> None:
    one, two = story(1), story(2)
    add(ledger, one, two)
    first, second, shared = incident(one), incident(one, index=1), incident(two, index=1)
    object.__setattr__(shared, "mentions", (*shared.mentions, *incident(three := story(3), index=1).mentions))
    add(ledger, three)
    for item in (first, second, shared):
        object.__setattr__(item, "fields", {"killed": item.fields["killed"]})
    ledger.put_incidents([second, first, shared])
    assert list(ledger.incidents()) == [shared, first, second]


def test_putting_the_same_again_writes_nothing(ledger: Ledger, path: Path) -> None:
    one, two = story(1), story(2)
    add(ledger, one, two)
    ledger.put_incidents([incident(one, two)])
    before = dump(path)
    ledger.put_incidents([incident(one, two)])
    ledger.put_incidents([])
    ledger.put_incidents(list(ledger.incidents()))
    assert dump(path) == before


def test_an_incident_that_grows_gets_a_version(ledger: Ledger, path: Path) -> None:
    one, two = story(1), story(2)
    add(ledger, one, two)
    ledger.put_incidents([incident(one)])
    ledger.put_incidents([incident(one, two)])
    assert list(ledger.incidents()) == [incident(one, two)]
    assert (counts(path)["incidents"], counts(path)["incident_mentions"], counts(path)["readings"]) == (2, 2, 4)


def test_two_incidents_that_become_one_are_superseded(ledger: Ledger) -> None:
    one, two = story(1), story(2)
    add(ledger, one, two)
    first, second = incident(one), incident(two)
    ledger.put_incidents([first, second])
    both = incident(one, two)
    ledger.put_incidents([both])
    assert list(ledger.incidents()) == [both]
    assert ledger.incident(second.id) == both, "an id given out earlier leads to what holds its mention now"
    assert ledger.incident(second.id[:6]) == both
    ledger.put_incidents([first, second])
    assert {item.id for item in ledger.incidents()} == {first.id, second.id}
    assert ledger.incident(second.id) == second
    assert verify(ledger) == []


def test_a_founder_that_changes_keeps_the_old_id_working(ledger: Ledger) -> None:
    one, two = story(1), story(2)
    add(ledger, one, two)
    ledger.put_incidents([incident(two)])
    ledger.put_incidents([incident(one, two)])
    assert [item.id for item in ledger.incidents()] == [incident(one).id]
    assert ledger.incident(incident(two).id).id == incident(one).id


def test_a_mention_that_is_gone_takes_its_incident_with_it(ledger: Ledger) -> None:
    report = story()
    add(ledger, report)
    ledger.put_incidents([incident(report), incident(report, index=1)])
    ledger.add(intake(report), extraction(report, made_by="hand 2", second=False), keys={"lenz"})
    assert len(list(ledger.incidents())) == 2
    ledger.link(report.id, derivations=[], mention_links=[])
    assert list(ledger.incidents()) == [incident(report)]
    with pytest.raises(UsageError, match="was withdrawn"):
        ledger.incident(incident(report, index=1).id)


def test_a_mention_that_is_gone_leaves_an_incident_of_several(ledger: Ledger) -> None:
    one, two = story(1), story(2)
    add(ledger, one, two)
    ledger.put_incidents([incident(one, two, index=1)])
    ledger.add(intake(one), extraction(one, made_by="hand 2", second=False), keys={"lenz"})
    ledger.link(one.id, derivations=[], mention_links=[])
    assert ledger.group([one.id])[0] == {one.id, two.id}
    ledger.put_incidents([incident(one), incident(two), incident(two, index=1)])
    found = {item.id for item in ledger.incidents()}
    assert found == {incident(one).id, incident(two).id, incident(two, index=1).id}
    assert ledger.group([one.id])[0] == {one.id}
    assert verify(ledger) == []


def test_a_mention_is_held_once(ledger: Ledger) -> None:
    one, two = story(1), story(2)
    add(ledger, one, two)
    with pytest.raises(UsageError, match="two incidents"):
        ledger.put_incidents([incident(one, two), incident(two)])
    with pytest.raises(UsageError, match="founded"):
        ledger.put_incidents([incident(one), incident(one, two)])


def test_a_mention_that_the_ledger_does_not_hold_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="does not hold"):
        ledger.put_incidents([incident(story())])


def test_an_incident_is_found_by_its_beginning(ledger: Ledger) -> None:
    report = story()
    add(ledger, report)
    strike = incident(report)
    ledger.put_incidents([strike])
    assert ledger.incident(strike.id) == strike
    assert ledger.incident(f" {strike.id[:4].upper()} ") == strike
    for bad in (strike.id[:3], "", "not an id", "%%%%"):
        with pytest.raises(UsageError, match="first 4 digits"):
            ledger.incident(bad)
    other = "0" * 20 if not strike.id.startswith("0000") else "1" * 20
    with pytest.raises(UsageError, match=f"no incident {other}"):
        ledger.incident(other)


def test_a_beginning_that_fits_several_lists_them(ledger: Ledger) -> None:
    """As many reports as it takes for two incidents to begin alike in four digits."""
    seen: dict[str, int] = {}
    for number in range(4000):
        start = content_id("incident", extraction(story(number)).mentions[0].id)[:4]
        if start in seen:
            break
        seen[start] = number
    one, two = story(seen[start]), story(number)
    add(ledger, one, two)
    ledger.put_incidents([incident(one), incident(two)])
    with pytest.raises(UsageError, match="fits 2 incidents") as error:
        ledger.incident(start)
    assert incident(one).id in str(error.value)
    assert incident(two).id in str(error.value)
    assert ledger.incident(incident(two).id) == incident(two)


def test_a_reading_stands_in_the_table_with_its_words(ledger: Ledger, path: Path) -> None:
    report = story()
    add(ledger, report)
    ledger.put_incidents([incident(report)])
    rows = dump(path)["readings"]
    assert {row[2] for row in rows} == {"killed", "date"}
    killed = next(row for row in rows if row[2] == "killed")
    assert "Seven" in killed
    assert "Lenz Herald > coast guard" in killed
