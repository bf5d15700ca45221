from __future__ import annotations

import io
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.errors import UsageError
from firsthand.model import Intake, Report
from firsthand.reading import Limits, read
from firsthand.reading.reader import read_bytes
from tests.reading.pages import AGGREGATED, BODY, HTML


def report_of(content: str | bytes, address: str = "page.txt", **options: str) -> Report:
    raw = content.encode() if isinstance(content, str) else content
    report = read_bytes(raw, address=address, **options).report  # type: ignore[arg-type]
    assert report is not None
    return report


def texts(report: Report, role: str) -> list[str]:
    return [report.quote(block.span) for block in report.blocks if block.role == role]


def messages(intake: Intake) -> str:
    return " ".join(f"{problem.address}: {problem.message}" for problem in intake.problems)


def test_a_page_saved_as_text() -> None:
    report = report_of(AGGREGATED, published="2031-05-14")
    assert report.title == "Two boats sink off San Arlo after storm warning"
    assert report.section == "World"
    assert report.outlet == "Quillpost"
    assert (report.published, report.published_from) == ("2031-05-14", "option")
    assert report.language == "en"
    assert texts(report, "paragraph") == [
        *BODY[:3],
        "The Lantern has contacted the harbour authority for comment.",
        BODY[3],
    ]
    assert texts(report, "caption") == [
        "Rescuers at the pier of San Arlo on Tuesday, where the boats were due (Veldria Press/Getty)"
    ]
    assert [(credit.kind, credit.name, report.quote(credit.span)) for credit in report.credits] == [
        ("photo", "Veldria Press/Getty", "Veldria Press/Getty"),
        ("republished_from", "The Guardian", "Guardian"),
    ]
    boilerplate = texts(report, "boilerplate")
    for line in ("World", "Related Articles", "Minister resigns over bridge", "Leave a Reply", "Back to top button"):
        assert line in boilerplate
    assert "READ MORE: Storm season comes early to Veldria" in boilerplate


def test_the_copy_of_a_caption_names_the_block_that_is_kept() -> None:
    report = report_of(AGGREGATED)
    copies = [block for block in report.blocks if block.duplicate_of is not None]
    assert len(copies) == 1
    assert copies[0].role == "boilerplate"
    assert report.blocks[copies[0].duplicate_of or 0].role == "caption"


def test_a_page() -> None:
    report = report_of(HTML, "page.html")
    assert report.capture.media_type == "text/html"
    assert report.title == "Two boats sink off San Arlo after storm warning"
    assert (report.section, report.outlet, report.url) == (
        "World",
        "Veldria Courier",
        "https://courier.example/world/boats",
    )
    assert report.authors == ("Jane Roe", "John Doe")
    assert (report.published, report.published_from) == ("2031-05-13T07:05:00+02:00", "metadata")
    assert report.updated == "2031-05-13T11:30:00+02:00"
    assert texts(report, "paragraph") == list(BODY)
    assert texts(report, "caption") == ["The pier of San Arlo. Photograph: Ada Lens/AFP"]
    assert texts(report, "correction") == [
        "Correction: An earlier version of this article misstated the name of the pier."
    ]
    assert "Rough seas" in texts(report, "heading")
    assert {(credit.kind, credit.name) for credit in report.credits} == {
        ("photo", "Ada Lens/AFP"),
        ("agency", "Reuters"),
        ("republished_from", "The Guardian"),
    }
    assert "Minister resigns" not in report.text


def test_metadata_outrank_the_option_and_the_option_outranks_the_text() -> None:
    assert report_of(HTML, "page.html", published="2029-01-01").published_from == "metadata"
    dated = "Two boats sink off San Arlo\n\nPublished 13 May 2031, 07:05 GMT\n\n" + "\n\n".join(BODY)
    assert (report_of(dated).published, report_of(dated).published_from) == ("2031-05-13T07:05:00Z", "text")
    assert report_of(dated, published="2029").published == "2029"
    assert report_of("\n\n".join(BODY)).published is None


