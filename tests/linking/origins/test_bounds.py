"""Bounds of the number of independent origins, and the doubts behind them."""

from __future__ import annotations

from firsthand.linking.origins.bounds import Doubt, bounds_of, silent_doubt, usual_doubts
from firsthand.linking.origins.doubts import Around, doubts_of
from firsthand.linking.origins.tally import Root, Tally, Trace
from firsthand.model import Hop, Origin


def root(party: str, *, kind: str = "speaker", person: bool = True, occasion: str = "", folk: str = "") -> Root:
    return Root(
        kind=kind,  # type: ignore[arg-type]
        key=f"{party}{occasion}",
        name=party,
        party=party,
        voice=party,
        person=person,
        occasion=occasion,
        folk=folk,
    )


def trace(one: Root, *reports: str, bears: bool = True, claims: tuple[str, ...] = ()) -> Trace:
    return Trace(one, reports=set(reports), claims=set(claims), affirmed=bears, tells=True, bears=bears)


def around(**given: object) -> Around:
    nothing: dict[str, object] = {
        "late": {}, "mixed": (), "speaking": (), "aside": (), "days": {}, "words": {}, "others": (),
    }  # fmt: skip
    return Around(**{**nothing, **given})  # type: ignore[arg-type]


def words(*traces: Trace, **given: object) -> list[tuple[int, int, str]]:
    return [(one.low, one.high, one.words) for one in doubts_of(traces, around(**given))]


def test_every_doubt_counts_whole_and_one_stays() -> None:
    doubts = (Doubt(low=2, words="a"), Doubt(high=3, words="b"), Doubt(low=4, words="a"))
    bounds = bounds_of(5, doubts)
    assert (bounds.low, bounds.high, bounds.reason) == (1, 8, "a; b")


def test_those_who_certainly_count_are_the_least() -> None:
    doubts = (Doubt(low=4, words="a"),)
    assert bounds_of(5, doubts, 3).low == 3
    assert bounds_of(2, doubts, 3).low == 2, "of two voices on one day one is not counted"


def test_persons_and_the_quoted_certainly_count_where_a_value_stands_on_what_they_said() -> None:
    tally = Tally(())
    heard = [
        trace(root("Ina Holt"), "r1"),
        trace(root("Ina Holt", occasion="2031-05-09"), "r1"),
        trace(root("Open Hand", person=False), "r1", claims=("c1",)),
        trace(root("Sarn Tankers", person=False), "r1", claims=("c2",)),
        trace(root("Odo Venn"), "r1", bears=False),
        trace(root("Rua Sill"), "r2"),
    ]
    tally.traces = {str(number): one for number, one in enumerate(heard)}
    assert tally.borne({"c1"}, {"r2"}) == 2


def test_none_may_be_known_where_all_may_speak_of_another_matter() -> None:
    assert bounds_of(2, (Doubt(low=2, words="a", astray=True),)).low == 0
    assert bounds_of(3, (Doubt(low=2, words="a", astray=True), Doubt(low=1, words="b"))).low == 1


def test_who_gives_no_value_may_speak_of_another_matter() -> None:
    said = trace(root("Ina Holt"), "r1", bears=False)
    assert words(said) == [(1, 0, "what Ina Holt said, without a value of its own, may be of another matter")]
    assert words(said, mixed=("r1",)) == words(said, aside=("r1",)) == [], "of which happening was weighed before"
    told = words(trace(root("Ina Holt"), "r1"), aside=("r1",))
    assert told == [(1, 0, "what Ina Holt said stands in reports about another happening")]
    assert words(said, speaking=("r1",))[0][2].endswith("that only speak of it, may be of another matter")
    assert words(trace(root("Ina Holt"), "r1")) == []


def test_of_bodies_without_a_face_one_may_speak_for_another() -> None:
    bodies = [trace(root(name, person=False), "r1") for name in ("coast guard", "harbour office")]
    assert words(*bodies) == [(1, 0, "of coast guard, harbour office one may speak for another")]
    assert words(*bodies[:1], trace(root("Ina Holt"), "r1")) == []


def test_one_statement_in_reports_of_several_days_may_be_several() -> None:
    said = trace(root("Ina Holt"), "r1", "r2")
    found = words(said, days={"r1": "2031-05-10", "r2": "2031-05-12"})
    assert found == [(0, 1, "what reports of several days have from Ina Holt is taken for one statement")]
    assert words(trace(root("Ina Holt", occasion="2031-05-10"), "r1", "r2"), days={"r1": "2031-05-10", "r2": "2"}) == []


def test_several_persons_of_one_voice_and_several_words_for_the_unnamed() -> None:
    one, two = root("coast guard"), root("coast guard")
    two = Root(kind="speaker", key="b", name="Bor Tann", party="coast guard", voice="bor tann", person=True)
    assert words(trace(one, "r1"), trace(two, "r1")) == [(0, 1, "Bor Tann, coast guard are taken for one voice")]
    unnamed = trace(root("unnamed sources of Paper 1", kind="unnamed", person=False), "r1", claims=("c1", "c2"))
    assert words(unnamed, words={"c1": "official", "c2": "clerk"}) == [
        (0, 1, "the unnamed sources of Paper 1 may be several")
    ]


def test_whom_the_count_leaves_out_is_told_and_of_many_a_few() -> None:
    (doubt,) = words(others=("a", "b", "c", "d", "e"))
    assert doubt == (0, 5, "a, b, c and 2 others may speak of it too")


def test_of_many_doubts_not_all_fall_one_way() -> None:
    few = bounds_of(20, tuple(Doubt(low=1, high=1, words=str(at)) for at in range(5)))
    many = bounds_of(20, tuple(Doubt(low=1, high=1, words=str(at)) for at in range(16)))
    assert (few.low, few.high) == (15, 25)
    assert (many.low, many.high) == (10, 30), "two and a half times the root of sixteen"


def test_a_page_without_an_outlet_is_called_by_its_title() -> None:
    origin = Origin(
        name="“Ferry down, boats out”, in its own words",
        kind="unknown",
        key="page|own",
        reports=("1",),
        chain=(Hop(name="", kind="outlet"),),
    )
    (doubt,) = silent_doubt([origin])
    assert doubt.words == "where “Ferry down, boats out” had it from is not known"


def test_who_was_taken_for_no_origin_counts_half() -> None:
    found = doubts_of((), around(others=("Ina Holt", "Bor Tann", "Mara Velk", "Edda Lorn")))
    assert bounds_of(3, found).high == 5
    assert bounds_of(3, doubts_of((), around(others=("Ina Holt",)))).high == 4


def test_of_many_origins_some_may_be_one_and_many_texts_may_name_more() -> None:
    assert usual_doubts(3, 3) == ()
    many = bounds_of(10, usual_doubts(10, 13))
    assert (many.low, many.high) == (7, 14)
    assert (
        many.reason
        == "of 10 origins some may be one, or speak of another matter; 13 texts may name more than was found"
    )
    assert bounds_of(1, usual_doubts(1, 3)).low == 1
