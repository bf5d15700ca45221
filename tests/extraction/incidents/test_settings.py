from __future__ import annotations

from firsthand.extraction.incidents.settings import settings
from firsthand.extraction.mentions.types import incident_type


def test_every_kind_has_a_type_of_the_table() -> None:
    chosen = settings()
    assert set(chosen.types) == set(chosen.kinds)
    for type_name, mode in chosen.types.values():
        assert incident_type(type_name, mode).type == type_name


def test_every_role_has_its_thresholds() -> None:
    chosen = settings()
    assert set(chosen.least) == set(chosen.roles)
    assert chosen.anchors | set(chosen.join) == set(chosen.roles)
    numbers = [
        chosen.relevant,
        chosen.link,
        chosen.alone,
        chosen.further,
        chosen.kinship,
        chosen.fresh,
        chosen.sure,
    ]
    assert all(0.0 <= number <= 1.0 for number in (*numbers, *chosen.least.values(), *chosen.join.values()))
