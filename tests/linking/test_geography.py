from __future__ import annotations

from firsthand.linking.geography import distance_km, places_agree
from tests.linking.maker import PLACES, Maker


def test_places() -> None:
    maker = Maker(" ".join(PLACES))
    arlo, docks, tessim, country, sea = (
        maker.place(name) for name in ("Port Arlo", "Arlo Docks", "Tessim", "Veldria", "Gulf of Sarn")
    )
    gap = distance_km(arlo, docks)
    assert gap is not None
    assert 1 < gap < 5
    assert distance_km(arlo, arlo) == 0.0
    assert places_agree(arlo, docks)
    assert places_agree(arlo, country)
    assert places_agree(arlo, sea)
    assert not places_agree(arlo, tessim)
