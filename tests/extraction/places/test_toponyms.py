"""Names of places in every role, with the likeliest place: invented reports about real homonyms."""

from __future__ import annotations

import dataclasses

import pytest

from firsthand.extraction.names import find_names
from firsthand.extraction.nlp import parse_reports
from firsthand.extraction.places.gazetteer import Place, load_gazetteer
from firsthand.extraction.places.naming import NAMING, likelihood, load_naming_weights
from firsthand.extraction.places.outlet import outlet_home
from firsthand.extraction.places.ranking import FEATURES, Group, load_ranking_weights, rank
from firsthand.extraction.places.toponyms import Toponym, find_toponyms
from firsthand.extraction.places.words import load_words
from firsthand.model import Report
from tests.conftest import make_report


def toponyms(report: Report) -> dict[str, Toponym]:
    parse = next(iter(parse_reports([report])))
    return {report.quote(found.span): found for found in find_toponyms(parse, find_names(parse))}


def home(url: str = "", outlet: str = "") -> tuple[str | None, tuple[str, ...]]:
    report = dataclasses.replace(make_report("Nothing happened."), url=url or None, outlet=outlet)
    found = outlet_home(report, load_gazetteer(), load_words())
    return found.country, found.keys


def test_every_role_has_its_name() -> None:
    found = toponyms(
        make_report(
            "Yemen denied the report on Friday.",
            "A Yemeni sailor drowned near Hodeidah, the Hodeidah Police Department said.",
        )
    )
    assert found["Yemen"].role == "state"
    assert found["Yemeni"].role == "demonym"
    assert {name.country for name in found.values()} == {"YE"}
    assert "inside" in {name.role for name in found.values()} or found["Hodeidah"].role == "place"


def test_neighbours_tell_which_of_many() -> None:
    text = "Two men were hurt in {} on Friday, police said. Officers from {} and {} helped."
    kansas = toponyms(make_report(text.format("Lawrence", "Topeka", "Overland Park")))
    assert kansas["Lawrence"].longitude == pytest.approx(-95.2, abs=0.3)
    massachusetts = toponyms(make_report(text.format("Lawrence", "Lowell", "Haverhill")))
    assert massachusetts["Lawrence"].longitude == pytest.approx(-71.2, abs=0.3)


def test_a_state_beside_a_name_decides() -> None:
    found = toponyms(make_report("A barn burned down in Paris, Texas, on Friday, the fire marshal said."))
    assert found["Paris"].country == "US"
    assert 0.5 < found["Paris"].likelihood <= 1.0


def test_the_outlet_tells_its_home() -> None:
    assert home("https://www.arlo.co.uk/news/1")[0] == "GB"
    assert home("https://example.io/a")[0] is None
    assert "springfield" in home("http://www.springfieldnewssun.example/x")[1]
    assert "salem" in home(outlet="The Salem Courier")[1]
    assert home(outlet="The Daily Post") == (None, ())


def test_shares_sum_to_one_and_kin_support_each_other() -> None:
    gazetteer = load_gazetteer()

    def group(key: str) -> Group:
        rows = gazetteer.find(key)
        return Group(
            candidates=tuple(gazetteer.place(row) for row, _ in rows), main=frozenset(row for row, main in rows if main)
        )

    def best(*keys: str) -> Place:
        groups = {key: group(key) for key in keys}
        ranked = rank(groups, gazetteer, countries={}, outlet_country=None)
        for shares in ranked.values():
            assert sum(share for share, _ in shares) == pytest.approx(1.0)
        return ranked[keys[0]][0][1]

    assert best("dublin").country == "IE"
    assert best("dublin", "columbus", "ohio", "westerville").country == "US"


def test_the_weights_are_whole() -> None:
    assert len(load_naming_weights()) == len(NAMING) == len(set(NAMING))
    assert len(load_ranking_weights()) == len(FEATURES) == len(set(FEATURES))
    assert likelihood([0.0] * len(NAMING)) == 0.5


@pytest.mark.parametrize(
    ("text", "name", "longitude"),
    [
        ("A man was shot in L.A. on Friday.", "L.A.", -118.2),
        ("Two men died in a fire in NYC on Friday.", "NYC", -74.0),
        ("A N.J. man was held on Friday.", "N.J.", -74.5),
    ],
)
def test_letters_stand_for_divisions_and_the_largest_cities(text: str, name: str, longitude: float) -> None:
    assert toponyms(make_report(text))[name].longitude == pytest.approx(longitude, abs=0.5)


def test_a_capital_goes_before_a_division_of_its_name_elsewhere() -> None:
    abroad = toponyms(make_report("Envoys from Washington and Cairo met in Tunis. Moscow was told on Friday."))
    assert abroad["Washington"].longitude == pytest.approx(-77.0, abs=0.5)
    home = toponyms(make_report("A ferry sank near Seattle, Washington, on Friday. Spokane and Tacoma sent divers."))
    assert home["Washington"].longitude == pytest.approx(-120.5, abs=1.0)
