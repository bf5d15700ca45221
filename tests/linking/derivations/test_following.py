from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.linking import Linker
from firsthand.linking.derivations.following import Following, following, likelihood
from firsthand.linking.profiles.outlines import Outline, outline_of
from firsthand.linking.profiles.wording import Wording, wording_of
from tests.conftest import make_report
from tests.linking.maker import Maker

WIRE = (
    "A cable car fell into the Ember gorge near Sarn Velk on Tuesday, killing 14 skiers, Ulla Brenk said.\n\n"
    "The car had left the Hochfirn station with 31 people in it, she told reporters at the foot of the mast. "
    '"The rope was changed in spring. It did not break where ropes break," Brenk said.\n\n'
    "Tamas Orlow, who runs the Gamsen inn, said he had heard a whistle and then nothing.\n\n"
    "The lift company, Firn & Sons, declined to comment. Its lifts were closed for 9 days in January after a fire."
)
SPUN = (
    "14 holidaymakers perished on Tuesday as a gondola plunged to the bottom of the Ember gorge close to Sarn Velk.\n\n"
    "Some thirty-one persons were aboard when it departed from Hochfirn, according to Ulla Brenk, the rescue chief."
    ' "It did not break where ropes break," Brenk stated.\n\n'
    "An innkeeper from Gamsen, Tamas Orlow, recalled a whistling noise followed by silence.\n\n"
    "Firn & Sons, the operator, had nothing to say; a blaze shut its lifts for nine days at the start of the year."
)
# Another reporter at the same press conference.
BESIDE = (
    "Fourteen people died when a cable car dropped into a gorge at Sarn Velk on Tuesday, the worst accident on "
    "Veldria's lifts since 1987. There had been 31 in it when it left Hochfirn.\n\n"
    '"The rope was changed in spring. It did not break where ropes break," Ulla Brenk, who led the rescue, told '
    "reporters.\n\n"
    "Mayor Jonas Ritt said that the village had asked for an inspection in October and again in December. "
    '"We have the letters, and we have no answers to them," he said in the parish hall, where 60 relatives waited.\n\n'
    "Prosecutor Edda Molnar has ordered that the winch house be sealed."
)


def read(text: str) -> tuple[Outline, Wording]:
    report = make_report(text)
    wording = wording_of(report)
    return outline_of(report, wording), wording


def compared(one: str, other: str) -> Following | None:
    outline, _ = read(one)
    source, wording = read(other)
    return following(outline, source, wording)


def test_a_text_spun_from_another_has_nothing_of_its_own() -> None:
    found = compared(SPUN, WIRE)
    assert found is not None
    assert (found.new_numbers, found.new_quoted) == (0, 0)
    assert found.new_names <= 1
    assert likelihood(found) > 0.8


def test_another_report_of_one_press_conference_has_its_own() -> None:
    found = compared(BESIDE, WIRE)
    assert found is not None
    assert found.new_names >= 4
    assert found.new_quoted >= 4
    assert likelihood(found) < 0.3


def derived(words: str, published: str) -> list[str]:
    wire = Maker(*WIRE.split("\n\n"), outlet="Northern Wire", published="2031-05-13").build()
    other = Maker(*words.split("\n\n"), outlet="Daily Spin", published=published).build()
    return [item.how for item in Linker().compare(wire, other).derivations]


def test_a_spun_text_is_a_rewrite_whatever_it_kept_of_who_was_told() -> None:
    assert derived(SPUN, "2031-05-14") == ["rewrite"]
    assert derived(SPUN.replace("Brenk stated", "Brenk told the Northern Wire"), "2031-05-14") == ["rewrite"]
    assert derived(BESIDE, "2031-05-14") != ["rewrite"]


def test_a_text_that_says_where_it_has_all_that_from_cites() -> None:
    assert derived(SPUN.replace("Brenk stated", "the Northern Wire reported"), "2031-05-14") == ["cites"]


def test_what_was_written_months_later_looks_back() -> None:
    assert derived(SPUN, "2031-11-14") != ["rewrite"]


def test_the_model_weighs_what_is_measured() -> None:
    found = compared(SPUN, WIRE)
    assert found is not None
    table = load_table("linking/outlines.toml")
    assert set(table["model"]["weights"]) == {"base", *found.figures()}
    assert 0 < table["model"]["likely"] < 1
    for words in table["numbers"]["languages"].values():
        assert all(word == word.casefold() and 1 < number <= 60 for word, number in words.items())


def test_texts_that_share_too_little_are_not_compared() -> None:
    assert compared("A bus left the road near Tessim on Monday and nobody was hurt, Olm Kastor said.", WIRE) is None


def test_order_is_the_longest_part_that_rises() -> None:
    found = compared(WIRE, WIRE)
    assert found is not None
    assert found.order == 1.0
    assert found.cover == 1.0
    turned = compared("\n\n".join(reversed(SPUN.split("\n\n"))), WIRE)
    assert turned is not None
    assert turned.order < 0.8


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("one hundred and seven", "107"),
        ("thirty-four", "34"),
        ("three thousand", "3000"),
        ("1,200", "1200"),
        ("a dozen", "12"),
        ("twelve", "12"),
    ],
)
def test_numbers_are_read_in_words_and_figures(words: str, number: str) -> None:
    outline, _ = read(f"They counted {words} crates on the quay of Port Arlo.")
    assert [value for kind, value in outline.items if kind == "number"] == [number]


def test_names_are_no_weekdays_and_no_heads_of_sentences() -> None:
    outline, _ = read("Divers from Ostrel came on Friday. Velmark waited. Later Arlo Sund left Velmark.")
    assert [value for kind, value in outline.items if kind == "name"] == ["ostre", "velma", "arlo", "sund", "velma"]


def test_lines_without_a_full_stop_are_left_out() -> None:
    outline, _ = read("Crane Falls On Quay\n\nBy Ada Poll\n\nA crane fell on the quay of Port Arlo.")
    assert ("name", "poll") not in outline.first
    assert ("name", "arlo") in outline.first
