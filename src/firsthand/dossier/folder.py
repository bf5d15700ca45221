"""Writes a folder all at once: readers see the former dossier or the new one, never a half.

A folder is replaced only where its marker says that a dossier was written there and every file in it is one that the
dossier wrote. Whatever else lies there belongs to somebody, and nothing is deleted.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from firsthand.errors import StorageFullError, UsageError

__all__ = ["MARKER", "Folder", "written_folder"]

MARKER = ".firsthand-dossier"
_FIRST_LINE = "firsthand dossier 1"


class Folder:
    """A folder in the making. Counts what is written into it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.size = 0
        self._names: list[str] = []

    @property
    def names(self) -> tuple[str, ...]:
        """Paths of the files written so far, below the root, with `/`."""
        return tuple(self._names)

    @property
    def count(self) -> int:
        """How many files were written so far."""
        return len(self._names)

    def write(self, name: str, text: str) -> None:
        """Write a text file. A lone surrogate, which UTF-8 cannot hold, becomes a question mark."""
        self.write_bytes(name, text.encode("utf-8", "replace"))

    def write_bytes(self, name: str, content: bytes) -> None:
        """Write a file."""
        path = self.root.joinpath(*name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self._names.append(name)
        self.size += len(content)


@contextmanager
def written_folder(out: Path) -> Iterator[Folder]:
    """A new folder that takes the place of `out` when the block ends without an error.

    Raises UsageError where `out` is not a dossier of ours or cannot be written; StorageFullError on a full disk.
    """
    out = Path(out).absolute()
    _check(out)
    making = out.with_name(f".{out.name}.making")
    former = out.with_name(f".{out.name}.former")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        for left_over in (making, former):
            # A run that was cut off leaves these; the marker, written first, says that they are ours.
            if left_over.exists():
                _check(left_over, whole=False)
                shutil.rmtree(left_over)
        making.mkdir()
        folder = Folder(making)
        (making / MARKER).write_text(f"{_FIRST_LINE}\n", encoding="utf-8")
        yield folder
        listed = "\n".join([_FIRST_LINE, *sorted(folder.names)])
        (making / MARKER).write_text(f"{listed}\n", encoding="utf-8")
        if out.exists():
            out.rename(former)
        making.rename(out)
        if former.exists():
            shutil.rmtree(former)
    except OSError as error:
        shutil.rmtree(making, ignore_errors=True)
        _restore(former, out)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFullError(
                f"{out}: the disk is full; the dossier was not written and what was there before is untouched. "
                "Make room and run the command again."
            ) from error
        raise UsageError(
            f"{out}: the dossier cannot be written here ({error.strerror or error}). Choose another folder with --out."
        ) from error
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise


def _restore(former: Path, out: Path) -> None:
    if former.exists() and not out.exists():
        former.rename(out)


def _check(out: Path, *, whole: bool = True) -> None:
    """Raises UsageError unless `out` may be replaced: absent, empty, or a dossier that holds nothing else.

    whole: also compare the files with the marker's list; a dossier that was cut off has no list yet.
    """
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise UsageError(f"{out}: this is not a folder. Choose another with --out.")
    if not out.exists():
        return
    found = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_symlink() or path.is_file())
    if not found and not any(out.iterdir()):
        return
    marker = out / MARKER
    lines = marker.read_text(encoding="utf-8").splitlines() if marker.is_file() and not marker.is_symlink() else []
    if not lines or lines[0] != _FIRST_LINE:
        raise UsageError(
            f"{out}: the folder is not empty and no dossier was written there before, so it is left alone. "
            "Choose a new or empty folder with --out."
        )
    ours = {MARKER, *lines[1:]}
    strange = [name for name in found if name not in ours]
    if whole and strange:
        shown = ", ".join(strange[:3]) + (f" and {len(strange) - 3} more" if len(strange) > 3 else "")
        raise UsageError(
            f"{out}: beside an earlier dossier the folder holds files that no dossier wrote ({shown}), so it is left "
            "alone. Move them, or choose another folder with --out."
        )
