"""Places of other languages: which names are places, and which of those of a name."""

from __future__ import annotations

import pytest

from firsthand.data import data_file, load_table
from firsthand.extraction.languages.datelines import datelines
from firsthand.extraction.languages.places import find_places
from firsthand.extraction.languages.places.endings import adjective_bases, bases
from firsthand.extraction.languages.places.names import towns
from firsthand.extraction.languages.places.table import load_place_words
from firsthand.extraction.languages.words import words_of
from firsthand.extraction.places.gazetteer import load_gazetteer
from firsthand.model import PlaceMention, Report
from tests.conftest import make_report

LANGUAGES = list(load_table("languages/languages.toml"))

CASES = [
    ("es", "Una patera naufragó frente a las costas de Almería, en el Mediterráneo.",
     [("Almería", "Almería", "off the coast of"), ("Mediterráneo", "Mediterranean Sea", "")]),
    ("es", "Nueve presos murieron en una cárcel de Cuenca, en Ecuador.",
     [("Cuenca", "Cuenca", ""), ("Ecuador", "Ecuador", "")]),
    ("es", "Un buque ardió en el golfo de Adén, al norte de Berbera, en Somalia.",
     [("golfo de Adén", "Gulf of Aden", ""), ("Berbera", "Berbera", "north of"), ("Somalia", "Somalia", "")]),
    ("fr", "Un canot a chaviré au large de Dunkerque, dans la Manche.",
     [("Dunkerque", "Dunkirk", "off the coast of"), ("la Manche", "English Channel", "")]),
    ("fr", "Une frappe a touché un marché à Nyala, au Soudan.", [("Nyala", "Nyala", ""), ("Soudan", "Sudan", "")]),
    ("de", "Bei einem Angriff in Odessa in der Ukraine starben zwei Menschen.",
     [("Odessa", "Odesa", ""), ("Ukraine", "Ukraine", "")]),
    ("de", "Vor der Küste von Libyen sank ein Boot, im Roten Meer ein zweites.",
     [("Libyen", "Libya", "off the coast of"), ("Roten Meer", "Red Sea", "")]),
    ("de", "Die Rostocker Polizei fahndet. In Rostock in Deutschland brannte ein Schiff.",
     [("Rostocker", "Rostock", ""), ("Rostock", "Rostock", ""), ("Deutschland", "Germany", "")]),
    ("hi", "पटना फायरिंग के बाद तनाव है।", [("पटना", "Patna", "")]),
    ("ur", "پشاور دھماکے کے بعد سوگ ہے۔", [("پشاور", "Peshawar", "")]),
    ("tr", "İzmir yangını sonrası yas var.", [("İzmir", "Izmir", "")]),
    ("tr", "Rusya saldırısı sonrası yas var.", []),
    ("zh", "乌克兰哈尔科夫市遭到袭击。", [("乌克兰", "Ukraine", ""), ("哈尔科夫", "Kharkiv", "")]),
    ("ar", "قتل محتجون في مدينة ود مدني في السودان.", [("ود مدني", "Wad Medani", ""), ("السودان", "Sudan", "")]),
    ("pt", "Um ataque em Cartum, no Sudão, e um naufrágio no golfo de Áden.",
     [("Cartum", "Khartoum", ""), ("Sudão", "Sudan", ""), ("golfo de Áden", "Gulf of Aden", "")]),
    ("it", "Un barcone è affondato al largo di Lampedusa. A Ginevra si tratta.",
     [("Lampedusa", "Lampedusa", "off the coast of"), ("Ginevra", "Geneva", "")]),
    ("nl", "Bij een aanval in Kiev in Oekraïne vielen doden, voor de kust van Jemen ook.",
     [("Kiev", "Kyiv", ""), ("Oekraïne", "Ukraine", ""), ("Jemen", "Yemen", "off the coast of")]),
    ("ru", "Удар пришелся по жилому дому в Харькове. В Одесской области погибли двое.",
     [("Харькове", "Kharkiv", ""), ("Одесской", "Odesa", "")]),
    ("ru", "Судно затонуло в Красном море у берегов Йемена.",
     [("Красном море", "Red Sea", ""), ("Йемена", "Yemen", "off the coast of")]),
    ("uk", "У Києві та в Одеській області України загинули люди.",
     [("Києві", "Kyiv", ""), ("Одеській", "Odesa", ""), ("України", "Ukraine", "")]),
    ("pl", "Do wybuchu doszło w Charkowie na Ukrainie, a nie w Warszawie.",
     [("Charkowie", "Kharkiv", ""), ("Ukrainie", "Ukraine", ""), ("Warszawie", "Warsaw", "")]),
    ("tr", "İdlib'in kuzeyinde, Suriye'de patlama oldu.", [("İdlib", "Idlib", ""), ("Suriye", "Syria", "")]),
    ("ar", "غرق قارب قبالة سواحل ليبيا في البحر الأبيض المتوسط.",
     [("ليبيا", "Libya", "off the coast of"), ("البحر الأبيض المتوسط", "Mediterranean Sea", "")]),
    ("ar", "وقع الهجوم في مدينة خان يونس بقطاع غزة.",
     [("خان يونس", "Khan Younis", ""), ("بقطاع غزة", "Gaza Strip", "")]),
    ("fa", "انفجار در شهر کرمان در ایران رخ داد.", [("کرمان", "Kerman", ""), ("ایران", "Iran", "")]),
    ("ur", "پاکستان کے شہر پشاور میں دھماکہ ہوا۔", [("پاکستان", "Pakistan", ""), ("پشاور", "Peshawar", "")]),
    ("id", "Kapal tenggelam di perairan Aceh, Indonesia.",
     [("Aceh", "Aceh", "off the coast of"), ("Indonesia", "Indonesia", "")]),
    ("zh", "阿富汗首都喀布尔发生爆炸，一艘船在红海沉没。",
     [("阿富汗", "Afghanistan", ""), ("喀布尔", "Kabul", ""), ("红海", "Red Sea", "")]),
]  # fmt: skip


