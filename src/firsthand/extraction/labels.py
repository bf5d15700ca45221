"""Labels that a newsroom sets before a headline ("UPDATE 2-", "RPT-WRAPUP 1-", "BREAKING:"): no words of it."""

from __future__ import annotations

import re
from functools import cache

from firsthand.data import load_table

__all__ = ["label_end"]


def label_end(headline: str) -> int:
    """Where the headline itself begins in its line, in characters; 0 where no label opens it."""
    found = _labels().match(headline)
    return found.end() if found else 0


@cache
def _labels() -> re.Pattern[str]:
    """Labels of desks in capitals, with their number, before a hyphen; kickers in any letters before a colon or bar."""
    table = load_table("reading/labels.toml")
    desks = "|".join(sorted((re.escape(one.upper()) for one in table["desks"]), key=len, reverse=True))
    kickers = "|".join(sorted((re.escape(one) for one in {*table["kickers"], *table["desks"]}), key=len, reverse=True))
    return re.compile(rf"(?:(?:{desks})(?: \d{{1,2}})?\s?[-–—]\s?|(?i:{kickers})(?: \d{{1,2}})?\s?[:|]\s?)+(?=[^\W_])")
