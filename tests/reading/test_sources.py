from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from firsthand.model import Intake
from firsthand.reading import read
from tests.reading.pages import AGGREGATED, HTML, zipped

LATER = date(2032, 1, 1)


def messages(intakes: list[Intake]) -> list[str]:
    return [f"{problem.address}: {problem.message}" for intake in intakes for problem in intake.problems]


def addresses(intakes: list[Intake]) -> list[str]:
    return [Path(intake.capture.address).name for intake in intakes if intake.capture]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text(AGGREGATED, encoding="utf-8")
    (tmp_path / "b" / "c.html").write_text(HTML, encoding="utf-8")
    (tmp_path / "d.zip").write_bytes(zipped({"e.txt": AGGREGATED.encode()}))
    return tmp_path


def test_a_folder_is_read_in_the_order_of_its_names(folder: Path) -> None:
    intakes = list(read([folder], today=LATER))
    assert addresses(intakes) == ["a.txt", "c.html", "d.zip!e.txt"]
    assert messages(intakes) == []


def test_files_of_other_types_are_problems_and_hidden_files_are_not(folder: Path) -> None:
    (folder / "style.css").write_text("body {}")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff" + bytes(20))
    (folder / ".hidden.txt").write_text("hidden")
    (folder / ".git").mkdir()
    (folder / ".git" / "x.txt").write_text("hidden")
    intakes = list(read([folder], today=LATER))
    assert len(addresses(intakes)) == 3
    assert [Path(message.partition(":")[0]).name for message in messages(intakes)] == ["photo.jpg", "style.css"]
    assert all(not problem.fatal and problem.remedy for intake in intakes for problem in intake.problems)


def test_a_link_loop_ends(folder: Path) -> None:
    (folder / "b" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self").symlink_to(folder / "self")
    intakes = list(read([folder], today=LATER))
    assert len(addresses(intakes)) == 3
    assert any("link loop" in message for message in messages(intakes))
    assert len(messages(intakes)) == 2


def test_a_link_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert "does not exist" in messages(list(read([tmp_path], today=LATER)))[0]


@pytest.mark.parametrize("others", [(), ("a.css", "b.png")])
def test_a_folder_with_no_readable_file_is_one_problem(tmp_path: Path, others: tuple[str, ...]) -> None:
    for name in others:
        (tmp_path / name).write_bytes(b"x")
    (intake,) = read([tmp_path])
    (problem,) = intake.problems
    assert problem.fatal
    assert str(tmp_path) in problem.address
    assert problem.remedy


def test_a_missing_path(tmp_path: Path) -> None:
    (intake,) = read([tmp_path / "missing.html"])
    assert intake.capture is None
    assert "does not exist" in intake.problems[0].message


def test_an_impossible_name() -> None:
    (intake,) = read(["a\0b"])
    assert intake.problems


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(AGGREGATED, encoding="utf-8")
    path.chmod(0)
    (intake,) = read([path])
    assert "may not be read" in intake.problems[0].message
    assert "chmod" in intake.problems[0].remedy


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(AGGREGATED, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (intake,) = read([path])
    assert "may not be read" in intake.problems[0].message


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (intake,) = read([tmp_path / "pipe"])
    assert "pipe or a device" in intake.problems[0].message


def test_an_address_on_the_web_is_refused() -> None:
    (intake,) = read(["https://courier.example/world/boats"])
    assert "Save the page" in intake.problems[0].remedy


def test_one_bad_source_stops_nothing(folder: Path) -> None:
    intakes = list(read([folder / "missing", folder / "a.txt"], today=LATER))
    assert len(intakes) == 2
    assert addresses(intakes) == ["a.txt"]
