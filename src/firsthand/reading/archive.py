"""Opens zip archives without trusting them: names, sizes, expansion, encryption and depth are checked."""

from __future__ import annotations

import io
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from firsthand.model import Problem
from firsthand.reading.limits import Limits

__all__ = ["Member", "is_archive", "members"]

_CHUNK = 1 << 20
# Small members may be packed very well without being a danger.
_HARMLESS = 1 << 20
_ENCRYPTED = 0x1
# Documents that are zip archives inside.
_PACKAGES = {
    "[Content_Types].xml": (
        "is an Office document (Word, Excel or PowerPoint)",
        "Save it as PDF or as text, and add that file.",
    ),
    "mimetype": ("is an OpenDocument text or an e-book", "Save it as PDF or as text, and add that file."),
    "datapackage.json": ("is a web archive (WACZ)", "Take the pages out of it, and add those."),
}
# What the standard library raises on a damaged or encrypted archive, an unknown compression among it.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    UnicodeError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One document of an archive, with the address `archive.zip!name`."""

    address: str
    content: bytes


@dataclass(slots=True)
class _Budget:
    """What may still be unpacked from one source, archives inside archives included."""

    bytes_left: int
    members_left: int


def is_archive(head: bytes) -> bool:
    """True where the first four bytes are those of a zip archive."""
    return head in {b"PK\x03\x04", b"PK\x05\x06"}


def members(source: bytes | Path, address: str, limits: Limits) -> Iterator[Member | Problem]:
    """The documents of an archive in the order of their names; what is refused is a problem in its place."""
    budget = _Budget(limits.archive, limits.members)
    if isinstance(source, Path):
        try:
            with source.open("rb") as stream:
                yield from _members(stream, address, limits, budget, depth=1)
        except OSError as error:
            yield _problem(address, f"cannot be opened ({error.strerror})", "Check the file and its disk.")
    else:
        yield from _members(io.BytesIO(source), address, limits, budget, depth=1)


def _members(
    stream: IO[bytes], address: str, limits: Limits, budget: _Budget, *, depth: int
) -> Iterator[Member | Problem]:
    try:
        archive = zipfile.ZipFile(stream)
    except _DAMAGED as error:
        yield _problem(address, f"is a damaged zip archive ({error})", "Download or pack it again.")
        return
    with archive:
        entries = sorted(
            (entry for entry in archive.infolist() if not entry.is_dir()), key=lambda entry: entry.filename
        )
        names = {entry.filename for entry in entries}
        package = next((found for name, found in _PACKAGES.items() if name in names), None)
        if package:
            yield _problem(address, *package)
            return
        entries = [entry for entry in entries if not _hidden(entry.filename)]
        if not entries:
            yield _problem(address, "is an empty zip archive", "Pack the pages again.")
        for entry in entries:
            here = f"{address}!{entry.filename}"
            if budget.members_left <= 0:
                yield _problem(
                    address,
                    f"holds more than {limits.members:,} documents; the others were not read",
                    "Divide it into several archives.",
                )
                return
            budget.members_left -= 1
            refusal = _refusal(entry, limits, budget)
            if refusal:
                yield _problem(here, *refusal)
                continue
            yield from _member(archive, entry, here, limits, budget, depth)
            if budget.bytes_left <= 0:
                yield _problem(
                    address,
                    f"unpacks to more than {limits.archive:,} bytes; the rest was not read",
                    "Divide it into several archives, if you trust it.",
                )
                return


def _member(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, here: str, limits: Limits, budget: _Budget, depth: int
) -> Iterator[Member | Problem]:
    with tempfile.SpooledTemporaryFile(max_size=limits.document) as unpacked:
        try:
            with archive.open(entry) as packed:
                head = packed.read(4)
                nested = is_archive(head)
                most = min(budget.bytes_left, limits.archive if nested else limits.capture)
                size = _copy(packed, unpacked, head, most)
        except _DAMAGED as error:
            yield _problem(here, f"cannot be unpacked ({error})", "Pack the archive again.")
            return
        budget.bytes_left -= size
        if size > most:
            if budget.bytes_left > 0:
                yield _problem(
                    here, f"unpacks to more than {most:,} bytes; not read", "Save the article alone, and add it."
                )
            return
        unpacked.seek(0)
        if not nested:
            yield Member(address=here, content=unpacked.read())
        elif depth >= limits.depth:
            yield _problem(
                here,
                f"is an archive inside {depth} other(s), deeper than is opened",
                "Unpack it, and add it by itself.",
            )
        else:
            yield from _members(unpacked, here, limits, budget, depth=depth + 1)


def _copy(packed: IO[bytes], unpacked: tempfile.SpooledTemporaryFile[bytes], head: bytes, most: int) -> int:
    """Copy at most `most` bytes and one chunk, whatever the archive says of the size."""
    unpacked.write(head)
    size = len(head)
    while size <= most and (chunk := packed.read(_CHUNK)):
        unpacked.write(chunk)
        size += len(chunk)
    return size


def _refusal(entry: zipfile.ZipInfo, limits: Limits, budget: _Budget) -> tuple[str, str] | None:
    name = entry.filename
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return (
            "has a name that leads out of its archive; refused",
            "Ask where the archive comes from before you unpack it.",
        )
    if entry.flag_bits & _ENCRYPTED:
        return "is encrypted", "Unpack it with its password, and add the files."
    if entry.file_size > _HARMLESS and entry.file_size > limits.ratio * max(1, entry.compress_size):
        return (
            f"unpacks to {entry.file_size // max(1, entry.compress_size):,} times its size like a zip bomb; refused",
            "Unpack it by hand, if you trust it, and add the files.",
        )
    return None


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any((part.startswith(".") and part not in {".", ".."}) or part == "__MACOSX" for part in parts)


def _problem(address: str, message: str, remedy: str) -> Problem:
    return Problem(stage="reading", address=address, message=message, remedy=remedy)