def places(report: Report) -> list[PlaceMention]:
    return find_places(words_of(report))


@pytest.mark.parametrize(("language", "sentence", "expected"), CASES)
def test_places(language: str, sentence: str, expected: list[tuple[str, str, str]]) -> None:
    report = make_report(sentence, language=language)
    assert [(report.quote(one.span), one.name, one.relation) for one in places(report)] == expected


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "Rusia denunció que Israel atacó primero. La Universidad de Oxford lo estudia."),
        ("es", "El Diario de Sevilla informa. Julia Mérida y Marina Toledo lo niegan."),
        ("fr", "Moscou a nié, le gouvernement de Bamako aussi. Paris Match en parle."),
        ("de", "Die Marine und der Hamburger Senat schweigen. Washington dementierte."),
        ("it", "Il ministro Roma e la signora Vittoria Siena hanno taciuto."),
        ("ar", "وقال علي صالح يوم الخميس إن السلام ممكن."),
        ("zh", "警方说，和平与文化都重要。"),
    ],
)
def test_states_that_act_bodies_and_persons_are_no_places(language: str, sentence: str) -> None:
    assert places(make_report(sentence, language=language)) == []


def test_the_countries_of_a_report_choose_between_places_of_one_name() -> None:
    spain = make_report("Doce heridos en Mérida.", "España pidió ayuda. La policía de España investiga.", language="es")
    mexico = make_report(
        "Doce heridos en Mérida.", "México pidió ayuda. La policía de México investiga.", language="es"
    )
    assert [one.country for one in places(spain)] == ["ES"]
    assert [one.country for one in places(mexico)] == ["MX"]


def test_an_ocean_is_the_part_of_it_that_the_report_names() -> None:
    report = make_report("Un bote ardió en el Pacífico.", "El bote navegaba por el Pacífico oriental.", language="es")
    assert [one.name for one in places(report)] == ["eastern Pacific Ocean", "eastern Pacific Ocean"]


def test_a_town_that_no_gazetteer_knows_keeps_its_name() -> None:
    report = make_report("Ocurrió en la ciudad de Veldrigrado, según la policía.", language="es")
    (found,) = places(report)
    assert (found.name, found.geoname_id, found.latitude, found.precision) == ("Veldrigrado", None, None, "settlement")


