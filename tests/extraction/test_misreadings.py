"""Headlines whose verb the tagger takes for a plural are read with their verb."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.extraction.extractor import extract
from firsthand.extraction.nlp import parse_reports
from firsthand.model import Casualty, Mention
from tests.conftest import make_report


def mentions(headline: str) -> tuple[Mention, ...]:
    report = make_report(("heading", headline), published="2031-05-14")
    return extract(next(iter(parse_reports([report]))), made_by="test").mentions


def read(text: str) -> tuple[Mention, ...]:
    report = make_report(text, published="2031-05-14")
    return extract(next(iter(parse_reports([report]))), made_by="test").mentions


def tolls(found: tuple[Mention, ...]) -> set[tuple[str, int, int | None]]:
    def key(one: Casualty) -> tuple[str, int, int | None]:
        return one.outcome, one.low, one.high

    return {key(one) for mention in found for one in mention.casualties}


@pytest.mark.parametrize(
    ("headline", "toll"),
    [
        ("Drone strike on Kessim fuel depot kills at least 12, governor says", ("killed", 12, None)),
        ("Car bomb near Tarn mosque wounds dozens", ("injured", 24, None)),
        ("Landslide on Orlec mountain road kills 20", ("killed", 20, 20)),
        ("Rocket attack on Dray police station injures 14", ("injured", 14, 14)),
        ("Shelling of Velm harbour district kills six", ("killed", 6, 6)),
    ],
)
def test_the_verb_of_a_headline_counts_its_people(headline: str, toll: tuple[str, int, int | None]) -> None:
    assert toll in tolls(mentions(headline))


def test_the_verb_is_no_part_of_the_target() -> None:
    (mention,) = mentions("Drone strike on Kessim fuel depot kills at least 12, governor says")
    assert [one.name for one in mention.targets] == ["Kessim fuel depot"]


def test_who_rejects_reports_is_named_without_the_verb() -> None:
    report = make_report("The army said eleven fighters died.", "The Ministry rejects reports that children died.")
    claims = extract(next(iter(parse_reports([report]))), made_by="test").claims
    denial = next(one for one in claims if one.act == "denial")
    assert denial.source is not None
    assert report.quote(denial.source) == "The Ministry"


@pytest.mark.parametrize("text", ["The kills 12 were counted by hunters.", "The hits of 20 bands are played."])
def test_plurals_stay_plurals(text: str) -> None:
    parse = next(iter(parse_reports([make_report(text)])))
    assert "NNS" in {parse.tag[at] for at, word in enumerate(parse.lower) if word in {"kills", "hits"}}


def test_every_tree_stays_a_tree() -> None:
    headlines = [
        "Drone strike on Kessim fuel depot kills at least 12, governor says",
        "Car bomb near Tarn mosque wounds dozens",
        "Ministry rejects reports that strike on Kessim depot kills 12",
        "Kills 12",
        "Storm hits 20",
    ]
    for parse in parse_reports([make_report(("heading", one)) for one in headlines]):
        for at in range(len(parse)):
            steps, here = 0, at
            while parse.head[here] != here:
                here = parse.head[here]
                steps += 1
                assert steps <= len(parse)


def test_the_table_has_its_words() -> None:
    table = load_table("mentions/misreadings.toml")
    assert set(table) == {
        "harm",
        "bounds",
        "amounts",
        "answer",
        "told",
        "opening",
        "beside",
        "taking",
        "saying",
        "bounding",
        "tainted",
        "deathly",
        "harmed",
        "harming",
        "befalling",
        "within",
        "gerunds",
        "opened",
    }
    assert all(str(words) == str(words).lower() for words in table.values())


@pytest.mark.parametrize(
    ("notice", "place", "number"),
    [
        ("Near Velm, two strikes destroyed a tunnel.", "Velm", 2),
        ("- Near Port Tarn, seven strikes engaged a tactical unit.", "Port Tarn", 7),
        ("Near Kessim, one strike suppressed a rocket position.", "Kessim", 1),
    ],
)
def test_the_preposition_that_opens_a_notice_is_no_name(notice: str, place: str, number: int) -> None:
    report = make_report(("paragraph", notice), published="2031-05-14")
    found = extract(next(iter(parse_reports([report]))), made_by="test").mentions
    assert [report.quote(one.place.span) for one in found[0].places] == [place]
    assert [(one.low, one.high) for one in found[0].counts] == [(number, number)]


def test_a_plural_does_what_the_tagger_takes_for_a_noun() -> None:
    text = "Police in Ostria arrest 23 people after protesters set fire to an office in the capital."
    assert ("detained", 23, 23) in tolls(read(text))


@pytest.mark.parametrize(
    "text", ["Doctors under arrest 23 days ago were freed.", "The arrest of 23 people was illegal."]
)
def test_an_arrest_stays_a_noun(text: str) -> None:
    parse = next(iter(parse_reports([make_report(text)])))
    assert parse.tag[parse.lower.index("arrest")] == "NN"


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("At least 31 people are killed and over 50 are injured after a bombing in Velm.", ("injured", 51, None)),
        ("Twelve farmers are killed and about 40 are wounded in a bombing in Velm.", ("injured", 40, 40)),
        ("Over the weekend, 50 people were injured in a crash near Velm.", ("injured", 50, 50)),
    ],
)
def test_a_bounded_number_is_a_subject(text: str, toll: tuple[str, int, int | None]) -> None:
    assert toll in tolls(read(text))


def test_a_plural_that_closes_the_sentence_says_it() -> None:
    report = make_report("More than 300 people have been killed since May, the observatory estimates.")
    (claim,) = extract(next(iter(parse_reports([report]))), made_by="test").claims
    assert claim.source is not None
    assert report.quote(claim.source) == "the observatory"


@pytest.mark.parametrize(
    "text",
    [
        "Also in Tarnak district, Kandahar province, a mixed army and police patrol killed six smugglers.",
        "In Panjwai district, Kandahar province, a police patrol killed six men on Monday.",
    ],
)
def test_a_place_that_opens_a_sentence_is_no_doer(text: str) -> None:
    (mention,) = read(text)
    assert (mention.type, tolls((mention,))) == ("ASSAULT", {("killed", 6, 6)})


def test_a_mended_opening_stays_a_tree() -> None:
    text = "Also in Tarnak district, Kandahar province, a mixed army and police patrol killed six smugglers."
    parse = next(iter(parse_reports([make_report(text)])))
    for at in range(len(parse)):
        here, steps = at, 0
        while parse.head[here] != here:
            here, steps = parse.head[here], steps + 1
            assert steps <= len(parse)


def test_the_wounded_and_the_shelling_are_told_apart() -> None:
    found = read(
        "Three people were killed and 16 wounded in Ukrainian shelling of the Russian border city of Belgorod,"
        " the regional governor said on Tuesday."
    )
    assert {("killed", 3, 3), ("injured", 16, 16)} <= tolls(found)
    assert ("ASSAULT", "heavy-weapons") in {(one.type, one.mode) for one in found}


@pytest.mark.parametrize(
    "text",
    [
        "Two gunmen on a motorcycle shot a candidate four times at a market in Tull on Friday.",
        "Three men in a van shot a guard outside a bank in Tull on Friday.",
    ],
)
def test_who_shot_from_what_is_read(text: str) -> None:
    assert ("ASSAULT", "firearms") in {(one.type, one.mode) for one in read(text)}


def test_plurals_with_the_capital_of_their_sentence_are_no_names() -> None:
    assert tolls(read("Missiles killed seven people in Brask on Monday.")) == {("killed", 7, 7)}
    assert tolls(read("Gunmen shot dead three farmers near Brask.")) == {("killed", 3, 3)}
