"""Closed groups: what must be assembled together."""

from __future__ import annotations

from itertools import pairwise

from firsthand.ledger import Ledger
from tests.ledger.maker import add, derived, extraction, incident, intake, linked, story


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


def test_a_large_group_is_found_in_pieces(ledger: Ledger) -> None:
    """More reports than one statement takes values."""
    chain = [story(number) for number in range(12)]
    add(ledger, *chain)
    for left, right in pairwise(chain):
        ledger.link(right.id, derivations=[], mention_links=[linked(left, right)])
    asked = [f"{number:020x}" for number in range(1200)]
    assert {report.id for report in chain} <= ledger.group([*asked, chain[0].id])[0]


def test_many_groups_are_found_at_once_as_one_by_one(ledger: Ledger) -> None:
    one, two, three, four, five = (story(number) for number in range(5))
    add(ledger, one, two, three, four, five)
    ledger.link(one.id, derivations=[derived(two, one), derived(one, None)], mention_links=[linked(one, two)])
    ledger.link(three.id, derivations=[derived(four, three)], mention_links=[linked(three, four, score=-2)])
    asked = [one.id, two.id, three.id, four.id]
    for together in ([], [frozenset({four.id, five.id})], [frozenset({two.id, three.id})]):
        found = ledger.groups(asked, together=together)
        alone = {report: ledger.group([report], together=together) for report in asked}
        assert [min(group.reports) for group in found] == sorted(min(group.reports) for group in found)
        for report, (reports, derivations, links) in alone.items():
            (mine,) = (group for group in found if report in group.reports)
            assert mine.reports == reports
            assert (list(mine.derivations), list(mine.mention_links)) == (derivations, links)
        assert {report for group in found for report in group.reports} == {
            report for reports, _, _ in alone.values() for report in reports
        }
