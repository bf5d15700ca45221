from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.extraction.languages.claims.wordlists import has_lists, word_lists
from firsthand.extraction.languages.words import split

LANGUAGES = sorted(load_table("languages/languages.toml"))
SECTIONS = {"verbs", "participles", "roles", "bodies", "folk", "documents", "press", "matters", "sides", "parts"}
KEYS = {
    "adjectives_first", "adjectives_last", "after", "again", "agents", "amid", "anonymous", "auxiliaries",
    "before", "before_source", "begins", "between", "brackets", "capitals", "cited_by", "citing", "closes",
    "definite", "head_last", "his", "indefinite", "inflected", "inner", "joins", "nouns_capital", "person",
    "plain_subject", "possible", "probable", "pronouns", "refusing", "relatives", "relayed", "relaying",
    "reported", "round", "tells", "that", "this", "title_behind", "to", "told_behind", "told_stuck", "unspaced",
    "verb_first", "verb_last", "within",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_have_their_shape(language: str) -> None:
    assert has_lists(language)
    word_lists(language)
    table = load_table(f"languages/speech/{language}.toml")
    assert table.keys() <= SECTIONS | KEYS
    for key, value in table.items():
        if key in SECTIONS:
            assert all(isinstance(words, str) and words.strip() for words in value.values()), key
        else:
            assert isinstance(value, str | bool), key
    assert {"statement", "acknowledgement", "denial"} <= table["verbs"].keys()
    for section in ("roles", "bodies", "folk"):
        assert table[section], section


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verb_of_saying_is_found(language: str) -> None:
    lists = word_lists(language)
    for phrase in load_table(f"languages/speech/{language}.toml")["verbs"]["statement"].replace("\n", " ").split(","):
        plain = phrase.replace("..", "").replace("*", "").strip()
        assert any(found.value.kind for found in lists.cues.find(list(split(plain, language)))), phrase


def test_a_language_without_a_table() -> None:
    assert not has_lists("sv")
    with pytest.raises(FileNotFoundError):
        word_lists("sv")


def test_an_accent_tells_a_verb_from_a_noun() -> None:
    lists = word_lists("es")
    assert lists.accented["anuncio"] == "anunció"
