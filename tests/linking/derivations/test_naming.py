"""Outlets named in texts of other languages, and what they are cited for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.data import load_table
from firsthand.linking.derivations.naming import called_press, cited_abroad, namings_of, outlets_named
from firsthand.linking.linker import Linker
from firsthand.linking.profiles.names import is_outlet, outlet_key
from firsthand.linking.profiles.profile import Profile, profile_of
from firsthand.model import Document
from tests.linking.maker import Maker

FERRY = "The ferry Sundlund sank off Cape Orva with 212 on board, and 38 are missing, said harbour master Ulla Brenk."


def report(*words: str, outlet: str, language: str = "en", published: str = "2031-05-12") -> Document:
    made = Maker(*words, outlet=outlet, published=published).build()
    return replace(made, report=replace(made.report, language=language))


def profile(words: str, language: str) -> Profile:
    return profile_of(report(words, outlet="Ostmark Rundblick", language=language))


def hows(one: Document, other: Document) -> list[str]:
    linker = Linker()
    assert linker.keys(one) & linker.keys(other), "reports that share no key are never compared"
    return [item.how for item in linker.compare(one, other).derivations]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Die Zeitung »Quay-Mirror« berichtete, 38 der 212 Menschen auf der Sundlund würden vermisst."),
        ("fr", "Selon le quotidien Quay Mirror, 38 des 212 passagers du Sundlund sont portés disparus."),
        ("es", "Ulla Brenk contó al diario Quay Mirror que faltan 38 de los 212 pasajeros del Sundlund."),
        ("pt", "Faltam 38 dos 212 passageiros do Sundlund, noticiou o jornal Quay Mirror."),
        ("it", "Mancano 38 dei 212 passeggeri del Sundlund, scrive il Quay Mirror."),
        ("nl", "Van de 212 mensen op de Sundlund worden er 38 vermist, meldde de Quay Mirror."),
    ],
)
def test_an_outlet_is_cited_in_other_languages(language: str, words: str) -> None:
    cited = report(FERRY, outlet="Quay Mirror", published="2031-05-11")
    citing = report(words, outlet="Ostmark Rundblick", language=language)
    assert hows(citing, cited) == ["cites"]


def test_what_is_told_with_other_numbers_is_from_another_report_of_the_outlet() -> None:
    cited = report(FERRY, outlet="Quay Mirror", published="2031-05-11")
    words = "Selon le quotidien Quay Mirror, 57 corps ont été repêchés près du cap Orva."
    assert "cites" not in [
        item.how for item in Linker().compare(report(words, outlet="Le Courrier", language="fr"), cited).derivations
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [("ar", "ونقلت وكالة تاس عن الوزير"), ("ru", "Об этом сообщает ТАСС"), ("de", "meldete die Agentur Tass")],
)
def test_an_agency_is_known_in_other_scripts(language: str, words: str) -> None:
    key = outlet_key("TASS")
    assert len(list(cited_abroad(profile(words, language), key))) == 1
    assert key in outlets_named(profile(words, language))


def test_a_name_without_a_word_for_citing_is_no_citation() -> None:
    one = profile("El edificio del Quay Mirror quedó cerrado", "es")
    assert list(namings_of(one, "quay mirror"))
    assert not list(cited_abroad(one, "quay mirror"))


def test_a_noun_beside_a_name_says_that_it_is_an_outlets() -> None:
    one, two = profile("selon l'agence Orvana", "fr"), profile("selon le ministre Orvana", "fr")
    assert called_press(one, next(namings_of(one, "orvana")))
    assert not called_press(two, next(namings_of(two, "orvana")))


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("He told the Tessim Herald that he had seen it.", "tessim herald"),
        ("El Faro, a newspaper in Tessim, reported it.", "el faro"),
        ("sagte sie der »Orva-Zeitung« am Montag", "orva-zeitung"),
    ],
)
def test_unknown_outlets_are_candidates_where_they_are_cited(words: str, outlet: str) -> None:
    assert outlet in outlets_named(profile(words, "en"))


def test_the_tables_names_are_outlets_and_its_words_stand_once() -> None:
    table = load_table("linking/citing.toml")
    assert all(is_outlet(name) for name in table["names"])
    for words in (*table["languages"].values(), table["press"]["nouns"], *table["telling"].values()):
        assert len(set(words)) == len(words)
        assert all(word == word.lower().strip() for word in words)
