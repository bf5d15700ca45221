"""Days on which a count rose, weapons that kill, happenings with a count of their own, and who only tells of them."""

from __future__ import annotations

import pytest

from firsthand.extraction.extractor import Extractor
from firsthand.model import Mention
from tests.conftest import make_report

# Each tells that a count of dead rose on a day of the week, and no day of what they died of.
RISEN = (
    ("es", "El balance de muertos en el naufragio de una lancha frente a Tessim subió este jueves a 14.", 14),
    ("it", "Il bilancio delle vittime del crollo di una miniera è salito martedì a 38 morti.", 38),
    ("fr", "Le bilan du naufrage d'un bateau de migrants est passé jeudi à 14 morts.", 14),
    ("de", "Nach dem Untergang eines Bootes stieg die Zahl der Toten am Donnerstag auf 14.", 14),
    ("nl", "Het dodental na de instorting van een mijn is maandag opgelopen tot 38.", 38),
    ("pl", "Liczba ofiar śmiertelnych zawalenia się kopalni wzrosła w poniedziałek do 38.", 38),
    ("ru", "Число погибших при обрушении шахты в Браске выросло в понедельник до 38.", 38),
    ("uk", "Кількість загиблих унаслідок удару по лікарні зросла в понеділок до 38.", 38),
    ("ar", "ارتفع عدد قتلى انهيار منجم إلى 38 يوم الاثنين، بحسب الشرطة.", 38),
    ("he", "מספר ההרוגים בקריסת המכרה עלה ביום שני ל-38.", 38),
    ("id", "Jumlah korban tewas akibat longsor tambang bertambah menjadi 38 orang pada Senin.", 38),
    ("ja", "鉱山の崩落事故で、死者は月曜日に38人に増えた。", 38),
    ("zh", "矿难死亡人数周一升至38人，警方说。", 38),
    ("ro", "Bilanțul prăbușirii unei mine a crescut luni la 38 de morți.", 38),
    ("el", "Στους 38 ανήλθε τη Δευτέρα ο αριθμός των νεκρών από την κατάρρευση ορυχείου.", 38),
    ("en", "The death toll from the collapse of a mine in Brask rose to 38 on Monday, police said.", 38),
)
# Each tells that a drone killed 38 people at a market, and that the police say so.
KILLED = (
    ("pt", "Um drone matou 38 pessoas em um mercado de Brask, disse a polícia na segunda-feira."),
    ("es", "Un dron mató a 38 personas en un mercado de Brask, informó la policía el lunes."),
    ("it", "Un drone ha ucciso 38 persone in un mercato di Brask, ha detto lunedì la polizia."),
    ("de", "Eine Drohne hat auf einem Markt in Brask 38 Menschen getötet, teilte die Polizei am Montag mit."),
    ("nl", "Een drone heeft op een markt in Brask 38 mensen gedood, zei de politie maandag."),
    ("ru", "Беспилотник убил 38 человек на рынке в Браске, сообщила в понедельник полиция."),
    ("uk", "Безпілотник убив 38 людей на ринку в Браску, повідомила в понеділок поліція."),
    ("pl", "Dron zabił 38 osób na targu w Brasku, poinformowała w poniedziałek policja."),
    ("tr", "Polis pazartesi günü yaptığı açıklamada, bir İHA'nın pazarda 38 kişiyi öldürdüğünü söyledi."),
    ("ar", "قالت الشرطة يوم الاثنين إن طائرة مسيرة قتلت 38 شخصا في سوق."),
    ("fa", "پلیس روز دوشنبه گفت یک پهپاد ۳۸ نفر را در بازاری کشت."),
    ("he", 'המשטרה אמרה ביום שני כי כטב"ם הרג 38 בני אדם בשוק.'),
    ("id", "Sebuah drone menewaskan 38 orang di pasar Brask, kata polisi pada Senin."),
    ("ja", "警察は月曜日、無人機が市場を攻撃し38人が死亡したと発表した。"),
    ("ko", "경찰은 월요일 무인기가 시장을 공격해 38명이 숨졌다고 밝혔다."),
    ("hi", "पुलिस ने सोमवार को कहा कि एक ड्रोन ने बाजार में 38 लोगों को मार डाला।"),
    ("ur", "پولیس نے پیر کو کہا کہ ڈرون نے بازار میں 38 افراد کو ہلاک کیا۔"),
)


