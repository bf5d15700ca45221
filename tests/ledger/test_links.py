"""Blocking keys, groups and what replaces what when reports are linked again."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from firsthand.errors import UsageError
from firsthand.ledger import Ledger, links, verify
from firsthand.model import Derivation, Evidence, MentionLink, Report, Span
from tests.ledger.maker import add, counts, dump, extraction, incident, intake, linked, story


def derived(report: Report, source: Report | None, detail: str = "shared text", name: str = "Port Wire") -> Derivation:
    start = Span(start=0, end=9)
    return Derivation(
        report_id=report.id,
        from_report=source.id if source else None,
        from_name=source.outlet if source else name,
        how="reprint",
        evidence=(Evidence(kind="shared_text", detail=detail, span=start, other_span=start),),
    )


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


def test_a_candidate_is_found_by_an_index(ledger: Ledger) -> None:
    """The cost of one report must not grow with the ledger: no table may be read from end to end."""
    plans: list[str] = []
    with ledger.store.reading() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        statements: list[str] = []
        raw.set_trace_callback(statements.append)
        try:
            links.candidates(connection, "0" * 20)
            links.group(connection, ["0" * 20])
        finally:
            raw.set_trace_callback(None)
        for statement in statements:
            plans += [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}")]
    assert plans
    assert [plan for plan in plans if plan.startswith("SCAN")] == []


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


def test_a_group_is_closed_over_positive_links(ledger: Ledger) -> None:
    reports = [story(number) for number in range(5)]
    add(ledger, *reports)
    pairs = [linked(reports[0], reports[1]), linked(reports[1], reports[2]), linked(reports[2], reports[3], score=-1)]
    near, known_by_name = derived(reports[2], reports[0]), derived(reports[2], None)
    far = derived(reports[2], reports[4])
    for report in reports:
        ledger.link(report.id, derivations=[near, known_by_name, far], mention_links=pairs)
    group, derivations, found = ledger.group([reports[0].id])
    assert group == {report.id for report in reports[:3]}
    assert {item.id for item in derivations} == {near.id, known_by_name.id}
    assert {item.id for item in found} == {pairs[0].id, pairs[1].id}
    assert ledger.group([reports[0].id, reports[3].id])[0] == {report.id for report in reports[:4]}
    assert {item.id for item in ledger.group([reports[0].id, reports[3].id])[2]} == {pair.id for pair in pairs}
    assert ledger.group([reports[4].id]) == ({reports[4].id}, [], [])


def test_a_group_leaves_out_links_of_mentions_that_are_gone(ledger: Ledger) -> None:
    one, two = story(1), story(2)
    add(ledger, one, two)
    gone = linked(one, two, index=1)
    ledger.link(one.id, derivations=[], mention_links=[linked(one, two), gone])
    ledger.add(intake(one), extraction(one, second=False), keys={"lenz"})
    assert ledger.group([one.id])[2] == [linked(one, two)]


def test_a_group_holds_the_reports_of_the_incidents_to_be_made_anew(ledger: Ledger) -> None:
    one, two = story(1), story(2)
    add(ledger, one, two)
    ledger.put_incidents([incident(one, two)])
    assert ledger.group([one.id])[0] == {one.id, two.id}


def test_a_link_of_an_unknown_mention_or_report_is_refused(ledger: Ledger) -> None:
    report = story()
    add(ledger, report)
    link = MentionLink(left="a" * 20, right=extraction(report).mentions[0].id, score=1, reasons=())
    with pytest.raises(UsageError, match="aaaa"):
        ledger.link(report.id, derivations=[], mention_links=[link])
    with pytest.raises(UsageError, match="no report b"):
        ledger.link("b", derivations=[], mention_links=[])


def test_a_large_group_is_found_in_pieces(ledger: Ledger) -> None:
    """More reports than one statement takes values."""
    chain = [story(number) for number in range(12)]
    add(ledger, *chain)
    for left, right in pairwise(chain):
        ledger.link(right.id, derivations=[], mention_links=[linked(left, right)])
    asked = [f"{number:020x}" for number in range(1200)]
    assert {report.id for report in chain} <= ledger.group([*asked, chain[0].id])[0]
