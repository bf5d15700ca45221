"""What a report tells of another town than its own is a happening of its own, with its toll and place."""

from __future__ import annotations

import pytest

from firsthand.extraction.extractor import Extractor
from firsthand.model import Mention
from tests.conftest import make_report


def _told(*paragraphs: str, language: str) -> list[tuple[list[str], list[int]]]:
    """The places of each mention and the lowest numbers of its dead."""
    return [_summary(one) for one in Extractor()(make_report(*paragraphs, language=language)).mentions]


def _summary(mention: Mention) -> tuple[list[str], list[int]]:
    dead = [one.low for one in mention.casualties if one.outcome == "killed"]
    return [one.place.name for one in mention.places if one.place.precision == "settlement"], dead


def test_a_second_town_at_the_head_of_its_paragraph_is_a_happening_of_its_own() -> None:
    assert _told(
        "Raketen töten sieben Menschen in Charkiw",
        "Russische Raketen haben am Dienstag ein Wohnhaus in Charkiw getroffen und sieben Menschen getötet.",
        "In Odessa wurde ein Hafenlager von einer Drohne getroffen. Zwei Menschen starben.",
        language="de",
    ) == [(["Kharkiv"], [7]), (["Odesa"], [2])]


def test_two_towns_of_one_headline_are_told_apart() -> None:
    assert _told(
        "Ukraina: 7 zabitych w ataku rakietowym na Charków, magazyn w Odessie trafiony przez drona",
        "W ataku rakietowym na Charków zginęło we wtorek siedem osób.",
        language="pl",
    ) == [(["Kharkiv"], [7]), (["Odesa"], [])]


def test_a_toll_alone_tells_what_befell_another_town_on_that_day() -> None:
    report = make_report(
        "Attaque de drone à Kharkiv : sept morts",
        "Une attaque de drone a fait sept morts mardi à Kharkiv, selon le maire.",
        "À Odessa, trois personnes sont mortes quelques heures plus tard.",
        language="fr",
        published="2031-05-15",
    )
    own, other = Extractor()(report).mentions
    assert (other.type, other.mode, _summary(other)) == (own.type, own.mode, (["Odesa"], [3]))
    assert [(one.time.value, one.basis) for one in other.dates] == [("2031-05-13", "report")]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Fünf Verletzte wurden in ein Krankenhaus nach Poltawa gebracht."),
        ("fr", "Cinq blessés ont été transportés à Poltava."),
        ("it", "Fra i morti due operai partiti da Poltava."),
        ("es", "Murieron además dos soldados procedentes de Poltava."),
        ("ru", "Погибли и двое приехавших из Полтавы."),
        ("tr", "Ölenlerden ikisi Poltava'dan gelen işçilerdi."),
    ],
)
def test_where_the_hurt_came_from_or_were_brought_is_no_scene(language: str, words: str) -> None:
    heads = {
        "de": "Raketenangriff auf Charkiw: sieben Tote",
        "fr": "Attaque de missile à Kharkiv : sept morts",
        "it": "Attacco missilistico a Kharkiv: sette morti",
        "es": "Ataque con misiles en Járkov: siete muertos",
        "ru": "Ракетный удар по Харькову: семь погибших",
        "tr": "Harkiv'e füze saldırısı: yedi ölü",
    }
    assert len(_told(heads[language], words, language=language)) == 1


def test_a_quarter_of_the_town_is_the_same_scene() -> None:
    assert (
        len(
            _told(
                "Drohnenangriff auf Kiew: drei Tote",
                "Bei einem Drohnenangriff auf Kiew sind drei Menschen gestorben.",
                "In Browary wurde eine Lagerhalle getroffen, zwei Menschen wurden verletzt.",
                "In Wyschhorod, gleich nebenan, wurde ein Haus getroffen.",
                language="de",
            )
        )
        <= 2
    )
