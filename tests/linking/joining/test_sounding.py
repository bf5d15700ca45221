"""Names that two languages share by their sounds."""

from __future__ import annotations

from dataclasses import replace

from firsthand.data import load_table
from firsthand.linking.derivations.passages import sharing_of
from firsthand.linking.joining.likeness import Pair, likeness
from firsthand.linking.joining.sounding import shared_sounds
from firsthand.linking.profiles.profile import Profile, profile_of
from tests.linking.maker import Maker

ENGLISH = "A wall at Tessim fell on Friday. Engineer Brannok Oluvesh said that the Karbanov works had been warned."
GERMAN = "In Tessim brach am Freitag eine Wand ein. Ingenieur Brannok Oluvesch sprach von Warnungen an Karbanow."
RUSSIAN = "В пятницу в карьере обрушилась стена. Инженер Браннок Олувеш сказал, что завод Карбанов предупреждали."
STRANGE = "In Wexholm brach am Freitag eine Mauer ein. Meister Harl Dunkeval sprach von Regen."


def told(text: str, language: str, trigger: str) -> Profile:
    maker = Maker(text, outlet=f"{language} paper")
    maker.mention(trigger, type="ACCIDENT", mode="collapse")
    document = maker.build()
    return profile_of(replace(document, report=replace(document.report, language=language)))


def test_names_are_heard_across_languages_and_scripts() -> None:
    one = told(ENGLISH, "en", "fell")
    for text, language, trigger in ((GERMAN, "de", "brach"), (RUSSIAN, "ru", "обрушилась")):
        other = told(text, language, trigger)
        shared = shared_sounds(one, other)
        assert len(shared) >= 3
        assert shared == shared_sounds(other, one)
    assert len(shared_sounds(one, told(STRANGE, "de", "brach"))) == 0


def test_they_speak_for_one_happening_of_two_languages_alone() -> None:
    one = told(ENGLISH, "en", "fell")

    def weight(text: str, language: str, trigger: str) -> float:
        other = told(text, language, trigger)
        pair = Pair(left=one, right=other, sharing=sharing_of(one.wording, other.wording), topic=0.0)
        found = likeness(one.facts[0], other.facts[0], pair, load_table("linking/matching.toml"))
        return sum(reason.weight for reason in found if reason.feature == "sounds")

    assert weight(RUSSIAN, "ru", "обрушилась") > 1
    assert weight(STRANGE, "de", "brach") < 0
    assert weight(ENGLISH + " It rained.", "en", "fell") == 0
