"""A new ledger for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from firsthand.ledger import Ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's ledger lies."""
    return tmp_path / "desk.db"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A ledger just made: making one costs more than most tests do with it."""
    path = tmp_path_factory.mktemp("empty") / "desk.db"
    Ledger.open(path, create=True, write=True).close()
    return path.read_bytes()


@pytest.fixture
def ledger(path: Path, empty: bytes) -> Iterator[Ledger]:
    """A new ledger, open for writing."""
    path.write_bytes(empty)
    with Ledger.open(path, write=True) as opened:
        yield opened
