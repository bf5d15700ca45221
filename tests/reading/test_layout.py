from __future__ import annotations

import pytest

from firsthand.model import Report
from firsthand.reading.plain_page import unwrap
from firsthand.reading.reader import read_bytes
from tests.reading.pages import BODY


def report_of(*lines: str) -> Report:
    report = read_bytes("\n\n".join(lines).encode(), address="page.txt").report
    assert report is not None
    return report


def roles(report: Report) -> dict[str, str]:
    return {report.quote(block.span): block.role for block in report.blocks}


TITLE = "Two boats sink off San Arlo after storm warning"


def test_menus_byline_and_date_above_the_article() -> None:
    report = report_of(
        f"{TITLE} - Veldria Courier",
        "Skip to content",
        "Menu",
        "Home",
        "Sport",
        "Weather",
        "Home > World > Coast",
        TITLE,
        "Nine people in hospital, captain missing",
        "By Jane Roe and John Doe, Reuters",
        "Published 13 May 2031, 07:05 GMT",
        "Share",
        *BODY,
    )
    assert report.title == TITLE
    assert report.authors == ("Jane Roe", "John Doe")
    assert report.published == "2031-05-13T07:05:00Z"
    assert report.outlet == "Veldria Courier"
    assert ("agency", "Reuters") in [(credit.kind, credit.name) for credit in report.credits]
    found = roles(report)
    assert [text for text, role in found.items() if role == "paragraph"] == list(BODY)
    assert found["Menu"] == found["Share"] == "boilerplate"


def test_comments_below_the_article_are_not_the_article() -> None:
    comment = "I have lived near this port for thirty years, and nobody ever asked us what we think of the boats there."
    report = report_of(TITLE, *BODY, "12 comments", *[f"{comment} {number}." for number in range(12)])
    assert [text for text, role in roles(report).items() if role == "paragraph"] == list(BODY)


def test_a_box_of_other_stories_inside_the_article() -> None:
    report = report_of(
        TITLE, *BODY[:2], "Related Articles", "Minister resigns over bridge", "Storm season is early", *BODY[2:]
    )
    found = roles(report)
    assert [text for text, role in found.items() if role == "paragraph"] == list(BODY)
    assert found["Minister resigns over bridge"] == "boilerplate"


def test_headings_notes_and_corrections() -> None:
    note = "Editor’s note: This story contains descriptions of an accident."
    correction = "Correction: An earlier version of this article misstated the name of the pier."
    found = roles(report_of(TITLE, note, *BODY[:2], "Rough seas", *BODY[2:], correction))
    assert found["Rough seas"] == "heading"
    assert found[note] == "note"
    assert found[correction] == "correction"


def test_a_caption_above_its_credit() -> None:
    found = roles(report_of(TITLE, BODY[0], "The pier of San Arlo seen on Tuesday", "Photo: Jane Roe", *BODY[1:]))
    assert found["The pier of San Arlo seen on Tuesday"] == "caption"
    assert found["Photo: Jane Roe"] == "credit"


def test_a_wire_text_with_sign_off() -> None:
    report = report_of(
        TITLE, f"SAN ARLO, Veldria (AP) — {BODY[0]}", *BODY[1:], "(Reporting by Jane Roe; Editing by John Doe)"
    )
    assert report.dateline == "SAN ARLO, Veldria (AP)"
    assert [(credit.kind, credit.name) for credit in report.credits] == [
        ("agency", "Associated Press"),
        ("contributor", "Jane Roe"),
        ("contributor", "John Doe"),
    ]


def test_a_sign_off_in_an_agencys_form_names_it_where_nothing_else_does() -> None:
    report = report_of(TITLE, *BODY, "(Reporting by Jane Roe; Editing by John Doe)")
    assert next((credit.kind, credit.name) for credit in report.credits) == ("agency", "Reuters")


def test_a_text_without_a_headline() -> None:
    report = report_of(*BODY)
    assert report.title == ""
    assert set(roles(report).values()) == {"paragraph"}


def test_lines_broken_at_a_width_are_joined() -> None:
    words = " ".join(BODY[:2]).split()
    broken, row = [], ""
    for word in words:
        if len(row) + 1 + len(word) > 70:
            broken.append(row)
            row = word
        else:
            row = f"{row} {word}".strip()
    assert unwrap([*broken, row]) == [" ".join(words)]


@pytest.mark.parametrize("lines", [["One", "Two", "Three", "Four"], [*BODY], ["a" * 50], []])
def test_other_lines_are_not_joined(lines: list[str]) -> None:
    assert unwrap(lines) == lines


def test_headings_without_a_text_announce_other_articles() -> None:
    page = "".join(
        ["<html><body><article><h1>", TITLE, "</h1>"]
        + [f"<p>{paragraph}</p>" for paragraph in BODY]
        + ["<h2>What the harbour master knew</h2>", f"<p>{BODY[0]}</p>"]
        + ["<h2>Salt prices rise in Lunde for a third year</h2><h2>Ferry to Marn is late again, says the mayor</h2>"]
        + ["</article></body></html>"]
    )
    report = read_bytes(page.encode(), address="page.html").report
    assert report is not None
    headings = [report.quote(block.span) for block in report.blocks if block.role == "heading"]
    assert "What the harbour master knew" in headings
    assert not any("Salt prices" in words or "Ferry" in words for words in headings)