def _mentions(*paragraphs: str, language: str) -> tuple[Mention, ...]:
    return tuple(Extractor()(make_report(*paragraphs, language=language)).mentions)


def _dead(mention: Mention) -> list[int]:
    return [one.low for one in mention.casualties if one.outcome == "killed"]


@pytest.mark.parametrize(("language", "sentence", "number"), RISEN)
def test_the_day_on_which_a_count_rose_is_no_day_of_the_happening(language: str, sentence: str, number: int) -> None:
    (mention,) = _mentions(sentence, language=language)
    assert not mention.dates
    assert _dead(mention) == [number]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("it", "È salito a 14 il numero dei morti nel naufragio di giovedì al largo di Tessim."),
        ("en", "The death toll in Thursday's attack on a market in Brask rose to 14 on Friday."),
    ],
)
def test_a_day_beside_the_word_for_it_dates_it_whatever_a_count_did(language: str, sentence: str) -> None:
    (mention,) = _mentions(sentence, language=language)
    assert [one.time.value for one in mention.dates] == ["2031-05-08"]


@pytest.mark.parametrize(("language", "sentence"), KILLED)
def test_a_weapon_that_kills_makes_an_attack_and_the_police_only_tell_of_it(language: str, sentence: str) -> None:
    (mention,) = _mentions(sentence, language=language)
    assert (mention.type, mention.mode) == ("ASSAULT", "drone")
    assert not mention.actors
    assert not mention.dates, "the day is that of the saying"
    assert _dead(mention) == [38]


def test_who_announces_a_seizure_without_another_doer_made_it() -> None:
    (mention,) = _mentions("朝鲜海军15日宣布在海上扣押了一艘外国油轮。", language="zh")
    assert [one.name for one in mention.actors] == ["朝鲜海军"]


def test_a_helicopter_that_kills_those_in_it_attacks_nobody() -> None:
    (mention,) = _mentions("Un helicóptero se estrelló cerca de Brask y mató a tres personas.", language="es")
    assert mention.type == "ACCIDENT"


def test_a_day_and_a_number_far_from_those_of_the_opening_are_another_happening() -> None:
    main, other = _mentions(
        "Al menos 40 muertos en el naufragio de un barco frente a Tessim",
        "Al menos 40 personas murieron el martes en el naufragio de un barco pesquero frente a Tessim.",
        "Los equipos de rescate siguen con la búsqueda, informó la guardia costera.",
        "El mar estaba agitado, contó un testigo desde el muelle del puerto.",
        "Los pescadores de la zona ayudaron durante toda la noche a los equipos.",
        "También el miércoles, tres personas murieron en un incendio a bordo de una lancha.",
        language="es",
    )
    assert (_dead(main), _dead(other)) == ([40], [3])
    assert [one.time.value for one in other.dates] == ["2031-05-14"]


def test_a_later_count_of_the_same_is_no_other_happening() -> None:
    (mention,) = _mentions(
        "Al menos 40 muertos en el naufragio de un barco frente a Tessim",
        "Al menos 40 personas murieron el martes en el naufragio de un barco pesquero frente a Tessim.",
        "Los equipos de rescate siguen con la búsqueda, informó la guardia costera.",
        "El mar estaba agitado, contó un testigo desde el muelle del puerto.",
        "Los pescadores de la zona ayudaron durante toda la noche a los equipos.",
        "El naufragio del martes dejó 52 muertos, según el alcalde.",
        language="es",
    )
    assert _dead(mention) == [40, 52]


def test_a_total_of_the_year_behind_its_number_is_no_toll_of_the_happening() -> None:
    (mention,) = _mentions(
        "Catorce personas murieron en el naufragio de una lancha.",
        "La lancha eleva a 813 los muertos y desaparecidos en el mar de Corran en lo que va de año, tras el naufragio.",
        language="es",
    )
    assert {one.low: one.scope for one in mention.casualties} == {14: "incident", 813: "cumulative"}
