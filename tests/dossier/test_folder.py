"""The folder is written at once, and nothing that is not ours is deleted."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from firsthand.dossier.folder import MARKER, Folder, written_folder
from firsthand.errors import StorageFullError, UsageError


def _write(out: Path, **files: str) -> None:
    with written_folder(out) as folder:
        for name, text in files.items():
            folder.write(f"{name}.html", text)


def _files(out: Path) -> list[str]:
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())


def test_a_new_folder_holds_what_was_written(tmp_path: Path) -> None:
    _write(tmp_path / "a" / "out", index="x", other="y")
    assert _files(tmp_path / "a" / "out") == [MARKER, "index.html", "other.html"]


def test_an_earlier_dossier_is_replaced_whole(tmp_path: Path) -> None:
    _write(tmp_path / "out", index="x", gone="y")
    _write(tmp_path / "out", index="z")
    assert _files(tmp_path / "out") == [MARKER, "index.html"]
    assert (tmp_path / "out" / "index.html").read_text() == "z"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    _write(tmp_path / "out", index="x")
    assert _files(tmp_path / "out") == [MARKER, "index.html"]


def test_a_folder_of_somebody_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("all my work")
    with pytest.raises(UsageError, match="no dossier was written there before"):
        _write(tmp_path / "out", index="x")
    assert _files(tmp_path / "out") == ["thesis.txt"]


@pytest.mark.parametrize("stranger", ["notes.txt", ".git/config"])
def test_a_dossier_with_something_else_in_it_is_left_alone(tmp_path: Path, stranger: str) -> None:
    _write(tmp_path / "out", index="x")
    (tmp_path / "out" / stranger).parent.mkdir(exist_ok=True)
    (tmp_path / "out" / stranger).write_text("mine")
    with pytest.raises(UsageError, match="no dossier wrote"):
        _write(tmp_path / "out", index="y")
    assert (tmp_path / "out" / stranger).read_text() == "mine"
    assert (tmp_path / "out" / "index.html").read_text() == "x"


def test_a_file_and_a_link_are_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("file", "link"):
        with pytest.raises(UsageError, match="not a folder"):
            _write(tmp_path / name, index="x")


def test_an_error_leaves_the_earlier_dossier(tmp_path: Path) -> None:
    _write(tmp_path / "out", index="x")
    with pytest.raises(ZeroDivisionError), written_folder(tmp_path / "out") as folder:
        folder.write("index.html", "half")
        raise ZeroDivisionError
    assert (tmp_path / "out" / "index.html").read_text() == "x"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_a_cut_off_run_left_is_cleared(tmp_path: Path) -> None:
    making = tmp_path / ".out.making"
    making.mkdir()
    (making / MARKER).write_text("firsthand dossier 1\n")
    (making / "index.html").write_text("half")
    _write(tmp_path / "out", index="x")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path / "out", index="x")

    def full(self: Folder, name: str, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", name)

    monkeypatch.setattr(Folder, "write_bytes", full)
    with pytest.raises(StorageFullError, match="disk is full"):
        _write(tmp_path / "out", index="y")
    assert (tmp_path / "out" / "index.html").read_text() == "x"


def test_a_lone_surrogate_is_written_as_a_question_mark(tmp_path: Path) -> None:
    _write(tmp_path / "out", index="a\ud800b")
    assert (tmp_path / "out" / "index.html").read_bytes() == b"a?b"
