from __future__ import annotations

import dataclasses

from firsthand.linking import Linker
from firsthand.model import Document, HopKind, Incident
from tests.linking.maker import Maker
from tests.linking.stories import linked, reprint_of_wire, unnamed_account, wire

TEXT = "A drone hit a depot in Port Arlo on Friday, killing 12 people, {who} said{when}."


def told(
    outlet: str, *hops: tuple[str, HopKind], when: str | None = None, published: str = "2031-05-11", toll: int = 12
) -> Document:
    """A short account by `outlet` whose toll goes back along `hops`; "on Monday" is 2031-05-12."""
    who = " and ".join(name for name, _ in hops) or "nobody"
    text = TEXT.format(who=who, when=f" {when}" if when else "").replace("12 people", f"{toll} people")
    # A closing sentence of its own, so that these accounts are no copies of one another.
    maker = Maker(text, f"{outlet} keeps an office near the water.", outlet=outlet, published=published)
    claims = []
    if hops:
        said_on = (when, "2031-05-12" if when == "on Monday" else "2031-05-10") if when else None
        claims.append(maker.claim(f"killing {toll} people", *hops, cue="said", said_on=said_on))
    maker.mention(
        "hit", places=["Port Arlo"], dates=[("on Friday", "2031-05-09")], targets=["depot"], claims=claims,
        tolls=[("killed", f"{toll} people", toll, toll)], carried=claims,
    )  # fmt: skip
    return maker.build()


def whole(*documents: Document) -> Incident:
    """The one incident of documents that all tell of it, with copies left out of account."""
    derivations, links, _ = linked(documents)
    from_names = [item for item in derivations if item.from_report is None]
    (incident,) = Linker().assemble(documents, from_names, links)
    return incident


def toll_origins(incident: Incident) -> set[str]:
    listed = {origin.id: origin.name for origin in incident.origins}
    return {listed[origin] for reading in incident.fields["killed"].readings for origin in reading.origins}


def test_ten_reprints_count_once() -> None:
    copies = [reprint_of_wire(f"Paper {number}", credit=None) for number in range(10)]
    *_, (incident,) = linked([wire(), *copies])
    assert len(incident.mentions) == 11
    assert toll_origins(incident) == {"Mara Velk"}
    assert incident.independent_origins == 1
    assert incident.unknown_origins == 1
    assert {origin.name for origin in incident.origins if origin.kind == "unknown"} == {
        "Northern Wire, in its own words"
    }
    assert incident.grade.suggested == "Weak"


def test_a_credited_outlet_that_is_not_there_is_still_the_root() -> None:
    *_, (incident,) = linked([reprint_of_wire("Paper A"), reprint_of_wire("Paper B", "2031-05-12")])
    (origin,) = incident.origins
    assert origin.name == "Northern Wire, in its own words"
    assert [hop.name for hop in origin.chain] == ["Paper A", "Northern Wire"]


def test_one_speaker_quoted_by_many_is_one_origin() -> None:
    incident = whole(
        *(told(f"Paper {n}", ("Mara Velk", "person")) for n in range(5)), told("Paper 9", ("Velk", "person"))
    )
    assert toll_origins(incident) == {"Mara Velk"}
    assert incident.independent_origins == 1


def test_undated_quotations_join_the_dated_occasion() -> None:
    incident = whole(
        told("Paper 1", ("Mara Velk", "person"), when="on Saturday"), told("Paper 2", ("Mara Velk", "person"))
    )
    assert toll_origins(incident) == {"Mara Velk, 10 May 2031"}


def test_two_occasions_count_twice_and_corroborate_once() -> None:
    incident = whole(
        told("Paper 1", ("Mara Velk", "person"), when="on Saturday"),
        told("Paper 2", ("Mara Velk", "person"), when="on Monday", published="2031-05-13"),
    )
    assert toll_origins(incident) == {"Mara Velk, 10 May 2031", "Mara Velk, 12 May 2031"}
    assert incident.independent_origins == 2
    assert incident.grade.suggested == "Weak"


def test_an_undated_statement_joins_a_dated_one_of_its_speaker() -> None:
    incident = whole(
        told("Paper 1", ("Mara Velk", "person"), published="2031-05-14"),
        told("Paper 2", ("Mara Velk", "person"), when="on Monday", published="2031-05-13"),
    )
    assert incident.independent_origins == 1


def test_a_statement_in_an_earlier_report_is_none_of_a_later_day() -> None:
    incident = whole(
        told("Paper 1", ("Mara Velk", "person"), published="2031-05-11"),
        told("Paper 2", ("Mara Velk", "person"), when="on Monday", published="2031-05-13"),
    )
    assert toll_origins(incident) == {"Mara Velk, by 11 May 2031", "Mara Velk, 12 May 2031"}
    assert incident.independent_origins == 2


