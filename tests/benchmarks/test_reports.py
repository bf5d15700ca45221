from __future__ import annotations

from benchmarks.reports import report_of


def test_the_text_stands_as_it_is_and_lines_are_paragraphs() -> None:
    text = "\n  First line.\n\nSecond,\tlonger line. \n"
    report = report_of(text, name="x", published="2031-05-14")
    assert report.text == text
    assert [report.quote(block.span) for block in report.blocks] == ["First line.", "Second,\tlonger line."]
    assert report.published == "2031-05-14"
