from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.extraction.claims.quotes import find_quotes
from tests.extraction.claims_in import read


def _quotes(*paragraphs: str) -> list[tuple[str, bool, bool]]:
    parse = read(*paragraphs).parse
    return [(parse.words(one.first, one.last), one.full, one.unclosed) for one in find_quotes(parse)]


def test_curly_and_straight_marks_pair() -> None:
    assert _quotes("“We fled.” The end.") == [("“We fled.”", True, False)]
    assert _quotes('He said "no" and "never".') == [('"no"', False, False), ('"never"', False, False)]


def test_a_few_borrowed_words_are_not_speech() -> None:
    assert _quotes("The “liberated” town was empty.") == [("“liberated”", False, False)]


def test_a_quotation_that_does_not_close_runs_to_the_end_of_its_paragraph() -> None:
    assert _quotes("“We fled that night.", "“We came back.”") == [
        ("“We fled that night.", True, True),
        ("“We came back.”", True, False),
    ]


def test_a_missing_mark_costs_one_quotation() -> None:
    found = _quotes("“We fled. The army denies it. “They lie,” she said.")
    assert found[-1][0] == "“They lie,”"
    assert found[0][0] == "“We fled. The army denies it."


def test_apostrophes_are_no_quotation_marks() -> None:
    assert _quotes("The soldiers' boots weren't Roe's or the '90s model's.") == []


def test_single_marks_quote() -> None:
    assert _quotes("He called it ‘a small war’ and left.") == [("‘a small war’", False, False)]


def test_marks_in_one_paragraph_leave_the_next_alone() -> None:
    assert _quotes('A 12" gun fired.', "“We fled.”")[-1] == ("“We fled.”", True, False)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab ,.“”\"'‘’\n", min_size=1, max_size=40))
def test_quotations_never_overlap(text: str) -> None:
    if not text.strip():
        return
    parse = read(text).parse
    last = 0
    for one in find_quotes(parse):
        assert last <= one.first < one.last <= len(parse)
        last = one.last
