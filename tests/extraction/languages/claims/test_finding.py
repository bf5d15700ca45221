from __future__ import annotations

import pytest

from firsthand.extraction.languages.claims import find_claims
from firsthand.extraction.languages.words import words_of
from firsthand.model import Claim, Report
from tests.conftest import make_report


def claims_in(*paragraphs: str, language: str) -> tuple[Report, list[Claim]]:
    report = make_report(*paragraphs, outlet="Diario Orva", language=language)
    return report, find_claims(words_of(report), times=[])


def chain(claim: Claim) -> list[tuple[str, str]]:
    return [(hop.kind, hop.name) for hop in claim.chain]


CASES = [
    (
        "pt",
        "Nove pessoas morreram na mina, disse na quinta-feira (10) o Ministério da Saúde de Veldria.",
        [("organisation", "Ministério da Saúde de Veldria")],
        "Nove pessoas morreram na mina",
    ),
    (
        "es",
        "El alcalde de San Arlo, Juan Pereda, dijo este lunes que tres personas murieron.",
        [("person", "Juan Pereda")],
        "tres personas murieron.",
    ),
    (
        "es",
        "Según el Ministerio de Sanidad de Veldria, hubo 12 muertos.",
        [("organisation", "Ministerio de Sanidad de Veldria")],
        "hubo 12 muertos.",
    ),
    (
        "es",
        "Al menos cuatro pescadores murieron, según informó Reuters citando a fuentes médicas.",
        [("outlet", "Reuters"), ("unnamed", "fuentes médicas")],
        "Al menos cuatro pescadores murieron",
    ),
    (
        "es",
        "Un funcionario de seguridad que pidió el anonimato dijo a Reuters que el ataque fue un error.",
        [("outlet", "Reuters"), ("unnamed", "funcionario de seguridad")],
        "el ataque fue un error.",
    ),
    (
        "es",
        "De acuerdo con un comunicado de la Fiscalía de Arlo, el sospechoso huyó.",
        [("document", "un comunicado"), ("organisation", "Fiscalía de Arlo")],
        "el sospechoso huyó.",
    ),
    (
        "fr",
        "« Il ne restait rien », a raconté à l'AFP Omar Velt, un pêcheur.",
        [("outlet", "Agence France-Presse"), ("person", "Omar Velt")],
        "« Il ne restait rien »",
    ),
    (
        "fr",
        "Trois bateaux ont coulé, a indiqué la préfecture maritime.",
        [("organisation", "préfecture maritime")],
        "Trois bateaux ont coulé",
    ),
    (
        "de",
        "Drei Boote sanken, teilte die Küstenwache am Sonntag mit.",
        [("organisation", "Küstenwache")],
        "Drei Boote sanken",
    ),
    (
        "de",
        "„Es war furchtbar“, sagte Anwohnerin Marta Kohn der dpa.",
        [("outlet", "DPA"), ("person", "Marta Kohn")],
        "„Es war furchtbar“",
    ),
    ("de", "Nach Polizeiangaben brannte es im Keller.", [("organisation", "Polizeiangaben")], "brannte es im Keller."),
    (
        "pt",
        "Testemunhas disseram à Reuters que ouviram tiros.",
        [("outlet", "Reuters"), ("unnamed", "Testemunhas")],
        "ouviram tiros.",
    ),
    (
        "it",
        "Secondo la Guardia costiera, i dispersi sono 4.",
        [("organisation", "Guardia costiera")],
        "i dispersi sono 4.",
    ),
    (
        "nl",
        "De burgemeester van Arlo, Jan Perk, zei maandag dat drie mensen zijn omgekomen.",
        [("person", "Jan Perk")],
        "drie mensen zijn omgekomen.",
    ),
    ("ru", "По данным МЧС, пострадали четыре человека.", [("organisation", "МЧС")], "пострадали четыре человека."),
    (
        "ru",
        "«Мы слышали выстрелы», — рассказала местная жительница Анна Соль.",
        [("person", "Анна Соль")],
        "«Мы слышали выстрелы»",
    ),
    ("uk", "За даними ДСНС, поранено чотирьох.", [("organisation", "ДСНС")], "поранено чотирьох."),
    (
        "pl",
        "— Słyszeliśmy strzały — powiedziała Reuterowi mieszkanka Anna Sól.",
        [("outlet", "Reuters"), ("person", "Anna Sól")],
        "Słyszeliśmy strzały",
    ),
    (
        "tr",
        "Arlo Valisi Ahmet Perk, yangında 3 kişinin öldüğünü açıkladı.",
        [("person", "Ahmet Perk")],
        "yangında 3 kişinin öldüğünü",
    ),
    (
        "tr",
        "Reuters'a konuşan bir yetkili, saldırının sürdüğünü belirtti.",
        [("outlet", "Reuters"), ("unnamed", "yetkili")],
        "saldırının sürdüğünü",
    ),
    ("ar", "وأعلنت وزارة الداخلية أن الحريق أخمد.", [("organisation", "وزارة الداخلية")], "الحريق أخمد."),
    (
        "ar",
        "وقال مصدر أمني طلب عدم الكشف عن هويته لرويترز إن الهجوم وقع ليلا.",
        [("outlet", "Reuters"), ("unnamed", "مصدر أمني")],
        "الهجوم وقع ليلا.",
    ),
    ("fa", "احمد رضوی، فرماندار آرلو، گفت که سه نفر کشته شدند.", [("person", "احمد رضوی")], "سه نفر کشته شدند."),
    ("fa", "به گفته پلیس، چهار نفر زخمی شدند.", [("organisation", "پلیس")], "چهار نفر زخمی شدند."),
    ("ur", "ڈپٹی کمشنر احمد رضا نے بتایا کہ چار افراد زخمی ہوئے۔", [("person", "احمد رضا")], "چار افراد زخمی ہوئے"),
    (
        "id",
        "“Kami mendengar tembakan,” kata seorang warga, Siti Rahma.",
        [("person", "Siti Rahma")],
        "“Kami mendengar tembakan,”",
    ),
    ("zh", "阿洛市市长李明说，四人受伤。", [("person", "李明")], "四人受伤。"),
    ("zh", "据新华社报道，两艘船沉没。", [("outlet", "Xinhua")], "两艘船沉没。"),
]


