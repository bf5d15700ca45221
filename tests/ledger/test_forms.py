"""The lossless form: exact, canonical, and clear about damage."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.errors import BrokenLedgerError, LedgerError
from firsthand.ledger.forms import from_form, pack, packed_report, report_content, report_from, to_form, unpack
from firsthand.model import Extraction, Incident
from tests.ledger.maker import extraction, incident, story


def test_records_come_back_as_they_were() -> None:
    report = story()
    moment = datetime(2031, 5, 18, 9, 30, 1, 5, tzinfo=UTC)
    report = dataclasses.replace(report, capture=dataclasses.replace(report.capture, retrieved_at=moment))
    assert report_from(packed_report(report), report.text, what="it") == report
    assert from_form(to_form(extraction(report)), Extraction, what="it") == extraction(report)
    assert from_form(to_form(incident(report)), Incident, what="it") == incident(report)


def test_equal_records_have_equal_forms() -> None:
    """A whole number where a fraction is meant: 12 and 12.0 are one latitude."""
    found = extraction(story())
    again = from_form(to_form(found), Extraction, what="it")
    assert again == found
    assert to_form(again) == to_form(found)


def test_where_and_when_it_was_retrieved_is_not_part_of_the_reading() -> None:
    report = story()
    moved = dataclasses.replace(report, capture=dataclasses.replace(report.capture, address="copy.txt"))
    assert report_content(moved) == report_content(report)
    assert report_content(dataclasses.replace(report, published=None)) != report_content(report)
    assert report_content(story(1)) != report_content(report)


@given(st.binary())
def test_bytes_come_back_as_they_were(data: bytes) -> None:
    assert unpack(pack(data), what="it") == data


@given(st.binary(max_size=40))
def test_damage_is_named(data: bytes) -> None:
    with pytest.raises(BrokenLedgerError, match="report 7: the stored"):
        report_from(b"x" + data, "text", what="report 7")
    with pytest.raises(BrokenLedgerError, match="incident 7: the stored form"):
        from_form(b"{" + data, Incident, what="incident 7")


def test_a_text_that_is_no_text_is_refused() -> None:
    with pytest.raises(LedgerError, match="lone surrogate"):
        to_form(["caf\udce9"])
