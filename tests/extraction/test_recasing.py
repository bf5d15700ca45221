"""Copy in capitals is read in mixed case, of the same length; mixed-case copy is left alone."""

from __future__ import annotations

import pytest

from firsthand.data import data_file, load_table
from firsthand.extraction import Extractor
from firsthand.extraction.nlp import parse_reports
from firsthand.extraction.recasing import in_capitals, recased, recased_words
from tests.conftest import ReportMaker, make_report


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE ARMY SAID REBELS KILLED A TEACHER IN OSLO.", True),
        ("The army said rebels killed a teacher in Oslo.", False),
        ("NATO AND THE UN", True),
        ("NATO, UN: AU", False),
        ("(RLF) 12.30", False),
        ("BREAKING: the army said that rebels killed a teacher", False),
    ],
)
def test_in_capitals(text: str, expected: bool) -> None:
    assert in_capitals(text) is expected


@pytest.mark.parametrize(
    "expected",
    [
        "The police said on Tuesday that two men were killed in the attack. Nobody has claimed responsibility.",
        "President Brask told reporters in Paris that he would not resign before the election in March 2031.",
        "The Red Lamp Front (RLF) claimed the bombing. The RLF has fought the government since the 1980s.",
        "They march on the 3rd of May, and may stay until the 1st of June.",
        'He said: "We will not talk to them," and left. Mr. Brask agreed.',
    ],
)
def test_running_text_comes_back_as_it_was(expected: str) -> None:
    again = recased_words(expected.upper())
    assert len(again) == len(expected)
    assert again == expected


def test_mixed_case_reports_are_not_touched(report: ReportMaker) -> None:
    one = report("Rebels killed a teacher in Tarn on Friday.", "NATO said so.")
    assert recased(one) is one.text


def test_only_the_blocks_in_capitals_change(report: ReportMaker) -> None:
    one = report(("heading", "VELDRIA: THREE KILLED IN MARKET BLAST"), "The blast in Velm hit the Garrun Market.")
    lines = recased(one).split("\n\n")
    assert lines[1] == "The blast in Velm hit the Garrun Market."
    assert lines[0] == "Veldria: three killed in Market blast"


def test_letters_that_grow_keep_the_length() -> None:
    text = "THE MAYOR OF İZMİT SAID THE STRASSE WAS CLOSED"
    assert len(recased_words(text)) == len(text)


def test_spans_and_text_stay_the_reports_own(report: ReportMaker) -> None:
    one = report("TARN, 3 MAY -- REBELS KILLED THREE POLICEMEN IN AN ATTACK ON A POLICE STATION IN TARN ON FRIDAY.")
    parse = next(parse_reports([one]))
    assert one.text.isupper()
    assert all(
        one.text[start:end].lower() == word
        for word, start, end in zip(parse.lower, parse.start, parse.end, strict=True)
    )
    mentions = Extractor()(one).mentions
    killed = [casualty for mention in mentions for casualty in mention.casualties if casualty.outcome == "killed"]
    assert [(casualty.low, casualty.high) for casualty in killed] == [(3, 3)]
    assert one.quote(killed[0].span) == "THREE POLICEMEN"


def test_shape_of_the_data() -> None:
    rows = data_file("casing/words.tsv").read_text(encoding="utf-8").splitlines()
    assert len(rows) > 10_000
    for row in rows[1:]:
        word, shares = row.split("\t")
        assert word == word.lower()
        assert " " not in word
        assert shares in {"L", "T", "U"} or len(shares.split()) == 3
    table = load_table("casing/forms.toml")
    assert set(table["after"]) == {"-", "L", "T", "U"}
    assert all(len(shares) == 3 for shares in table["endings"].values())


@pytest.mark.parametrize(
    ("title", "read"),
    [
        (
            "Boat Tragedy: Over 600 Feared Drowned As Ship Overturns Near Velm",
            "Boat tragedy: over 600 feared drowned as ship overturns near Velm",
        ),
        (
            "Former Army Chief John Stone Arrested Over Coup Plot, Union Says",
            "Former Army Chief John Stone arrested over coup plot, Union says",
        ),
        (
            "Navy strikes another boat off Velm in the Gulf of Tarn",
            "Navy strikes another boat off Velm in the Gulf of Tarn",
        ),
        ("The House of the Dead Returns to Kessim", "The House of the Dead Returns to Kessim"),
    ],
)
def test_a_headline_in_title_case_is_read_in_running_case(title: str, read: str) -> None:
    report = make_report(("heading", title), "The mayor spoke on Monday.")
    assert recased(report).startswith(read)
    assert len(recased(report)) == len(report.text)


def test_what_the_text_writes_with_a_capital_keeps_it_in_the_headline() -> None:
    report = make_report(("heading", "Two Killed As Ship Hope Sinks Near Velm"), "The freighter Hope sank near Velm.")
    assert recased(report).startswith("Two killed as ship Hope sinks near Velm")
