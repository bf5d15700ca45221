"""The shape of the tables of data/times and data/numbers."""

from __future__ import annotations

from datetime import date

from firsthand.data import load_table
from firsthand.extraction.times.edtf import moment_of


def test_calendar_words_are_complete() -> None:
    table = load_table("times/words.toml")
    assert sorted(table["months"].values()) == list(range(1, 13))
    assert sorted(table["weekdays"].values()) == list(range(1, 8))
    assert set(table["seasons"].values()) == {21, 22, 23, 24}
    assert set(table["month_abbreviations"].values()) <= set(range(1, 13))
    assert {entry.get("offset", 0) for entry in table["days"].values()} == {-1, 0, 1}


def test_words_are_lower_case_and_in_one_table_of_units_only() -> None:
    table = load_table("times/words.toml")
    for name in ("months", "weekdays", "units", "plural_units", "parts", "relations", "directions", "zones", "sets"):
        assert all(word == word.lower() for word in table[name]), name
    assert not set(table["units"]) & set(table["plural_units"])
    assert set(table["relations"].values()) == {"last", "next", "this", "that", "previous", "following", "recent"}
    assert set(table["directions"].values()) == {"ago", "earlier", "later", "hence"}


def test_zones_are_offsets() -> None:
    for offset in load_table("times/words.toml")["zones"].values():
        assert offset == "Z" or (offset[0] in "+-" and len(offset) == 6 and offset[3] == ":")


def test_holidays_are_dates_rules_or_words() -> None:
    names: list[str] = []
    for entry in load_table("times/holidays.toml")["holiday"]:
        assert set(entry) <= {"names", "month", "day", "months", "rule", "offset", "weekday", "number"}
        if "day" in entry:
            assert date(2032, entry["month"], entry["day"])
        assert entry.get("rule", "easter") in ("easter", "weekday")
        names.extend(entry["names"])
    assert len(names) == len(set(names))
    assert all(name == name.lower() for name in names)


def test_happenings_have_whole_dates() -> None:
    for entry in load_table("times/names.toml")["event"]:
        moment = moment_of(entry["value"])
        assert moment is not None
        assert moment.day is not None
        assert "figures" in entry or {"month", "day", "nouns"} <= set(entry)
        if "nouns" in entry:
            assert (entry["month"], entry["day"]) == moment[1:]


def test_bounds_of_vague_counts() -> None:
    table = load_table("numbers/words.toml")
    for words, bounds in table["vague"].items():
        assert set(bounds) <= {"low", "high"}, words
        assert 2 <= bounds["low"] <= bounds.get("high", bounds["low"]), words
    assert all(low >= 20 for low in table["plurals"].values())
    assert {"hundred", "thousand", "million"} <= set(table["scales"])


def test_effects_of_modifiers() -> None:
    table = load_table("numbers/modifiers.toml")
    effects = {"least", "more", "most", "fewer", "about", "plain"}
    assert set(table["before"].values()) <= effects
    assert set(table["after"].values()) <= effects


def test_references_have_values_and_lower_case_words() -> None:
    table = load_table("times/references.toml")
    for key in ("adjectives", "phrases", "after_values", "timex2_adjectives", "timex2_generic"):
        for words, value in table[key].items():
            assert words == words.lower()
            assert value
    assert set(table["after"]) == {"the moment", "the years", *table["after_values"]}
    assert all(phrase == phrase.lower() for phrase in table["timex2_spans"]["phrases"])


def test_names_and_labels_are_tokens_in_lower_case() -> None:
    names = load_table("times/names.toml")["names"]
    for key in ("phrases", "capital", "before_years"):
        assert all(phrase == phrase.lower() for phrase in names[key])
    assert all(word == word.lower() for word in load_table("times/words.toml")["datelines"]["labels"])
