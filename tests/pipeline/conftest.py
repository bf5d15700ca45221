"""Ledgers in new files, and the sample collection extracted once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec
import pytest

from firsthand.ledger import Ledger
from firsthand.linking import Comparison, Linker, linker
from firsthand.linking.joining import keys
from firsthand.linking.origins.recalling import Recalled
from firsthand.linking.profiles.profile import Profile, profile_of
from firsthand.model import Document, Report
from firsthand.pipeline import checking

Opener = Callable[[str], Ledger]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Opener]:
    """Opens a ledger of this name for writing, made where it is not there; all are closed at the end."""
    with ExitStack() as held:
        yield lambda name: held.enter_context(Ledger.open(tmp_path / name, create=True, write=True))


class _Once:
    """What linking works out of documents, kept by what they say: whichever ledger they were read from."""

    def __init__(self) -> None:
        self.profiles: dict[bytes, Profile] = {}
        self.compared: dict[tuple[int, int], Comparison] = {}
        self.keys: dict[int, frozenset[str]] = {}
        self.read: dict[tuple[bytes, bytes], Report | None] = {}
        self.recalled = Recalled()

    def profile_of(self, document: Document) -> Profile:
        said = msgspec.json.encode(document)
        if said not in self.profiles:
            self.profiles[said] = profile_of(document)
        return self.profiles[said]


@pytest.fixture(scope="session")
def once() -> _Once:
    return _Once()


@pytest.fixture
def worked_out_once(once: _Once, monkeypatch: pytest.MonkeyPatch) -> None:
    """Profiles, keys, comparisons, incidents and archived bytes read again, which are pure functions, are not worked
    out for each ledger of a test anew: for tests of what is stored, put and taken back. That they are pure has tests of
    its own in `tests/linking` and `tests/reading`."""
    compare = Linker.compare
    read_again = checking._reread

    def keys_of(profile: Profile) -> frozenset[str]:
        if id(profile) not in once.keys:
            once.keys[id(profile)] = keys.keys_of(profile)
        return once.keys[id(profile)]

    def reread(report: Report, content: bytes) -> Report | None:
        key = msgspec.json.encode(report), content
        if key not in once.read:
            once.read[key] = read_again(report, content)
        return once.read[key]

    def compared(self: Linker, left: Document, right: Document) -> Comparison:
        key = id(self._profile(left)), id(self._profile(right))
        if key not in once.compared:
            once.compared[key] = compare(self, left, right)
        return once.compared[key]

    monkeypatch.setattr(linker, "profile_of", once.profile_of)
    monkeypatch.setattr(linker, "keys_of", keys_of)
    monkeypatch.setattr(checking, "_reread", reread)
    monkeypatch.setattr(linker, "Recalled", lambda: once.recalled)
    monkeypatch.setattr(Linker, "compare", compared)
