"""The tasks by name: every module of `benchmarks/tasks` holds a tuple `TASKS`."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from benchmarks import tasks as shelf
from benchmarks.task import Task

__all__ = ["named", "names"]


@cache
def _all() -> dict[str, Task]:
    found: list[Task] = []
    for module in pkgutil.iter_modules(shelf.__path__):
        found.extend(import_module(f"{shelf.__name__}.{module.name}").TASKS)
    return {task.name: task for task in sorted(found, key=lambda task: (task.rank, task.name))}


def names() -> tuple[str, ...]:
    """The names of all tasks, in the order of the table."""
    return tuple(_all())


def named(name: str) -> tuple[Task, ...]:
    """The task of that name, or the tasks of that group; "all" gives every one. Raises `KeyError` if none."""
    tasks = _all()
    if name == "all":
        return tuple(tasks.values())
    if name in tasks:
        return (tasks[name],)
    group = tuple(task for task in tasks.values() if task.group == name)
    if not group:
        raise KeyError(name)
    return group
