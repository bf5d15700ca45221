"""Another outlet's name in a text: cited with a verb, or alone as a credit.

Extraction reads one report and knows the outlets of its tables. Where the reports of a ledger are compared, the name of
the other's outlet is known, however small it is, and can be looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from firsthand.data import load_table
from firsthand.linking.initials import initials_of
from firsthand.linking.profile import Profile
from firsthand.model import Span

__all__ = ["citation_in", "credit_in", "names_outlet"]

# A line that holds a name and nothing else, bare or in brackets, and brackets at the end of a line or of a dateline.
_ALONE = (
    r"(?m)(?:^[\s(\[—–-]*(?i:source:\s*)?(?P<line>{name})[\s)\].]*$"
    r"|[(\[](?P<brackets>{name})[)\]](?:\s*$|\s*[—–-]))"
)


def citation_in(profile: Profile, outlet: str) -> Span | None:
    """The outlet's name with the words by which the text has something from it: "the Quay Mirror reported"."""
    words = load_table("linking/reuse.toml")["citing"]
    for found in _names(profile, outlet):
        before, after = _around(profile, found)
        if any(before.endswith(f" {cue}") for cue in words["before"]):
            return found
        if set(after.split()[: words["words_between"] + 1]) & set(words["after"]):
            return found
    return None


def credit_in(profile: Profile, outlet: str) -> Span | None:
    """The outlet's name where it stands alone on a line or in brackets."""
    found = _alone(outlet).search(profile.report.text)
    if found is None:
        return None
    group = "line" if found.group("line") else "brackets"
    return Span(start=found.start(group), end=found.end(group))


def names_outlet(words: str, outlet: str) -> bool:
    """True where the words hold the outlet's name, its initials, or the last word of its name behind "the"."""
    if _named(outlet).search(words):
        return True
    last = outlet.rsplit(" ", 1)[-1]
    return " " in outlet and re.search(rf"(?i)\bthe {re.escape(last)}\b", words) is not None


def _names(profile: Profile, outlet: str) -> Iterator[Span]:
    """Where a name of two words or more stands in the text; one word ("Herald") may be anybody's."""
    if " " not in outlet:
        return
    for found in _named(outlet).finditer(profile.report.text):
        yield Span(start=found.start(), end=found.end())


def _around(profile: Profile, span: Span) -> tuple[str, str]:
    text = profile.report.text
    before = re.sub(r"\W+(?:the\W*)?$", "", text[max(0, span.start - 40) : span.start].lower())
    after = re.split(r"[.\n]", text[span.end : span.end + 40].lower())[0]
    return f" {' '.join(before.split())}", re.sub(r"\W+", " ", after).strip()


@lru_cache(maxsize=1024)
def _named(outlet: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_pattern(outlet)}\b")


@lru_cache(maxsize=1024)
def _alone(outlet: str) -> re.Pattern[str]:
    return re.compile(_ALONE.format(name=rf"(?:(?i:the ))?{_pattern(outlet, credit=True)}"))


def _pattern(outlet: str, *, credit: bool = False) -> str:
    """The name in any case, or its initials in capitals."""
    full = r"\W+".join(re.escape(word) for word in outlet.split())
    short = [f"{letters.upper()}" for letters in initials_of(outlet, credit=credit)]
    return "(?:" + "|".join([f"(?i:{full})", *short]) + ")"
