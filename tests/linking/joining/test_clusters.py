from __future__ import annotations

from itertools import permutations

from firsthand.model import Document, Incident, Judgement, content_id
from tests.linking.maker import Maker, outcomes
from tests.linking.stories import linked, reprint_of_wire, second_strike, unnamed_account, wire


def judged(verdict: str, subject: str, value: str | None = None, **given: str) -> Judgement:
    return Judgement(
        subject=subject, verdict=verdict, by="R. Eviewer", at=given.pop("at", "2031-06-01T10:00:00Z"),  # type: ignore[arg-type]
        reason="read the pictures", value=value, **given,
    )  # fmt: skip


def groups(incidents: tuple[Incident, ...]) -> set[frozenset[str]]:
    return {frozenset(ref.mention for ref in incident.mentions) for incident in incidents}


def test_one_happening_and_another_at_the_same_site() -> None:
    documents = [wire(), reprint_of_wire(), unnamed_account(), second_strike()]
    *_, incidents = linked(documents)
    assert sorted(len(incident.mentions) for incident in incidents) == [1, 3]


def test_a_person_merges_and_it_stays_merged() -> None:
    documents = [wire(), reprint_of_wire(), second_strike()]
    *_, before = linked(documents)
    assert len(before) == 2
    merge = judged("merge", before[0].id, before[1].id)
    *_, after = linked(documents, [merge])
    assert len(after) == 1
    assert after[0].id == before[0].id
    *_, later = linked([*documents, unnamed_account()], [merge])
    assert len(later) == 1


def test_a_person_splits_a_mention_off() -> None:
    documents = [wire(), reprint_of_wire(), unnamed_account()]
    *_, (whole,) = linked(documents)
    (leaving,) = outcomes(documents[2])
    *_, parts = linked(documents, [judged("split", whole.id, leaving)])
    assert groups(parts) == {frozenset([leaving]), frozenset(outcomes(documents[0]) + outcomes(documents[1]))}
    *_, by_report = linked(documents, [judged("split", whole.id, documents[2].report.id)])
    assert groups(by_report) == groups(parts)


def test_who_leaves_is_kept_apart_from_all_that_stay_and_comes_back_as_a_whole() -> None:
    documents = [wire(), reprint_of_wire("Paper A"), reprint_of_wire("Paper B", "2031-05-12"), unnamed_account()]
    *_, (whole,) = linked(documents)
    first, *copies, other = [outcomes(document) for document in documents]
    staying = " ".join(mention for mentions in (first, other) for mention in mentions)
    leaving = " ".join(document.report.id for document in documents[1:3])
    split = judged("split", whole.id, f"{leaving} | {staying}")
    *_, parts = linked(documents, [split])
    assert groups(parts) == {frozenset(first + other), frozenset(copies[0] + copies[1])}
    # The founding mention may be among those that leave.
    away = judged("split", whole.id, f"{documents[0].report.id} | {' '.join(other)}")
    *_, others = linked(documents, [away])
    assert not any({*first, *other} <= group for group in groups(others))
    merge = judged("merge", parts[0].id, parts[1].id, at="2031-06-02T10:00:00Z")
    *_, again = linked(documents, [split, merge])
    assert groups(again) == groups((whole,))


def test_a_split_founding_mention_stands_alone() -> None:
    documents = [wire(), reprint_of_wire(), unnamed_account()]
    *_, (whole,) = linked(documents)
    (founding,) = outcomes(documents[0])
    *_, parts = linked(documents, [judged("split", whole.id, founding)])
    assert frozenset([founding]) in groups(parts)


def test_the_later_of_two_contrary_decisions_holds() -> None:
    documents = [wire(), second_strike()]
    *_, before = linked(documents)
    merge = judged("merge", before[0].id, before[1].id, at="2031-06-01T10:00:00Z")
    split = judged("split", before[0].id, outcomes(documents[1])[0], at="2031-06-02T10:00:00Z")
    for order in permutations([merge, split]):
        *_, after = linked(documents, order)
        assert len(after) == 2
    back = judged("merge", before[0].id, before[1].id, at="2031-06-03T10:00:00Z")
    assert len(linked(documents, [merge, split, back])[2]) == 1


def test_a_superseded_decision_is_gone() -> None:
    documents = [wire(), second_strike()]
    *_, before = linked(documents)
    merge = judged("merge", before[0].id, before[1].id)
    undone = judged("accept", before[0].id, supersedes=merge.id, at="2031-06-02T10:00:00Z")
    assert len(linked(documents, [merge, undone])[2]) == 2


def test_a_rejected_mention_belongs_to_no_other() -> None:
    documents = [wire(), reprint_of_wire(), unnamed_account()]
    (mention,) = outcomes(documents[1])
    *_, incidents = linked(documents, [judged("reject", mention)])
    assert frozenset([mention]) in groups(incidents)


def test_a_judgement_on_something_else_changes_nothing() -> None:
    documents = [wire(), reprint_of_wire()]
    other = judged("merge", content_id("incident", "elsewhere"), content_id("incident", "nowhere"))
    assert linked(documents, [other])[2] == linked(documents)[2]


def test_a_rejected_incident_is_discounted_and_a_rejected_reading_takes_no_side() -> None:
    documents = [wire(), unnamed_account()]
    *_, (incident,) = linked(documents)
    assert incident.fields["killed"].conflict is not None
    *_, (rejected,) = linked(documents, [judged("reject", incident.id)])
    assert rejected.grade.suggested == "Discounted"
    *_, (without,) = linked(documents, [judged("reject", incident.id, "20 or more", field="killed")])
    assert without.fields["killed"].conflict is None
    assert len(without.fields["killed"].readings) == 2


def test_a_rejected_claim_carries_nothing() -> None:
    documents = [wire(), unnamed_account()]
    toll, denial = documents[1].extraction.claims
    *_, (incident,) = linked(documents, [judged("reject", toll.id), judged("reject", denial.id)])
    assert [reading.value for reading in incident.fields["status"].readings] == ["happened"]
    readings = {reading.value: reading for reading in incident.fields["killed"].readings}
    assert readings["20 or more"].claims == ()
    assert incident.independent_origins == 1


def test_another_town_beside_one_report_of_several_parts_nothing() -> None:
    """One report says the town, two the country alone; a fourth names the capital from which its ministry speaks."""

    def told(outlet: str, place: str) -> Document:
        maker = Maker(
            f"A tank of solvent exploded in {place} on Friday, killing 17 people and hurting 43 packers.",
            outlet=outlet,
            published="2031-05-10",
        )
        maker.mention(
            "exploded",
            type="ACCIDENT",
            mode="explosion",
            places=[place],
            dates=[("on Friday", "2031-05-09")],
            targets=["tank of solvent"],
            tolls=[("killed", "17 people", 17, 17), ("injured", "43 packers", 43, 43)],
        )
        return maker.build()

    reports = [told("Lunde Post", "Port Arlo"), told("Sarn Radio", "Veldria"), told("Quay News", "Veldria")]
    strange = told("Highland Mail", "Tessim")
    assert len(linked([*reports, strange])[-1]) == 1
    # One against one, nothing says which of them errs.
    assert len(linked([reports[0], strange])[-1]) == 2
