"""Texts of other languages as sentences of words."""

from __future__ import annotations

import pytest

from firsthand.extraction.languages.phrases import Phrases
from firsthand.extraction.languages.words import fold, split, words_of
from tests.conftest import make_report


def _forms(text: str, language: str) -> list[str]:
    return [word.form for word in split(text, language)]


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Explosión", "explosion"), ("Straße", "strasse"), ("взрывом", "взрывом"), ("أُصيب", "اصيب"), ("١٢", "12")],
)
def test_folds_marks_letters_of_one_sound_and_figures(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_words_keep_their_place_in_the_text() -> None:
    text = "Murieron 1.200 personas en l'Aldea"
    for word in split(text, "es"):
        assert fold(text[word.start : word.end]) == word.form
    assert _forms(text, "es") == ["murieron", "1.200", "personas", "en", "l", "aldea"]


def test_what_is_written_together_is_another_form() -> None:
    (word,) = split("والجرحى", "ar")
    assert word.forms[0] == "والجرحي"
    assert "جرحي" in word.forms


def test_marks_and_joiners_part_no_word() -> None:
    assert _forms("أُصِيبَ می‌گوید", "fa") == ["اصيب", "ميگويد"]


def test_a_script_without_spaces_has_a_word_a_letter() -> None:
    assert _forms("至少12人", "zh") == ["至", "少", "12", "人"]


def test_sentences_end_at_stops_and_not_at_short_forms() -> None:
    text = "El Sr. Talo habló el lunes en la plaza mayor de la ciudad. Dijo que no hubo heridos. ¿Quién lo vio?"
    found = words_of(make_report(text, language="es"))
    assert [found.report.quote(sentence.span).split()[0] for sentence in found.sentences] == ["El", "Dijo", "¿Quién"]


def test_sentences_of_scripts_without_capitals() -> None:
    arabic = words_of(make_report("قتل ثلاثة أشخاص في الهجوم. وقال شهود إن الحريق مستمر.", language="ar"))
    chinese = words_of(make_report("爆炸造成三人死亡。当地官员说，火已扑灭。", language="zh"))
    assert [len(found.sentences) for found in (arabic, chinese)] == [2, 2]


def test_turkish_letters_that_tell_words_apart_keep_their_marks_in_the_lists() -> None:
    died = Phrases({"öldü": True}, "tr")
    assert [match.first for match in died.find([*split("Üç kişi öldü, yangın büyük oldu", "tr")])] == [2]


def test_an_apostrophe_that_counts_as_a_letter_parts_a_word_as_the_others_do() -> None:
    five = Phrases({"п'ятьох": 5}, "uk")
    for text in ("п'ятьох", "п’ятьох", "пʼятьох"):
        assert [match.value for match in five.find([*split(text, "uk")])] == [5]


def test_small_words_are_taken_off_before_and_behind() -> None:
    assert "בגדאד" in next(split("בבגדאד", "he")).forms
    assert "공습" in next(split("공습으로", "ko")).forms


def test_marks_of_abbreviations_vowels_and_voiced_sounds_belong_to_their_words() -> None:
    assert _forms('צה"ל הודיע', "he") == ["צהל", "הודיע"]
    assert _forms("हमले में", "hi") == ["हमले", "में"]
    assert _forms("ガカ", "ja") == ["ガ", "カ"]
