"""Who is blamed or claims it in words that name no deed."""

from __future__ import annotations

import pytest

from firsthand.extraction import Extractor
from tests.conftest import make_report

BLAST = "A bomb killed 20 people at a mosque in Peshawar on Friday."


def _doers(words: str) -> dict[str, str | None]:
    (document,) = Extractor().pipe([make_report(f"{BLAST} {words}")])
    mentions = document.extraction.mentions
    return {actor.name: actor.responsibility for mention in mentions for actor in mention.actors}


@pytest.mark.parametrize(
    ("words", "doer", "how"),
    [
        ("The Ostrian Front claimed responsibility.", "Ostrian Front", "claimed"),
        ("Police blamed the Ostrian Front.", "Ostrian Front", "accused_by_authority"),
        ("The Ostrian Front was behind it, the mayor said.", "Ostrian Front", "accused_by_authority"),
        ("Suspicion fell on the Ostrian Front.", "Ostrian Front", "accused"),
    ],
)
def test_the_deed_told_before_gets_its_doer(words: str, doer: str, how: str) -> None:
    assert _doers(words) == {doer: how}


def test_who_said_that_it_was_responsible_is_its_doer() -> None:
    assert list(_doers("The Ostrian Front said it was responsible.")) == ["Ostrian Front"]


@pytest.mark.parametrize(
    "words",
    [
        "No group has claimed responsibility.",
        "The mayor blamed the government for the poor roads.",
        "The Ostrian Front was not responsible, its leader said.",
        "Police could blame the Ostrian Front.",
    ],
)
def test_nobody_is_blamed(words: str) -> None:
    assert _doers(words) == {}
