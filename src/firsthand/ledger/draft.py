"""A draft of all links: what linking finds by the rules of today, kept beside the ledger while the two are compared.

It lies in a temporary file that SQLite removes by itself, whatever happens, and takes into memory only what is asked.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self

from firsthand.ledger.forms import from_form, to_form
from firsthand.ledger.linked import Linked
from firsthand.ledger.store import chunks
from firsthand.model import Derivation, MentionLink

__all__ = ["Draft"]

_TABLES = """
CREATE TABLE keys (key TEXT, report TEXT, PRIMARY KEY (key, report)) WITHOUT ROWID;
CREATE TABLE alone (id TEXT PRIMARY KEY, report TEXT, form BLOB);
CREATE TABLE pairs (id TEXT PRIMARY KEY, one TEXT, other TEXT, form BLOB);
CREATE TABLE links (id TEXT PRIMARY KEY, one TEXT, other TEXT, score REAL, form BLOB);
CREATE INDEX keys_by_report ON keys (report);
CREATE INDEX alone_by_report ON alone (report);
CREATE INDEX pairs_by_one ON pairs (one);
CREATE INDEX pairs_by_other ON pairs (other);
CREATE INDEX links_by_one ON links (one);
CREATE INDEX links_by_other ON links (other);
"""


class Draft:
    """Links that are in no ledger. Use as a context manager; it is gone at the end."""

    def __init__(self) -> None:
        # An empty name is a private file, without a name and removed when it is closed, in the system's folder for
        # temporary files. What is lost with the process is made again: nothing waits for the disk.
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.executescript(_TABLES)
        self._connection.execute("PRAGMA synchronous=OFF")
        self._connection.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def candidates(self, keys: Iterable[str]) -> list[str]:
        """Reports put before that share one of these keys, by id."""
        found: set[str] = set()
        for chunk in chunks(keys):
            query = f"SELECT DISTINCT report FROM keys WHERE key IN ({_marks(chunk)})"  # noqa: S608 - question marks
            found.update(row[0] for row in self._connection.execute(query, chunk))
        return sorted(found)

    def put_report(self, report_id: str, keys: Iterable[str], alone: Iterable[Derivation]) -> None:
        """A report with its keys and the derivations that it shows by itself."""
        self._connection.executemany("INSERT INTO keys VALUES (?, ?)", ((key, report_id) for key in keys))
        self._connection.executemany(
            "INSERT OR REPLACE INTO alone VALUES (?, ?, ?)", ((item.id, report_id, to_form(item)) for item in alone)
        )

    def put_pair(
        self, left: str, right: str, derivations: Iterable[Derivation], mention_links: Iterable[MentionLink]
    ) -> None:
        """What comparing two reports gave."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO pairs VALUES (?, ?, ?, ?)",
            ((item.id, left, right, to_form(item)) for item in derivations),
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO links VALUES (?, ?, ?, ?, ?)",
            ((item.id, left, right, item.score, to_form(item)) for item in mention_links),
        )

    def linked(self, report_id: str) -> Linked:
        """What the draft has of a report."""
        keys = self._connection.execute("SELECT key FROM keys WHERE report = ?", (report_id,))
        return Linked(
            keys=frozenset(row[0] for row in keys),
            alone=tuple(self._derivations("SELECT id, form FROM alone WHERE report = ?1 ORDER BY id", report_id)),
            derivations=tuple(
                self._derivations("SELECT id, form FROM pairs WHERE one = ?1 OR other = ?1 ORDER BY id", report_id)
            ),
            mention_links=tuple(
                from_form(form, MentionLink, what=f"link {id_}")
                for id_, form in self._connection.execute(
                    "SELECT id, form FROM links WHERE one = ?1 OR other = ?1 ORDER BY id", (report_id,)
                )
            ),
        )

    def joined(self) -> Iterator[tuple[str, str]]:
        """Pairs of reports with a link that says one happening."""
        yield from self._connection.execute("SELECT DISTINCT one, other FROM links WHERE score > 0")

    def _derivations(self, query: str, report_id: str) -> Iterator[Derivation]:
        for id_, form in self._connection.execute(query, (report_id,)):
            yield from_form(form, Derivation, what=f"derivation {id_}")


def _marks(values: list[str]) -> str:
    return ",".join("?" * len(values))
