"""Opens sources: files, folders, zip archives and standard input, each document with its bytes and its address."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from firsthand.model import Problem
from firsthand.reading.archive import Member, is_archive, members
from firsthand.reading.limits import Limits
from firsthand.reading.posts import split_posts

__all__ = ["Found", "open_sources"]

# Files that pages bring along, and files of other crafts: in a folder they are passed over with a problem each.
_OTHER = frozenset(
    [
        "7z",
        "aac",
        "avi",
        "avif",
        "bin",
        "bmp",
        "bz2",
        "css",
        "csv",
        "db",
        "dll",
        "dmg",
        "doc",
        "docx",
        "eot",
        "epub",
        "exe",
        "flac",
        "gif",
        "gz",
        "ico",
        "iso",
        "jpeg",
        "jpg",
        "js",
        "key",
        "log",
        "m4a",
        "m4v",
        "map",
        "md5",
        "mkv",
        "mov",
        "mp3",
        "mp4",
        "mpeg",
        "mpg",
        "msi",
        "numbers",
        "odp",
        "ods",
        "odt",
        "ogg",
        "otf",
        "pages",
        "pickle",
        "png",
        "pps",
        "ppt",
        "pptx",
        "psd",
        "py",
        "pyc",
        "rar",
        "rtf",
        "sh",
        "so",
        "sqlite",
        "svg",
        "tar",
        "tgz",
        "tif",
        "tiff",
        "tsv",
        "ttf",
        "wav",
        "webm",
        "webp",
        "wmv",
        "woff",
        "woff2",
        "xls",
        "xlsx",
        "xz",
        "zst",
        "warc",
        "wacz",
        "toml",
        "yaml",
        "yml",
        "ini",
        "cfg",
    ]
)
_TYPES_REMEDY = "Nothing to do if it is no article; else save the article as a page (HTML), as text or as PDF."


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One document's bytes and its address. `note`: a non-fatal problem of getting it, a message and a remedy."""

    address: str
    content: bytes
    note: tuple[str, str] | None = None


def open_sources(sources: Iterable[str | Path], *, limits: Limits, stdin: BinaryIO | None) -> Iterator[Found | Problem]:
    """The documents of all sources, one after the other; what cannot be opened is a problem in its place."""
    for source in sources:
        name = str(source)
        if name == "-":
            yield from _standard_input(stdin, limits)
        elif name.startswith(("http://", "https://")):
            yield _problem(name, "is an address on the web, which is not fetched", "Save the page, and add the file.")
        else:
            yield from _path(Path(source), limits)


def _standard_input(stdin: BinaryIO | None, limits: Limits) -> Iterator[Found | Problem]:
    if stdin is None:
        yield _problem("-", "standard input is not connected", "Pipe a document in: cat page.html | firsthand read -")
        return
    content = stdin.read(limits.capture + 1)
    if len(content) > limits.capture:
        yield _too_large("-", limits)
        return
    yield from _documents(content, "-", limits)


def _path(path: Path, limits: Limits) -> Iterator[Found | Problem]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _unopened(path, error)
        return
    except ValueError:
        yield _problem(str(path), "is no possible name of a file", "Check the name.")
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, limits)
    else:
        yield from _file(path, mode, limits)


def _file(path: Path, mode: int, limits: Limits) -> Iterator[Found | Problem]:
    if not stat.S_ISREG(mode):
        yield _problem(
            str(path),
            "is a pipe or a device, which might never end",
            "Pipe its content in instead: … | firsthand read -",
        )
        return
    try:
        with path.open("rb") as stream:
            content = stream.read(limits.capture + 1)
    except OSError as error:
        yield _unopened(path, error)
        return
    if len(content) > limits.capture:
        if is_archive(content[:4]):
            yield from _archive(path, str(path), limits)
        else:
            yield _too_large(str(path), limits)
        return
    yield from _documents(content, str(path), limits)


def _documents(content: bytes, address: str, limits: Limits) -> Iterator[Found | Problem]:
    """One file's documents: itself, the members of an archive, the posts of a list."""
    if is_archive(content[:4]):
        yield from _archive(content, address, limits)
        return
    posts = split_posts(content) if len(content) <= limits.document else ()
    if len(posts) > 1:
        for name, post in posts:
            yield Found(address=f"{address}!{name}", content=post)
        return
    yield Found(address=address, content=content)


def _archive(source: bytes | Path, address: str, limits: Limits) -> Iterator[Found | Problem]:
    for item in members(source, address, limits):
        if isinstance(item, Problem):
            yield item
        elif isinstance(item, Member):
            yield from _documents_of_member(item, limits)


def _documents_of_member(member: Member, limits: Limits) -> Iterator[Found | Problem]:
    posts = split_posts(member.content) if len(member.content) <= limits.document else ()
    if len(posts) > 1:
        for name, post in posts:
            yield Found(address=f"{member.address}!{name}", content=post)
        return
    yield Found(address=member.address, content=member.content)


def _folder(top: Path, limits: Limits) -> Iterator[Found | Problem]:
    """All files below `top`, sorted by name. Hidden files are left out; a folder seen before is not entered again."""
    passed: list[Problem] = []
    anything = False
    for item in _walk(top):
        if isinstance(item, Problem):
            anything = True
            yield item
        elif PurePosixPath(item.name).suffix.lstrip(".").lower() in _OTHER:
            problem = _problem(str(item), "is of a type that is not read; passed over", _TYPES_REMEDY, fatal=False)
            if anything:
                yield problem
            else:
                passed.append(problem)
        else:
            yield from passed
            passed.clear()
            anything = True
            yield from _path(item, limits)
    if not anything:
        count = f"{len(passed)} file(s) of other types" if passed else "nothing"
        yield _problem(
            str(top),
            f"holds no file that can be read, only {count}" if passed else "is an empty folder",
            "Name a folder with pages (HTML, MHTML), text, PDF, WordPress JSON or zip files.",
        )
    elif passed:
        yield from passed


def _walk(top: Path) -> Iterator[Path | Problem]:
    entered: set[tuple[int, int]] = set()
    stack = [top]
    while stack:
        path = stack.pop()
        try:
            status = path.stat()
            if not stat.S_ISDIR(status.st_mode):
                yield path
                continue
            key = (status.st_dev, status.st_ino)
            if key in entered:
                yield _problem(
                    str(path),
                    "leads to a folder that was read already (a link loop, or a second link); not entered again",
                    "Nothing to do; remove the link to be rid of this message.",
                    fatal=False,
                )
                continue
            entered.add(key)
            names = sorted(entry.name for entry in os.scandir(path) if not entry.name.startswith("."))
        except OSError as error:
            yield _unopened(path, error)
            continue
        stack.extend(path / name for name in reversed(names))


def _unopened(path: Path, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return _problem(
                str(path), "is a link to a file that does not exist", "Restore the file, or remove the link."
            )
        return _problem(str(path), "does not exist", "Check the name and the folder.")
    if isinstance(error, PermissionError):
        return _problem(str(path), "may not be read by this user", f"Give yourself permission: chmod u+r {path}")
    reason = error.strerror or type(error).__name__
    return _problem(str(path), f"cannot be opened ({reason})", "Check the file and its disk, then add it again.")


def _too_large(address: str, limits: Limits) -> Problem:
    return _problem(
        address,
        f"is larger than {limits.capture:,} bytes, more than is kept of a document; it was not read",
        "Save the article alone, or cut the file into documents.",
    )


def _problem(address: str, message: str, remedy: str, *, fatal: bool = True) -> Problem:
    return Problem(stage="reading", address=address, message=message, remedy=remedy, fatal=fatal)
