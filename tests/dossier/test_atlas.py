"""The map: its extent, its honesty about precision, its outlines."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.dossier.atlas import WIDTH, Atlas, atlas
from firsthand.dossier.land_outlines import Box, country_path, land_path
from firsthand.dossier.rows import Place, Row

_ROW = Row(
    page="incidents/a.html",
    title="A strike",
    kind="ASSAULT",
    type="Drone strike",
    status="reported as happened",
    status_code="happened",
    when="14 May 2031",
    when_precision="to the day",
    days=None,
    rival_days=(),
    where="Karsk",
    where_precision="a settlement",
    place=None,
    killed="",
    killed_low=-1,
    injured="",
    injured_low=-1,
    independent=1,
    unknown=0,
    reports=1,
    grade="Weak",
    conflicts=(),
)


def _row(
    latitude: float, longitude: float, precision: str = "settlement", country: str | None = None, name: str = "Karsk"
) -> Row:
    place = Place(name=name, latitude=latitude, longitude=longitude, precision=precision, country=country)
    return replace(_ROW, place=place)


def _drawn(*rows: Row) -> Atlas:
    found = atlas(rows)
    assert found is not None
    return found


def test_no_place_no_map() -> None:
    assert atlas([_ROW]) is None


def test_a_settlement_is_a_point_and_a_country_an_area() -> None:
    found = _drawn(_row(37, -4), _row(40, -4, "country", "ES", "Spain"), _row(38, -6, "admin1"))
    assert [one.name for one in found.points] == ["Karsk"]
    areas = {one.precision: one for one in found.areas}
    assert areas["a country"].shade
    assert not areas["a province"].shade
    assert all(one.reach > 0 for one in found.areas)
    assert not any(one.point for one in found.areas)


def test_a_country_without_an_outline_is_still_no_point() -> None:
    found = _drawn(_row(37, -4, "country", "ZZ"))
    assert found.points == ()
    assert found.areas[0].reach > 9


def test_incidents_of_one_place_are_one_mark_that_leads_to_the_list() -> None:
    found = _drawn(_row(37, -4), _row(37, -4), _row(39, 2, name="Orvane"))
    assert [len(one.rows) for one in found.points] == [2, 1]
    assert found.points[0].href == "#place-1"
    assert found.points[1].href == "incidents/a.html"
    assert found.points[0].spoken == "Karsk (a settlement): 2 incidents"


def test_an_area_and_a_point_are_not_merged() -> None:
    found = _drawn(_row(37, -4), _row(37, -4, "admin1"))
    assert (len(found.points), len(found.areas)) == (1, 1)


def test_the_map_of_a_region_is_near_and_has_a_scale() -> None:
    found = _drawn(_row(37, -4), _row(37.5, -3))
    assert found.scale is not None
    assert found.scale.words.endswith(" km")


def test_the_map_of_the_world_has_none() -> None:
    assert _drawn(_row(37, -120), _row(-30, 140)).scale is None


def test_places_on_both_sides_of_the_date_line_lie_together() -> None:
    found = _drawn(_row(-17, 178), _row(-17, -178, name="Orvane"))
    assert found.scale is not None
    assert abs(found.points[0].x - found.points[1].x) < WIDTH / 2


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(-90, 90),
            st.floats(-180, 180),
            st.sampled_from(["point", "settlement", "admin2", "admin1", "country", "region", "sea"]),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_every_place_lies_on_its_map(places: list[tuple[float, float, str]]) -> None:
    found = _drawn(*(_row(*place) for place in places))
    assert sum(len(one.rows) for one in found.listed) == len(places)
    for one in found.listed:
        assert -1 <= one.x <= WIDTH + 1
        # Nobody is harmed at the poles, where the drawing ends.
        if all(abs(place[0]) < 55 for place in places):
            assert -1 <= one.y <= found.height + 1


@pytest.mark.parametrize(
    "box", [Box(west=-180, south=-60, east=180, north=83), Box(west=170, south=-25, east=190, north=-10)]
)
def test_outlines_have_no_line_across_the_map(box: Box) -> None:
    def project(longitude: float, latitude: float) -> tuple[float, float]:
        return longitude, -latitude

    path = land_path(box, project)
    assert path.startswith("M")
    for ring in path.strip("MZ").split("ZM"):
        points = [tuple(map(float, point.split())) for point in ring.split("L")]
        inside = [point for point in points if box.west < point[0] < box.east and box.south < -point[1] < box.north]
        for (x, y), (next_x, next_y) in pairwise(points):
            if (x, y) in inside and (next_x, next_y) in inside:
                assert abs(next_x - x) < 60, ring[:80]


def test_a_country_is_found_by_its_code() -> None:
    def project(longitude: float, latitude: float) -> tuple[float, float]:
        return longitude * 10, -latitude * 10

    box = Box(west=-20, south=20, east=20, north=60)
    assert re.match(r"M-?\d", country_path("ES", box, project))
    assert country_path("ZZ", box, project) == ""
