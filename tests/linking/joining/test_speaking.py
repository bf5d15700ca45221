"""Reports that only speak of a happening, and what reporters saw themselves."""

from __future__ import annotations

import pytest

from firsthand.linking.origins.eyes import own_eyes
from firsthand.model import Document, Incident
from tests.conftest import make_report
from tests.linking.maker import Maker
from tests.linking.stories import linked, tanker, wire


def comment(*paragraphs: str, outlet: str = "Veldria Courier", published: str = "2031-05-13") -> Maker:
    """A report without a mention, in which somebody speaks."""
    return Maker(*paragraphs, outlet=outlet, published=published)


def reaction(published: str = "2031-05-13") -> Document:
    maker = comment(
        "Mara Velk, the fire chief of Port Arlo, asked on Monday who had known of the depot.",
        "“Nobody told us what lay under that roof,” Ida Brenn of the dockers' union said at the quay in Port Arlo, "
        "where the ash of the depot was still warm.",
        published=published,
    )
    maker.place("Port Arlo")
    maker.claim("Nobody told us what lay under that roof", ("Ida Brenn", "person"), cue="said")
    maker.claim("who had known of the depot", ("Mara Velk", "person"), cue="asked", act="question")
    return maker.build()


def drone(*documents: Document) -> Incident:
    _, _, incidents = linked(list(documents))
    (found,) = (incident for incident in incidents if incident.type == "ASSAULT")
    return found


def test_a_report_of_reactions_belongs_to_the_happening_it_speaks_of() -> None:
    told, spoken = wire(), reaction()
    incident = drone(told, spoken)
    assert [ref.report for ref in incident.mentions] == [told.report.id]
    assert incident.spoken_of_in == (spoken.report.id,)
    assert {origin.name for origin in incident.origins if origin.kind == "speaker"} == {"Mara Velk", "Ida Brenn"}
    assert incident.independent_origins == 2


def test_the_link_names_the_mention_and_the_report_and_says_why() -> None:
    told, spoken = wire(), reaction()
    _, links, _ = linked([spoken, told])
    (link,) = links
    assert (link.left, link.right) == (told.extraction.mentions[0].id, spoken.report.id)
    assert {"speakers", "topic"} <= {reason.feature for reason in link.reasons}


def test_a_report_of_another_matter_speaks_of_nothing() -> None:
    assert drone(wire(), comment("Port Arlo has a new mayor, who likes boats.").build()).spoken_of_in == ()


def test_a_report_with_a_happening_of_its_own_speaks_of_that() -> None:
    assert drone(wire(), tanker()).spoken_of_in == ()


def test_what_was_published_before_cannot_speak_of_it() -> None:
    assert drone(wire(), reaction(published="2031-05-02")).spoken_of_in == ()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("I stood on the quay and counted nine trucks.", "I stood"),
        ("At the market, this reporter saw two craters.", "this reporter saw"),
        ("Our photographer reached the village on foot.", "Our photographer reached"),
        ("“I saw the roof fall,” a neighbour said.", None),
        ("A witness saw two men run away.", None),
        ("I think that the law is bad.", None),
    ],
)
def test_what_an_outlet_saw_itself(text: str, seen: str | None) -> None:
    report = make_report(text)
    found = own_eyes(report)
    assert (report.quote(found) if found else None) == seen


def test_a_reporters_own_eyes_are_an_origin() -> None:
    maker = Maker(
        "A drone struck a depot in Port Arlo on Friday, killing 12 people.",
        "I stood at the gate when the roof came down.",
        outlet="Veldria Courier",
        published="2031-05-10",
    )
    maker.mention("struck", places=["Port Arlo"], dates=[("on Friday", "2031-05-09")], targets=["depot"])
    incident = drone(maker.build())
    assert [(origin.kind, origin.name) for origin in incident.origins if origin.kind != "unknown"] == [
        ("observation", "Veldria Courier, its own observation, 10 May 2031")
    ]
    assert incident.independent_origins == 1


def test_a_comment_on_a_comment_belongs_where_that_one_belongs() -> None:
    """The second names nothing of the fire but answers, word for word, what the first one quotes."""
    words = "Nobody told us what lay under that roof, and nobody asked us"
    first = comment(
        "Mara Velk, the fire chief of Port Arlo, asked on Monday who had known of the depot.",
        f"“{words},” Ida Brenn of the dockers' union said at the quay in Port Arlo, by the ash of the depot.",
    )
    first.place("Port Arlo")
    first.claim(words, ("Ida Brenn", "person"), cue="said")
    first.claim("who had known of the depot", ("Mara Velk", "person"), cue="asked", act="question")
    second = comment(
        f"“{words},” the dockers' union said of the ash at the quay. The harbour board has a letter of Ida Brenn's.",
        outlet="Sarn Gazette",
        published="2031-05-14",
    )
    second.claim(words, ("Ida Brenn", "person"), cue="said")
    told = wire()
    documents = [told, first.build(), second.build()]
    assert set(drone(*documents).spoken_of_in) == {documents[1].report.id, documents[2].report.id}
    assert set(drone(*reversed(documents)).spoken_of_in) == {documents[1].report.id, documents[2].report.id}


def test_a_round_up_speaks_of_the_happening_that_it_names_beside_its_own() -> None:
    """Two shootings on one street stay apart; the report of the second that names the bar of the first speaks of it."""
    first = Maker(
        "Two men were shot dead outside the Gilded Heron bar in Port Arlo on Monday.",
        "Guests of the Gilded Heron saw a van, Inspector Rolf Tarn said.",
        published="2031-05-06",
    )
    first.mention("shot", mode="firearms", places=["Port Arlo"], dates=[("on Monday", "2031-05-05")])
    first.claim("saw a van", ("Rolf Tarn", "person"), cue="said")
    second = Maker(
        "A baker was shot in Port Arlo on Friday, four days after the dead of Monday outside the Gilded Heron.",
        "Guests of the Gilded Heron who saw the van were heard again, Inspector Rolf Tarn said.",
        outlet="Sarn Gazette",
        published="2031-05-10",
    )
    second.mention("shot", mode="firearms", places=["Port Arlo"], dates=[("on Friday", "2031-05-09")])
    second.claim("were heard again", ("Rolf Tarn", "person"), cue="said")
    third = Maker("A clerk was shot in Port Arlo on Friday.", outlet="Arlo Post", published="2031-05-10")
    third.mention("shot", mode="firearms", places=["Port Arlo"], dates=[("on Friday", "2031-05-09")])
    documents = [first.build(), second.build(), third.build()]
    _, _, incidents = linked(documents)
    monday = next(one for one in incidents if documents[0].report.id in {ref.report for ref in one.mentions})
    assert [ref.report for ref in monday.mentions] == [documents[0].report.id]
    assert monday.spoken_of_in == (documents[1].report.id,)
    assert documents[2].report.id not in monday.spoken_of_in
