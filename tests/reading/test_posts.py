from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from firsthand.model import Report
from firsthand.reading import read
from firsthand.reading.posts import split_posts
from firsthand.reading.reader import read_bytes
from tests.reading.pages import BODY

LATER = date(2032, 1, 1)


def post(number: int = 7, **changes: Any) -> dict[str, Any]:
    return {
        "id": number,
        "date": "2031-05-13T07:05:00",
        "date_gmt": "2031-05-13T05:05:00",
        "modified": "2031-05-13T11:30:00",
        "modified_gmt": "2031-05-13T09:30:00",
        "link": "https://quillpost.example/boats",
        "title": {"rendered": "Two boats sink off San Arlo &#8211; coast guard warned"},
        "content": {
            "rendered": "".join(f"<p>{text}</p>\n" for text in BODY)
            + '<figure class="wp-caption"><img><figcaption>The pier of San Arlo (AFP)</figcaption></figure>'
            + "<p>The post <a href='#'>Two boats sink</a> appeared first on <a href='#'>Veldria Courier</a>.</p>"
        },
        "_embedded": {
            "author": [{"name": "Jane Roe"}],
            "wp:term": [[{"taxonomy": "category", "name": "World"}], [{"taxonomy": "post_tag", "name": "Boats"}]],
        },
        "yoast_head_json": {"og_site_name": "Quillpost"},
        **changes,
    }


def report_of(value: object) -> Report:
    report = read_bytes(json.dumps(value).encode(), address="posts.json").report
    assert report is not None
    return report


def test_a_post() -> None:
    report = report_of(post())
    assert report.title == "Two boats sink off San Arlo – coast guard warned"
    assert (report.published, report.published_from) == ("2031-05-13T07:05:00+02:00", "metadata")
    assert report.updated == "2031-05-13T11:30:00+02:00"
    assert report.url == "https://quillpost.example/boats"
    assert (report.outlet, report.section, report.authors) == ("Quillpost", "World", ("Jane Roe",))
    assert [report.quote(block.span) for block in report.blocks if block.role == "paragraph"] == list(BODY)
    assert [(credit.kind, credit.name) for credit in report.credits] == [
        ("photo", "AFP"),
        ("republished_from", "Veldria Courier"),
    ]


def test_a_post_with_what_it_needs_and_no_more() -> None:
    report = report_of({"title": {"rendered": "Two boats sink"}, "content": {"rendered": f"<p>{BODY[0]}</p>"}})
    assert report.published is None
    assert report.authors == ()


def test_a_list_of_posts_gives_one_document_a_post(tmp_path: Path) -> None:
    path = tmp_path / "posts.json"
    path.write_text(json.dumps([post(1), post(2), {"id": 3}], indent=1), encoding="utf-8")
    intakes = list(read([path], today=LATER))
    assert [intake.capture.address.partition("!")[2] for intake in intakes if intake.capture] == ["1", "2", "3"]
    assert [intake.report is not None for intake in intakes] == [True, True, False]
    for intake in intakes:
        assert intake.content in path.read_bytes()
    again = read_bytes(intakes[0].content, address=str(path) + "!1")
    assert again == intakes[0]


def test_splitting_leaves_everything_else_alone() -> None:
    assert split_posts(b"") == ()
    assert split_posts(b"[1, 2]") == ()
    assert split_posts(b'[{"a": 1}, 2]') == ()
    assert split_posts(b'[{"a": 1}, {"b": 2') == ()
    assert split_posts(b'{"a": 1}') == ()
    assert [name for name, _ in split_posts(b'[{"id": 4}, {"id": 4}]')] == ["4", "4-2"]


def test_values_of_the_wrong_kind_do_no_harm() -> None:
    report = report_of(post(_embedded=[], title={"rendered": 5}, date=7, date_gmt=None, link={}, yoast_head_json=[]))
    assert report.published is None
