"""The map layer: points only where a point is known."""

from __future__ import annotations

import dataclasses
import io
import json
from typing import Any

import pytest

from firsthand.exports import EXPORTERS, ExportOptions, LossReport
from firsthand.model import Field
from tests.exports.desk import Desk, desk


def written(view: Desk, *, safe: bool = True) -> tuple[dict[str, Any], LossReport]:
    out = io.BytesIO()
    losses = EXPORTERS["geojson"].write(view, out, options=ExportOptions(publish_safe=safe))
    return json.loads(out.getvalue()), losses


def test_it_is_a_feature_collection_with_flat_properties() -> None:
    tree, _ = written(desk())
    assert tree["type"] == "FeatureCollection"
    assert len({feature["id"] for feature in tree["features"]}) == len(tree["features"]) == 4
    assert len({tuple(feature["properties"]) for feature in tree["features"]}) == 1, "a layer has one set of columns"
    for feature in tree["features"]:
        assert feature["type"] == "Feature"
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert all(value is None or isinstance(value, str | int | float) for value in feature["properties"].values())


def test_a_settlement_is_a_point_longitude_first() -> None:
    tree, _ = written(desk())
    assert tree["features"][0]["geometry"] == {"type": "Point", "coordinates": [61.123457, -12.5]}


def test_a_country_an_unknown_place_and_no_place_have_no_point() -> None:
    tree, losses = written(desk())
    assert [feature["geometry"] for feature in tree["features"][1:]] == [None, None, None]
    assert [feature["properties"]["place"] for feature in tree["features"][1:]] == ["Veldria", "the banks", None]
    found = {loss.kind: loss.count for loss in losses.losses}
    assert (found["areas"], found["unplaced"], found["nowhere"]) == (1, 1, 1)


@pytest.mark.parametrize(("latitude", "longitude"), [(91.0, 0.0), (0.0, -180.5), (float("nan"), 0.0)])
def test_coordinates_outside_of_the_world_are_no_point(latitude: float, longitude: float) -> None:
    view = desk()
    shelling = view.happened[0]
    reading = dataclasses.replace(shelling.fields["place"].readings[0], latitude=latitude, longitude=longitude)
    fields = {**shelling.fields, "place": Field(readings=(reading,))}
    tree, _ = written(dataclasses.replace(view, happened=(dataclasses.replace(shelling, fields=fields),)))
    assert tree["features"][0]["geometry"] is None


def test_a_running_total_is_not_shown_as_the_incidents_own_toll() -> None:
    tree, losses = written(desk(), safe=False)
    assert tree["features"][0]["properties"]["killed"] == "12 or more | =1+1 (running total)"
    assert tree["features"][0]["properties"]["conflicts"] == "killed: number"
    found = {loss.kind: loss.count for loss in losses.losses}
    assert (found["several"], found["ranges"], found["conflicts"], found["unresolved_dates"]) == (1, 2, 1, 1)


def test_private_persons_are_withheld_by_default() -> None:
    tree, losses = written(desk())
    first = tree["features"][0]["properties"]
    assert "Orlen" not in json.dumps(tree)
    assert first["title"] == "Shelling of [name withheld], Lenz"
    assert first["target"] == "[name withheld]"
    assert first["url"] is None
    assert first["sentence"] == "A shell hit the market of Lenz on Friday."
    assert {"names", "addresses"} <= {loss.kind for loss in losses.losses}
    full, _ = written(desk(), safe=False)
    assert full["features"][0]["properties"]["target"] == "Mira van Orlen"


def test_an_empty_ledger_is_an_empty_collection() -> None:
    tree, losses = written(Desk())
    assert tree == {"type": "FeatureCollection", "features": []}
    assert losses.lines() == []
