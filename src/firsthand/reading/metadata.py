"""Reads what a page says of itself: JSON-LD, meta elements, microdata. Nothing is inferred here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Any

from lxml.etree import _Element

from firsthand.data import load_table
from firsthand.reading.bylines import names_of, tidy_author
from firsthand.reading.dates import day_in_url, edtf
from firsthand.reading.draft import Found
from firsthand.reading.normal import line
from firsthand.reading.outlets import by_host, by_name, host_name, named
from firsthand.reading.phrases import fold, word_set

__all__ = ["metadata_of"]

_ARTICLES = re.compile(
    r"(?:^|/)(?:\w*Article|Reportage\w*|\w*BlogPosting|Report|LiveBlogPosting|NewsItem|OpinionNewsArticle)$"
)
_SEPARATOR = re.compile(r"\s+[|–—:»·-]\s+|\s*\|\s*")


def metadata_of(tree: _Element, url: str | None) -> Found:
    """What the page's markup says about the article. Dates in EDTF as precise as they are given there."""
    metas = _metas(tree)
    linked = _linked_data(tree)
    page_url = _url(tree, metas, linked) or url
    outlet = _outlet(metas, linked, page_url)
    return Found(
        title=_title(tree, metas, linked, outlet, page_url),
        section=_section(metas, linked),
        outlet=outlet,
        authors=_authors(metas, linked, outlet),
        published=_date(linked, "datePublished", metas, _names("published"))
        or _element_date(tree, "datepublished")
        or day_in_url(page_url),
        updated=_date(linked, "dateModified", metas, _names("updated")) or _element_date(tree, "datemodified"),
        url=page_url,
    )


@cache
def _names(key: str) -> tuple[str, ...]:
    return tuple(load_table("reading/markup.toml")["metas"][key])


def _metas(tree: _Element) -> dict[str, list[str]]:
    """The contents of meta elements by their property, name or itemprop, in lower case."""
    metas: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        if not content or not content.strip():
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name:
                metas.setdefault(name.strip().lower(), []).append(line(content))
    return metas


def _linked_data(tree: _Element) -> dict[str, Any]:
    """The page's article as its JSON-LD describes it; empty where there is none or it is broken."""
    best: dict[str, Any] = {}
    site: Any = None
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        text = (
            re.sub(
                r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", "", script.text.strip()
            )
            .strip()
            .rstrip(";")
        )
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and _ARTICLES.search(name) for name in names):
                # Lists of other stories are articles, too; the page's own says most about itself.
                if len(node) > len(best) + (4 if best.get("datePublished") else 0):
                    best = node
            elif any(name in {"WebSite", "NewsMediaOrganization"} for name in names):
                site = site or node.get("name")
    if best and not _name(best.get("publisher")) and isinstance(site, str):
        best = {**best, "publisher": site}
    return best


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The top nodes of a JSON-LD document, those of its graph included."""
    stack = [data]
    seen = 0
    while stack and seen < 500:
        node = stack.pop()
        seen += 1
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict):
            yield node
            stack.extend(
                value
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(value := node.get(key), list | dict)
            )


def _title(tree: _Element, metas: dict[str, list[str]], linked: dict[str, Any], outlet: str, url: str | None) -> str:
    headline = linked.get("headline")
    candidates = [
        headline if isinstance(headline, str) else "",
        *(values[0] for name in _names("titles") if (values := metas.get(name))),
    ]
    element = tree.find(".//head/title")
    if element is not None and element.text:
        candidates.append(element.text)
    for candidate in candidates:
        title = _without_site(line(_untagged(candidate)), outlet, url)
        if title and fold(title) != fold(outlet):
            return title
    return ""


def _without_site(title: str, outlet: str, url: str | None) -> str:
    """The title without the site's name behind or before it."""
    names = {_bare(outlet), _bare(host_name(url)), _bare(host_name(url).split(".")[0])} - {""}
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    last = parts[-1]
    if _bare(last) in names or by_name(last) or (len(parts) > 2 and "|" in title and len(last.split()) <= 4):
        shortened = title[: title.rindex(last)].rstrip(" |–—:»·-")
        return _without_site(shortened, outlet, url) if len(shortened.split()) >= 3 else shortened or title
    if _bare(parts[0]) in names and len(parts[0].split()) <= 4:
        return title[len(parts[0]) :].lstrip(" |–—:»·-")
    return title


