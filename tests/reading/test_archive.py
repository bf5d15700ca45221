from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from firsthand.model import Intake
from firsthand.reading import Limits, read
from tests.reading.pages import AGGREGATED, HTML, zipped

PAGE = AGGREGATED.encode()

LATER = date(2032, 1, 1)


def read_zip(tmp_path: Path, content: bytes, limits: Limits | None = None) -> list[Intake]:
    path = tmp_path / "pages.zip"
    path.write_bytes(content)
    return list(read([path], limits=limits, today=LATER))


def reports(intakes: list[Intake]) -> list[str]:
    return [intake.report.capture.address.partition("!")[2] for intake in intakes if intake.report]


def messages(intakes: list[Intake]) -> str:
    return "\n".join(f"{problem.address}: {problem.message}" for intake in intakes for problem in intake.problems)


def test_members_are_read_in_order(tmp_path: Path) -> None:
    intakes = read_zip(
        tmp_path, zipped({"z/b.html": HTML.encode(), "a.txt": PAGE, "__MACOSX/a": b"x", ".DS_Store": b"x"})
    )
    assert reports(intakes) == ["a.txt", "z/b.html"]
    assert messages(intakes) == ""
    assert intakes[0].content == PAGE


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"])
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    intakes = read_zip(tmp_path, zipped({name: PAGE, "good.txt": PAGE}))
    assert reports(intakes) == ["good.txt"]
    assert "leads out of its archive" in messages(intakes)


def test_a_bomb_by_ratio_is_refused(tmp_path: Path) -> None:
    intakes = read_zip(tmp_path, zipped({"bomb.txt": bytes(30_000_000), "good.txt": PAGE}))
    assert reports(intakes) == ["good.txt"]
    assert "zip bomb" in messages(intakes)


def test_a_bomb_by_total_ends(tmp_path: Path) -> None:
    files = {f"{number}.txt": PAGE * 50 for number in range(20)}
    intakes = read_zip(tmp_path, zipped(files), Limits(archive=300_000, ratio=10_000))
    assert 0 < len(reports(intakes)) < 20
    assert "unpacks to more than 300,000 bytes" in messages(intakes)


def test_too_many_members(tmp_path: Path) -> None:
    intakes = read_zip(tmp_path, zipped({f"{number}.txt": PAGE for number in range(5)}), Limits(members=2))
    assert len(reports(intakes)) == 2
    assert "more than 2 documents" in messages(intakes)


def test_archives_inside_archives(tmp_path: Path) -> None:
    inner = zipped({"c.txt": PAGE})
    intakes = read_zip(tmp_path, zipped({"b.zip": inner}))
    assert reports(intakes) == ["b.zip!c.txt"]
    deep = zipped({"d.zip": zipped({"b.zip": inner}), "good.txt": PAGE})
    intakes = read_zip(tmp_path, deep)
    assert reports(intakes) == ["good.txt"]
    assert "deeper than is opened" in messages(intakes)


def test_an_encrypted_member(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": PAGE, "good.txt": PAGE}))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        offset = archive.getinfo("a.txt").header_offset
    content[offset + 6] |= 1
    directory = bytes(content).find(b"PK\x01\x02")
    content[directory + 8] |= 1
    intakes = read_zip(tmp_path, bytes(content))
    assert reports(intakes) == ["good.txt"]
    assert "is encrypted" in messages(intakes)


def test_damaged_archives(tmp_path: Path) -> None:
    whole = zipped({"a.txt": PAGE * 30})
    for content in (whole[:200], b"PK\x03\x04" + bytes(100), whole[:100] + b"x" * 40 + whole[140:]):
        intakes = read_zip(tmp_path, content)
        assert not reports(intakes)
        assert "pages.zip" in messages(intakes)


def test_an_empty_archive(tmp_path: Path) -> None:
    assert "empty zip archive" in messages(read_zip(tmp_path, zipped({})))


def test_a_word_document_is_no_archive_of_pages(tmp_path: Path) -> None:
    intakes = read_zip(tmp_path, zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}))
    assert len(intakes) == 1
    assert "Office document" in messages(intakes)


def test_a_member_that_is_no_article_stops_nothing(tmp_path: Path) -> None:
    intakes = read_zip(tmp_path, zipped({"a.bin": bytes(100), "b.txt": PAGE, "c.txt": b""}))
    assert reports(intakes) == ["b.txt"]
    assert len(intakes) == 3
