"""One public door: complete, sorted, and every name leads somewhere."""

from __future__ import annotations

import importlib
import pkgutil

import firsthand


def test_all_is_sorted_and_reachable() -> None:
    assert firsthand.__all__ == sorted(firsthand.__all__)
    for name in firsthand.__all__:
        assert getattr(firsthand, name) is not None


def test_no_function_hides_a_room() -> None:
    rooms = {module.name for module in pkgutil.iter_modules(firsthand.__path__)}
    assert set(firsthand.__all__) & rooms == {"pipeline"}, "only the module `pipeline` is public under a room's name"


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(firsthand, "no_such_thing")


def test_every_room_declares_its_door() -> None:
    for module in pkgutil.iter_modules(firsthand.__path__):
        if module.name == "__main__":
            continue
        door = importlib.import_module(f"firsthand.{module.name}")
        assert door.__all__ == sorted(door.__all__, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
        assert (door.__doc__ or "").strip()
