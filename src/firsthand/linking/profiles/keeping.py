"""What is worked out once for each report, however many happenings it tells of and however often they are assembled.

A report's claims are read again for every happening of it, and once more whenever a new report joins their group. What
follows from one report alone is kept with its profile, and goes with it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from firsthand.linking.profiles.profile import Profile

__all__ = ["mark_of", "once_a_record", "once_a_report"]

_P = ParamSpec("_P")
_T = TypeVar("_T")


class _Record(Protocol):
    @property
    def id(self) -> str: ...


_R = TypeVar("_R", bound=_Record)


def once_a_report(function: Callable[Concatenate[Profile, _P], _T]) -> Callable[Concatenate[Profile, _P], _T]:
    """For a pure function of a report: what it gives is kept with the profile, and is not to be changed.

    Further arguments must be hashable, and of few different values a report.
    """

    def kept(profile: Profile, /, *args: _P.args, **named: _P.kwargs) -> _T:
        if named:
            raise TypeError(f"{function.__name__} takes its arguments by position")
        return cast("_T", _kept(profile, (function, *args), lambda: function(profile, *args, **named)))

    return update_wrapper(kept, function)


def once_a_record(function: Callable[[_R, Profile], _T]) -> Callable[[_R, Profile], _T]:
    """For a pure function of a claim or mention and its report: what it gives is kept with the profile, and is not to
    be changed."""

    def kept(record: _R, profile: Profile) -> _T:
        return cast("_T", _kept(profile, (function, record.id), lambda: function(record, profile)))

    return update_wrapper(kept, function)


def mark_of(profile: Profile) -> object:
    """What tells a profile from all others, those of the same report made before or after it included."""
    return profile.kept.setdefault(mark_of, object())


def _kept(profile: Profile, key: Hashable, work_out: Callable[[], Any]) -> Any:
    known = profile.kept
    if key not in known:
        known[key] = work_out()
    return known[key]
