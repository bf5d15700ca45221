"""Which of an agency's stories in another language a sentence has what it tells from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.linking.derivations.abroad import told_elsewhere
from firsthand.linking.profiles.profile import profile_of
from firsthand.model import Document, Span
from tests.linking.maker import Maker

STORY = "Im Hafen von Orva sind am Montag 31 Menschen ertrunken. Der Hafenmeister Ado Brenn sprach von 12 Booten."


def page(words: str, *, outlet: str, language: str) -> Document:
    made = Maker(words, outlet=outlet, published="2031-05-11").build()
    return replace(made, report=replace(made.report, language=language))


@pytest.mark.parametrize(
    ("words", "elsewhere"),
    [
        ("The death toll at the port has risen to 44, the Orva Zeitung reported.", True),
        ("The death toll at the port has risen to 31, the Orva Zeitung reported.", False),
        ("Ado Brenn now counts 44 dead, he told the Orva Zeitung.", False),
        ("Nobody has been charged, the Orva Zeitung reported.", False),
    ],
)
def test_numbers_that_stand_in_another_story(words: str, elsewhere: bool) -> None:
    citing = profile_of(page(words, outlet="Quay Mirror", language="en"))
    cited = profile_of(page(STORY, outlet="Orva Zeitung", language="de"))
    at = words.index("Orva Zeitung")
    assert told_elsewhere(citing, cited, Span(start=at, end=at + 12)) is elsewhere