@pytest.mark.parametrize(("language", "sentence", "hops", "content"), CASES)
def test_who_says_what(language: str, sentence: str, hops: list[tuple[str, str]], content: str) -> None:
    report, found = claims_in(sentence, language=language)
    assert [chain(claim)[1:] for claim in found] == [hops]
    assert report.quote(found[0].content[0]) == content
    assert chain(found[0])[0] == ("outlet", "Diario Orva")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "Tres personas murieron en el incendio del puerto."),
        ("es", "El anuncio llegó tarde."),
        ("fr", "Le bateau a coulé au large d'Arlo."),
        ("de", "Der Nebel lag über dem Hafen."),
        ("zh", "两艘船沉没。"),
        ("sv", "Polisen sade att tre personer dog."),
    ],
)
def test_nobody_says_it(language: str, sentence: str) -> None:
    assert claims_in(sentence, language=language)[1] == []


def test_acts_certainty_and_polarity() -> None:
    _, found = claims_in("El gobernador negó que hubiera muertos.", language="es")
    assert (found[0].act, found[0].polarity) == ("denial", "negative")
    _, found = claims_in("Le parquet n'a pas répondu à une demande de commentaire.", language="fr")
    assert (found[0].act, found[0].certainty) == ("comment_declined", "unknown")
    _, found = claims_in("Der Mann soll geflohen sein, sagte Polizeisprecherin Ilse Kohn.", language="de")
    assert found[0].certainty == "possible"


def test_later_references_are_those_named_before() -> None:
    _, found = claims_in(
        "La ministra Ana Torva dijo que no hay heridos. Añadió que el fuego está controlado. "
        "La ministra explicó que el puerto abrirá. “Todo está en calma”, aseguró Torva.",
        language="es",
    )
    assert {chain(claim)[-1] for claim in found} == {("person", "Ana Torva")}
    assert len(found) == 4


def test_sentence_that_says_who_told_the_one_before() -> None:
    report, found = claims_in("Два судна затонули. Об этом сообщает ТАСС.", language="ru")
    assert [report.quote(span) for claim in found for span in claim.content] == ["Два судна затонули."]


def test_quotation_over_several_sentences_is_whole() -> None:
    report, found = claims_in("“Fue horrible. Todo temblaba”, relató Marta Solís, vecina del barrio.", language="es")
    assert [report.quote(claim.content[0]) for claim in found] == ["“Fue horrible. Todo temblaba”"]
    assert found[0].quotation == "direct"


def test_quotation_behind_a_colon() -> None:
    report, found = claims_in("Türsteher Emil Kast: „Er wollte hinein.“", language="de")
    assert chain(found[0])[-1] == ("person", "Emil Kast")
    assert report.quote(found[0].content[0]) == "„Er wollte hinein.“"


def test_a_body_that_is_only_called_one_is_the_one_before() -> None:
    _, found = claims_in(
        "La Guardia Costera de Orva dijo que hay dos heridos. El organismo informó de un muerto.", language="es"
    )
    assert [chain(claim)[-1] for claim in found] == [("organisation", "Guardia Costera de Orva")] * 2
