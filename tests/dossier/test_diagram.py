"""Who told whom as a graph and as a drawing: ways, columns, order, and boxes that do not cover each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from firsthand.dossier import DossierOptions
from firsthand.dossier.catalogue import catalogue
from firsthand.dossier.diagram import Graph, chain_graph
from firsthand.dossier.drawing import NARROW, WIDE, Drawing, Sheet, drawing, wrapped
from firsthand.dossier.incident_page import letter
from firsthand.model import Derivation
from tests.dossier.desk import Desk, origin, reading, readings


def story(copies: int = 1, *, between: int = 2) -> Graph:
    """The wire has it from its harbour master, copies carry the wire's text, the Lantern cites the wire, and the Post
    does not say how it knows."""
    desk = Desk()
    text = "A barge sank off Sarn, harbour master Oda Lind said."
    wire = desk.sheet("Northern Wire", "2031-05-03", "Barge sinks off Sarn", text)
    heard = wire.claim("A barge sank off Sarn", ("Oda Lind", "person"), cue="said")
    mentions = [wire.mention("sank", "ACCIDENT", "sinking")]
    owed: dict[str, list[Derivation]] = {}
    told = [heard]
    for number in range(copies):
        copy = desk.sheet(f"Basket {number}", "2031-05-04", "A barge sinks", text + f" Edition {number}.")
        told.append(copy.claim("A barge sank off Sarn", ("Oda Lind", "person"), cue="said"))
        mentions.append(copy.mention("sank", "ACCIDENT", "sinking"))
        owed[copy.report.id] = [
            Derivation(
                report_id=copy.report.id,
                from_report=wire.report.id,
                from_name="Northern Wire",
                how="reprint",
                evidence=(),
            )
        ]
    lantern = desk.sheet("The Lantern", "2031-05-05", "Barge lost", "A barge sank, Oda Lind told the Northern Wire.")
    told.append(lantern.claim("A barge sank", ("Northern Wire", "outlet"), ("Oda Lind", "person"), cue="told"))
    post = desk.sheet("Harbour Post", "2031-05-06", "Barge", "A barge sank last week.")
    mentions += [lantern.mention("sank", "ACCIDENT", "sinking"), post.mention("sank", "ACCIDENT", "sinking")]
    known = origin("Oda Lind, 3 May 2031", "speaker", *told)
    silent = origin("Harbour Post, in its own words", "unknown", reports=[post])
    incident = desk.incident(
        "Sinking of a barge", "ACCIDENT", "sinking", mentions, origins=[known, silent],
        status=readings(reading("happened", (wire, "sank"), claims=told, origins=[known])),
    )  # fmt: skip
    view = desk.done()
    return chain_graph(
        incident,
        list(view.documents()),
        {claim.id: claim for document in view.documents() for claim in document.extraction.claims},
        {one.id: letter(number) for number, one in enumerate(incident.origins)},
        owed,
        catalogue(view, DossierOptions(publish_safe=False)),
        catalogue(view, DossierOptions(publish_safe=False)).withholder(),
        between=between,
    )


def ways(graph: Graph) -> set[tuple[str, str, str]]:
    return {(graph.nodes[one.start].name, graph.nodes[one.end].name, one.how) for one in graph.edges.values()}


def test_a_copy_and_a_citation_go_through_the_outlet_that_had_it() -> None:
    assert ways(story()) == {
        ("Northern Wire", "Northern Wire", "own"),
        ("Basket 0", "Northern Wire", "text"),
        ("The Lantern", "Northern Wire", "cites"),
        ("Harbour Post", "Harbour Post", "own"),
        ("Northern Wire", "Oda Lind", "own"),
        ("Harbour Post", "Harbour Post", "own"),
    }


def test_boxes_say_dates_counts_and_all_of_it_in_words() -> None:
    graph = story()
    spoken = {node.spoken for node in graph.nodes.values()}
    assert "Basket 0, 4 May 2031: A barge sinks; reprint of Northern Wire; goes back to A" in spoken
    assert "Origin A: Oda Lind, 3 May 2031, speaker, in 3 reports" in spoken
    assert "Northern Wire, 3 reports" in spoken
    lind = next(node for node in graph.nodes.values() if node.letter == "A")
    assert (lind.name, lind.detail, lind.state, lind.href) == ("Oda Lind", "3 May 2031", "counted", "#origin-A")
    unknown = next(node for node in graph.nodes.values() if node.letter == "B")
    assert (unknown.name, unknown.detail, unknown.state) == ("Harbour Post", "not traced", "unknown")


def test_an_origin_that_is_not_counted_says_why() -> None:
    desk = Desk()
    wire = desk.sheet("Northern Wire", "2031-05-03", "Barge", "A barge sank, Oda Lind said.")
    claim = wire.claim("A barge sank", ("Oda Lind", "person"), cue="said")
    silent = replace(origin("Oda Lind", "speaker", claim), not_counted="speaks with one voice with the harbour office")
    incident = desk.incident("Barge", "ACCIDENT", "sinking", [wire.mention("sank", "ACCIDENT")], origins=[silent])
    view = desk.done()
    cards = catalogue(view, DossierOptions())
    graph = chain_graph(
        incident, list(view.documents()), {claim.id: claim}, {silent.id: "A"}, {}, cards, cards.withholder()
    )
    box = next(node for node in graph.nodes.values() if node.kind == "origin")
    assert (box.state, box.detail) == ("uncounted", "not counted")
    assert box.spoken.endswith("not counted: speaks with one voice with the harbour office")


def test_many_copies_are_drawn_as_one_box() -> None:
    graph = story(copies=30)
    names = [node.name for node in graph.of_kind("report")]
    assert len(names) == 4
    assert any(name.endswith(" and 29 more") for name in names)
    assert "Northern Wire, 32 reports" in {node.spoken for node in graph.of_kind("outlet")}


@pytest.mark.parametrize("sheet", [WIDE, NARROW], ids=lambda sheet: sheet.name)
@pytest.mark.parametrize("copies", [0, 1, 9])
def test_boxes_lie_inside_and_apart(sheet: Sheet, copies: int) -> None:
    made = drawing(story(copies, between=1), sheet)
    assert_sound(made)
    assert {box.node.kind for box in made.boxes} == {"report", "outlet", "origin"}
    assert all(curve.path.startswith("M") for curve in made.curves)
    numbers = {box.number for box in made.boxes}
    assert all({curve.start, curve.end} <= numbers for curve in made.curves)


def test_capitals_take_more_room_than_other_letters() -> None:
    assert wrapped("harbour and quay", 16, 1) == ["harbour and quay"]
    assert wrapped("HARBOUR AND QUAY", 16, 1) == ["HARBOUR AND…"]
    assert wrapped("HARBOUR AND QUAY", 16, 2) == ["HARBOUR AND", "QUAY"]


def test_a_date_that_does_not_fit_is_told_by_a_short_month() -> None:
    desk = Desk()
    wire = desk.sheet("Northern Wire", "2031-11-19", "Barge", "A barge sank, Oda Lind said.")
    claim = wire.claim("A barge sank", ("Oda Lind", "person"), cue="said")
    known = replace(origin("Oda Lind", "speaker", claim), name="Oda Lind, 19 November 2031")
    found = desk.incident("Barge", "ACCIDENT", "sinking", [wire.mention("sank", "ACCIDENT")], origins=[known])
    view = desk.done()
    cards = catalogue(view, DossierOptions())
    graph = chain_graph(
        found, list(view.documents()), {claim.id: claim}, {known.id: "A"}, {}, cards, cards.withholder()
    )
    details = {sheet.name: {box.detail for box in drawing(graph, sheet).boxes} for sheet in (WIDE, NARROW)}
    assert "19 November 2031 · 1 report" in details["wide"]
    assert "19 Nov 2031" in details["narrow"]


def test_a_report_that_carries_a_text_without_a_word_of_its_own_meets_the_outlet() -> None:
    desk = Desk()
    wire = desk.sheet("Northern Wire", "2031-05-12", "Barge", "A barge sank, Oda Lind said.")
    other = desk.sheet("Costa Tarde", "2031-05-13", "La barcaza", "Una barcaza se hundió.", language="es")
    claim = wire.claim("A barge sank", ("Oda Lind", "person"), cue="said")
    known = origin("Oda Lind", "speaker", claim)
    found = desk.incident("Barge", "ACCIDENT", "sinking", [wire.mention("sank", "ACCIDENT")], origins=[known])
    found = replace(found, spoken_of_in=(other.report.id,))
    owed = Derivation(
        report_id=other.report.id, from_report=wire.report.id, from_name="Northern Wire", how="translation", evidence=()
    )
    view = desk.done()
    cards = catalogue(view, DossierOptions())
    graph = chain_graph(
        found, list(view.documents()), {claim.id: claim}, {known.id: "A"}, {other.report.id: [owed]}, cards,
        cards.withholder(),
    )  # fmt: skip
    box = next(node for node in graph.of_kind("report") if node.name == "Costa Tarde")
    assert (box.state, box.count) == ("speaks", "only speaks of it")
    assert graph.edges[(box.key, "outlet-northern wire")].how == "text"


def assert_sound(made: Drawing) -> None:
    for box in made.boxes:
        assert box.x >= 0
        assert box.x + box.width <= made.sheet.width
        assert box.y >= -0.1
        assert box.y + box.height <= made.height
    for left in {box.x for box in made.boxes}:
        column = sorted((box for box in made.boxes if box.x == left), key=lambda box: box.y)
        for above, below in pairwise(column):
            assert above.y + above.height < below.y


def test_reports_stay_in_the_order_of_their_dates() -> None:
    made = drawing(story(2), WIDE)
    reports = sorted((box for box in made.boxes if box.node.kind == "report"), key=lambda box: box.y)
    assert [box.node.detail for box in reports] == [
        "3 May 2031",
        "4 May 2031",
        "4 May 2031",
        "5 May 2031",
        "6 May 2031",
    ]


def test_words_are_wrapped_and_what_is_left_is_told_by_an_ellipsis() -> None:
    assert wrapped("unnamed sources of Northern Wire", 12, 3) == ["unnamed", "sources of", "Northern…"]
    assert wrapped("Lind", 12, 3) == ["Lind"]
    assert wrapped("Donaudampfschifffahrt", 10, 2) == ["Donaudam…"]


def test_a_line_that_crosses_a_column_runs_between_its_boxes() -> None:
    desk = Desk()
    text = "A barge sank, an officer told Radio Sarn. It was loaded with grain, Oda Lind said."
    paper = desk.sheet("Basket", "2031-05-03", "Barge", text)
    far = paper.claim(
        "A barge sank", ("The Wire", "outlet", "Radio"), ("Radio Sarn", "outlet"), ("an officer", "unnamed")
    )
    near = paper.claim("loaded with grain", ("The Wire", "outlet", "Radio"), ("Oda Lind", "person"))
    origins = [origin("unnamed sources of Radio Sarn", "unnamed", far), origin("Oda Lind", "speaker", near)]
    mention = paper.mention("sank", "ACCIDENT")
    incident = desk.incident("Barge", "ACCIDENT", "sinking", [mention], origins=origins)
    view = desk.done()
    cards = catalogue(view, DossierOptions(publish_safe=False))
    letters = {one.id: letter(number) for number, one in enumerate(origins)}
    claims = {claim.id: claim for claim in (far, near)}
    graph = chain_graph(incident, list(view.documents()), claims, letters, {}, cards, cards.withholder())
    assert [node.column for node in graph.of_kind("outlet")] == [1, 2]
    made = drawing(graph, WIDE)
    assert_sound(made)
    assert len(made.boxes) == 5
    radio = next(box for box in made.boxes if box.node.name == "Radio Sarn")
    across = [curve.path for curve in made.curves if "H" in curve.path]
    assert len(across) == 1
    height = float(across[0].split("H")[0].split()[-1])
    assert not radio.y <= height <= radio.y + radio.height
