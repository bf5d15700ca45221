from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from firsthand.extraction.incidents.clusters import to_incidents
from firsthand.extraction.incidents.fills import Fill
from firsthand.extraction.incidents.settings import settings
from tests.extraction.incidents.making import fill, links_of

PLAIN = replace(
    settings(),
    relevant=0.5,
    least=MappingProxyType(dict.fromkeys(settings().roles, 0.5)),
    link=0.5,
    join=MappingProxyType(dict.fromkeys(("person", "organisation", "means"), 0.5)),
    alone=0.7,
    further=0.6,
    kinship=0.5,
    whole=0.0,
)
MAYOR, GUNMEN = fill("victim", "Mayor Oda Brin", 0.9), fill("person", "gunmen", 0.8, at=20)
BRIDGE, DYNAMITE = fill("thing", "the Tavo bridge", 0.9, at=60), fill("means", "dynamite", 0.7, at=90)


def told(*incidents: tuple[str, set[str]]) -> list[tuple[str, set[str]]]:
    return list(incidents)


def read(
    fills: list[Fill], groups: list[set[int]], kinds: dict[int, str] | None = None, *, kinship: float = 0.5
) -> list[tuple[str, set[str]]]:
    found = to_incidents(fills, links_of(fills, groups, kinds), replace(PLAIN, kinship=kinship))
    return [(one.kind, {each.words for each in one.fills}) for one in found]


def test_linked_fills_are_one_incident() -> None:
    assert read([MAYOR, GUNMEN], [{0, 1}]) == told(("attack", {"Mayor Oda Brin", "gunmen"}))


def test_unlinked_anchors_are_two_incidents_each_with_its_own() -> None:
    fills = [MAYOR, GUNMEN, BRIDGE, DYNAMITE]
    assert read(fills, [{0, 1}, {2, 3}], {2: "bombing", 3: "bombing"}) == told(
        ("attack", {"Mayor Oda Brin", "gunmen"}), ("bombing", {"the Tavo bridge", "dynamite"})
    )


def test_a_doer_belongs_to_every_incident_that_it_is_linked_to() -> None:
    found = read([MAYOR, GUNMEN, BRIDGE], [{0, 1}, {1, 2}])
    assert found == told(("attack", {"Mayor Oda Brin", "gunmen"}), ("attack", {"gunmen", "the Tavo bridge"}))


def test_unlike_kinds_part_what_is_linked() -> None:
    fills = [MAYOR, BRIDGE]
    assert len(read(fills, [{0, 1}], {0: "kidnapping", 1: "bombing"}, kinship=0.9)) == 2


def test_a_doer_without_victims_makes_up_an_incident() -> None:
    assert read([GUNMEN], []) == told(("attack", {"gunmen"}))


def test_a_weak_doer_joins_the_nearest_incident() -> None:
    weak = fill("person", "youths", 0.55, at=30)
    assert read([MAYOR, weak], []) == told(("attack", {"Mayor Oda Brin", "youths"}))


def test_a_weak_incident_beside_a_sure_one_is_left_out() -> None:
    weak = fill("thing", "a shed", 0.55, at=30)
    assert read([MAYOR, weak], []) == told(("attack", {"Mayor Oda Brin"}))
    assert read([weak], []) == told(("attack", {"a shed"}))


def test_fills_below_their_roles_threshold_are_left_out() -> None:
    assert read([MAYOR, fill("person", "men", 0.4, at=30)], [{0, 1}]) == told(("attack", {"Mayor Oda Brin"}))


def test_a_text_about_no_incident_has_none() -> None:
    assert to_incidents([MAYOR], links_of([MAYOR], [], relevant=0.3), PLAIN) == []
    assert to_incidents([], links_of([], []), PLAIN) == []
