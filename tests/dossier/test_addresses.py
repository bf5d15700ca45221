"""Links that are safe to follow and names that are safe as files."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.dossier.addresses import host, incident_page, list_page, report_page, safe_url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " https://courier.example/",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//courier.example/",
        "https:",
        "https://",
        "http://[broken",
        "news/page.html",
        "",
        None,
    ],
)
def test_everything_but_the_web_is_text(url: str | None) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize(
    "url", ["https://courier.example/a?b=1#c", "http://courier.example", "HTTPS://Courier.example/x"]
)
def test_the_web_is_a_link(url: str) -> None:
    assert safe_url(url) == url


def test_the_host_without_its_prefix() -> None:
    assert host("https://www.Courier.example:8080/x") == "courier.example"


@given(st.text(max_size=80))
def test_no_identifier_leaves_its_folder(identifier: str) -> None:
    assert re.fullmatch(r"incidents/[0-9a-z]+\.html", incident_page(identifier))
    assert re.fullmatch(r"reports/[0-9a-z]+\.html", report_page(identifier))


def test_our_identifiers_are_kept() -> None:
    assert incident_page("0123456789abcdef0123") == "incidents/0123456789abcdef0123.html"


def test_pages_of_a_list() -> None:
    assert [list_page("reports", number) for number in (1, 2)] == ["reports.html", "reports-2.html"]
