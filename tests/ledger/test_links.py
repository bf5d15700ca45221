"""Blocking keys, groups and what replaces what when reports are linked again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.pool import Pool

from firsthand.errors import UsageError
from firsthand.ledger import Ledger, verify
from firsthand.model import MentionLink
from tests.ledger.maker import add, counts, derived, dump, extraction, incident, intake, linked, story


def test_candidates_share_a_key(ledger: Ledger) -> None:
    reports = [story(number) for number in range(4)]
    add(ledger, *reports[:3], key="lenz")
    add(ledger, reports[3], key="elsewhere")
    assert ledger.candidates(reports[0].id) == sorted([reports[1].id, reports[2].id])
    assert ledger.candidates(reports[3].id) == []


def test_candidates_follow_the_newest_keys(ledger: Ledger) -> None:
    one, two = story(1), story(2)
    add(ledger, one, two)
    ledger.add(intake(one), extraction(one), keys={"elsewhere"})
    assert ledger.candidates(one.id) == []
    assert ledger.candidates(two.id) == []
    ledger.add(intake(two), extraction(two), keys={"elsewhere"})
    assert ledger.candidates(one.id) == [two.id]


def test_a_run_reads_no_table_from_end_to_end(ledger: Ledger, path: Path) -> None:
    """What one report costs must not grow with the ledger: every query of a whole run finds its rows by an index."""
    asked: set[str] = set()

    def note(statement: str) -> None:
        if statement.startswith("SELECT"):
            asked.add(statement)

    def watch(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
        connection.set_trace_callback(note)

    def leave(connection: sqlite3.Connection, _record: object) -> None:
        connection.set_trace_callback(None)

    event.listen(Pool, "checkout", watch)
    event.listen(Pool, "checkin", leave)
    try:
        one, two = story(1), story(2)
        for _ in range(2):
            add(ledger, one, two)
            for report_id in ledger.unlinked():
                ledger.candidates(report_id)
                ledger.link(report_id, derivations=[derived(two, one)], mention_links=[linked(one, two)])
            ledger.group([one.id])
            list(ledger.documents([one.id]))
            ledger.put_incidents([incident(one, two)])
            ledger.incident(incident(one, two).id)
            ledger.settle([one.id, two.id])
            ledger.counts()
    finally:
        event.remove(Pool, "checkout", watch)
        event.remove(Pool, "checkin", leave)
    assert len(asked) > 30
    connection = sqlite3.connect(path)
    plans = {
        f"{step[3]}: {statement}"
        for statement in asked
        for step in connection.execute(f"EXPLAIN QUERY PLAN {statement}")
    }
    connection.close()
    # The newest row of these two is the first that such a scan meets.
    newest = ("SCAN log:", "SCAN tallies:")
    assert [plan for plan in sorted(plans) if plan.startswith("SCAN") and not plan.startswith(newest)] == []


def test_a_new_report_is_unlinked_until_it_is_settled(ledger: Ledger) -> None:
    late, early = story(1, published="2031-05-18"), story(2, published="2031-05-17")
    add(ledger, late, early)
    assert ledger.unlinked() == [early.id, late.id]
    ledger.link(early.id, derivations=[], mention_links=[])
    assert ledger.unlinked() == [early.id, late.id], "its incidents are still to be made"
    ledger.settle([early.id])
    assert ledger.unlinked() == [late.id]
    ledger.link(late.id, derivations=[], mention_links=[])
    ledger.settle([early.id, late.id])
    assert ledger.unlinked() == []
    add(ledger, late)
    assert ledger.unlinked() == []
    ledger.add(intake(late), extraction(late, made_by="hand 2"), keys={"lenz"})
    assert ledger.unlinked() == [late.id]


def test_what_is_to_be_done_is_looked_for_after_the_last_time_that_all_was_done(ledger: Ledger, path: Path) -> None:
    one, two, three = story(1), story(2), story(3)
    add(ledger, one, two)
    ledger.settle([one.id])
    assert counts(path)["settlements"] == 0
    ledger.settle([two.id])
    assert counts(path)["settlements"] == 1
    add(ledger, three)
    ledger.add(intake(one), extraction(one, made_by="hand 2"), keys={"lenz"})
    assert set(ledger.unlinked()) == {one.id, three.id}


def test_linking_again_with_the_same_result_writes_nothing(ledger: Ledger, path: Path) -> None:
    one, two = story(1), story(2)
    add(ledger, one, two)
    for report in (one, two):
        ledger.link(report.id, derivations=[derived(two, one)], mention_links=[linked(one, two)])
    ledger.settle([one.id, two.id])
    before = dump(path)
    ledger.link(two.id, derivations=[derived(two, one)], mention_links=[linked(one, two)])
    ledger.settle([one.id, two.id])
    assert dump(path) == before
    assert list(ledger.derivations()) == [derived(two, one)]


def test_linking_again_replaces_what_was_found_before(ledger: Ledger, path: Path) -> None:
    one, two = story(1), story(2)
    add(ledger, one, two)
    for report in (one, two):
        ledger.link(report.id, derivations=[derived(two, one)], mention_links=[linked(one, two)])
    stronger, weaker = derived(two, one, "every sentence"), linked(one, two, score=-2)
    ledger.link(two.id, derivations=[stronger], mention_links=[weaker])
    assert list(ledger.derivations()) == [stronger]
    assert ledger.group([one.id]) == ({one.id}, [], [])
    ledger.link(two.id, derivations=[], mention_links=[])
    assert list(ledger.derivations()) == []
    assert counts(path)["derivations"] == 3, "made, changed, withdrawn"
    ledger.link(two.id, derivations=[stronger], mention_links=[])
    assert list(ledger.derivations()) == [stronger]
    assert verify(ledger) == []


def test_what_leads_to_a_report_that_is_still_to_be_linked_stays(ledger: Ledger) -> None:
    """It will be replaced in that report's own turn; taking it away now would only write it twice."""
    one, two = story(1), story(2)
    add(ledger, one, two)
    for report in (one, two):
        ledger.link(report.id, derivations=[derived(two, one)], mention_links=[linked(one, two)])
    ledger.add(intake(one), extraction(one, made_by="hand 2"), keys={"lenz"})
    ledger.add(intake(two), extraction(two, made_by="hand 2"), keys={"lenz"})
    ledger.link(one.id, derivations=[], mention_links=[])
    assert list(ledger.derivations()) == [derived(two, one)]
    ledger.link(two.id, derivations=[], mention_links=[])
    assert list(ledger.derivations()) == []


