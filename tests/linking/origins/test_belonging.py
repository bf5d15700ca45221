"""Of which happening somebody speaks, where his report tells of several."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.linking.origins.belonging import Belonging, Said, likelihood, said_in
from firsthand.linking.profiles.profile import profile_of
from firsthand.model import Document
from tests.linking.maker import Maker

ROOF, RAID = 0, 1


def two_told() -> Maker:
    """A report on a fallen roof that looks back at a raid of the month before."""
    maker = Maker(
        "The roof of the fish hall at Port Arlo fell in on Friday, killing 12 people.",
        "“The beams were black with wet,” said Ina Holt, a baker.",
        "Last month a drone raid on Tessim killed 30 people.",
        "“We heard it before we saw it,” said Odo Karr, a shepherd in Tessim.",
        published="2031-05-10",
    )
    maker.mention(
        "fell", type="ACCIDENT", mode="collapse", places=["Port Arlo"], dates=[("on Friday", "2031-05-09")],
        tolls=[("killed", "12 people", 12, 12)],
    )  # fmt: skip
    maker.mention("raid", places=["Tessim"], tolls=[("killed", "30 people", 30, 30)])
    maker.claim("“The beams were black with wet,”", ("Ina Holt", "person"), cue="said", source="Ina Holt, a baker")
    maker.claim("“We heard it before we saw it,”", ("Odo Karr", "person"), source="Odo Karr, a shepherd in Tessim")
    return maker


def raid_told(*more: str) -> Maker:
    """A report of another outlet on the raid alone."""
    maker = Maker("A drone raid on Tessim killed 30 people, the mayor said.", *more, outlet="Paper 2")
    maker.mention("raid", places=["Tessim"], tolls=[("killed", "30 people", 30, 30)])
    return maker


def belonging_of(*documents: Document, spoken: dict[int, list[tuple[str, bool]]] | None = None) -> Belonging:
    """The happenings of these documents by their types: accidents, and everything else."""
    profiles = {document.report.id: profile_of(document) for document in documents}
    facts = {item.mention.id: item for _, profile in sorted(profiles.items()) for item in profile.facts}
    groups: list[list[str]] = [[], []]
    for id_, item in facts.items():
        groups[ROOF if item.mention.type == "ACCIDENT" else RAID].append(id_)
    return Belonging(groups, facts, profiles, spoken or {})


def told_of(belonging: Belonging, document: Document, name: str) -> set[int]:
    said = [one for one, _ in said_in(document.extraction.claims) if one.speaker == name]
    assert len(said) == 1
    return {number for number in (ROOF, RAID) if belonging.belongs(said[0], number)}


def test_each_speaks_of_what_stands_beside_his_words() -> None:
    document = two_told().build()
    belonging = belonging_of(document, raid_told().build())
    assert told_of(belonging, document, "ina holt") == {ROOF}
    assert told_of(belonging, document, "odo karr") == {RAID}


def test_where_a_report_tells_one_happening_all_speak_of_it() -> None:
    maker = raid_told("“The tram is late again,” said Una Brill.")
    maker.claim("“The tram is late again,”", ("Una Brill", "person"))
    document = maker.build()
    assert told_of(belonging_of(document), document, "una brill") >= {RAID}


def test_what_other_reports_have_of_a_speaker_counts() -> None:
    document = two_told().build()
    (said,) = (one for one, _ in said_in(document.extraction.claims) if one.speaker == "ina holt")
    other = raid_told("“They came from the sea,” said Ina Holt.")
    other.claim("“They came from the sea,”", ("Ina Holt", "person"))
    without = belonging_of(document, raid_told().build()).figures(said, RAID)
    told = belonging_of(document, other.build()).figures(said, RAID)
    assert (without["elsewhere"], without["elsewhere_other"]) == (0.0, 0.0)
    assert told["elsewhere"] > 0
    assert likelihood(told) > likelihood(without)


def test_words_that_stand_in_reports_of_another_happening_speak_against() -> None:
    document = two_told().build()
    (said,) = (one for one, _ in said_in(document.extraction.claims) if one.speaker == "odo karr")
    quoting = raid_told("A shepherd said that they heard it before they saw it: Karr of Tessim, a man of sixty.")
    figures = belonging_of(document, quoting.build()).figures(said, ROOF)
    assert figures["held_other"] > figures["held"] == 0.0


def test_a_report_that_only_speaks_of_a_happening_has_it_as_a_rival() -> None:
    maker = Maker(
        "The roof of the fish hall at Port Arlo fell in on Friday, killing 12 people.",
        "“The beams were black with wet,” said Ina Holt, a baker.",
        "The town still mourns the 30 people who died in Tessim.",
    )
    maker.mention("fell", type="ACCIDENT", mode="collapse", tolls=[("killed", "12 people", 12, 12)])
    maker.claim("“The beams were black with wet,”", ("Ina Holt", "person"))
    document = maker.build()
    belonging = belonging_of(document, raid_told().build(), spoken={RAID: [(document.report.id, False)]})
    assert belonging.rivals(document.report.id, ROOF) == (RAID,)
    assert belonging.tells(document.report.id, RAID)
    assert told_of(belonging, document, "ina holt") == {ROOF}


def test_a_place_in_the_text_belongs_as_words_do() -> None:
    document = two_told().build()
    belonging = belonging_of(document, raid_told().build())
    start = document.report.text.index("beams")
    span = document.report.blocks[1].span
    assert span.start < start < span.end
    seen = Said(report=document.report.id, speaker="", contents=((span,),))
    assert [belonging.belongs(seen, number) for number in (ROOF, RAID)] == [True, False]


def test_the_order_of_documents_changes_nothing() -> None:
    documents = [two_told().build(), raid_told().build()]
    (said, *_) = (one for one, _ in said_in(documents[0].extraction.claims))
    figures = [belonging_of(*order).figures(said, RAID) for order in (documents, documents[::-1])]
    assert figures[0] == figures[1]


def test_the_model_weighs_every_figure() -> None:
    document = two_told().build()
    (said, *_) = (one for one, _ in said_in(document.extraction.claims))
    table = load_table("linking/belonging.toml")["model"]
    assert set(table["weights"]) == {"base", *belonging_of(document).figures(said, ROOF)}
    assert 0.5 <= table["likely"] < 1


@pytest.mark.parametrize(("name", "sign"), [("elsewhere", 1), ("elsewhere_other", -1), ("held", 1), ("held_other", -1)])
def test_what_other_reports_tell_weighs_the_way_it_should(name: str, sign: int) -> None:
    assert load_table("linking/belonging.toml")["model"]["weights"][name] * sign > 0
