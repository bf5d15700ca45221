from __future__ import annotations

import pytest

from firsthand.linking.dates import days_of
from firsthand.linking.timing import dates_agree


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
