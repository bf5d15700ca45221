"""Time expressions in invented reports: values, anchors, precision, notes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.extraction.nlp import parse_reports
from firsthand.extraction.times import find_times
from firsthand.extraction.times.edtf import is_edtf
from firsthand.model import TimeExpression
from tests.conftest import make_report

# 14 May 2031 is a Wednesday.
PUBLISHED = "2031-05-14"


def times(*paragraphs: str, published: str | None = PUBLISHED) -> list[tuple[str, TimeExpression]]:
    report = make_report(*paragraphs, published=published)
    parse = next(iter(parse_reports([report])))
    return [(report.quote(item.span), item) for item in find_times(parse)]


def values(*paragraphs: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(words, item.value) for words, item in times(*paragraphs, published=published)]


def one(text: str, published: str | None = PUBLISHED) -> tuple[str, TimeExpression]:
    found = times(text, published=published)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "value", "precision"),
    [
        # Whole dates.
        ("The strike was on 3 May 2031.", "3 May 2031", "2031-05-03", "day"),
        ("The strike was on May 3, 2031, police said.", "May 3, 2031", "2031-05-03", "day"),
        ("The strike was on Saturday, May 3, 2031.", "Saturday, May 3, 2031", "2031-05-03", "day"),
        ("The strike was on the 3rd of May 2031.", "the 3rd of May 2031", "2031-05-03", "day"),
        ("The strike was on 2031-05-03.", "2031-05-03", "2031-05-03", "day"),
        ("The strike was on 14/03/2031.", "14/03/2031", "2031-03-14", "day"),
        ("The strike was on 3/14/2031.", "3/14/2031", "2031-03-14", "day"),
        ("The strike was on 14.03.2031.", "14.03.2031", "2031-03-14", "day"),
        ("The strike was logged at 2031-05-03T03:15:00Z.", "2031-05-03T03:15:00Z", "2031-05-03T03:15:00Z", "time"),
        # Without the year.
        ("The strike was on May 3.", "May 3", "2031-05-03", "day"),
        ("The strike was on Sept. 3.", "Sept. 3", "2030-09-03", "day"),
        ("The strike was on Thursday (May 8).", "Thursday (May 8)", "2031-05-08", "day"),
        ("The strike was on the 9th.", "the 9th", "2031-05-09", "day"),
        ("The pier burned in March.", "March", "2031-03", "month"),
        ("A March report told of a fire.", "March", "2031-03", "month"),
        ("The pier burned in December.", "December", "2030-12", "month"),
        ("The pier will open in December.", "December", "2031-12", "month"),
        ("Voters will choose on June 3.", "June 3", "2031-06-03", "day"),
        ("He has been held since September.", "September", "2030-09", "month"),
        ("The pier burned in mid-April.", "mid-April", "2031-04", "month"),
        # Weekdays.
        ("The dock was hit on Friday.", "Friday", "2031-05-09", "day"),
        ("The dock was hit on Wednesday.", "Wednesday", "2031-05-14", "day"),
        ("The dock was hit last Wednesday.", "last Wednesday", "2031-05-07", "day"),
        ("The dock was hit Friday night.", "Friday night", "2031-05-09", "day"),
        ("The council will meet on Friday.", "Friday", "2031-05-16", "day"),
        ("The council meets on Friday.", "Friday", "2031-05-16", "day"),
        ("The council will meet next Monday.", "next Monday", "2031-05-19", "day"),
        ("The dock was hit on Tuesday of last week.", "Tuesday of last week", "2031-05-06", "day"),
        # Counted from the day of writing.
        ("The dock was hit yesterday.", "yesterday", "2031-05-13", "day"),
        ("The dock was hit the day before yesterday.", "the day before yesterday", "2031-05-12", "day"),
        ("The dock will be hit tomorrow.", "tomorrow", "2031-05-15", "day"),
        ("The dock was hit this morning.", "this morning", "2031-05-14", "day"),
        ("The dock was hit last night.", "last night", "2031-05-13", "day"),
        ("The dock was hit overnight.", "overnight", "2031-05-13/2031-05-14", "range"),
        ("The dock was hit earlier this month.", "earlier this month", "2031-05", "month"),
        ("The dock was hit last month.", "last month", "2031-04", "month"),
        ("The dock was hit last week.", "last week", "2031-05-05/2031-05-11", "week"),
        ("The dock was hit this week.", "this week", "2031-05-12/2031-05-18", "week"),
        ("The dock was hit over the weekend.", "the weekend", "2031-05-10/2031-05-11", "range"),
        ("The dock was hit two weeks ago.", "two weeks ago", "2031-04-28/2031-05-04", "week"),
        ("The dock was hit three days ago.", "three days ago", "2031-05-11", "day"),
        ("The dock was hit two months ago.", "two months ago", "2031-03", "month"),
        ("The dock was hit ten years ago.", "ten years ago", "2021", "year"),
        ("The dock was hit late last year.", "late last year", "2030", "year"),
        ("The dock was hit in June last year.", "June last year", "2030-06", "month"),
        ("The dock was hit twice in the past 48 hours.", "the past 48 hours", "2031-05-12/2031-05-14", "range"),
        ("The dock was hit twice in the past two months.", "the past two months", "2031-03/2031-05", "range"),
        ("The dock must close by the end of the year.", "the end of the year", "2031", "year"),
        # Longer times.
        ("The dock opened in the summer of 2030.", "the summer of 2030", "2030-22", "season"),
        ("The dock opened in the 1990s.", "the 1990s", "199X", "decade"),
        ("The dock opened in the '90s.", "the '90s", "199X", "decade"),
        ("The dock opened in the 19th century.", "the 19th century", "1801/1900", "range"),
        ("The dock opened in early 2030.", "early 2030", "2030", "year"),
        ("The dock opened in 490 BC.", "490 BC", "-0489", "year"),
        ("Trade fell in the first quarter of 2031.", "the first quarter of 2031", "2031-01/2031-03", "range"),
        (
            "It rained in the last week of August 2030.",
            "the last week of August 2030",
            "2030-08-25/2030-08-31",
            "range",
        ),
        ("It rained in the first ten months of 2030.", "the first ten months of 2030", "2030-01/2030-10", "range"),
        # Ranges.
        ("They met between 3 and 5 May.", "3 and 5 May", "2031-05-03/2031-05-05", "range"),
        ("They met from Monday to Wednesday.", "Monday to Wednesday", "2031-05-12/2031-05-14", "range"),
        ("They met from Monday to Friday.", "Monday to Friday", "2031-05-05/2031-05-09", "range"),
        ("They met May 3-5.", "May 3-5", "2031-05-03/2031-05-05", "range"),
        ("The war of 2019-2023 was long.", "2019-2023", "2019/2023", "range"),
        ("The war of 2019-23 was long.", "2019-23", "2019/2023", "range"),
        ("It rained from October to March.", "October to March", "2030-10/2031-03", "range"),
        # Times of the day.
        ("A drone fell at 3 p.m. on Friday.", "3 p.m. on Friday", "2031-05-09T15:00:00", "time"),
        ("A drone fell on Friday at 3:15 a.m.", "Friday at 3:15 a.m.", "2031-05-09T03:15:00", "time"),
        ("A drone fell at 2:30 Sunday afternoon.", "2:30 Sunday afternoon", "2031-05-11T14:30:00", "time"),
        ("A drone fell at 4 o'clock this morning.", "4 o'clock this morning", "2031-05-14T04:00:00", "time"),
        ("A drone fell at 9:50 p.m. last night.", "9:50 p.m. last night", "2031-05-13T21:50:00", "time"),
        ("A drone fell at 03:15 GMT on 12 May.", "03:15 GMT on 12 May", "2031-05-12T03:15:00Z", "time"),
        ("A drone fell on the night of 3 May.", "the night of 3 May", "2031-05-03", "day"),
        ("A drone fell in the early hours of Saturday.", "the early hours of Saturday", "2031-05-10", "day"),
        # Holidays.
        ("A drone fell on Christmas Eve.", "Christmas Eve", "2030-12-24", "day"),
        ("A drone fell on Easter Monday.", "Easter Monday", "2031-04-14", "day"),
        ("They met over the Christmas holidays.", "the Christmas holidays", "2030-12/2031-01", "range"),
        # Names of happenings.
        ("He recalled the 9/11 attacks.", "9/11", "2001-09-11", "day"),
    ],
)
def test_values(text: str, words: str, value: str, precision: str) -> None:
    found, item = one(text)
    assert (found, item.value, item.precision) == (words, value, precision)
    assert is_edtf(value)


@pytest.mark.parametrize(
    ("text", "words", "value", "kind"),
    [
        ("They talked for two hours.", "two hours", "PT2H", "duration"),
        ("They talked for half an hour.", "half an hour", "PT30M", "duration"),
        ("A three-day siege followed.", "three-day", "P3D", "duration"),
        ("The war lasted two and a half years.", "two and a half years", "P30M", "duration"),
        ("The war lasted nearly four decades.", "nearly four decades", "P40Y", "duration"),
        ("They meet every Friday.", "every Friday", "P1W", "set"),
        ("The toll is counted daily.", "daily", "P1D", "set"),
        ("The mill makes 300 barrels a day.", "a day", "P1D", "set"),
        ("They meet every two weeks.", "every two weeks", "P2W", "set"),
    ],
)
def test_durations_and_sets(text: str, words: str, value: str, kind: str) -> None:
    found, item = one(text)
    assert (found, item.value, item.kind) == (words, value, kind)


RELATIVE = [
    "earlier this month",
    "on Friday",
    "last week",
    "yesterday",
    "two weeks ago",
    "in March",
    "on May 3",
    "overnight",
    "last night",
    "over the Christmas holidays",
    "last summer",
    "on the 9th",
    "over the past two weeks",
]


@pytest.mark.parametrize("words", RELATIVE)
def test_nothing_is_counted_from_an_unknown_day(words: str) -> None:
    _, item = one(f"The dock was hit {words}.", published=None)
    assert item.value is None
    assert item.precision == "unresolved"
    assert "publication date" in item.note


@pytest.mark.parametrize(
    "words", ["on Friday", "yesterday", "last week", "two weeks ago", "overnight", "three days ago"]
)
@pytest.mark.parametrize("published", ["2031", "2031-05"])
def test_a_coarse_publication_date_counts_no_days(words: str, published: str) -> None:
    _, item = one(f"The dock was hit {words}.", published=published)
    assert item.value is None
    assert item.note


def test_a_coarse_publication_date_still_counts_what_it_can() -> None:
    assert one("The dock was hit last month.", published="2031-05")[1].value == "2031-04"
    assert one("The dock was hit last year.", published="2031")[1].value == "2030"
    assert one("The dock was hit last month.", published="2031")[1].value is None


def test_a_publication_time_is_a_day() -> None:
    assert one("The dock was hit yesterday.", published="2031-05-14T08:15:00Z")[1].value == "2031-05-13"


def test_whole_dates_need_no_anchor() -> None:
    _, item = one("The dock was hit on 3 May 2031.", published=None)
    assert (item.value, item.anchor) == ("2031-05-03", "none")


def test_anchors() -> None:
    found = times("The dock was hit on Friday. The following day it sank. The mill burned on 3 May 2031.")
    assert [(item.value, item.anchor) for _, item in found] == [
        ("2031-05-09", "published"),
        ("2031-05-10", "document"),
        ("2031-05-03", "none"),
    ]


def test_the_text_itself_may_be_the_anchor() -> None:
    text = "In 1944 the front moved. On 6 June troops landed, and the following day they marched on."
    for published in (PUBLISHED, None):
        assert values(text, published=published) == [
            ("1944", "1944"),
            ("6 June", "1944-06-06"),
            ("the following day", "1944-06-07"),
        ]


def test_counts_from_the_date_last_spoken_of() -> None:
    assert values(
        "The dock was hit on 10 March 2031. Three days earlier a ship had sunk, and a week later the mill burned."
    ) == [
        ("10 March 2031", "2031-03-10"),
        ("Three days earlier", "2031-03-07"),
        ("a week later", "2031-03-10/2031-03-16"),
    ]


def test_counts_without_a_date_before_them_stay_open() -> None:
    _, item = one("Three days earlier a ship had sunk.")
    assert item.value is None
    assert "no date before it" in item.note


def test_counts_from_a_happening_stay_open() -> None:
    _, item = one("Two days after the blast the mayor resigned.")
    assert item.value is None
    assert "happening" in item.note


def test_a_narrative_keeps_its_own_years() -> None:
    text = (
        "On 1 September 1939 the army crossed the river. By early October it held the coast. On 3 November 1939 the "
        "fleet sailed. In January the port fell. In May 1940 the king fled. On June 10 the war widened; twelve days "
        "later the capital gave in. A treaty of 1921 was torn up. On July 14 the mint burned."
    )
    found = dict(values(text, published="2009-12-19"))
    assert found["early October"] == "1939-10"
    assert found["January"] == "1940-01"
    assert found["June 10"] == "1940-06-10"
    assert found["twelve days later"] == "1940-06-22"
    assert found["July 14"] == "1940-07-14"


def test_an_old_year_in_passing_does_not_move_the_news() -> None:
    text = "The mayor, elected in 2019, was shot on Friday. He had been warned in March."
    assert values(text) == [("2019", "2019"), ("Friday", "2031-05-09"), ("March", "2031-03")]


def test_a_list_of_months_shares_its_year() -> None:
    assert values("Ships sank in April and June 1955.") == [("April", "1955-04"), ("June 1955", "1955-06")]


def test_a_list_of_days_shares_its_month() -> None:
    assert values("Ships sank on 3, 4 and 6 May.") == [
        ("3", "2031-05-03"),
        ("4", "2031-05-04"),
        ("6 May", "2031-05-06"),
    ]


def test_a_wrong_weekday_keeps_the_date_and_is_noted() -> None:
    _, item = one("The dock was hit on Thursday (May 7).")
    assert item.value == "2031-05-07"
    assert "Thursday" in item.note
    assert "Wednesday" in item.note


def test_a_weekday_may_settle_the_year() -> None:
    assert one("The vote on Friday, Jan 2, is near.", published="2025-12-30")[1].value == "2026-01-02"


def test_figures_either_way_round_stay_open_unless_another_date_shows_the_order() -> None:
    _, item = one("The dock was hit on 3/5/2031.")
    assert (item.value, item.precision) == (None, "unresolved")
    assert "either way" in item.note
    assert values("The dock was hit on 3/5/2031 and 25/4/2031.") == [
        ("3/5/2031", "2031-05-03"),
        ("25/4/2031", "2031-04-25"),
    ]


def test_a_time_of_the_day_takes_the_day_of_its_sentence_or_of_the_paragraph_before() -> None:
    found = times("A drone fell on Friday.", "Sirens sounded at about 3:15 a.m. and again around noon.")
    assert [(words, item.value) for words, item in found[1:]] == [
        ("about 3:15 a.m.", "2031-05-09T03:15:00"),
        ("noon", "2031-05-09T12:00:00"),
    ]
    assert {item.anchor for _, item in found[1:]} == {"document"}


def test_a_time_of_the_day_without_a_day_stays_open() -> None:
    _, item = one("Sirens sounded at 3:15 a.m.")
    assert (item.value, item.kind) == (None, "time")


def test_today_in_quoted_words_is_the_day_they_were_said() -> None:
    found = dict(times("“Tonight we struck the port,” the mayor said on Friday."))
    assert (found["Tonight"].value, found["Tonight"].anchor) == ("2031-05-09", "document")


def test_quoted_words_without_their_day_say_so() -> None:
    _, item = one('"Last night was hard," she said.')
    assert item.value == "2031-05-13"
    assert "quoted" in item.note


def test_vague_words_have_no_value() -> None:
    for text in (
        "The dock was recently hit.",
        "The dock was hit in recent months.",
        "The dock was hit several days ago.",
    ):
        _, item = one(text)
        assert item.value is None
        assert item.note


@pytest.mark.parametrize(
    "text",
    [
        "She may go.",
        "Ms May said nothing.",
        "April Ortega said nothing.",
        "They march on the capital.",
        "The Sunday Times wrote of it.",
        "USA Today wrote of it.",
        "He is 42 years old.",
        "They were 17 and 33 years of age.",
        "He lives in the 1700 block of Mill Road.",
        "A 42-year-old man was held.",
        "The pilots flew at 300 miles per hour.",
        "They drank spring water.",
        "Operation Red Dawn began.",
        "He is in his 50s.",
        "The 5th Division fled.",
        "Boeing 2000 jets are old.",
        "The second ship sank.",
        "Sat on the fence, he waited.",
    ],
)
def test_words_that_are_no_time(text: str) -> None:
    assert values(text) == []


def test_texts_in_capitals() -> None:
    text = "SAN ARLO, 9 JAN 30 (VNA) -- THE MAYOR MAY RESIGN IN MAY. YESTERDAY TWO DIED AT 0300 GMT."
    assert values(text, published="2030-01-09")[1:] == [
        ("MAY", "2030-05"),
        ("YESTERDAY", "2030-01-08"),
        ("0300 GMT", "2030-01-08T03:00:00Z"),
    ]


def test_years_of_two_digits() -> None:
    assert values("On 12-Jan-98, he left.", published=None) == [("12-Jan-98", "1998-01-12")]
    assert values("He left in '29.") == [("'29", "2029")]
    assert values("He left in '98.") == [("'98", "1998")]
    assert values("On 9 May 45 people died.") == [("9 May", "2031-05-09")]


def test_days_that_do_not_exist_stay_open() -> None:
    _, item = one("The dock was hit on 31 April 2031.")
    assert item.value is None
    assert "no such day" in item.note


def test_expressions_never_cross_blocks() -> None:
    assert values("The dock was hit in May", "2031 was a bad year.") == [("May", "2031-05"), ("2031", "2031")]


def test_an_empty_report_has_no_times() -> None:
    assert values("Nothing.") == []


# fmt: off
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)
# fmt: on
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _forms(day: date) -> list[str]:
    month, weekday = _MONTHS[day.month - 1], _WEEKDAYS[day.weekday()]
    return [
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{day.day} {month}, {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month} {day.day} {day.year}",
        f"{month} {_ordinal(day.day)}, {day.year}",
        f"the {_ordinal(day.day)} of {month} {day.year}",
        f"{weekday}, {month} {day.day}, {day.year}",
        f"{weekday} {day.day} {month} {day.year}",
        f"{weekday} ({month} {day.day}, {day.year})",
        f"{day.day:02d}.{day.month:02d}.{day.year}",
        f"{day.year}/{day.month:02d}/{day.day:02d}",
    ]


@settings(max_examples=25, deadline=None)
@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31)), st.booleans())
def test_every_date_in_every_form_is_itself(day: date, known: bool) -> None:
    text = "".join(f"A ship sank on {form} off the coast. " for form in _forms(day))
    found = times(text, published=PUBLISHED if known else None)
    assert [item.value for _, item in found] == [day.isoformat()] * len(_forms(day))
    assert [words for words, _ in found] == _forms(day)


# fmt: off
_PIECES = (
    "on", "in", "the", "May", "3", "Friday", "last", "two", "weeks", "ago", "2031", ",", "-", "early",
    "night", "of", "at", "(", ")", "1990s", "summer", "every", "next", "month", "later", "until", "and", "to",
    "14/05", "BC", "noon", "century", "first", "half", "a", "few", "that", "year", "Christmas", "now", "GMT",
    "31", "February", "yesterday", "3 p.m.", "three days",
)
# fmt: on


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=14), st.sampled_from([None, "2031", "2031-05", PUBLISHED])
)
def test_whatever_is_found_quotes_its_words_and_is_valid(words: list[str], published: str | None) -> None:
    report = make_report("The ship sank " + " ".join(words) + " it was said.", published=published)
    parse = next(iter(parse_reports([report])))
    last = 0
    for item in find_times(parse):
        assert last <= item.span.start < item.span.end <= len(report.text)
        assert report.quote(item.span).strip() == report.quote(item.span)
        last = item.span.end
        if item.value is None:
            assert item.precision == "unresolved"
            assert item.note
            assert item.anchor == "none"
        else:
            assert item.precision != "unresolved"
            assert item.value.startswith("P") if item.kind in ("duration", "set") else is_edtf(item.value)
        if published is None:
            assert item.anchor != "published"


def test_a_day_of_the_week_before_its_date_chooses_the_year() -> None:
    report = make_report("He will leave next Wednesday, May 21.", published="2031-05-14")
    assert [one.value for one in find_times(next(iter(parse_reports([report]))))] == ["2031-05-21"]


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("The truce began on 3 May 2030, two days after the vote.", "two days after", "2030-05-03"),
        ("The truce began in May 2030, a month after the vote.", "a month after", "2030-05"),
        ("The truce began in 2030, two days after the vote.", "two days after", None),
        ("The truce of 3 May 2030 began two days after the vote.", "two days after", None),
    ],
)
def test_a_count_beside_a_date_is_that_date(text: str, phrase: str, value: str | None) -> None:
    report = make_report(text)
    parse = next(iter(parse_reports([report])))
    found = {report.quote(item.span): item.value for item in find_times(parse)}
    assert found[phrase] == value


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("In the final quarter of 2030 trade fell.", "the final quarter of 2030", "2030-10/2030-12"),
        ("In the latter half of 2030 trade fell.", "the latter half of 2030", "2030-07/2030-12"),
        ("In the fall of 2030 trade fell.", "the fall of 2030", "2030-23"),
        ("Shares rose on Monday and fell to end the day lower.", "the day", "2031-05-12"),
        ("They had not met in over two years.", "over two years", "P2Y"),
        ("The town was lost in a few days.", "a few days", None),
        ("The dock, built in the 1970s and 80s, burnt.", "80s", "198X"),
    ],
)
def test_parts_counts_and_days(text: str, phrase: str, value: str | None) -> None:
    report = make_report(text)
    parse = next(iter(parse_reports([report])))
    assert {report.quote(item.span): item.value for item in find_times(parse)}[phrase] == value


@pytest.mark.parametrize(
    "text", ["After the fall of San Arlo they fled.", "She writes for The Week.", "Troops left the Now Zad valley."]
)
def test_names_that_are_no_times(text: str) -> None:
    assert not list(find_times(next(iter(parse_reports([make_report(text)])))))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Trade grew in the past decade.", "2021/2031"),
        ("Trade grew over the last two decades.", "2011/2031"),
        ("Trade grew in the last four years.", "2027/2031"),
    ],
)
def test_the_past_decade_is_the_ten_years_before(text: str, value: str) -> None:
    assert [found for _, found in values(text)] == [value]


def test_a_year_said_twice_is_the_year_of_the_story() -> None:
    found = dict(
        values(
            "In April 1861 the fort fell. By May 1861 the coast was lost. The war began in earnest in 1862. Ferro "
            "attacked the capital in the spring of 1862. He crossed the river on September 5."
        )
    )
    assert found["September 5"] == "1862-09-05"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The crane fell on Monday at two o'clock, after the afternoon shift had gone in.", "2031-05-12T14:00:00"),
        ("The crane fell on Monday at two o'clock, when the morning was still dark.", "2031-05-12T02:00:00"),
        ("The crane fell at two o'clock in the afternoon on Monday.", "2031-05-12T14:00:00"),
        # Two halves of the day have a six o'clock.
        ("The crane fell on Monday around six o'clock.", "2031-05-12"),
        ("The crane fell on Monday at 14:30.", "2031-05-12T14:30:00"),
        ("The crane fell on Monday at 5 p.m.", "2031-05-12T17:00:00"),
    ],
)
def test_an_hour_of_twelve_needs_its_half_of_the_day(text: str, value: str) -> None:
    assert [found for _, found in values(text)] == [value]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met in the final May talks.", "May"),
        ("The May final was played.", "May"),
        ("It was the final of May.", "May"),
        ("The report (May final) says nothing.", "May"),
        ("On May closing figures were given.", "May"),
    ],
)
def test_a_final_is_no_day_of_a_month(text: str, words: str) -> None:
    assert [(found, value) for found, value in values(text) if found.endswith(words)] == [(words, "2031-05")]
