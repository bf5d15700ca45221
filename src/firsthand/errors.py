"""The errors of firsthand, as a tree. Each message names the thing, the cause and the next step.

FirsthandError
├── UsageError             the call itself is wrong (exit code 2)
├── SourceError            a source cannot be read at all (exit code 1)
│   └── LimitError         a source is larger, deeper or more numerous than the limits allow
├── SpanError              a span does not fit its text
├── ModelError             the linguistic model is missing or of the wrong version
└── LedgerError            the ledger cannot be used (exit code 1)
    ├── NotALedgerError    the file is something else
    ├── NewerLedgerError   the ledger was written by a newer firsthand
    ├── ReadOnlyLedgerError
    ├── LockedLedgerError  another process is writing
    ├── StorageFullError   no space is left for the ledger
    └── BrokenLedgerError  the log's chain or a span does not hold
"""

from __future__ import annotations

__all__ = [
    "BrokenLedgerError",
    "FirsthandError",
    "LedgerError",
    "LimitError",
    "LockedLedgerError",
    "ModelError",
    "NewerLedgerError",
    "NotALedgerError",
    "ReadOnlyLedgerError",
    "SourceError",
    "SpanError",
    "StorageFullError",
    "UsageError",
]


class FirsthandError(Exception):
    """Base of everything that firsthand raises on purpose."""


class UsageError(FirsthandError):
    """The call is wrong: an option, an identifier or a combination that cannot be."""


class SourceError(FirsthandError):
    """A source cannot be read. The message names it, says why and what to do."""


class LimitError(SourceError):
    """A source goes over a limit (size, depth, number, expansion)."""


class SpanError(FirsthandError, ValueError):
    """A span lies outside its text, or its words are not those recorded."""


class ModelError(FirsthandError):
    """The linguistic model is not installed or cannot be loaded."""


class LedgerError(FirsthandError):
    """The ledger cannot be opened, read or written."""


class NotALedgerError(LedgerError):
    """The file exists and is no firsthand ledger."""


class NewerLedgerError(LedgerError):
    """The ledger's format is newer than this version understands."""


class ReadOnlyLedgerError(LedgerError):
    """The ledger may be read but not written."""


class LockedLedgerError(LedgerError):
    """Another process holds the ledger's write lock."""


class StorageFullError(LedgerError):
    """The disk or the quota is full; what was committed before is safe."""


class BrokenLedgerError(LedgerError):
    """The ledger contradicts itself: a broken log chain, a changed byte, a span that moved."""
