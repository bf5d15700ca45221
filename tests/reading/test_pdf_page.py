from __future__ import annotations

from firsthand.reading.reader import read_bytes
from tests.reading.pages import pdf

LINES = [
    "Two boats sink off San Arlo after storm warning",
    "By Jane Roe and John Doe",
    "13 May 2031",
    "Two boats sank off the port of San Arlo on Monday night, the harbour authority said, and at",
    "least nine people were taken to hospital. Fishermen searched the bay until the morning, and",
    "divers will go on looking for the captain of the second boat, whose name was not given by the",
    "authority.",
    "The coast guard of Veldria had warned of rough seas since Sunday, and nobody should have been",
    "out there, its spokeswoman told the Veldria Courier.",
]


def test_a_text_layer() -> None:
    report = read_bytes(pdf(LINES, title="Two boats sink off San Arlo after storm warning"), address="a.pdf").report
    assert report is not None
    assert report.capture.media_type == "application/pdf"
    assert report.capture.encoding is None
    assert report.title == LINES[0]
    assert report.authors == ("Jane Roe", "John Doe")
    assert (report.published, report.published_from) == ("2031-05-13", "text")
    paragraphs = [report.quote(block.span) for block in report.blocks if block.role == "paragraph"]
    assert paragraphs[0].startswith("Two boats sank")
    assert "and at least nine people" in report.text


def test_a_template_for_a_title_is_left_out() -> None:
    report = read_bytes(pdf(LINES, title="Microsoft Word - final.docx"), address="a.pdf").report
    assert report is not None
    assert report.title == LINES[0]


def test_a_scan() -> None:
    intake = read_bytes(pdf([]), address="a.pdf")
    assert intake.report is None
    assert "without a text layer" in intake.problems[0].message
    assert "OCR" in intake.problems[0].remedy


def test_a_damaged_file() -> None:
    whole = pdf(LINES)
    for content in (whole[:300], whole.replace(b"/Pages 2 0 R", b"/Pages 9 0 R"), whole.replace(b"/Kids", b"/Kats")):
        intake = read_bytes(content, address="a.pdf")
        assert intake.report is not None or intake.problems[0].remedy
