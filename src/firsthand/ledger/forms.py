"""The lossless form of the records: canonical JSON, compressed, from which the records are rebuilt exactly."""

from __future__ import annotations

import dataclasses
import hashlib
import zlib
from typing import Any, TypeVar

import msgspec

from firsthand.errors import BrokenLedgerError, LedgerError
from firsthand.model import Report

__all__ = [
    "from_form",
    "pack",
    "packed_report",
    "report_content",
    "report_from",
    "sha256",
    "still_fits",
    "to_form",
    "unpack",
    "without_text",
]

_Record = TypeVar("_Record")
# Of the forms and bytes stored; 6 is zlib's own balance of time and size.
_LEVEL = 6


def sha256(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def pack(data: bytes) -> bytes:
    """Compress for storage."""
    return zlib.compress(data, _LEVEL)


def unpack(packed: bytes, *, what: str) -> bytes:
    """Undo `pack`. Raises BrokenLedgerError, naming `what`, where the stored bytes are damaged."""
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        message = f"{what}: the stored bytes are damaged ({error}); restore the ledger from a copy"
        raise BrokenLedgerError(message) from error


def to_form(record: object) -> bytes:
    """The JSON form of a record. Raises LedgerError where a text cannot be written as UTF-8."""
    try:
        form = msgspec.json.encode(record)
    except UnicodeEncodeError as error:
        raise LedgerError(
            f"a text holds a lone surrogate ({error.object[error.start : error.end]!r}) and cannot be stored; "
            "decode the source again with its real encoding"
        ) from error
    if dataclasses.is_dataclass(record):
        # A whole number may stand where a fraction is meant: as rebuilt, equal records have equal forms.
        form = msgspec.json.encode(msgspec.json.decode(form, type=type(record)))
    return form


def from_form(form: bytes | str, kind: type[_Record], *, what: str) -> _Record:
    """Rebuild a record. Raises BrokenLedgerError, naming `what`, where the form does not fit."""
    try:
        return msgspec.json.decode(form, type=kind)
    except (msgspec.DecodeError, ValueError) as error:
        raise BrokenLedgerError(f"{what}: the stored form cannot be read ({error}); run `firsthand verify`") from error


def still_fits(form: bytes | str, record: object) -> bool:
    """True where a stored form says of the record rebuilt from it what the record says of itself.

    Keys that today's records have and the form lacks are no fault: they came later, and the record has their defaults.
    """
    return _contained(msgspec.json.decode(form), msgspec.json.decode(to_form(record)))


def _contained(stored: Any, now: Any) -> bool:
    if isinstance(stored, dict) and isinstance(now, dict):
        return all(key in now and _contained(value, now[key]) for key, value in stored.items())
    if isinstance(stored, list) and isinstance(now, list):
        return len(stored) == len(now) and all(map(_contained, stored, now))
    return bool(stored == now)


def packed_report(report: Report) -> bytes:
    """The form of a report without its text, which is stored once in `texts`."""
    return pack(to_form(without_text(report)))


def report_content(report: Report) -> str:
    """A hash of all that was read. Where and when the bytes were retrieved is left out: the same page retrieved again
    and read the same is the same report."""
    tree = without_text(report)
    tree["capture"] = {key: value for key, value in tree["capture"].items() if key not in {"address", "retrieved_at"}}
    return sha256(to_form([tree, report.text]))


def report_from(packed: bytes, text: str, *, what: str) -> Report:
    """Rebuild a report from its form and its text."""
    try:
        tree = msgspec.json.decode(unpack(packed, what=what))
        tree["text"] = text
        return msgspec.convert(tree, Report)
    except (msgspec.DecodeError, msgspec.ValidationError, TypeError, ValueError) as error:
        raise BrokenLedgerError(f"{what}: the stored form cannot be read ({error}); run `firsthand verify`") from error


def without_text(report: Report) -> dict[str, Any]:
    """A report as plain data, without its text."""
    tree: dict[str, Any] = msgspec.to_builtins(report)
    del tree["text"]
    return tree