def _bare(words: str) -> str:
    return re.sub(r"[\W_]+|^the\s+|\.(?:com|org|net|co|uk)\b", "", words.casefold())


def _outlet(metas: dict[str, list[str]], linked: dict[str, Any], url: str | None) -> str:
    known = by_host(host_name(url))
    names = [
        *(values[0] for name in _names("outlets")[:1] if (values := metas.get(name))),
        _name(linked.get("publisher")),
    ]
    names += [values[0] for name in _names("outlets")[1:] if (values := metas.get(name))]
    for name in names:
        name = _SEPARATOR.split(line(_untagged(name)))[0].strip()
        if name and len(name) <= 60 and not name.startswith(("http", "@")):
            outlet = by_name(name)
            return known.name if known and outlet is None and _bare(name) in _bare(known.name) else named(name)
    return known.name if known else ""


def _authors(metas: dict[str, list[str]], linked: dict[str, Any], outlet: str) -> tuple[str, ...]:
    listed = linked.get("author")
    names = [_name(person) for person in (listed if isinstance(listed, list) else [listed])]
    if not any(names):
        for key in _names("authors"):
            names = metas.get(key, [])
            if any(not value.startswith(("http", "@", "www")) for value in names):
                break
    kept: list[str] = []
    for written in names:
        text = line(_untagged(written))
        for name in names_of(tidy_author(text)) or ():
            if _is_author(name, outlet):
                kept.append(tidy_author(name))
    return tuple(dict.fromkeys(kept))


def _is_author(name: str, outlet: str) -> bool:
    folded = fold(name)
    if not 3 <= len(name) <= 60 or name.startswith(("http", "@", "www")) or "@" in name:
        return False
    if folded in word_set("no_persons") or folded in word_set("offices") or folded == fold(outlet):
        return False
    known = by_name(name)
    return not (known and not known.loose)


def _section(metas: dict[str, list[str]], linked: dict[str, Any]) -> str | None:
    section = linked.get("articleSection")
    if isinstance(section, list):
        section = section[0] if section else None
    names = [
        section if isinstance(section, str) else "",
        *(values[0] for name in _names("sections") if (values := metas.get(name))),
    ]
    for name in names:
        text = line(_untagged(name))
        if text and len(text) <= 40:
            return text
    return None


def _date(linked: dict[str, Any], key: str, metas: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    value = linked.get(key)
    found = edtf(value) if isinstance(value, str) else None
    if found:
        return found
    for name in names:
        for content in metas.get(name, ()):
            found = edtf(content)
            if found:
                return found
    return None


def _element_date(tree: _Element, name: str) -> str | None:
    """The date of an element that microdata or its own attribute calls the date of publication or change."""
    for element in tree.iter("time", "span", "abbr", "div", "p", "a"):
        prop = element.get("itemprop") or element.get("property") or ""
        classes = element.get("class") or ""
        meant = prop.lower().endswith(name) or (
            element.tag == "time" and name == "datepublished" and element.get("pubdate") is not None
        )
        if element.tag == "time" and not meant:
            words = set(re.findall(r"[a-z]+", classes.lower()))
            meant = (
                bool(words & ({"published"} if name == "datepublished" else {"updated", "modified"}))
                and "entry" in words
            )
        if meant:
            found = edtf(element.get("datetime") or element.get("content") or element.get("title") or "")
            if found:
                return found
    return None


def _url(tree: _Element, metas: dict[str, list[str]], linked: dict[str, Any]) -> str | None:
    canonical = [
        element.get("href") for element in tree.iter("link") if (element.get("rel") or "").lower() == "canonical"
    ]
    main = linked.get("mainEntityOfPage")
    linked_url = linked.get("url") or (main.get("@id") if isinstance(main, dict) else main)
    for value in (*canonical, *metas.get("og:url", ()), linked_url):
        if isinstance(value, str) and value.startswith(("http://", "https://")) and " " not in value.strip():
            return value.strip()
    return None


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
        if isinstance(value, list):
            value = value[0] if value else None
    return value if isinstance(value, str) else ""


def _untagged(markup: str) -> str:
    return unescape(re.sub(r"<[^>]{0,200}>", "", markup)) if "<" in markup or "&" in markup else markup
