"""Ledgers in new files, and the sample collection extracted once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from firsthand.ledger import Ledger

Opener = Callable[[str], Ledger]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Opener]:
    """Opens a ledger of this name for writing, made where it is not there; all are closed at the end."""
    with ExitStack() as held:
        yield lambda name: held.enter_context(Ledger.open(tmp_path / name, create=True, write=True))
