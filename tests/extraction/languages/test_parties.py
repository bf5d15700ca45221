"""Who did it, in languages whose verb opens its clause or whose word for "by" stands behind the doer."""

from __future__ import annotations

import pytest

from firsthand.extraction.languages.mentions import find_mentions
from firsthand.extraction.languages.words import words_of
from tests.conftest import make_report


@pytest.mark.parametrize(
    ("language", "text", "doer"),
    [
        ("ar", "هاجم مسلحون حافلة في براسك وقتلوا سبعة أشخاص.", "مسلحون"),
        ("tr", "Brask'ta ordu tarafından düzenlenen hava saldırısında yedi kişi öldü.", "ordu"),
        ("pt", "Homens armados atacaram um autocarro em Brask e mataram sete pessoas.", "Homens armados"),
        ("ru", "Боевики атаковали автобус в Браске, погибли семь человек.", "Боевики"),
        ("zh", "武装分子袭击了布拉斯克一辆巴士，造成7人死亡。", "武装分子"),
    ],
)
def test_the_doer_stands_where_its_language_puts_it(language: str, text: str, doer: str) -> None:
    [mention] = find_mentions(words_of(make_report(text, language=language)), times=[], places=[], claims=[])
    assert [actor.name for actor in mention.actors] == [doer]
