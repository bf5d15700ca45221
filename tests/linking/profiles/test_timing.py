from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.data import load_table
from firsthand.linking.joining.matching import contradiction
from firsthand.linking.profiles.dates import days_of
from firsthand.linking.profiles.profile import profile_of
from firsthand.linking.profiles.timing import date_reason, dates_agree, dates_reason
from tests.linking.maker import Maker


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2031-05-09", "2031-05-09", True),
        ("2031-05-09", "2031-05-10", False),
        ("2031-05-09", "2031-05", True),
        ("2031-05-14", "2031-05-05/2031-05-11", True),
        ("2031-05-16", "2031-05-05/2031-05-11", False),
        ("2031", "2030-12-30", True),
        ("2031-06-20", "2031-05", False),
    ],
)
def test_dates_agree_where_they_overlap_or_a_wide_one_ends_just_beside(left: str, right: str, expected: bool) -> None:
    one, two = days_of(left), days_of(right)
    assert one is not None
    assert two is not None
    assert dates_agree(one, two) is dates_agree(two, one) is expected


def test_a_day_that_only_the_sentences_around_name_contradicts_less() -> None:
    """ "The last car was lifted on Friday" dates the search; the fall of the bridge may be Tuesday's all the same."""
    weights = load_table("linking/matching.toml")
    tuesday = Maker("A bridge fell in Tessim on Tuesday.", published="2031-05-06")
    tuesday.mention("fell", type="ACCIDENT", mode="collapse", dates=[("on Tuesday", "2031-05-06")])
    friday = Maker("Toll of bridge collapse rises.", "The last car was lifted on Friday.", published="2031-05-09")
    friday.mention("collapse", type="ACCIDENT", mode="collapse", dates=[("on Friday", "2031-05-09")])
    stated = friday.build()
    mention = stated.extraction.mentions[0]
    around = replace(mention, dates=tuple(replace(date, basis="report") for date in mention.dates))
    inferred = replace(stated, extraction=replace(stated.extraction, mentions=(around,)))
    one = profile_of(tuesday.build()).facts[0]
    for document, weight in ((stated, weights["forbidden"]), (inferred, weights["date"]["doubtful"])):
        two = profile_of(document).facts[0]
        reason = dates_reason(one, two, weights)
        assert reason is not None
        assert reason.weight == weight
        assert contradiction(one, two), "only a link that outweighs it lets the two be joined"


def test_a_year_is_not_near_to_a_day_of_publication() -> None:
    def weight(value: str) -> float:
        dated = Maker("Gunmen took pupils from a school.", published="2031-09-01")
        dated.mention("took", mode="abduct", dates=[("Gunmen", value)])
        undated = Maker("Gunmen seized pupils at a school.", published="2031-03-12")
        undated.mention("seized", mode="abduct")
        one, two = (profile_of(maker.build()) for maker in (dated, undated))
        reason = date_reason(one.facts[0], two.facts[0], one, two, load_table("linking/matching.toml"))
        assert reason is not None
        return reason.weight

    assert weight("2031-03-11") > 0.4
    assert weight("2031") < 0.1