def test_own_derivations_are_replaced_with_the_report_alone(ledger: Ledger) -> None:
    one, two = story(1), story(2)
    add(ledger, two)
    ledger.add(intake(one), extraction(one), keys={"lenz"}, derivations=[derived(one, None)])
    ledger.link(two.id, derivations=[derived(two, one)], mention_links=[])
    ledger.link(one.id, derivations=[derived(two, one)], mention_links=[])
    ledger.link(one.id, derivations=[], mention_links=[])
    assert list(ledger.derivations()) == [derived(one, None)]
    ledger.add(intake(one), extraction(one), keys={"lenz"}, derivations=[derived(one, None, name="Radio Lenz")])
    assert [item.from_name for item in ledger.derivations()] == ["Radio Lenz"]


def test_a_link_of_an_unknown_mention_or_report_is_refused(ledger: Ledger) -> None:
    report = story()
    add(ledger, report)
    link = MentionLink(left="a" * 20, right=extraction(report).mentions[0].id, score=1, reasons=())
    with pytest.raises(UsageError, match="aaaa"):
        ledger.link(report.id, derivations=[], mention_links=[link])
    with pytest.raises(UsageError, match="no report b"):
        ledger.link("b", derivations=[], mention_links=[])


def test_a_score_of_minus_zero_is_logged_as_it_comes_back(ledger: Ledger) -> None:
    one, two = story(1), story(2)
    add(ledger, one, two)
    ledger.link(one.id, derivations=[], mention_links=[linked(one, two, score=-0.0)])
    assert verify(ledger) == []


def test_several_reports_are_linked_in_one_transaction_as_one_by_one(ledger: Ledger) -> None:
    one, two, three = story(1), story(2), story(3)
    add(ledger, one, two, three)
    assert ledger.all_candidates([one.id, two.id]) == {report.id: ledger.candidates(report.id) for report in (one, two)}
    before = len(list(ledger.log()))
    parted = ledger.link_all(
        {one.id: ([derived(two, one)], [linked(one, two)]), three.id: ([], []), two.id: ([], [linked(one, two)])}
    )
    assert len(list(ledger.log())) == before + 3, "each has its own entry"
    assert parted == []
    assert list(ledger.derivations()) == [], "the last one says that there is none"
    assert list(ledger.mention_links([one.id, two.id])) == [linked(one, two)]
    assert ledger.link_all({one.id: ([], [])}) == [two.id]
    assert verify(ledger) == []
