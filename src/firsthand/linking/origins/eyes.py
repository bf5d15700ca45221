"""What an outlet saw with its own eyes: "I stood on the quay", "our photographer reached the village"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from firsthand.data import load_table
from firsthand.model import Report, Span

__all__ = ["OWN_EYES", "own_eyes"]

# The key of the account that is the reporter's own.
OWN_EYES = "own eyes"
# Words between an outlet's reporter and what he did ("at the scene").
_BETWEEN = 4
_THERE = rf"(?:,? (?!said|told)[\w'’-]+){{0,{_BETWEEN}}}?"
# Characters at the head of a page in which it says from where it comes.
_HEAD = 420
_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?|«[^»\n]*»?|‘[^’\n]{20,}’")


def own_eyes(report: Report) -> Span | None:
    """The first words by which a report says that its own reporter was there, or that the outlet examined something
    itself, outside quotations; None where none do.

    In the third person the words must be the outlet's own people ("this reporter saw", "a reporter for the Post
    counted"): "a witness saw" is anybody.
    """
    head = _head().search(report.text, 0, min(len(report.text), _HEAD))
    if head is not None:
        return Span(start=head.start(), end=head.end())
    patterns = [_seeing(), *([_by_name(report.outlet)] if report.outlet else [])]
    for block in report.blocks:
        if block.role != "paragraph" or block.duplicate_of is not None:
            continue
        words = report.text[block.span.start : block.span.end]
        bare = _QUOTED.sub(lambda found: " " * len(found.group()), words)
        starts = [found for pattern in patterns if (found := pattern.search(bare)) is not None]
        if starts:
            first = min(starts, key=lambda found: found.start())
            return Span(start=block.span.start + first.start(), end=block.span.start + first.end())
    return None


@cache
def _seeing() -> re.Pattern[str]:
    table = load_table("linking/origins.toml")
    people = "|".join(re.escape(name) for name in table["own_people"])
    verbs, examining = _verbs("witnessing"), _verbs("examining")
    together = _verbs("witnessing_we")
    return re.compile(
        rf"\b(?:I(?: had| have)?|(?i:{people}))(?:,[^,.]{{0,60}},)? (?:{verbs})\b"
        rf"|\b(?i:{people}){_THERE} (?:{verbs})\b"
        rf"|\b[Ww]e (?:have |had )?(?:{examining})\b|\b[Ww]e (?:{together})\b"
    )


@cache
def _head() -> re.Pattern[str]:
    """A line at the head of a page that says from where its reporter writes."""
    table = load_table("linking/origins.toml")
    people = "|".join(table["reporting_people"])
    kinds = "|".join(table["heads_from"])
    return re.compile(
        rf"^(?:By (?:our|a|an) (?:[a-z]+ )?(?:{people})s? (?:in|at) [A-ZÀ-ÖØ-Þ]|(?i:{kinds}) from [A-ZÀ-ÖØ-Þ])"
        r"[^\n.]{0,60}$",
        re.MULTILINE,
    )


@lru_cache(maxsize=512)
def _by_name(outlet: str) -> re.Pattern[str]:
    """The outlet's people by its name, in full or by the last word: "a Quay Mirror reporter at the gate counted"."""
    words = outlet.split()
    plain = words[1:] if words[0].casefold() == "the" and len(words) > 1 else words
    called = [" ".join(plain), plain[-1]]
    initials = "".join(word[0] for word in " ".join(plain).replace("-", " ").split() if word[:1].isupper())
    if len(initials) > 1:
        called.append(initials)
    name = rf"(?:[Tt]he )?(?:{'|'.join(re.escape(one) for one in called)})"
    people = "|".join(load_table("linking/origins.toml")["reporting_people"])
    verbs, examining = _verbs("witnessing"), _verbs("examining")
    return re.compile(
        rf"\b(?:(?:{people})s? (?:for|of|from|with) {name}{_THERE} (?:{verbs})"
        rf"|{name}(?:['’]s)? (?:{people})s?{_THERE} (?:{verbs})"
        rf"|[Tt]he {re.escape(plain[-1])} (?:has |have )?(?:{examining})"
        rf"|{re.escape(' '.join(plain))} (?:has |have )?(?:{examining}))\b"
    )


def _verbs(kind: str) -> str:
    table = load_table("linking/origins.toml")
    return "|".join(re.escape(verb) for verb in sorted(table[kind], key=len, reverse=True))
