from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.data import load_table
from firsthand.reading.phrases import effect_of, fold, is_section, pattern_of

EFFECTS = {"furniture", "related", "end", "correction", "note"}


def rules() -> Iterator[dict[str, Any]]:
    for table in ("reading/boilerplate.toml", "reading/notices.toml"):
        yield from load_table(table)["rule"]


def test_the_shape_of_the_phrase_lists() -> None:
    for rule in rules():
        assert set(rule) == {"effect", "words", "phrases"}
        assert rule["effect"] in EFFECTS
        assert rule["words"] > 0
        assert len(rule["phrases"]) == len(set(rule["phrases"]))
        for phrase in rule["phrases"]:
            assert phrase == phrase.strip()
            groups = re.sub(r"\\.|\[[^\]]*\]", "", phrase)
            assert groups.count("(") == groups.count(")"), phrase
            assert pattern_of(phrase).pattern


def test_the_shape_of_the_outlets() -> None:
    seen: set[str] = set()
    for entry in load_table("reading/outlets.toml")["outlet"]:
        assert {"name", "kind"} <= set(entry) <= {"name", "kind", "aliases", "hosts", "loose"}
        assert entry["kind"] in {"agency", "photo", "outlet"}
        for name in (entry["name"], *entry.get("aliases", ())):
            key = re.sub(r"^the ", "", name.casefold())
            assert key not in seen, name
            seen.add(key)
        assert all("/" not in host and host == host.lower() for host in entry.get("hosts", ()))


def test_the_shape_of_the_other_tables() -> None:
    markup = load_table("reading/markup.toml")
    assert set(markup) == {"classes", "metas"}
    credits = dict(load_table("reading/credits.toml"))
    for signature in credits.pop("signatures"):
        assert set(signature) == {"agency", "pattern"}
        assert re.compile(signature["pattern"]).groups == 1
    for table in (load_table("reading/labels.toml"), credits, *markup.values()):
        for key, words in table.items():
            assert words, key
            assert all(isinstance(word, str) and word for word in words)
    dates = load_table("reading/dates.toml")
    assert set(dates["months"].values()) == set(range(1, 13))
    assert all(re.fullmatch(r"Z|[+-]\d\d:\d\d", zone) for zone in dates["zones"].values())
    for words in credits.values():
        for word in words:
            re.compile(word)
    for rule in load_table("reading/evidence.toml")["line"]:
        assert all(pattern.count("NAME") == 1 for pattern in rule["patterns"])


@pytest.mark.parametrize(
    ("line", "effect"),
    [
        ("Share this article", "furniture"),
        ("Advertisement", "furniture"),
        ("• READ MORE: Storm season comes early", "furniture"),
        ("Sign up for our daily newsletter", "furniture"),
        ("We use cookies to give you the best experience on our site.", "furniture"),
        ("© 2031 Veldria Courier", "furniture"),
        ("Follow the Courier on Facebook", "furniture"),
        ("5 min read", "furniture"),
        ("Back to top button", "furniture"),
        ("For more: Quillpost website and for social networking, you can follow us on Facebook", "furniture"),
        ("Related Articles", "related"),
        ("MOST READ", "related"),
        ("You may also like", "related"),
        ("Leave a Reply", "end"),
        ("12 comments", "end"),
        ("Your email address will not be published.", "end"),
        ("Correction: An earlier version misstated the date.", "correction"),
        ("This article was amended on 3 May 2031 to correct a name.", "correction"),
        ("Editor’s note: this story has been updated.", "note"),
        ("This is a developing story.", "note"),
        ("This story has been updated.", "note"),
        ("→", "furniture"),
    ],
)
def test_lines_of_a_page(line: str, effect: str) -> None:
    assert effect_of(line) == effect


@pytest.mark.parametrize(
    "line",
    [
        "The Lantern has requested comment from the harbour authority and the ministry.",
        "The Courier has contacted the ministry for comment.",
        "Nine people were taken to hospital, the harbour authority said.",
        "Follow the money, investigators were told, and you will find the captain.",
        "Share prices fell after the port was closed on Monday.",
        "“Leave us alone,” the fishermen shouted from the pier.",
        "Comments by the minister angered the fishermen of San Arlo.",
        "Most of the dead were children, the hospital said.",
        "Search teams went on looking for the captain.",
        "Live fire was heard near the port until midnight.",
    ],
)
def test_lines_of_an_article(line: str) -> None:
    assert effect_of(line) is None


def test_section_labels() -> None:
    assert is_section("World")
    assert is_section("US & CANADA")
    assert not is_section("Two boats sink")


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    effect_of(text)
    assert fold(text) == fold(text).casefold()
