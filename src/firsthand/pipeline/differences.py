"""Where a record of the ledger and the same record rebuilt differ, in words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from firsthand.model import Derivation, Incident, MentionLink

__all__ = ["Difference", "Kind", "Recorded", "compare"]

Kind = Literal["keys", "derivation", "link", "incident"]
Recorded = Derivation | Incident | MentionLink

# Characters of a value that a line shows.
_SHOWN = 100
# What a record is called by, the first of these that it has.
_CALLED = ("title", "value", "suggested", "from_name", "name", "mention", "feature", "kind", "id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing in which the ledger and a rebuild differ.

    what: blocking keys of a report, a derivation, a link of two mentions, or an incident. id: of the report,
    derivation, link or incident. field: which part of it differs, empty where it stands on one side alone.
    ledger, rebuilt: what each side says, in short.
    """

    what: Kind
    id: str
    ledger: str
    rebuilt: str
    field: str = ""

    def line(self) -> str:
        """The difference in words, on one line."""
        part = f", {self.field}" if self.field else ""
        return f"{self.what} {self.id}{part}: the ledger has {self.ledger}, a rebuild gives {self.rebuilt}"


def compare(what: Kind, id_: str, stored: Recorded | None, rebuilt: Recorded | None) -> Iterator[Difference]:
    """The parts in which the two differ, one difference each; nothing where they are equal."""
    if stored is None or rebuilt is None:
        yield Difference(what=what, id=id_, ledger=_short(stored), rebuilt=_short(rebuilt))
        return
    for part in dataclasses.fields(stored):
        before, after = getattr(stored, part.name), getattr(rebuilt, part.name)
        if before == after:
            continue
        if not isinstance(before, dict):
            yield _at(what, id_, part.name, before, after)
            continue
        # The fields of an incident go by their own names: killed, place, date.
        for name in sorted(before.keys() | after.keys()):
            if before.get(name) != after.get(name):
                yield _at(what, id_, name, before.get(name), after.get(name))


def _at(what: Kind, id_: str, path: str, before: Any, after: Any) -> Difference:
    """The first place where the two values differ."""
    deeper = True
    while deeper:
        deeper = False
        for name, one, two in _pairs(before, after):
            if one != two:
                path, before, after, deeper = f"{path}.{name}", one, two, True
                break
    return Difference(what=what, id=id_, field=path, ledger=_short(before), rebuilt=_short(after))


def _pairs(before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    """The parts of two values of one kind; none where they have not the same parts."""
    if dataclasses.is_dataclass(before) and type(before) is type(after):
        for part in dataclasses.fields(before):
            yield part.name, getattr(before, part.name), getattr(after, part.name)
    elif isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        for number, (one, two) in enumerate(zip(before, after, strict=True)):
            yield str(number), one, two


def _short(value: Any) -> str:
    words = _words(value)
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def _words(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return f"“{value}”"
    if isinstance(value, (tuple, Mapping)):
        return f"{len(value)} ({', '.join(map(_words, value))})" if value else "none"
    readings = getattr(value, "readings", None)
    if readings is not None:
        return _words(readings)
    if isinstance(value, MentionLink):
        return f"a score of {value.score:.2f}"
    if isinstance(value, Derivation):
        return f"{value.how} of {_words(value.from_name)}"
    called = next((name for name in _CALLED if hasattr(value, name)), None)
    return _words(getattr(value, called)) if called else str(value)
