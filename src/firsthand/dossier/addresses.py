"""Names of the dossier's pages and links that are safe to follow."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

from firsthand.model import Span

__all__ = ["host", "incident_page", "list_page", "report_page", "safe_url", "words_anchor"]

_PLAIN = re.compile(r"[0-9a-z]{4,64}")
# A browser drops these from an address before it looks at the scheme.
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")
_SCHEMES = frozenset({"http", "https"})


def incident_page(incident_id: str) -> str:
    """Path of an incident's page below the dossier's root."""
    return f"incidents/{_stem(incident_id)}.html"


def report_page(report_id: str) -> str:
    """Path of a report's page below the dossier's root."""
    return f"reports/{_stem(report_id)}.html"


def list_page(name: str, number: int) -> str:
    """Path of one page of a list, counted from 1: `reports.html`, `reports-2.html`."""
    return f"{name}.html" if number == 1 else f"{name}-{number}.html"


def words_anchor(span: Span) -> str:
    """The anchor of exactly these words on their report's page."""
    return f"w{span.start}-{span.end}"


def safe_url(url: str | None) -> str | None:
    """The address where it may be a link: http or https with a host. None for all else, such as `javascript:`."""
    if not url or _UNSEEN.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in _SCHEMES and parts.hostname else None


def host(url: str) -> str:
    """The host of a safe address, without `www.`."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _stem(identifier: str) -> str:
    """An identifier as a file name. Ours are hexadecimal; one of another make is hashed, so that it names no path."""
    if _PLAIN.fullmatch(identifier):
        return identifier
    return "x" + hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()[:20]
