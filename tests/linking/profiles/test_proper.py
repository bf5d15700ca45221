"""Rare proper words, and what two texts say that have none of them in common."""

from __future__ import annotations

import dataclasses

from firsthand.linking import Linker
from firsthand.linking.profiles.profile import profile_of
from firsthand.model import Document, MentionLink
from tests.linking.maker import Maker

KESSEL = (
    "A gallery collapsed at the Ostermine in Kessel, and rescuers from Hallin said that Orrin Balt, a miner, was found."
)
OTHERS = (
    "A gallery collapsed at the Rufina mine, said rescuers from Sabinal and the union of Santa Colma.",
    "The gallery of the Ostermine that collapsed in Kessel was old, said a miner of the town, Orrin Balt, on Monday.",
)


def told(text: str, **changes: str) -> Document:
    maker = Maker(text)
    maker.report = dataclasses.replace(maker.report, published=None, **changes)  # type: ignore[arg-type]
    maker.mention("collapsed", type="ACCIDENT", mode="collapse", targets=["gallery"])
    return maker.build()


def link(one: Document, two: Document) -> MentionLink:
    (found,) = Linker().compare(one, two).mention_links
    return found


def test_only_rare_words_with_a_capital_within_a_sentence_count() -> None:
    assert profile_of(told(KESSEL)).proper == {"ostermine", "kessel", "hallin", "orrin", "balt"}


def test_where_every_noun_has_a_capital_none_counts() -> None:
    assert profile_of(told(KESSEL, language="de")).proper == frozenset()
    assert (
        profile_of(told(KESSEL.upper().replace("COLLAPSED", "collapsed").replace("GALLERY", "gallery"))).proper == set()
    )


def test_two_texts_without_a_name_in_common_tell_of_two_happenings() -> None:
    weights = {
        reason.left: reason.weight
        for other in OTHERS
        for reason in link(told(KESSEL), told(other)).reasons
        if reason.feature == "proper"
    }
    assert weights["no name in common"] < -1
    assert weights["balt, kessel, orrin, ostermine"] > 0
