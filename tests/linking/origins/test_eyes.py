"""What an outlet saw or examined itself."""

from __future__ import annotations

import pytest

from firsthand.linking.origins.eyes import own_eyes
from tests.conftest import make_report


@pytest.mark.parametrize(
    "words",
    [
        "On the quay I counted nine boats.",
        "This reporter saw nine boats.",
        "A reporter for the Mirror counted nine boats.",
        "A Quay Mirror correspondent at the scene saw nine boats.",
        "The Mirror's photographer reached the quay at noon.",
        "Quay Mirror has examined nine films.",
        "We matched the tower with pictures from above.",
        "The Mirror measured the square on a map.",
        "A QM photographer saw nine boats.",
        "Our crew at the scene saw nine boats.",
        "There were nine of them when our correspondent passed at noon.",
        "We went to the quay at dawn.",
        "I sat by his bed for an hour.",
        "Letter from Port Arlo",
        "By our reporter in Port Arlo",
    ],
)
def test_own_people_who_were_there(words: str) -> None:
    assert own_eyes(make_report(words, outlet="Quay Mirror")) is not None


@pytest.mark.parametrize(
    "words",
    [
        "“I counted nine boats,” a sailor said.",
        "A witness saw nine boats.",
        "A reporter for the Herald counted nine boats.",
        "The inspector examined nine films.",
        "A Quay Mirror correspondent said that the sea was calm.",
        "We went on to say that the sea was calm.",
        "By Ina Holt in Port Arlo",
    ],
)
def test_others_who_saw_it(words: str) -> None:
    assert own_eyes(make_report(words, outlet="Quay Mirror")) is None
