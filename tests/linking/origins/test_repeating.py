"""Whether an undated statement repeats an earlier one."""

from __future__ import annotations

from firsthand.linking.origins.repeating import Said, features_of, repeated, same_words, telling_words, whole_words

OLD = "that the sluice of the Tarnel dam had been left open by a foreman who was asleep"


def said(text: str, day: str = "", tolls: tuple[str, ...] = (), *, standing: bool = False, person: bool = True) -> Said:
    return Said(
        words=telling_words(text),
        whole=whole_words(text),
        tolls=frozenset(tolls),
        day=day,
        standing=standing,
        person=person,
        quoted="“" in text,
    )


def test_the_same_words_are_of_the_earliest_day() -> None:
    earlier = [said(OLD, "2031-05-10"), said(OLD, "2031-05-11")]
    assert same_words(said(OLD), earlier) == repeated(said(OLD), earlier) == "2031-05-10"


def test_a_shortened_statement_of_a_body_repeats() -> None:
    earlier = [said(OLD, "2031-05-10", person=False), said("that gauges were read hourly", "2031-05-12", person=False)]
    assert repeated(said("that the sluice of the Tarnel dam was left open", person=False), earlier) == "2031-05-10"


def test_a_person_who_says_other_things_says_them_anew() -> None:
    assert repeated(said("“My orchard is under two metres of mud”"), [said(OLD, "2031-05-10")]) == ""


def test_another_toll_is_another_statement_and_the_same_toll_the_same() -> None:
    earlier = [said("that nine people had drowned", "2031-05-10", ("killed 9",))]
    assert repeated(said("that twelve people had drowned", tolls=("killed 12",), standing=True), earlier) == ""
    assert repeated(said("nine drowned that night", tolls=("killed 9",)), earlier) == "2031-05-10"


def test_nothing_earlier_is_repeated_by_nothing() -> None:
    assert repeated(said(OLD), []) == ""
    assert features_of(said(OLD), [])["one"] == 0.0
