"""The chain: each entry seals its rows and the entry before it."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Table

from firsthand.ledger import Ledger
from firsthand.ledger.log import GENESIS, LogEntry, canonical, normal, payload_of
from firsthand.ledger.tables import CONTENTS, METADATA, PLACES
from tests.ledger.maker import add, incident, linked, story


def test_each_call_is_one_entry(ledger: Ledger) -> None:
    one, two = story(1), story(2)
    add(ledger, one, two)
    ledger.link(two.id, derivations=[], mention_links=[linked(one, two)])
    ledger.put_incidents([incident(one, two)])
    ledger.settle([one.id, two.id])
    found = list(ledger.log())
    assert [entry.action for entry in found] == ["migrate", "add", "add", "link", "incidents", "settle"]
    assert [entry.seq for entry in found] == [1, 2, 3, 4, 5, 6]
    assert found[1].subject == one.id
    assert found[4].subject == incident(one, two).id
    assert found[5].subject == f"{one.id} and 1 more"
    assert [entry.previous for entry in found] == [GENESIS, *(entry.hash for entry in found[:-1])]
    assert all(entry.holds() for entry in found)
    assert all(datetime.fromisoformat(entry.at).utcoffset() == timedelta(0) for entry in found)


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_change_of_an_entry_breaks_its_seal(subject: str, other: str) -> None:
    entry = LogEntry.following(None, action="add", subject=subject, payload=payload_of([]))
    assert entry.holds()
    assert dataclasses.replace(entry, subject=other).holds() == (subject == other)
    assert not dataclasses.replace(entry, seq=2).holds()
    following = LogEntry.following(entry, action="add", subject=subject, payload=payload_of([b"x"]))
    assert (following.seq, following.previous) == (2, entry.hash)


@given(st.lists(st.binary(max_size=8)))
def test_a_payload_does_not_depend_on_the_order_of_its_rows(rows: list[bytes]) -> None:
    assert payload_of(rows) == payload_of(reversed(rows))


def test_rows_are_told_apart_by_table_and_by_value() -> None:
    rows = [canonical(PLACES, [1]), canonical(PLACES, ["1"]), canonical(PLACES, [1.0]), canonical(PLACES, [None])]
    rows += [canonical(CONTENTS, [1]), canonical(PLACES, [b"1"]), canonical(PLACES, [1, 1])]
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=str)
def test_each_column_counts_in_the_payload(table: Table) -> None:
    row = [1] * len(table.columns)
    changed = [canonical(table, [*row[:place], 2, *row[place + 1 :]]) for place in range(len(row))]
    assert len({canonical(table, row), *changed}) == len(row) + 1


def test_values_take_the_type_of_their_column() -> None:
    row = normal(PLACES, {"latitude": 12, "number": True, "name": "Lenz"}, 4)
    found = dict(zip(PLACES.columns.keys(), row, strict=True))
    assert (found["latitude"], type(found["latitude"])) == (12.0, float)
    assert (found["number"], type(found["number"])) == (1, int)
    assert found["country"] is None
    assert found["entry"] == 4
