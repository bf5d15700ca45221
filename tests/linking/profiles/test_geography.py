from __future__ import annotations

import dataclasses

from firsthand.data import load_table
from firsthand.linking.profiles.geography import distance_km, named_reason, place_reason, place_words, places_agree
from firsthand.linking.profiles.profile import profile_of
from firsthand.model import Basis
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


def test_a_place_without_coordinates_or_a_mention_of_its_own_is_found_by_its_name() -> None:
    """A report that only says "the blockade of Wexholm" places it there; one that names the town anywhere says less."""
    teller = Maker("Gunboats blockaded Wexholm on Monday.", published="2031-02-04")
    teller.mention("blockaded", type="COERCE", mode="restrict", places=["Wexholm"])
    hit = Maker("The blockade of Wexholm goes on.", published="2031-02-05")
    hit.mention("blockade", type="COERCE", mode="restrict", targets=["Wexholm"])
    named = Maker("The blockade goes on. Bakers in Wexholm have no flour.", published="2031-02-05")
    named.mention("blockade", type="COERCE", mode="restrict")
    silent = Maker("The blockade goes on.", published="2031-02-05")
    silent.mention("blockade", type="COERCE", mode="restrict")
    weights = load_table("linking/matching.toml")
    one = profile_of(teller.build())
    reasons = []
    for maker in (hit, named, silent):
        two = profile_of(maker.build())
        found = named_reason(one.facts[0], two.facts[0], one, two, weights)
        turned = named_reason(two.facts[0], one.facts[0], two, one, weights)
        assert (found is None) == (turned is None)
        if found and turned:
            assert (found.left, found.right, found.weight) == (turned.right, turned.left, turned.weight)
        reasons.append(found and found.feature)
    assert reasons == ["place", "setting", None]


def test_a_capital_at_the_head_of_a_text_does_not_exclude_the_town_that_another_names() -> None:
    def weight(basis: Basis) -> float:
        found = []
        for place in ("Tessim", "Port Arlo"):
            maker = Maker(f"Gas exploded in a mine, {place} heard.")
            maker.mention("exploded", type="ACCIDENT", mode="explosion", places=[place])
            told = basis if place == "Tessim" else "clause"
            places = tuple(dataclasses.replace(item, basis=told) for item in maker.mentions[0].places)
            maker.mentions = [dataclasses.replace(maker.mentions[0], places=places)]
            found.append(profile_of(maker.build()).facts[0])
        reason = place_reason(found[0], found[1], load_table("linking/matching.toml"))
        assert reason is not None
        return reason.weight

    assert weight("clause") < -10
    assert -2 < weight("dateline") < 0
    # "Five are in hospital in Tessim": the words that tell of it name no place.
    assert -3 < weight("report") < 0


def test_a_cape_lies_at_the_place_that_it_is_called_after() -> None:
    assert place_words("Cape Zadrik") == place_words("Zadrik") == place_words("Capo Zadrik")
    assert place_words("Cape") == "cape"
    assert place_words("Port Zadrik") != place_words("Zadrik")
