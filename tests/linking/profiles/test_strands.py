"""Where a report speaks of which happening."""

from __future__ import annotations

from firsthand.linking.profiles.profile import profile_of
from firsthand.linking.profiles.strands import Strands, happening_of, telling
from tests.linking.maker import Maker

TEXT = (
    "The roof of the hall fell in on Friday.",
    "A baker spoke of wet beams.",
    "Last month a raid killed thirty people in Tessim.",
    "The mayor spoke to nobody.",
)


def strands_of(**marks: str) -> Strands:
    maker = Maker(*TEXT)
    at = {number: [maker.span(words).start] for number, words in enumerate(marks.values())}
    return Strands(profile_of(maker.build()), at, 0)


def test_a_happening_told_in_passing_is_spoken_of_in_its_paragraph_alone() -> None:
    maker = Maker(*TEXT)
    fell, again, raid = (maker.span(words).start for words in ("fell", "wet beams", "raid"))
    strands = Strands(profile_of(maker.build()), {0: [fell, again], 1: [raid]}, 0)
    assert strands.last_told(maker.span("baker").start, (0, 1)) == 0
    assert strands.last_told(maker.span("thirty").start, (0, 1)) == 1
    assert strands.last_told(maker.span("nobody").start, (0, 1)) == 0
    assert strands.last_told(maker.span("nobody").start, (2,)) is None


def test_the_first_paragraph_opens_with_what_it_tells() -> None:
    strands = strands_of(roof="fell", raid="raid")
    assert strands.opens((0,))
    assert not strands.opens((1,))
    assert strands.marks((1, 0)) == sorted((*strands.marks((0,)), *strands.marks((1,))))


def test_a_paragraph_has_its_words_and_numbers() -> None:
    maker = Maker(*TEXT)
    strands = Strands(profile_of(maker.build()), {})
    around = strands.around(maker.span("Tessim").start)
    assert {"raid", "tessim"} <= around.words
    assert around.numbers == {30}
    assert around.until is None
    assert len(strands.paragraphs()) == len(TEXT)


def test_what_is_known_of_a_happening_comes_from_all_its_tellings() -> None:
    one = Maker("A raid on Tessim on Friday killed 30 people.")
    one.mention("raid", places=["Tessim"], dates=[("Friday", "2031-05-09")], tolls=[("killed", "30 people", 30, 30)])
    two = Maker("A raid on Port Arlo killed 4 people.", outlet="Paper 2")
    two.mention("raid", places=["Port Arlo"], tolls=[("killed", "4 people", 4, 4)])
    found = happening_of([*profile_of(one.build()).facts, *profile_of(two.build()).facts])
    assert found.places == {"tessim", "port", "arlo"}
    assert found.tolls == {30, 4}
    assert len(found.days) == 1


def test_common_words_tell_nothing() -> None:
    words = telling(["the", "said", "karsholm"])
    assert list(words) == ["karsholm"]
