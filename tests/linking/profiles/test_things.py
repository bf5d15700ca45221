from __future__ import annotations

import pytest

from firsthand.linking.profiles.things import head_of, is_number, sort_of


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("three fishermen", "people"),
        ("18 passengers of a bus", "people"),
        ("boarding school", "thing"),
        ("Orsa clinic", "thing"),
        ("two tonnes of cocaine", "goods"),
        ("a group of soldiers at a checkpoint", "people"),
        ("Milo Brandt", "unknown"),
        ("", "unknown"),
    ],
)
def test_sort(name: str, sort: str) -> None:
    assert sort_of(name) == sort


def test_head_in_the_singular() -> None:
    assert head_of("18 passengers of a bus") == "passenger"
    assert head_of("two ferries") == "ferry"


@pytest.mark.parametrize(("name", "number"), [("27", True), ("twenty-one", True), ("1,104", True), ("two men", False)])
def test_numbers(name: str, number: bool) -> None:
    assert is_number(name) == number
