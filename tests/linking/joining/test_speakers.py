"""Which reports speak of which happening, all its tellings taken together."""

from __future__ import annotations

from itertools import permutations

from firsthand.linking.joining.clusters import Decisions
from firsthand.linking.joining.speakers import regrouped, said_of_others, together
from firsthand.linking.profiles.profile import profile_of
from firsthand.model import Document, Incident, MentionLink, Reason
from tests.linking.maker import Maker
from tests.linking.stories import linked


def shots(outlet: str = "Northern Wire", published: str = "2031-05-10") -> Document:
    maker = Maker(
        "Soldiers fired into a crowd on the Bridge of Lanterns in Port Arlo on Friday, killing 14 people.",
        "The crowd had come to ask for bread, the baker Odo Zerrin said. It had lanterns and drums.",
        outlet=outlet,
        published=published,
    )
    toll = maker.claim("had come to ask for bread", ("Odo Zerrin", "person"), cue="said")
    maker.mention(
        "fired",
        mode="firearms",
        actors=["Soldiers"],
        targets=["crowd"],
        places=["Port Arlo"],
        dates=[("on Friday", "2031-05-09")],
        tolls=[("killed", "14 people", 14, 14)],
        claims=[toll],
    )
    return maker.build()


def march() -> Document:
    """The same evening told as a march: no mention of its family to compare."""
    maker = Maker(
        "Bakers and weavers marched over the Bridge of Lanterns in Port Arlo on Friday with lanterns and drums.",
        "When soldiers had fired, 14 people lay on the bridge, the weaver Ida Brenn said.",
        outlet="Sarn Gazette",
        published="2031-05-10",
    )
    maker.claim("14 people lay on the bridge", ("Ida Brenn", "person"), cue="said")
    maker.mention(
        "marched", type="PROTEST", mode="demo", places=["Port Arlo"], dates=[("on Friday", "2031-05-09")],
    )  # fmt: skip
    return maker.build()


def theatre() -> Document:
    """A fire that has a speaker of its own, and one sentence on the shots."""
    maker = Maker(
        "A fire burned down the theatre of Tessim on Wednesday, the fire chief Mara Velk said.",
        "Its company had played for the families of the 14 people whom soldiers killed on the Bridge of Lanterns in "
        "Port Arlo on 9 May, when they fired into a crowd with lanterns and drums.",
        outlet="Harbour Post",
        published="2031-05-22",
    )
    said = maker.claim("burned down the theatre of Tessim", ("Mara Velk", "person"), cue="said")
    maker.mention(
        "fire",
        type="ACCIDENT",
        mode="fire",
        places=["Tessim"],
        dates=[("on Wednesday", "2031-05-21")],
        targets=["theatre"],
        claims=[said],
    )
    return maker.build()


def shooting(*documents: Document) -> Incident:
    _, _, incidents = linked(list(documents))
    (found,) = (one for one in incidents if one.type == "ASSAULT")
    return found


def test_one_evening_told_as_another_kind_of_deed_is_spoken_of() -> None:
    told, other = shots(), march()
    for documents in permutations((told, other)):
        assert shooting(*documents).spoken_of_in == (other.report.id,)


def test_of_a_report_that_names_it_in_passing_only_that_paragraph_counts() -> None:
    told, other = shots(), theatre()
    assert shooting(told, other).spoken_of_in == (other.report.id,)
    (chief,) = other.extraction.claims
    assert said_of_others(profile_of(other), profile_of(told).facts) == {chief.id}


def test_a_report_of_something_else_in_the_same_town_speaks_of_nothing() -> None:
    maker = Maker("A tram left its rails in Port Arlo on Friday.", outlet="Harbour Post", published="2031-05-10")
    maker.mention(
        "left", type="ACCIDENT", mode="derailment", places=["Port Arlo"], dates=[("on Friday", "2031-05-09")],
    )  # fmt: skip
    assert shooting(shots(), maker.build()).spoken_of_in == ()


def reason(feature: str, weight: float) -> Reason:
    return Reason(feature=feature, left="", right="", weight=weight)


def link(left: str, *reasons: Reason) -> MentionLink:
    return MentionLink(left=left, right="report", score=1.0, reasons=reasons)


def test_each_kind_of_reason_counts_once_and_doubt_only_where_all_have_it() -> None:
    links = [
        link("one", reason("place", 0.4), reason("topic", 1.0), reason("published", -2.0), reason("own", -0.1)),
        link("two", reason("topic", 1.5), reason("own", -0.1)),
    ]
    assert {(one.feature, one.weight) for one in together(links)} == {("place", 0.4), ("topic", 1.5), ("own", -0.1)}


def test_groups_become_one_where_one_is_spoken_of_in_the_sentence_that_tells_the_other() -> None:
    one, two = shots(), shots(outlet="Sarn Gazette", published="2031-05-11")
    profiles = {document.report.id: profile_of(document) for document in (one, two)}
    facts = {item.mention.id: item for profile in profiles.values() for item in profile.facts}
    first, second = one.extraction.mentions[0].id, two.extraction.mentions[0].id
    found = MentionLink(
        left=first,
        right=two.report.id,
        score=3.0,
        reasons=(reason("in_place", 2.0), reason("in_day", 3.0), reason("read_apart", 0.1)),
    )
    groups = [[first], [second]]
    assert regrouped(groups, facts, profiles, [found], Decisions()) == [sorted((first, second))]
    apart = Decisions(apart=frozenset({frozenset((first, second))}))
    assert regrouped(groups, facts, profiles, [found], apart) == groups
