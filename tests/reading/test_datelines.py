"""Datelines in the ways of many languages, and lines above an article that name an agency."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.reading.datelines import signature_in
from firsthand.reading.masthead import agencies_in
from firsthand.reading.reader import read_bytes

TEXT = "Zwei Boote sind gesunken, sagte der Hafenmeister von Lenz. Niemand wurde verletzt.\n\n" * 3


@pytest.mark.parametrize(
    ("line", "name", "published"),
    [
        ("Lenz, 3 may 2031 (EFE).- Dos barcos se hundieron", "EFE", "2031-05-03"),
        ("Lenz, 3 may (EFE).- Dos barcos se hundieron", "EFE", None),
        ("Lenz, 23/05/2031 (XYP) - Deux bateaux ont coulé", "XYP", "2031-05-23"),
        ("Lenz, 23-5-2031 (XYP) - Deux bateaux ont coulé", "XYP", "2031-05-23"),
        ("Lenz (dpa) - Zwei Boote sind gesunken", "dpa", None),
        ("Lenz, IRNA - The harbour master said that two boats", "IRNA", None),
        ("LENZ, Veldria, May 3, 2031, SPA -- The harbour master said", "SPA", "2031-05-03"),
        ("ЛЕНЦ, 3 мая. /ТАСС/. Две лодки затонули в порту", "TASS", None),
        ("ЛЕНЦ, 3 мая - РИА Новости. Две лодки затонули в порту", "RIA Novosti", None),
        ("Ленц. 3 мая. INTERFAX.RU - Две лодки затонули в порту", "Interfax", None),
        ("لنز (رويترز) - غرق قاربان في الميناء اليوم وفق رئيس الميناء", "Reuters", None),
        ("لنز - ایرنا - رئیس بندر گفت دو قایق غرق شدند", "IRNA", None),
        ("新华社伦茨5月3日电（记者 林）两艘船沉没", "Xinhua", None),
        ("(ANSA) - LENZ, 3 MAG - Due barche sono affondate nel porto", "ANSA", None),
        ("ЛЕНЦ, 3 мая — Вестник Лага. Две лодки затонули в порту", "Вестник Лага", None),
        ("伦茨海讯5月3日电 两艘船沉没", "伦茨海讯", None),
        ("(렌츠=항구통신) 기자 = 배 두 척이 가라앉았다", "항구통신", None),
    ],
)
def test_an_agency_in_a_dateline(line: str, name: str, published: str | None) -> None:
    found = signature_in(line)
    assert found is not None
    assert (found.name, found.published, found.whole) == (name, published, False)


@pytest.mark.parametrize(
    "line",
    [
        "The BBC (British Broadcasting Corporation) has been told of two boats",
        "LENZ - Reuters reported that two boats had sunk",
        "Mr Holt told CNN - he said that it was late",
        "Lenz, UK - Two boats sank",
        "Lenz, 3 May (PHOTO) - Two boats sank",
        "Two boats sank, AFP said",
        "LENZ, PA. — Two boats sank in the river",
        "LENZ, PA - Two boats sank in the river",
    ],
)
def test_a_sentence_is_no_dateline(line: str) -> None:
    assert signature_in(line) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Lenz (AFP)", ["AFP"]),
        ("Lenz (AFP) - May 3, 2031", ["AFP"]),
        ("Lunde Online / EFE", ["EFE"]),
        ("Lunder Morgen | dpa", ["dpa"]),
        ("Lundeinfo avec AFP", ["AFP"]),
        ("EFE | Lenz | 3 may 2031 - 06:20", ["EFE"]),
        ("Ina Holt/AFP", []),
        ("Photo: AP/Ina Holt", []),
        ("Getty Images", []),
    ],
)
def test_an_agency_in_a_line_above_the_article(line: str, names: list[str]) -> None:
    found = agencies_in(line)
    assert [item.name for item in found] == names
    assert all(line[item.start : item.end] for item in found)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Quelle: dpa", ["dpa"]),
        ("Mit Material von dpa", ["dpa"]),
        ("Redaktion mit AFP", ["AFP"]),
        ("Lunde Info avec AFP", ["AFP"]),
        ("Con información de EFE y AP", ["EFE", "Associated Press"]),
        ("Com informações da Reuters", ["Reuters"]),
        ("Fonte: ANSA", ["ANSA"]),
        ("Bron: ANP", ["ANP"]),
        ("Źródło: PAP", ["PAP"]),
        ("Источник: ТАСС", ["TASS"]),
        ("По материалам РИА Новости", ["RIA Novosti"]),
        ("Kaynak: AA", ["Anadolu Agency"]),
        ("Sumber: Antara", ["Antara"]),
        ("المصدر: رويترز", ["Reuters"]),
        ("منبع: ایرنا", ["IRNA"]),
        ("来源：新华社", ["Xinhua"]),
        ("(dpa/reuters)", ["dpa", "Reuters"]),
        ("(AFP)", ["AFP"]),
        ("Con su hermana y con Ado Brenn", []),
    ],
)
def test_a_line_that_credits_an_agency(line: str, names: list[str]) -> None:
    page = f"Zwei Boote sind im Hafen von Lenz gesunken\n\n{TEXT}{line}"
    report = read_bytes(page.encode(), address="1.txt").report
    assert report is not None
    assert [item.name for item in report.credits if item.kind == "agency"] == names


@pytest.mark.parametrize(
    ("sign", "names"),
    [("(EFE)", ["EFE"]), ("(dpa/reuters)", ["dpa", "Reuters"]), ("—AFP", ["AFP"]), ("(Reuters)", ["Reuters"])],
)
def test_an_agency_that_signs_behind_the_last_words(sign: str, names: list[str]) -> None:
    page = f"Two boats sink in the port of Lenz\n\n{TEXT}Police seek the cause. Divers will raise them. {sign}"
    report = read_bytes(page.encode(), address="1.txt").report
    assert report is not None
    assert [item.name for item in report.credits] == names
    assert {item.kind for item in report.credits} == {"agency"}
    assert report.blocks[-1].role == "paragraph"


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (("Lunder Volkszeitung", "3. Mai 2031, 05:34 Uhr | Lesedauer: 2 min"), "Lunder Volkszeitung"),
        (("NetzWerk Lunde", "3. Mai 2031"), "NetzWerk Lunde"),
        (("KVLD 4 Lenz", "Author: Ina Holt", "Published: 6:05 AM May 3, 2031"), "KVLD 4 Lenz"),
        (("Lunde Online / EFE", "3 May 2031"), "Lunde Online"),
        (("Hafenamt der Stadt Lenz", "Pressemitteilung 12/2031", "3. Mai 2031"), "Hafenamt der Stadt Lenz"),
        (("Ina Holt", "3 May 2031"), ""),
    ],
)
def test_who_publishes_a_page(head: tuple[str, ...], outlet: str) -> None:
    page = "\n\n".join(("Zwei Boote sind im Hafen von Lenz gesunken", *head, TEXT))
    report = read_bytes(page.encode(), address="1.txt").report
    assert report is not None
    assert report.outlet == outlet
    assert outlet not in report.authors or not outlet


def test_the_shape_of_the_words() -> None:
    table = load_table("reading/mastheads.toml")
    for name in ("small", "desks", "endings", "marks", "releases", "wires"):
        assert len(set(table[name])) == len(table[name])
        assert all(word == word.casefold() for word in table[name])
