"""Certainty and polarity of an event's word."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.extraction.certainty import Assessment, assess
from firsthand.extraction.certainty.lexicon import lexicon
from firsthand.extraction.nlp import parse_reports
from tests.conftest import make_report


def assessed(text: str) -> Assessment:
    """The assessment of the word between stars."""
    before, word, after = text.split("*")
    report = make_report(before + word + after)
    parse = next(iter(parse_reports([report])))
    return assess(parse, next(at for at, start in enumerate(parse.start) if start >= len(before)))


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers *seized* the port of San Arlo.",
        "The minister said that soldiers *seized* the port.",
        "The *attack* on the port killed four people.",
        "The port will *reopen* on Friday.",
        "Officials said the port would *reopen* on Friday.",
        "The port, which was *seized* in May, may reopen.",
        "The soldiers managed to *seize* the port.",
        "Soldiers *seize* the port of San Arlo.",
        "He did not say that the port was *seized*.",
    ],
)
def test_certain(text: str) -> None:
    found = assessed(text)
    assert (found.certainty, found.polarity) == ("certain", "positive")


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers plan to *seize* the port.",
        "The port is expected to *reopen* on Friday.",
        "The port is likely to *reopen* on Friday.",
        "Analysts believe that soldiers *seized* the port.",
        "Soldiers reportedly *seized* the port.",
        "Ministers announced a planned *visit* to San Arlo.",
    ],
)
def test_probable(text: str) -> None:
    assert assessed(text).certainty == "probable"


@pytest.mark.parametrize(
    "text",
    [
        "The blast could *destroy* the dam.",
        "The dam may have *collapsed*.",
        "Residents fear that the dam may *collapse*.",
        "Engineers warned of the risk of a *collapse*.",
        "The port was perhaps *seized* by rebels.",
        "The government claims that rebels *seized* the port.",
    ],
)
def test_possible(text: str) -> None:
    assert assessed(text).certainty == "possible"


@pytest.mark.parametrize(
    "text",
    [
        "If the dam *collapses*, the town will be flooded.",
        "Did the dam *collapse*?",
        "The rebels want to *seize* the port.",
        "The union demanded a *vote* on the deal.",
        "Engineers do not know whether the dam *collapsed*.",
        "The army built a road to *supply* the port.",
        "The dam should be *repaired*.",
        "*Stop* the trains at once.",
        "Please do not block the road and *let* the trucks pass.",
        'The mayor wrote: "*Open* the gates."',
        "Let them *leave* the port.",
    ],
)
def test_unknown(text: str) -> None:
    assert assessed(text).certainty == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers did not *seize* the port.",
        "No soldier was *killed* in San Arlo.",
        "No *attack* took place in San Arlo.",
        "The minister denied that soldiers *seized* the port.",
        "Soldiers failed to *seize* the port.",
        "Police prevented the crowd from *entering* the port.",
        "The ministers cancelled the *visit*.",
        "The boat left without *stopping*.",
        "He was unable to *leave* the port.",
    ],
)
def test_negative(text: str) -> None:
    assert assessed(text).polarity == "negative"


def test_two_denials_are_none() -> None:
    assert assessed("Soldiers did not fail to *seize* the port.").polarity == "positive"


def test_grounds_keep_their_words() -> None:
    found = assessed("The dam may not *collapse*.")
    assert [ground.kind for ground in found.grounds] == ["possible", "negation"]
    assert [ground.position for ground in found.grounds] == [2, 3]
    assert found.has("possible")
    assert not found.has("wish", "plan")


def test_the_lexicon_is_words_in_lower_case() -> None:
    for table in load_table("certainty/words.toml").values():
        for words in table.values():
            assert words == words.lower()
            assert len(set(words.split())) == len(words.split())


def test_the_classes_of_the_lexicon() -> None:
    words = lexicon()
    assert words.verbs["fail"] == "negative"
    assert words.nouns["risk"] == "possible"
    assert set(words.prepositions) <= set(words.nouns.values())
    assert words.denying <= set(words.adjectives)
