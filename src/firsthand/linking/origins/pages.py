"""Pages of bodies themselves: a press release, a statement, a communiqué. Whoever publishes such a page knows what it
tells, and is its origin; a newspaper that tells a thing in its own words is not.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from firsthand.data import load_table
from firsthand.linking.profiles.names import fold_name, is_outlet
from firsthand.model import Report

__all__ = ["is_newspaper", "is_own_page"]

# Characters at the head of a page in which it says what it is, and words of a line that says no more.
_HEAD = 420
_SHORT = 16


def is_own_page(report: Report) -> bool:
    """True where a page is its outlet's own word: the outlet is a body by its name, or no newspaper by its name and the
    head of the page calls it a release or a statement."""
    return bool(report.outlet) and not is_newspaper(report.outlet) and _is_own(report.outlet, report.text[:_HEAD])


@lru_cache(maxsize=4096)
def is_newspaper(outlet: str) -> bool:
    """True for an outlet that tells what others say: one of the table, or with the name of a newspaper or a station."""
    words = set(re.findall(r"[^\W\d_]+", fold_name(outlet)))
    return is_outlet(outlet) or bool(words & _words("news_outlets"))


@lru_cache(maxsize=4096)
def _is_own(outlet: str, head: str) -> bool:
    words = set(re.findall(r"[^\W\d_]+", fold_name(outlet)))
    if words & _words("publishing_bodies") or _parts().search(fold_name(outlet)):
        return True
    lines = [line.strip() for line in head.split("\n")]
    return any(_calls().search(line) for line in lines if len(line.split()) <= _SHORT)


@cache
def _calls() -> re.Pattern[str]:
    """A line that begins with the kind of document it heads, or names its author beside it."""
    kinds = "|".join(re.escape(one) for one in sorted(_words("own_documents"), key=len, reverse=True))
    return re.compile(rf"(?i)^(?:[\w-]+ )?(?:{kinds})\b|\b(?:{kinds})(?: no\.? ?\d+| by| of| on|:|$)")


@cache
def _parts() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(one) for one in sorted(_words("publishing_parts"))))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_table("linking/origins.toml")[name])
