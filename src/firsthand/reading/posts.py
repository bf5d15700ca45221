"""Reads WordPress posts as its REST API gives them: one object, or a list that becomes one document a post."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

from firsthand.reading.dates import edtf_of_timestamp
from firsthand.reading.draft import Draft, Found
from firsthand.reading.encoding import decode
from firsthand.reading.limits import Limits
from firsthand.reading.normal import line
from firsthand.reading.unreadable import UnreadableError

__all__ = ["read_post", "split_posts"]

_LIST = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")
_WHITE = re.compile(r"[\s,]*")


def split_posts(content: bytes) -> tuple[tuple[str, bytes], ...]:
    """The posts of a list, each as the very bytes that stand for it, named by its id or its place.

    Empty where the content is no JSON list of objects, so that nothing else is touched.
    """
    if not _LIST.match(content):
        return ()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ()
    decoder = json.JSONDecoder(strict=False)
    position = text.index("[") + 1
    posts: list[tuple[str, bytes]] = []
    names: set[str] = set()
    try:
        while True:
            position = _after_white(text, position)
            if text[position : position + 1] == "]":
                break
            post, end = decoder.raw_decode(text, position)
            if not isinstance(post, dict):
                return ()
            name = str(post.get("id", len(posts) + 1))
            if name in names:
                name = f"{name}-{len(posts) + 1}"
            names.add(name)
            posts.append((name, text[position:end].encode()))
            position = end
    except (json.JSONDecodeError, RecursionError):
        return ()
    return tuple(posts)


def read_post(content: bytes, *, limits: Limits) -> Draft:
    """The draft of one post. Raises `UnreadableError` where the JSON is broken or holds no post."""
    decoded = decode(content)
    try:
        post = json.loads(decoded.text, strict=False)
    except json.JSONDecodeError as error:
        raise UnreadableError(
            f"is broken JSON (line {error.lineno}: {error.msg})",
            "Download it again from the site's /wp-json/wp/v2/posts.",
        ) from error
    except RecursionError as error:
        raise UnreadableError("is JSON nested too deep to be read", "Download it again.") from error
    if isinstance(post, list) and len(post) == 1:
        post = post[0]
    body = _rendered(post, "content") if isinstance(post, dict) else ""
    if not isinstance(post, dict) or not (body or _rendered(post, "title")):
        raise UnreadableError(
            "is JSON, but no post as WordPress gives it (with title.rendered and content.rendered)",
            "Download the post from the site's /wp-json/wp/v2/posts, or save the article as a page.",
        )
    title = _plain(_rendered(post, "title"))
    # What reads HTML takes long to import, and most runs meet no post.
    from firsthand.reading.html_page import read_fragment

    # Some sites keep nothing but the summary public.
    fragment = read_fragment(body or _rendered(post, "excerpt"), title=title, limits=limits)
    found = Found(
        title=title,
        section=_term(post, "category"),
        outlet=_outlet(post),
        authors=_authors(post),
        published=edtf_of_timestamp(_text(post.get("date")), _text(post.get("date_gmt"))),
        updated=edtf_of_timestamp(_text(post.get("modified")), _text(post.get("modified_gmt"))),
        url=_text(post.get("link")) or None,
    )
    return Draft(lines=fragment.lines, found=found, encoding=decoded.encoding, notes=(*decoded.notes, *fragment.notes))


def _rendered(post: dict[str, Any], key: str) -> str:
    value = post.get(key)
    if isinstance(value, dict):
        value = value.get("rendered")
    return value if isinstance(value, str) else ""


def _authors(post: dict[str, Any]) -> tuple[str, ...]:
    embedded = post.get("_embedded")
    people = embedded.get("author") if isinstance(embedded, dict) else None
    names = [_plain(_text(person.get("name"))) for person in people or () if isinstance(person, dict)]
    head = post.get("yoast_head_json")
    if not any(names) and isinstance(head, dict):
        names = [_plain(_text(head.get("author")))]
    return tuple(dict.fromkeys(name for name in names if name))


def _outlet(post: dict[str, Any]) -> str:
    head = post.get("yoast_head_json")
    return _plain(_text(head.get("og_site_name"))) if isinstance(head, dict) else ""


def _term(post: dict[str, Any], taxonomy: str) -> str | None:
    embedded = post.get("_embedded")
    groups = embedded.get("wp:term") if isinstance(embedded, dict) else None
    for group in groups if isinstance(groups, list) else ():
        for term in group if isinstance(group, list) else ():
            if isinstance(term, dict) and term.get("taxonomy") == taxonomy:
                name = _plain(_text(term.get("name")))
                if name and name.casefold() != "uncategorized":
                    return name
    return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _plain(markup: str) -> str:
    """A title or a name without its tags and character references."""
    return line(re.sub(r"<[^>]*>", "", unescape(markup)))


def _after_white(text: str, position: int) -> int:
    found = _WHITE.match(text, position)
    return found.end() if found else position
