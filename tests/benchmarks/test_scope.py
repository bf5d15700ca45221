from __future__ import annotations

from benchmarks.scorers.scope import is_in_scope


def test_a_fifth_of_the_marked_actions_makes_a_happening_one_that_is_read() -> None:
    assert is_in_scope(["quake", "say", "say", "measure", "warn"])
    assert not is_in_scope(["quake", "say", "say", "measure", "warn", "sell"])
    assert is_in_scope(["Arrest", "drive"])


def test_words_of_other_trades_are_no_deeds() -> None:
    assert not is_in_scope(["fire", "hire", "coach"])
    assert not is_in_scope(["win", "defeat", "hit"])
    assert not is_in_scope([])
