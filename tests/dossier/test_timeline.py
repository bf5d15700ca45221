"""The timeline: bars as long as dates are vague, few old dates apart, many incidents counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from firsthand.dossier.dates import day_range
from firsthand.dossier.rows import Row
from firsthand.dossier.timeline import timeline
from tests.dossier.test_atlas import _ROW


def _row(value: str | None, *rivals: str) -> Row:
    return replace(
        _ROW,
        page=f"incidents/{value}.html",
        days=day_range(value),
        rival_days=tuple(days for one in rivals if (days := day_range(one))),
    )


def test_a_day_is_a_point_and_a_month_a_bar() -> None:
    found = timeline([_row("2031-05-14"), _row("2031-05"), _row("2031-04-01", "2031-04-03/2031-04-09")])
    assert [entry.bar.point for entry in found.entries if entry.bar] == [True, False, True]
    assert [len(entry.rivals) for entry in found.entries] == [1, 0, 0]
    widths = [float(entry.bar.width.rstrip("%")) for entry in found.entries if entry.bar]
    assert widths[1] > 40


def test_unresolved_dates_are_apart() -> None:
    found = timeline([_row("2031-05-14"), _row(None), _row("Friday")])
    assert len(found.entries) == 1
    assert len(found.unresolved) == 2
    assert timeline([_row(None)]).ticks == ()


def test_one_old_date_does_not_press_the_rest_together() -> None:
    found = timeline([_row("1994-06-01"), *(_row(f"2031-05-{day:02d}") for day in range(1, 20))])
    assert found.entries[0].outside == "earlier"
    assert found.entries[0].bar is None
    assert found.first.endswith("2031")


def test_many_incidents_are_counted() -> None:
    found = timeline([_row(f"2031-{month:02d}-{day:02d}") for month in range(1, 13) for day in range(1, 13)])
    assert found.entries == ()
    assert [column.count for column in found.columns] == [12] * 12
    assert found.columns[0].label == "January 2031"
    assert found.most == 12


def test_the_first_tick_carries_the_year() -> None:
    for values in (("2031-05-01", "2031-05-20"), ("2031-02-01", "2031-09-20"), ("2019-02-01", "2031-09-20")):
        assert any(year in timeline([_row(one) for one in values]).ticks[0].label for year in ("2031", "2019", "2020"))


@given(st.lists(st.dates(min_value=date(1900, 1, 1)), min_size=1, max_size=30))
def test_no_dates_break_it(days: list[object]) -> None:
    found = timeline([_row(str(day)) for day in days])
    assert len(found.entries) == len(days)
    for entry in found.entries:
        assert entry.bar or entry.outside