def test_unnamed_sources_of_two_outlets_are_two_origins() -> None:
    incident = whole(told("Paper 1", ("two officials", "unnamed")), told("Paper 2", ("an official", "unnamed")))
    assert toll_origins(incident) == {"unnamed sources of Paper 1", "unnamed sources of Paper 2"}
    assert incident.independent_origins == 2
    assert (incident.low, incident.high) == (1, 2)
    assert incident.bounds_reason == "the unnamed sources of 2 outlets may be the same"
    assert incident.grade.suggested == "Fair"


def test_an_outlet_that_says_nothing_of_its_source_adds_to_the_high_bound_alone() -> None:
    incident = whole(told("Paper 1", ("Mara Velk", "person")), told("Paper 2"))
    assert (incident.low, incident.independent_origins, incident.high) == (1, 1, 2)
    assert incident.bounds_reason == "where Paper 2 had it from is not known"


def account(*paragraphs: str) -> Maker:
    maker = Maker("A drone hit a depot in Port Arlo on Friday, killing 12 people.", *paragraphs, outlet="Paper 1")
    maker.mention(
        "hit", places=["Port Arlo"], dates=[("on Friday", "2031-05-09")], targets=["depot"],
        tolls=[("killed", "12 people", 12, 12)],
    )  # fmt: skip
    return maker


def test_a_survivors_account_counts_where_the_report_tells_of_nothing_else() -> None:
    maker = account("The lamps went out first, said Joss Pellin.")
    maker.claim("The lamps went out first", ("Joss Pellin", "person"), cue="said")
    assert whole(maker.build()).independent_origins == 1


def test_a_pronoun_counts_for_nobody() -> None:
    maker = account("The lamps went out first, said she.")
    maker.claim("The lamps went out first", ("she", "person"), cue="said")
    assert whole(maker.build()).independent_origins == 0


def test_a_place_is_no_speaker() -> None:
    maker = account("All five were found on Little Brannoch, she said.")
    maker.claim("All five were found", ("Little Brannoch", "person"), cue="said")
    assert whole(maker.build()).independent_origins == 0


def test_the_outlets_own_reporter_on_the_spot_is_an_observation() -> None:
    maker = account("At the depot, this reporter saw two craters.")
    maker.claim("two craters", ("this reporter", "unnamed"), cue="saw")
    found = whole(maker.build())
    assert found.independent_origins == 1
    assert "observation" in {origin.kind for origin in found.origins}


def test_a_body_and_its_officer_are_one_party() -> None:
    maker = account("Twelve died, the harbour watch said.", "Harbour watch captain Ula Brenn said the boats stay out.")
    maker.claim("Twelve died", ("harbour watch", "organisation"), cue="said")
    maker.claim("the boats stay out", ("Ula Brenn", "person"), cue="said", source="Harbour watch captain Ula Brenn")
    assert whole(maker.build()).independent_origins == 1


def test_a_chain_leads_through_the_cited_outlet() -> None:
    incident = whole(
        told("Paper 1", ("Paper 7", "outlet"), ("an official", "unnamed")),
        told("Paper 2", ("Paper 7", "outlet"), ("a source", "unnamed")),
    )
    assert toll_origins(incident) == {"unnamed sources of Paper 7"}
    reading = incident.fields["killed"].readings[0]
    assert reading.sources == ("Paper 1", "Paper 7", "an official", "Paper 2", "a source")


def test_a_cited_outlet_whose_report_is_there_leads_to_its_source() -> None:
    incident = whole(told("Paper 1", ("Paper 7", "outlet")), told("Paper 7", ("Ivo Tarn", "person")))
    assert toll_origins(incident) == {"Ivo Tarn"}


def test_a_cited_outlet_that_is_not_there_is_unknown() -> None:
    incident = whole(told("Paper 1", ("Paper 7", "outlet")))
    assert toll_origins(incident) == {"Paper 7, in its own words"}
    assert incident.independent_origins == 0


def test_outlets_that_cite_each_other_end() -> None:
    incident = whole(told("Paper 1", ("Paper 2", "outlet")), told("Paper 2", ("Paper 1", "outlet")))
    assert all(name.endswith("in its own words") for name in toll_origins(incident))
    assert incident.independent_origins == 0


def test_own_voice_is_unknown_and_never_independent() -> None:
    incident = whole(told("Paper 1"), told("Paper 2"))
    assert (incident.independent_origins, incident.unknown_origins) == (0, 2)
    assert incident.grade.rule == "no traceable origin"