@pytest.mark.parametrize(
    ("language", "sentence", "name"),
    [
        ("fr", "Un éboulement meurtrier à Zadrik a enseveli une équipe.", "Zadrik"),
        ("es", "La explosión en Zadrik mató a nueve obreros.", "Zadrik"),
        ("it", "Il naufragio al largo di Capo Zadrik è avvenuto nella notte.", "Zadrik"),
        ("fr", "Une barque a sombré près du cap Zadrik.", "Zadrik"),
    ],
)
def test_a_name_behind_a_happening_or_a_cape_is_a_place(language: str, sentence: str, name: str) -> None:
    (found,) = places(make_report(sentence, language=language))
    assert (found.name, found.geoname_id) == (name, None)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Le ministre a parlé à Zadrik de la pluie."),
        ("es", "La explosión, dijo en Zadrik."),
        ("de", "Bei der Explosion in Fabriken starben drei Menschen."),
    ],
)
def test_a_name_that_no_happening_leads_to_is_none(language: str, sentence: str) -> None:
    assert places(make_report(sentence, language=language)) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Russische Raketen trafen die ukrainische Stadt Romny, sagt Russland. Russische Truppen schweigen."),
        ("fr", "Des missiles russes ont touché la ville ukrainienne de Romny. La Russie et les Russes se taisent."),
        ("es", "Misiles rusos cayeron en la ciudad ucraniana de Romny. Rusia y los rusos callan."),
    ],
)
def test_a_town_lies_in_the_country_that_is_said_of_it(language: str, sentence: str) -> None:
    found = [one for one in places(make_report(sentence, language=language)) if one.name == "Romny"]
    assert {one.country for one in found} == {"UA"}


def test_a_town_before_the_colon_of_a_headline_is_what_it_is_about() -> None:
    for headline in ("Marseille : la nuit la plus longue", "Marseille: la nuit la plus longue"):
        text = words_of(make_report(("heading", headline), "Un incendie a fait deux morts.", language="fr"))
        assert [one.name for one in find_places(text)] == ["Marseille"]


def test_the_hospital_of_a_town_lies_there() -> None:
    report = make_report("قصف مستشفى النهود في السودان.", language="ar")
    assert [one.name for one in places(report)] == ["An Nuhud", "Sudan"]


@pytest.mark.parametrize(
    ("language", "text", "dateline"),
    [
        ("es", "VELGRAD, 3 may (EFE).- Ayer murieron tres obreros.", "VELGRAD, 3 may (EFE"),
        ("de", "Kabul (dpa) - Bei einem Anschlag starben drei Menschen.", "Kabul (dpa"),
        ("ru", "МОСКВА, 3 мая. /ТАСС/. Трое погибли.", "МОСКВА, 3 мая. /ТАСС"),
        ("de", "Velgrad/Arlo. Bei einem Brand starben drei Menschen.", "Velgrad/Arlo"),
        ("es", "Tres obreros murieron ayer - dos eran hermanos - en la mina.", None),
        ("fr", "Le navire (un pétrolier) - vide - a coulé.", None),
    ],
)
def test_datelines(language: str, text: str, dateline: str | None) -> None:
    report = make_report(text, language=language)
    found = [report.quote(span) for span in datelines(words_of(report))]
    assert found == ([] if dateline is None else [dateline])


def test_cases_lead_back_to_the_name() -> None:
    assert "москва" in bases("москвы", "ru")
    assert "харків" in bases("харкову", "uk")
    assert "warszawa" in bases("warszawie", "pl")
    assert list(bases("roma", "it")) == ["roma"]
    assert "белгород" in adjective_bases("белгородская", "ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_demonyms_name_countries_and_each_only_one(language: str) -> None:
    table = load_table(f"languages/places/{language}.toml").get("demonyms", {})
    assert all(load_gazetteer().has_country(code) for code in table)
    words = [word.strip() for listed in table.values() for word in listed.split(",")]
    assert all(words) and len(set(words)) == len(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_of_words_can_be_read(language: str) -> None:
    table = load_place_words(language)
    assert len(table.countries) > 200
    assert len(table.features) > 40


def test_towns_have_rows_in_the_gazetteer() -> None:
    assert len(towns()) > 200


def test_features_have_a_column_for_each_language() -> None:
    rows = [line.split("\t") for line in data_file("languages/features.tsv").read_text("utf-8").splitlines()]
    assert rows[0] == ["name", *LANGUAGES]
    assert {len(row) for row in rows} == {len(LANGUAGES) + 1}
