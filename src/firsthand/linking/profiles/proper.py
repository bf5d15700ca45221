"""The rare proper words of a report: two reports on one happening can hardly but share some."""

from __future__ import annotations

from collections.abc import Container

from firsthand.data import load_table
from firsthand.linking.profiles.names import is_state
from firsthand.linking.profiles.tongues import CommonWords
from firsthand.linking.profiles.wording import Wording, weight_of
from firsthand.model import Report

__all__ = ["proper_words"]

_ENDS = frozenset('.!?:;“”"«»‘•·|()[]—–-')


def proper_words(report: Report, wording: Wording, outlets: Container[str]) -> frozenset[str]:
    """The words that stand with a capital within a sentence and that few reports hold, in lower case.

    Empty where capitals tell nothing: in texts in capitals, and in languages that write every noun with one. The names
    of states, of their peoples and of outlets are left out: most of them are told of every day.
    outlets: words of the names of those outlets.
    """
    settings = load_table("linking/matching.toml")["proper"]
    if report.language in settings["capital_nouns"]:
        return frozenset()
    common = CommonWords(report.language)
    text, opening = report.text, {block.span.start for block in report.blocks}
    capitals = [at for at, start in enumerate(wording.starts) if text[start].isupper()]
    if len(capitals) > settings["capitals_at_most"] * len(wording.words):
        return frozenset()
    found = set()
    for at in capitals:
        word, start = wording.words[at], wording.starts[at]
        if (
            word in outlets
            or word in common
            or len(word) <= settings["letters"]
            or weight_of(word) < settings["rare"]
            or word in found
        ):
            continue
        before = text[max(0, start - 2) : start]
        if start in opening or not before.strip() or before.strip()[-1] in _ENDS:
            continue
        if not is_state(word.removesuffix("'s")):
            found.add(word.removesuffix("'s"))
    return frozenset(found)
