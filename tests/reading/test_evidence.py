"""Outlets that lines beside an article name."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.reading.evidence import outlet_in


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Subscribe to Lenz Evening for three crowns", "Lenz Evening"),
        ("Get The Lenz Evening's newsletters in your inbox", "The Lenz Evening"),
        ("This story has not been edited by Lampworld staff and comes from a feed.", "Lampworld"),
        ("Original-Content von: Hafenwacht Lenz", "Hafenwacht Lenz"),
        ("Published in The Lenz Evening, May 3rd, 2031", "The Lenz Evening"),
        ("Подписывайтесь на канал Ленц-Инфо в сети", "Ленц-Инфо"),
        ("<저작권자(c) 렌츠일보, 무단 전재 금지>", "렌츠일보"),
        ("© 2031 Lenz Media", "Lenz Media"),
        ("© 2031 Lenz Wire", ""),
        ("Copyright 2031 Agencia Lenz. All rights reserved.", ""),
        ("Follow us on Facebook", ""),
        ("More from Lenz", ""),
    ],
)
def test_a_line_of_furniture(line: str, outlet: str) -> None:
    assert outlet_in([line], "") == outlet


def test_most_lines_decide() -> None:
    assert outlet_in(["Visit Arlo Bay", "Subscribe to Lenz Evening", "Lenz Evening newsletters"], "") == "Lenz Evening"


def test_every_pattern_of_the_table_names_something() -> None:
    patterns = [pattern for rule in load_table("reading/evidence.toml")["line"] for pattern in rule["patterns"]]
    assert len(patterns) == len(set(patterns))
    assert all(pattern.count("NAME") == 1 for pattern in patterns)
