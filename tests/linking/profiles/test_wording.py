from __future__ import annotations

from firsthand.data import load_table
from firsthand.linking.profiles.wording import has_rare_word, rarest, vector_of, wording_of
from tests.conftest import make_report


def test_words_keep_their_place_and_quotations_are_found() -> None:
    report = make_report("She’s away.", "He said: “nothing of the kind was ever decided here”.")
    wording = wording_of(report)
    assert wording.words[:2] == ["she's", "away"]
    assert [report.text[start:end] for start, end in zip(wording.starts, wording.ends, strict=True)][1] == "away"
    (quoted,) = wording.quotations
    words = "nothing of the kind was ever decided here"
    assert " ".join(wording.words[quoted.first : quoted.last]) == report.quote(quoted.span) == words


def test_common_words_tell_nothing_and_rare_ones_most() -> None:
    vector = vector_of(["the", "police", "said", "zorvantia", "2031", "1994", "417"])
    assert set(vector.squares) == {"zorvantia", "417"}
    assert rarest(vector, at_most=5) == ["zorvantia"]
    assert has_rare_word("zorvantia road")
    assert not has_rare_word("police said")


def test_agreement_is_symmetric_and_needs_mass() -> None:
    one, two = vector_of(["zorvantia", "kelmoth"]), vector_of(["zorvantia", "brintel"])
    assert one.agreement(two, mass=1.0) == two.agreement(one, mass=1.0)
    assert 0 < one.agreement(two, mass=1000.0) < one.agreement(two, mass=1.0) <= 1
    assert one.agreement(one, mass=1.0) == 1.0
    assert one.agreement(vector_of([]), mass=1.0) == 0.0


def test_words_that_count_elsewhere_are_left_out() -> None:
    assert vector_of(["zorvantia", "kelmoth"], {"kelmoth"}).squares.keys() == {"zorvantia"}


def test_the_rarest_words_are_the_same_whatever_the_order() -> None:
    words = [f"rareword{letter}" for letter in "abcdefgh"]
    assert rarest(vector_of(words), at_most=3) == rarest(vector_of(reversed(words)), at_most=3)


def test_the_table_of_words_is_sound() -> None:
    table = load_table("linking/words.toml")
    seen: set[str] = set()
    for band, words in table["bands"].items():
        assert 0 < float(band) < table["unlisted"]
        listed = words.split()
        assert listed == sorted(listed)
        assert seen.isdisjoint(listed)
        seen.update(listed)
    assert len(seen) > 3000
