"""The tasks by name and by group, in the order of the accuracy table. A task's module is loaded when asked for."""

from __future__ import annotations

from importlib import import_module

from benchmarks.task import Task

__all__ = ["GROUPS", "named", "names"]

# Group → module of benchmarks/tasks → the tasks in it. A group is what belongs together in one line of the table.
GROUPS: dict[str, dict[str, tuple[str, ...]]] = {
    "attribution": {"attribution": ("polnear",)},
    "credits": {"credits": ("credits",)},
    "incidents": {"muc4": ("muc4", "muc4_slots", "muc4_silence")},
    "press": {"isaf": ("isaf",), "centcom": ("centcom",)},
    "dates": {"dates": ("wikiwars", "meantime")},
    "places": {"places": ("geo_lgl", "geo_geovirus")},
    "certainty": {"certainty": ("certainty",)},
    "article": {"article": ("article_zyte",)},
    "speed": {"speed": ("speed",)},
    "fields": {"gvc": ("gvc_fields",), "plover": ("plover",)},
    "linking": {
        "linking": ("linking_gvc", "linking_gva", "linking_records", "linking_ecbplus"),
        "linking_cases": ("linking_cases", "linking_bare"),
        "scale": ("linking_scale", "linking_whole"),
    },
}


def names() -> tuple[str, ...]:
    """The names of all tasks, in the order of the table."""
    return tuple(name for modules in GROUPS.values() for tasks in modules.values() for name in tasks)


def named(name: str) -> tuple[Task, ...]:
    """The task of that name, or the tasks of that group; "all" gives every one. Raises `KeyError` if none."""
    found = [
        task
        for group, modules in GROUPS.items()
        for module, tasks in modules.items()
        if name in ("all", group) or name in tasks
        for task in import_module(f"benchmarks.tasks.{module}").TASKS
        if name in ("all", group, task.name)
    ]
    if not found:
        raise KeyError(name)
    return tuple(found)
