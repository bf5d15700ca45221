from __future__ import annotations

import pytest

from firsthand.linking.profiles.renderings import described_in_english, in_english
from firsthand.model import Claim, Document, Extraction, Hop, HopKind, PlaceMention, Span
from tests.conftest import make_report


def rendered(name: str, language: str, kind: HopKind = "organisation", *, place: tuple[str, str] | None = None) -> str:
    report = make_report(name, language=language)
    places: tuple[PlaceMention, ...] = ()
    if place is not None:
        start = report.text.index(place[0])
        span = Span(start=start, end=start + len(place[0]))
        places = (
            PlaceMention(
                span=span,
                name=place[1],
                geoname_id=7,
                country="VD",
                latitude=1.0,
                longitude=1.0,
                precision="settlement",
            ),
        )
    whole = Span(start=0, end=len(report.text))
    claim = Claim(
        report_id=report.id, content=(whole,), cue=None, source=whole, quotation="indirect", certainty="certain",
        polarity="positive", chain=(Hop(name="Orva Post", kind="outlet"), Hop(name=name, kind=kind, span=whole)),
    )  # fmt: skip
    document = Document(report=report, extraction=Extraction(report_id=report.id, claims=(claim,), places=places))
    shown = in_english(document).extraction.claims[0]
    assert shown.id == claim.id
    assert shown.chain[0].name == "Orva Post"
    return shown.chain[-1].name


@pytest.mark.parametrize(
    ("language", "name", "english"),
    [
        ("es", "Ministerio de Sanidad de Arlo", "Arlo health ministry"),
        ("fr", "ministère de la Santé d'Arlo", "Arlo health ministry"),
        ("de", "Gesundheitsministerium in Arlo", "Arlo health ministry"),
        ("de", "Polizeisprecherin", "police spokesman"),
        ("es", "un portavoz de la policía", "a police spokesman"),
        ("es", "fuentes médicas", "medical sources"),
        ("tr", "Sağlık Bakanlığı", "health ministry"),
        ("pl", "straż pożarna", "fire brigade"),
        ("ar", "وزارة الصحة", "health ministry"),
        ("fa", "وزارت بهداشت", "health ministry"),
        ("zh", "卫生部", "health ministry"),
        ("ru", "минобороны", "defence ministry"),
        ("it", "Guardia costiera", "coast guard"),
        ("fr", "police ghanéenne", "Ghanaian police"),
        ("pl", "ghańska policja", "Ghanaian police"),
        ("es", "Marina ecuatoriana", "Ecuadorian navy"),
        ("fr", "Maroc", "Morocco"),
        ("fr", "comité central des médecins", "doctor central committee"),
        ("es", "autodenominado comité de abogados", "lawyer committee"),
        ("fr", "armée veldrienne", "veldrienne army"),
        ("de", "Ärzte ohne Grenzen", "Médecins Sans Frontières"),
        ("ar", "منظمة الصحة العالمية", "World Health Organization"),
        ("pt", "porta-voz da ONU", "United Nations spokesman"),
        ("nl", "hulporganisatie Norde", "Norde NGO"),
        ("de", "NORDE-Sprecherin Ina Holt", "NORDE spokesman Ina Holt"),
        ("en", "Arlo fire brigade", "Arlo fire brigade"),
    ],
)
def test_bodies_under_english_words(language: str, name: str, english: str) -> None:
    assert rendered(name, language) == english


def test_places_by_their_usual_name() -> None:
    assert rendered("министерство здравоохранения Арлы", "ru", place=("Арлы", "Arla")) == "Arla health ministry"


def test_names_of_persons_and_outlets_stay() -> None:
    assert rendered("Иван Перов", "ru", "person") == "Иван Перов"
    assert rendered("Agencia Orva", "es", "outlet") == "Agencia Orva"


@pytest.mark.parametrize(
    ("language", "words", "english"),
    [
        ("fr", "le chef de la police", "police chief"),
        ("es", "portavoz de la ONG", "NGO spokesman"),
        ("fr", "son porte-parole", "its spokesman"),
        ("en", "the chief of police", "the chief of police"),
    ],
)
def test_descriptions_in_english(language: str, words: str, english: str) -> None:
    assert described_in_english(words, language) == english
