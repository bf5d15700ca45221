from __future__ import annotations

import quopri
from datetime import UTC, datetime

from firsthand.reading.reader import read_bytes
from tests.reading.pages import BODY, HTML


def saved(page: str, *, charset: str = "utf-8", head: str = "") -> bytes:
    body = quopri.encodestring(page.encode(charset)).decode("ascii")
    return (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://courier.example/world/boats?x=1\r\n"
        "Subject: Two boats sink\r\nDate: Tue, 13 May 2031 20:15:00 +0200\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related; type="text/html"; boundary="----cut"{head}\r\n\r\n'
        "------cut\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        f'------cut\r\nContent-Type: text/html; charset="{charset}"\r\nContent-ID: <page>\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://courier.example/world/boats?x=1\r\n\r\n"
        f"{body}\r\n------cut--\r\n"
    ).encode("ascii")


def test_a_saved_page() -> None:
    content = saved(HTML.replace('<link rel="canonical" href="https://courier.example/world/boats">', ""))
    intake = read_bytes(content, address="page.mhtml")
    report = intake.report
    assert report is not None
    assert report.capture.media_type == "multipart/related"
    assert report.capture.retrieved_at == datetime(2031, 5, 13, 18, 15, tzinfo=UTC)
    assert report.url == "https://courier.example/world/boats?x=1"
    assert report.authors == ("Jane Roe", "John Doe")
    assert [report.quote(block.span) for block in report.blocks if block.role == "paragraph"] == list(BODY)


def test_the_part_says_its_encoding() -> None:
    page = (
        "<html><body><article>" + "".join(f"<p>{text} Früh – „so“.</p>" for text in BODY) + "</article></body></html>"
    )
    report = read_bytes(saved(page, charset="windows-1252"), address="page.mht").report
    assert report is not None
    assert "Früh – „so“." in report.text
