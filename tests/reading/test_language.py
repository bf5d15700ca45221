from __future__ import annotations

import pytest

from firsthand.reading.language import UNKNOWN, language_of

LEADS = {
    "el": "Τουλάχιστον δώδεκα νεκροί σε ναυάγιο ανοιχτά της Βέλντριας, λέει το λιμενικό",
    "he": "12 הרוגים בטביעת סירה מול חופי ולדריה",
    "ro": "Cel puțin doisprezece morți după ce o barcă s-a răsturnat în largul coastelor Veldriei",
    "ja": "ベルドリア沖で船が転覆、少なくとも12人が死亡",
    "hi": "वेल्ड्रिया के तट के पास नाव डूबी, 12 की मौत",
    "ko": "벨드리아 앞바다서 선박 침몰…최소 12명 사망",
    "ar": "مقتل 12 شخصا على الأقل في غرق قارب قبالة سواحل فيلدريا، بحسب خفر السواحل",
    "de": "Mindestens zwölf Tote bei einem Bootsunglück vor der Küste von Veldria",
    "en": "At least twelve people died when a boat capsized off the coast of Veldria",
    "es": "Al menos doce muertos tras volcar una lancha frente a la costa de Veldria",
    "fa": "دست‌کم ۱۲ کشته در غرق شدن یک قایق در نزدیکی سواحل ولدریا",
    "fr": "Au moins douze morts dans le naufrage d'une embarcation au large de la Veldrie",
    "id": "Sedikitnya 12 orang tewas setelah kapal tenggelam di perairan Veldria, kata polisi",
    "it": "Almeno dodici morti nel naufragio di un barcone al largo di Veldria",
    "nl": "Zeker twaalf doden bij een schipbreuk voor de kust van Veldria",
    "pl": "Co najmniej 12 osób zginęło w katastrofie łodzi u wybrzeży Veldrii",
    "pt": "Ao menos doze mortos em naufrágio de uma embarcação ao largo de Veldria",
    "ru": "Не менее 12 человек погибли при крушении лодки у берегов Велдрии",
    "tr": "Veldria açıklarında batan teknede en az 12 kişi hayatını kaybetti",
    "uk": "Щонайменше 12 людей загинули внаслідок аварії човна біля берегів Велдрії",
    "ur": "ویلدریا کے ساحل کے قریب کشتی ڈوبنے سے 12 افراد جاں بحق ہو گئے",
    "zh": "维尔德里亚近海沉船事故已造成至少12人死亡",
}
# Neighbours of the languages that are read, which must not be taken for them.
NEIGHBOURS = {
    "af": "Minstens twaalf mense is dood toe 'n boot naby die kus van Veldria omgeslaan het, het die polisie gesê",
    "az": "Veldriya sahillərində qayığın batması nəticəsində azı 12 nəfər həlak olub, polis bildirib",
    "be": "Не менш за 12 чалавек загінулі пры крушэнні лодкі каля берагоў Велдрыі",
    "bg": "Най-малко 12 души загинаха при потъването на лодка край бреговете на Велдрия, съобщиха властите",
    "ca": "Almenys dotze morts en bolcar una barca davant la costa de Veldria, segons la guàrdia costanera",
    "gl": "Polo menos doce mortos tras envorcar unha lancha fronte á costa de Veldria, segundo a garda costeira",
    "ms": "Sekurang-kurangnya 12 orang maut selepas bot karam di perairan Veldria, kata polis",
    "ps": "د ویلدریا په ساحل کې د کښتۍ په ډوبېدو لږ تر لږه ۱۲ کسان مړه شوي دي",
    "sr": "Најмање 12 људи погинуло је у бродолому код обале Велдрије",
}


@pytest.mark.parametrize("code", [*LEADS, *NEIGHBOURS])
def test_a_lead_of_one_sentence_tells_its_language(code: str) -> None:
    assert language_of({**LEADS, **NEIGHBOURS}[code]) == code


def test_a_chinese_headline_needs_fewer_signs_than_letters() -> None:
    assert language_of("警方周三在布拉斯克逮捕了七名嫌疑人") == "zh"


def test_too_few_letters_tell_nothing() -> None:
    assert language_of("12 killed") == UNKNOWN
    assert language_of("沉船") == UNKNOWN
