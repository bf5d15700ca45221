"""Days without a year say what they can of one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from firsthand.linking.profiles.marks import Mark, mark_of_days, marks_meet, marks_of
from firsthand.model import DateArgument, Span, TimeExpression
from tests.conftest import make_report


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("Nov. 29", Mark(11, 29, None)),
        ("October", Mark(10, None, None)),
        ("early on Thursday", Mark(None, None, 4)),
        ("the morning", None),
        ("Sunday, May 4", Mark(5, 4, 7)),
    ],
)
def test_the_words_of_an_unresolved_day_make_its_mark(words: str, mark: Mark | None) -> None:
    report = make_report(words)
    start = report.text.index(words)
    time = TimeExpression(
        span=Span(start=start, end=start + len(words)), value=None, precision="unresolved", kind="date", anchor="none"
    )
    assert marks_of([DateArgument(time=time)], report) == (frozenset() if mark is None else frozenset({mark}))


@pytest.mark.parametrize(
    ("dateline", "published", "upto"),
    [
        ("MARABEL, Feb 3 (Southsea Wire)", None, (2, 3)),
        ("MARABEL (Southsea Wire)", None, None),
        ("MARABEL, Feb 3 (Southsea Wire)", "2031-02-05", None),
    ],
)
def test_a_day_of_the_week_stands_below_its_dateline(
    dateline: str, published: str | None, upto: tuple[int, int] | None
) -> None:
    report = replace(make_report("It came on Thursday.", published=published), dateline=dateline)
    start = report.text.index("Thursday")
    time = TimeExpression(
        span=Span(start=start, end=start + 8), value=None, precision="unresolved", kind="date", anchor="none"
    )
    assert marks_of([DateArgument(time=time)], report) == frozenset({Mark(weekday=4, upto=upto)})


def test_a_known_day_and_a_month_have_marks_and_a_longer_time_has_none() -> None:
    day = date(2031, 5, 4).toordinal()
    assert mark_of_days((day, day)) == Mark(5, 4, 7)
    assert mark_of_days((day - 3, day + 27)) == Mark(5)
    assert mark_of_days((day, day + 29)) is None


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (Mark(11, 29), Mark(11, 29, 6), ("day", True)),
        (Mark(11, 29), Mark(11, 15), ("day", False)),
        (Mark(11, 29), Mark(11, 30), ("day", True)),
        (Mark(10), Mark(11, 15), ("month", False)),
        (Mark(weekday=7), Mark(5, 5, 1), ("weekday", True)),
        (Mark(weekday=3), Mark(weekday=6), ("weekday", False)),
        (Mark(weekday=3), Mark(10), None),
        # A Thursday in the week up to 6 November: the 6th, the 1st where it was a Thursday, not the 27th.
        (Mark(weekday=4, upto=(11, 6)), Mark(11, 6, 4), ("day", True)),
        (Mark(weekday=4, upto=(11, 6)), Mark(11, 5, 3), ("weekday", True)),
        (Mark(weekday=4, upto=(11, 6)), Mark(11, 3, 1), ("day", False)),
        (Mark(weekday=4, upto=(11, 6)), Mark(11, 27, 4), ("day", False)),
        (Mark(weekday=4, upto=(11, 6)), Mark(11, 13, 4), ("day", False)),
        (Mark(weekday=4, upto=(11, 6)), Mark(10, 26, 4), ("weekday", True)),
        (Mark(weekday=4, upto=(11, 6)), Mark(11, 4), ("month", True)),
        (Mark(weekday=4, upto=(1, 2)), Mark(12, 30, 4), ("day", True)),
        (Mark(weekday=4, upto=(1, 2)), Mark(12), ("month", True)),
        (Mark(weekday=4, upto=(5, 9)), Mark(7), ("month", False)),
        (Mark(weekday=7, upto=(11, 9)), Mark(weekday=7, upto=(11, 12)), ("day", True)),
        (Mark(weekday=7, upto=(11, 9)), Mark(weekday=7, upto=(11, 15)), ("weekday", True)),
        (Mark(weekday=7, upto=(11, 9)), Mark(weekday=4, upto=(11, 12)), ("day", False)),
        (Mark(weekday=7, upto=(11, 9)), Mark(weekday=7, upto=(12, 20)), ("day", False)),
    ],
)
def test_the_finest_that_both_tell_decides(one: Mark, other: Mark, found: tuple[str, bool] | None) -> None:
    assert marks_meet(one, other) == marks_meet(other, one) == found


@pytest.mark.parametrize(
    ("language", "words", "mark"),
    [
        ("fr", "dans la nuit de mercredi", Mark(None, None, 3)),
        ("ar", "والخميس 15 أكتوبر", Mark(10, 15, 4)),
        ("ru", "17 октября", Mark(10, 17, None)),
        ("zh", "10月15日", Mark(10, 15, None)),
        ("zh", "周三深夜", Mark(None, None, 3)),
        ("fa", "۲۴ مهر", Mark(10, 16, None)),
        ("uk", "у п'ятницю", Mark(None, None, 5)),
        ("tr", "5 Mayıs Çarşamba", Mark(5, 5, 3)),
        ("de", "heute früh", None),
    ],
)
def test_a_day_of_another_language_makes_the_same_mark(language: str, words: str, mark: Mark | None) -> None:
    report = make_report(words, language=language)
    time = TimeExpression(
        span=Span(start=0, end=len(words)), value=None, precision="unresolved", kind="date", anchor="none"
    )
    assert marks_of([DateArgument(time=time)], report) == (frozenset() if mark is None else frozenset({mark}))