def test_reading_is_a_function_of_its_arguments() -> None:
    assert read_bytes(HTML.encode(), address="a") == read_bytes(HTML.encode(), address="a")


def test_a_wrong_option_is_a_wrong_call() -> None:
    for wrong in ("yesterday", "2031-13", "2031-05-13T07:05:00Z", ""):
        with pytest.raises(UsageError, match="date"):
            list(read([], published=wrong))
        with pytest.raises(UsageError, match="date"):
            read_bytes(b"", address="a", published=wrong)


BAD: Sequence[tuple[str, bytes, str]] = [
    ("empty.txt", b"", "is empty"),
    ("blank.txt", b" \n\t ", "is empty"),
    ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(200), "a picture"),
    ("binary.txt", bytes(range(256)) * 20, "binary data"),
    ("nothing.html", b"<html><body><script>x()</script></body></html>", "no text was found"),
    ("comment.html", b"<!-- nothing -->", "without any content"),
    ("furniture.txt", b"Share\n\nLeave a Reply\n", "no text was found"),
    ("feed.xml", b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "a feed"),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "an old Office document"),
    ("other.json", b'{"name": "Veldria"}', "no post"),
    ("broken.json", b'{"title": {"rendered": "A"', "broken JSON"),
    ("deep.json", b'{"a": ' + b"[" * 100_000, "nested too deep"),
    ("scan.pdf", b"%PDF-1.4 and then nothing of the kind", "damaged PDF"),
    ("page.mhtml", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--", "without a page"),
]


@pytest.mark.parametrize(("name", "content", "cause"), BAD, ids=[name for name, _, _ in BAD])
def test_bad_input_is_a_problem_with_cause_and_remedy(tmp_path: Path, name: str, content: bytes, cause: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    (intake,) = read([path])
    assert intake.report is None
    assert intake.content == content
    assert intake.capture is not None
    (problem,) = intake.problems
    assert problem.fatal
    assert problem.address == str(path)
    assert str(path) in problem.address
    assert cause in problem.message
    assert problem.remedy


def test_a_page_of_fifty_megabytes_is_kept_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    path.write_bytes(b"<html><body>" + b"<p>Two boats sank off San Arlo.</p>" * 1_600_000)
    (intake,) = read([path])
    assert intake.report is None
    assert intake.capture is not None
    assert intake.capture.size == path.stat().st_size == len(intake.content)
    assert "larger than the limit" in messages(intake)


def test_more_than_is_kept_of_a_document(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"x" * 300)
    (intake,) = read([path], limits=Limits(document=100, capture=200))
    assert intake.capture is None
    assert "larger than 200 bytes" in messages(intake)


def test_a_page_nested_ten_thousand_deep_is_read() -> None:
    page = (
        "<html><body>" + "<div>" * 10_000 + f"<p>{BODY[0]}</p><p>{BODY[1]}</p>" + "</div>" * 10_000 + "</body></html>"
    )
    intake = read_bytes(page.encode(), address="deep.html")
    assert intake.report is not None
    assert BODY[1] in texts(intake.report, "paragraph")
    (problem,) = intake.problems
    assert not problem.fatal
    assert "10,0" in problem.message


def test_a_date_in_the_future_is_kept_with_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(HTML, encoding="utf-8")
    (early,) = read([path], today=date(2031, 5, 1))
    assert early.report is not None
    assert early.report.published == "2031-05-13T07:05:00+02:00"
    assert "lies in the future" in messages(early)
    assert not early.problems[0].fatal
    assert early.problems[0].report_id == early.report.id
    (later,) = read([path], today=date(2031, 5, 12))
    assert later.problems == ()


def test_another_language_is_read() -> None:
    german = (
        "Zwei Boote sinken vor San Arlo\n\nVor dem Hafen von San Arlo sind in der Nacht zum Montag zwei Boote "
        "gesunken, teilte die Hafenbehörde mit.\n\nDie Küstenwache hatte seit Sonntag vor schwerem Seegang gewarnt "
        "und alle Boote zurückgerufen, die noch draußen waren."
    )
    assert report_of(german).language == "de"


def test_a_short_text_has_no_language() -> None:
    assert report_of("Two boats sank.").language == "und"


def test_standard_input() -> None:
    (intake,) = read(["-"], stdin=io.BytesIO(AGGREGATED.encode()))
    assert intake.report is not None
    assert intake.report.capture.address == "-"
    (missing,) = read(["-"])
    assert "not connected" in messages(missing)


def test_intakes_come_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(AGGREGATED, encoding="utf-8")

    def sources() -> list[str | Path]:
        return [path, tmp_path / "missing.txt"]

    intakes = read(sources())
    assert next(intakes).report is not None
    path.unlink()
    assert "does not exist" in messages(next(intakes))


WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60)
LINES = st.lists(
    st.one_of(
        WORDS, st.sampled_from([*AGGREGATED.split("\n\n"), *BODY, "By Jane Roe, Reuters", "13 May 2031", "(Reuters)"])
    )
)


