"""Private persons who speak in reports of other languages."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.extraction import Extractor
from firsthand.safety import private_names
from tests.conftest import make_report


@pytest.mark.parametrize(
    ("language", "text", "private"),
    [
        ("es", "“Oímos dos explosiones”, dijo Tavo Benrath, vecino del barrio. El gobernador Ilo Carranda dijo que "
         "murieron 12 personas en el ataque contra el mercado de Quito.", "Tavo Benrath"),
        ("fr", "« J'ai tout perdu », a déclaré Mira Orlen, une survivante de 34 ans. Le ministre Paul Tessim a déclaré "
         "que 12 personnes avaient été tuées dans l'attaque à Lyon.", "Mira Orlen"),
        ("de", "„Wir hörten zwei Explosionen“, sagte der Anwohner Tavo Benrath. Minister Ilo Carranda sagte, zwölf "
         "Menschen seien bei dem Angriff in Bonn getötet worden.", "Tavo Benrath"),
        ("ru", "«Мы слышали два взрыва», — сказал местный житель Таво Бенрат. Губернатор Ило Карранда сообщил, что при "
         "ударе по рынку в Харькове погибли 12 человек.", "Таво Бенрат"),
    ],
)  # fmt: skip
def test_a_survivor_and_a_neighbour_are_withheld_and_a_governor_is_not(language: str, text: str, private: str) -> None:
    (document,) = Extractor().pipe([make_report(text, language=language)])
    tellers = {claim.chain[-1].name for claim in document.extraction.claims}
    assert private in tellers
    assert len(tellers) == 2
    assert private_names(document) == (private,)


def test_the_table_names_roles_that_the_tables_of_languages_have() -> None:
    kinds = load_table("safety/abroad.toml")
    speech = load_table("languages/speech/es.toml")
    known = set(speech["roles"]) | set(speech["folk"])
    assert set(kinds["private"]) | set(kinds["office"]) <= known
    assert set(kinds["private"]).isdisjoint(kinds["office"])
