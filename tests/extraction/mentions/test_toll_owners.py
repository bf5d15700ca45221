"""Of which happening a number is in a chronology."""

from __future__ import annotations

from firsthand.extraction import Extractor
from tests.conftest import make_report


def test_a_number_in_an_entry_is_of_what_the_entry_tells() -> None:
    report = make_report(
        "An air strike hit a school in Peshawar on Monday and killed nine people.",
        "- 3 March: A bomb exploded in Quetta. The toll stands at 11.",
        "- 9 April: A bomb exploded in Lahore. Police found 14 bodies there.",
    )
    (document,) = Extractor().pipe([report])
    dead = {
        mention.places[0].place.name: [toll.low for toll in mention.casualties]
        for mention in document.extraction.mentions
    }
    assert dead == {"Peshawar": [9], "Quetta": [11], "Lahore": [14]}