@settings(max_examples=60, deadline=None)
@given(LINES, st.sampled_from(["page.txt", "page.html", "page.json"]))
def test_blocks_lie_in_order_and_inside_the_text(lines: list[str], name: str) -> None:
    intake = read_bytes("\n\n".join(lines).encode(), address=name)
    report = intake.report
    if report is None:
        assert intake.problems
        return
    end = 0
    for block in report.blocks:
        assert end <= block.span.start < block.span.end <= len(report.text)
        assert report.quote(block.span).strip() == report.quote(block.span)
        if block.duplicate_of is not None:
            assert block.role == "boilerplate"
            assert report.blocks[block.duplicate_of].duplicate_of is None
        end = block.span.end
    for credit in report.credits:
        assert report.quote(credit.span).strip()


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=600), st.sampled_from(["a.txt", "a.html", "a.json", "a.pdf", "a.mhtml", "a"]))
def test_no_bytes_raise(content: bytes, name: str) -> None:
    intake = read_bytes(content, address=name)
    assert intake.report is not None or intake.problems


@settings(max_examples=40, deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from([b"<html><p>", b"%PDF-1.4\n", b'{"content": {"rendered": "', b"\xff\xfe", b"PK\x03\x04"]),
)
def test_no_bytes_behind_a_known_beginning_raise(content: bytes, start: bytes) -> None:
    intake = read_bytes(start + content, address="a")
    assert intake.report is not None or intake.problems


SEED = Path(os.environ.get("FIRSTHAND_SEED", Path(__file__).parents[2].parent / "shared" / "seed"))


@pytest.mark.seed
@pytest.mark.skipif(not SEED.is_dir(), reason=f"the seed article is not at {SEED}; set FIRSTHAND_SEED")
def test_the_seed() -> None:
    (intake,) = read(sorted(SEED.glob("*.txt"))[:1], published="2025-12-30", today=date(2026, 1, 1))
    report = intake.report
    assert report is not None
    assert intake.problems == ()
    lines = [report.quote(block.span) for block in report.blocks]
    assert (report.section, report.title) == (lines[0], lines[1])
    assert report.section == "USA"
    assert report.outlet == "Elrisala"
    assert (report.published, report.published_from, report.language) == ("2025-12-30", "option", "en")
    assert len(texts(report, "caption")) == 2
    assert len([block for block in report.blocks if block.duplicate_of is not None]) == 1
    assert [(credit.kind, credit.name) for credit in report.credits] == [
        ("photo", "Reuters"),
        ("photo", "AFP/Getty"),
        ("republished_from", "The Independent"),
    ]
    assert len(texts(report, "paragraph")) == 16
    last = [block.role for block in report.blocks[-8:]]
    assert last == ["boilerplate", "credit", *["boilerplate"] * 6]


def test_one_bare_path_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="several sources"):
        next(read("page.txt"))
