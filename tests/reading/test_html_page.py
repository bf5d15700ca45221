from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model import Report
from firsthand.reading.reader import read_bytes
from tests.reading.pages import BODY, HTML

PARAGRAPHS = "".join(f"<p>{text}</p>" for text in BODY)


def report_of(page: str, url: str | None = None) -> Report:
    report = read_bytes(page.encode(), address="page.html", url=url).report
    assert report is not None
    return report


def texts(report: Report, role: str) -> list[str]:
    return [report.quote(block.span) for block in report.blocks if block.role == role]


def page(head: str = "", body: str = PARAGRAPHS, title: str = "Two boats sink off San Arlo") -> str:
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"


def test_paragraphs_of_a_plain_page() -> None:
    report = report_of(page())
    assert report.title == "Two boats sink off San Arlo"
    assert texts(report, "paragraph") == list(BODY)
    assert texts(report, "heading") == ["Two boats sink off San Arlo"]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2031-05-13T07:05:00Z">', "2031-05-13T07:05:00Z"),
        ('<meta name="pubdate" content="20310513">', "2031-05-13"),
        ('<meta itemprop="datePublished" content="2031-05">', "2031-05"),
        (
            '<script type="application/ld+json">[{"@graph": [{"@type": ["NewsArticle"], '
            '"datePublished": "2031-05-13"}]}]</script>',
            "2031-05-13",
        ),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="May 13, 2031">', "2031-05-13"),
    ],
)
def test_dates_of_a_page(head: str, published: str) -> None:
    report = report_of(page(head))
    assert (report.published, report.published_from) == (published, "metadata")


def test_a_visible_date_is_text() -> None:
    report = report_of(page(body=f"<p class='date'>Published 13 May 2031, 07:05 GMT</p>{PARAGRAPHS}"))
    assert (report.published, report.published_from) == ("2031-05-13T07:05:00Z", "text")


def test_a_date_in_the_article_is_no_publication_date() -> None:
    assert (
        report_of(page(body=PARAGRAPHS + "<p>The pier was built on 3 May 2029, the authority said.</p>")).published
        is None
    )


def test_the_outlet_by_its_host() -> None:
    assert report_of(page(), url="https://www.independent.co.uk/a").outlet == "The Independent"
    assert report_of(page(), url="https://www.lantern.example/a").outlet == "lantern.example"
    assert report_of(page()).outlet == ""


def test_the_site_is_cut_from_the_title() -> None:
    head = (
        '<title>Two boats sink off San Arlo - The Lantern</title><meta property="og:site_name" content="The Lantern">'
    )
    report = report_of(f"<html><head>{head}</head><body>{PARAGRAPHS}</body></html>")
    assert (report.title, report.outlet) == ("Two boats sink off San Arlo", "The Lantern")


def test_lines_parted_by_breaks() -> None:
    body = "<div>" + "<br><br>".join(BODY) + "</div>"
    assert texts(report_of(page(body=body)), "paragraph") == list(BODY)


def test_captions_once_and_with_their_credit() -> None:
    figure = "<figure><img><figcaption>The old pier of San Arlo on Tuesday{}</figcaption></figure>"
    report = report_of(page(body=figure.format("") + PARAGRAPHS + figure.format(" (Veldria Press)")))
    captions = texts(report, "caption")
    assert len(captions) == 1


def test_words_hidden_from_readers_are_left_out() -> None:
    assert (
        "secret" not in report_of(page(body=PARAGRAPHS + "<p hidden>A secret line that nobody can see here.</p>")).text
    )


def test_a_row_of_a_table_is_one_line() -> None:
    table = "<table><tr><td>Boat</td><td>Dead</td></tr><tr><td>Marigold</td><td>4</td></tr></table>"
    report = report_of(page(body=PARAGRAPHS + table + PARAGRAPHS.replace("Two boats", "Three boats")))
    assert "Marigold 4" in report.text


def test_a_wrong_encoding_is_a_problem_and_the_page_is_read() -> None:
    content = HTML.encode().replace(b'charset="utf-8"', b'charset="windows-1251"')
    intake = read_bytes(content, address="page.html")
    assert intake.report is not None
    (problem,) = intake.problems
    assert not problem.fatal
    assert problem.report_id == intake.report.id
    assert "declares the encoding windows-1251" in problem.message


def test_a_page_with_more_lines_than_an_article_is_read_without_the_extractor() -> None:
    intake = read_bytes(page(body=PARAGRAPHS * 2_600).encode(), address="page.html")
    assert intake.report is not None
    assert len(intake.report.blocks) > 10_000
    assert "more than an article has" in intake.problems[0].message


TAGS = st.sampled_from(
    [
        *[
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<table>",
            "<td>",
            "<br>",
            "<h1>",
            "</h1>",
            "<figure><figcaption>",
            "<!--",
            "-->",
            "</a>",
            "<li>",
            "&nbsp;",
            "&#x1f;",
        ],
        *["<script>", "</script>", "<html>"],
        "<a href=x>",
        "<time datetime='2031-05-13'>",
        "<body hidden>",
        *BODY,
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(TAGS, st.text(max_size=20)), max_size=30))
def test_no_markup_raises(parts: list[str]) -> None:
    intake = read_bytes(("<html>" + " ".join(parts)).encode("utf-8", "replace"), address="a.html")
    assert intake.report is not None or intake.problems


def test_a_page_whose_paragraphs_are_all_alike() -> None:
    report = report_of(page(body=f"<figure><figcaption>The pier</figcaption></figure><p>{BODY[0]}</p>" * 20))
    assert BODY[0] in texts(report, "paragraph")


def test_single_breaks_part_lines_of_their_own_and_join_a_text_that_is_broken_to_fit() -> None:
    prose = (
        "The harbour of Tarnwick was closed for two days after",
        "a crane fell on its quay in the early morning hours and",
        "two ships that lay beside it were badly hurt, as was told",
        "by the port.",
    )
    title = "Crane fall closes the harbour of Tarnwick"
    report = report_of(
        f"<html><head><title>{title}</title></head><body><table><tr><td><b>{title}</b><br><i>By Ana Marsh</i><br>"
        f"May 13, 2031<br><p>{'<br>'.join(prose)}</p>{PARAGRAPHS}</td></tr></table></body></html>"
    )
    assert texts(report, "heading") == [title]
    assert texts(report, "paragraph") == [" ".join(prose), *BODY]
    assert (report.published, report.authors) == ("2031-05-13", ("Ana Marsh",))


def test_a_break_in_a_headline_parts_words() -> None:
    report = report_of(page(title="Two boats sink<br>off San Arlo"))
    assert report.title == "Two boats sink off San Arlo"