def test_an_outlets_own_people_are_its_observation() -> None:
    incident = whole(told("Paper 1", ("a reporter", "unnamed")), told("Paper 2", ("local reporters", "unnamed")))
    kinds = {origin.name: origin.kind for origin in incident.origins if origin.kind != "unknown"}
    assert kinds == {
        "Paper 1, its own observation, 11 May 2031": "observation",
        "unnamed sources of Paper 2": "unnamed",
    }


def test_a_document_is_an_origin() -> None:
    incident = whole(told("Paper 1", ("harbour log", "document")), told("Paper 2", ("harbour log", "document")))
    assert [(origin.kind, origin.name) for origin in incident.origins if origin.kind != "unknown"] == [
        ("document", "harbour log")
    ]


def test_one_authority_counts_once_through_its_mouths() -> None:
    incident = whole(
        told("Paper 1", ("TASS", "organisation")), told("Paper 2", ("Russian Defense Ministry", "organisation"))
    )
    assert len(toll_origins(incident)) == 2
    assert incident.independent_origins == 1


def test_police_of_one_incident_are_one_authority_and_not_those_of_another() -> None:
    here = whole(told("Paper 1", ("police", "organisation")), told("Paper 2", ("Police", "organisation")))
    assert here.independent_origins == 1
    there = whole(told("Paper 3", ("police", "organisation"), published="2031-05-12"))
    known = [{origin.id for origin in incident.origins if origin.kind == "speaker"} for incident in (here, there)]
    assert known[0].isdisjoint(known[1])


def test_who_only_denies_is_counted_but_does_not_corroborate() -> None:
    *_, (incident,) = linked([wire(), unnamed_account()])
    assert "interior ministry" in {origin.name for origin in incident.origins}
    assert incident.independent_origins == 3
    assert "interior ministry" not in incident.grade.reason


def test_an_origin_shows_a_chain_and_its_claims() -> None:
    *_, (incident,) = linked([wire(), reprint_of_wire()])
    (speaker,) = (origin for origin in incident.origins if origin.kind == "speaker")
    assert [hop.name for hop in speaker.chain] == ["Northern Wire", "Mara Velk"]
    assert len(speaker.claims) == 1
    assert len(speaker.reports) == 2


def test_an_outlet_read_as_a_body_is_still_an_outlet() -> None:
    incident = whole(
        told("Paper 1", ("Paper 7", "organisation")),
        told("Paper 7", ("Ivo Tarn", "person")),
        told("Paper 3", ("CNN", "organisation")),
    )
    assert toll_origins(incident) == {"Ivo Tarn", "CNN, in its own words"}


def test_nobody_is_no_origin() -> None:
    incident = whole(told("Paper 1", ("No group", "organisation")))
    assert incident.independent_origins == 0


def test_a_body_in_full_and_in_short_is_one() -> None:
    incident = whole(
        told("Paper 1", ("Tessim coast guard", "organisation")), told("Paper 2", ("the coast guard", "organisation"))
    )
    assert toll_origins(incident) == {"Tessim coast guard"}


def test_who_speaks_of_the_target_alone_has_not_told_of_the_incident() -> None:
    maker = Maker("A drone hit a depot that the ministry calls a smugglers' den.")
    claim = maker.claim("a smugglers' den", ("ministry", "organisation"), cue="calls")
    maker.mention("hit", targets=["depot"], claims=[claim])
    (mention,) = maker.mentions
    target = dataclasses.replace(mention.targets[0], claims=(claim,))
    maker.mentions = [dataclasses.replace(mention, targets=(target,))]
    incident = whole(maker.build())
    assert incident.fields["target"].readings[0].origins
    assert incident.fields["status"].readings[0].claims == ()
    assert incident.independent_origins == 0


def test_a_warning_that_only_recalls_the_incident_does_not_affirm_it() -> None:
    maker = Maker("A drone hit a depot. More, like the depot blast, will follow, the Sarn Front warned.")
    claim = maker.claim("More, like the depot blast, will follow", ("Sarn Front", "organisation"), act="warning")
    maker.mention("blast", targets=["depot"], claims=[claim])
    assert whole(maker.build()).independent_origins == 0
    threat = Maker("More blasts will follow, the Sarn Front warned.")
    claim = threat.claim("More blasts will follow", ("Sarn Front", "organisation"), act="warning")
    threat.mention("blasts", type="THREATEN", mode="violence", status="threatened", claims=[claim])
    assert whole(threat.build()).independent_origins == 1


def test_chief_officer_and_department_of_one_police_count_once() -> None:
    incident = whole(
        told("Paper 1", ("Arlo Police Department", "organisation")),
        told("Paper 2", ("Detective Ana Brint", "person")),
        told("Paper 3", ("Mara Velk", "person")),
    )
    assert len(toll_origins(incident)) == 3
    assert incident.independent_origins == 2
