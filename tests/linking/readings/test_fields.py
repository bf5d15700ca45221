from __future__ import annotations

import dataclasses

from firsthand.linking import Linker
from firsthand.linking.profiles.values import count_words
from firsthand.model import Document, Incident, Judgement, Outcome, Scope, content_id
from tests.linking.maker import Maker
from tests.linking.stories import linked

FRIDAY = [("on Friday", "2031-05-09")]


def account(
    outlet: str,
    speaker: str,
    toll: str,
    low: int,
    high: int | None,
    *,
    published: str = "2031-05-10",
    outcome: Outcome = "killed",
    scope: Scope = "incident",
    group: str = "unknown",
    actors: tuple[str, ...] = (),
    places: tuple[str, ...] = ("Port Arlo",),
    dates: tuple[tuple[str, str | None], ...] = (("on Friday", "2031-05-09"),),
    damage: tuple[tuple[str, str], ...] = (),
) -> Document:
    """An account of one strike whose toll is said by `speaker`."""
    named = " ".join([*places, *actors, *(word for word, _ in dates), *(thing for thing, _ in damage)])
    maker = Maker(
        f"{outlet}: a depot was hit {named}.", f"There were {toll} victims, {speaker} said.", outlet=outlet,
        published=published,
    )  # fmt: skip
    claim = maker.claim(f"There were {toll} victims", (speaker, "person"), cue="said")
    maker.mention(
        "hit", places=places, dates=dates, targets=["depot"], actors=actors, damage=damage, scope=scope, group=group,
        tolls=[(outcome, toll, low, high)], claims=[claim], carried=[claim],
    )  # fmt: skip
    return maker.build()


def whole(*documents: Document) -> Incident:
    """The one incident of the documents."""
    _, links, incidents = linked(documents)
    assert len(incidents) == 1, [link.reasons for link in links]
    return incidents[0]


def test_numbers_in_words() -> None:
    assert count_words(0, 0) == "0"
    assert count_words(12, 12) == "12"
    assert count_words(12, 15) == "12–15"
    assert count_words(101, None) == "101 or more"
    assert count_words(0, 5) == "up to 5"
    assert count_words(20, 20, True) == "about 20"


def test_equal_numbers_join_and_rival_ones_conflict() -> None:
    incident = whole(
        account("Paper 1", "Mara Velk", "12", 12, 12),
        account("Paper 2", "Ivo Tarn", "twelve", 12, 12),
        account("Paper 3", "Ana Brint", "15", 15, 15),
    )
    killed = incident.fields["killed"]
    assert [(reading.value, len(reading.reports)) for reading in killed.readings] == [("12", 2), ("15", 1)]
    assert killed.conflict is not None
    assert (killed.conflict.kind, killed.conflict.sides) == ("number", ("12", "15"))
    assert killed.conflict.reason == "12 and 15 killed cannot both hold"


def test_of_many_rival_pairs_the_reason_tells_the_first() -> None:
    tellers = ("Mara Velk", "Ivo Tarn", "Ana Brint", "Ada Poll")
    numbers = (12, 15, 19, 24)
    killed = whole(
        *(account(f"Paper {one}", who, str(one), one, one) for who, one in zip(tellers, numbers, strict=True))
    ).fields["killed"]
    assert killed.conflict is not None
    assert sorted(killed.conflict.sides) == ["12", "15", "19", "24"]
    assert killed.conflict.reason.endswith("cannot both hold; and so 2 other pairs")


def test_at_least_is_compatible_with_more() -> None:
    incident = whole(
        account("Paper 1", "Mara Velk", "at least 12", 12, None), account("Paper 2", "Ivo Tarn", "14", 14, 14)
    )
    assert incident.fields["killed"].conflict is None


def test_a_toll_that_one_source_raises_is_an_update() -> None:
    incident = whole(
        account("Paper 1", "Mara Velk", "12", 12, 12),
        account("Paper 2", "Mara Velk", "14", 14, 14, published="2031-05-12"),
    )
    conflict = incident.fields["killed"].conflict
    assert conflict is not None
    assert conflict.kind == "superseded"
    assert "from 12 to 14" in conflict.reason


def test_a_number_that_falls_is_no_update() -> None:
    incident = whole(
        account("Paper 1", "Mara Velk", "14", 14, 14),
        account("Paper 2", "Mara Velk", "12", 12, 12, published="2031-05-12"),
    )
    conflict = incident.fields["killed"].conflict
    assert conflict is not None
    assert conflict.kind == "number"


def test_a_running_total_stays_apart_from_the_toll() -> None:
    first = account("Paper 1", "Mara Velk", "12", 12, 12)
    maker = Maker(
        "Paper 2: a depot was hit (Port Arlo, on Friday). More than 100 people have died in the strikes since March; "
        "here there were twelve.",
        outlet="Paper 2",
        published="2031-05-10",
    )
    maker.mention("hit", places=["Port Arlo"], dates=FRIDAY, targets=["depot"])
    total = maker.toll("killed", "More than 100", 101, None, scope="cumulative")
    own = maker.toll("killed", "twelve", 12, 12)
    maker.mentions = [dataclasses.replace(maker.mentions[0], casualties=(total, own))]
    incident = whole(first, maker.build())
    killed = incident.fields["killed"]
    assert [(reading.value, reading.scope) for reading in killed.readings] == [
        ("12", "incident"), ("101 or more", "cumulative"),
    ]  # fmt: skip
    assert killed.conflict is None


def test_a_total_given_as_the_toll_is_a_scope_mismatch() -> None:
    incident = whole(
        account("Paper 1", "Mara Velk", "100", 100, 100),
        account("Paper 2", "Ivo Tarn", "100", 100, 100, scope="cumulative"),
    )
    conflict = incident.fields["killed"].conflict
    assert conflict is not None
    assert conflict.kind == "scope_mismatch"


def test_a_part_and_the_whole_do_not_conflict() -> None:
    incident = whole(
        account("Paper 1", "Mara Velk", "12", 12, 12),
        account("Paper 2", "Ivo Tarn", "3 children", 3, 3, group="children"),
    )
    killed = incident.fields["killed"]
    assert {reading.value for reading in killed.readings} == {"12", "3 (children)"}
    assert killed.conflict is None


def test_some_of_the_dead_told_apart_are_no_rival_number() -> None:
    maker = Maker("A depot was hit in Port Arlo. Mara Velk said twelve died, two of them inside.", outlet="Paper 1")
    claim = maker.claim("twelve died, two of them inside", ("Mara Velk", "person"), cue="said")
    maker.mention(
        "hit", places=["Port Arlo"], claims=[claim], carried=[claim],
        tolls=[("killed", "twelve", 12, 12), ("killed", "two", 2, 2)],
    )  # fmt: skip
    killed = whole(maker.build()).fields["killed"]
    assert [reading.value for reading in killed.readings] == ["12", "2"]
    assert killed.conflict is None


def test_none_killed_is_a_reading() -> None:
    incident = whole(account("Paper 1", "Mara Velk", "no", 0, 0))
    assert [(reading.value, reading.low, reading.high) for reading in incident.fields["killed"].readings] == [
        ("0", 0, 0)
    ]


def test_names_of_one_actor_join_and_rival_actors_conflict() -> None:
    incident = whole(
        account("Paper 1", "Mara Velk", "12", 12, 12, actors=("CIA",)),
        account("Paper 2", "Ivo Tarn", "12", 12, 12, actors=("the Central Intelligence Agency",)),
        account("Paper 3", "Ana Brint", "12", 12, 12, actors=("Sarn Front",)),
    )
    actor = incident.fields["actor"]
    assert [(reading.value, len(reading.reports)) for reading in actor.readings] == [
        ("Central Intelligence Agency", 2), ("Sarn Front", 1),
    ]  # fmt: skip
    assert actor.conflict is not None
    assert actor.conflict.kind == "actor"
    assert incident.grade.suggested == "Contested"


def test_two_actors_of_one_report_act_together() -> None:
    incident = whole(account("Paper 1", "Mara Velk", "12", 12, 12, actors=("Sarn Front", "Tessim Guard")))
    assert incident.fields["actor"].conflict is None


def test_a_place_within_another_is_no_conflict() -> None:
    incident = whole(
        account("Paper 1", "Mara Velk", "12", 12, 12),
        account("Paper 2", "Ivo Tarn", "12", 12, 12, places=("Arlo Docks",)),
        account("Paper 3", "Ana Brint", "12", 12, 12, places=("Veldria",)),
    )
    place = incident.fields["place"]
    assert place.conflict is None
    assert {(reading.value, reading.geoname_id, reading.country) for reading in place.readings} == {
        ("Port Arlo", 9101, "VD"), ("Arlo Docks", 9102, "VD"), ("Veldria", 9001, "VD"),
    }  # fmt: skip


def test_dates_of_other_precision_agree_and_other_days_conflict() -> None:
    agreeing = whole(
        account("Paper 1", "Mara Velk", "12", 12, 12),
        account("Paper 2", "Ivo Tarn", "12", 12, 12, dates=(("in May", "2031-05"),)),
    )
    assert agreeing.fields["date"].conflict is None
    assert {reading.precision for reading in agreeing.fields["date"].readings} == {"day", "month"}
    rival = whole(
        account("Paper 1", "Mara Velk", "12", 12, 12),
        account("Paper 2", "Ivo Tarn", "12", 12, 12, dates=(("on Thursday", "2031-05-08"),)),
    )
    assert rival.fields["date"].conflict is not None
    assert rival.fields["date"].conflict.kind == "date"


def test_an_unresolved_date_keeps_its_words() -> None:
    incident = whole(account("Paper 1", "Mara Velk", "12", 12, 12, dates=(("last Friday", None),)))
    (reading,) = incident.fields["date"].readings
    assert (reading.value, reading.precision) == ("last Friday", "unresolved")


def test_damage_and_what_was_left_whole() -> None:
    incident = whole(
        account("Paper 1", "Mara Velk", "12", 12, 12, damage=(("crane", "destroyed"),)),
        account("Paper 2", "Ivo Tarn", "12", 12, 12, damage=(("crane", "undamaged"),)),
    )
    damage = incident.fields["damage"]
    assert {reading.value for reading in damage.readings} == {"crane destroyed", "crane undamaged"}
    assert damage.conflict is not None


def test_denied_and_affirmed() -> None:
    maker = Maker("Paper 2: no depot was hit in Port Arlo on Friday.", outlet="Paper 2", published="2031-05-10")
    maker.mention("hit", places=["Port Arlo"], dates=FRIDAY, targets=["depot"], status="denied")
    status = whole(account("Paper 1", "Mara Velk", "12", 12, 12), maker.build()).fields["status"]
    assert status.conflict is not None
    assert (status.conflict.kind, set(status.conflict.sides)) == ("status", {"happened", "denied"})


def test_a_denial_of_another_matter_is_no_denial_of_the_incident() -> None:
    maker = Maker(
        "A depot was hit in Port Arlo. The mayor denied being paid.", outlet="Paper 2", published="2031-05-10"
    )
    claim = maker.claim("being paid", ("The mayor", "person"), cue="denied", act="denial")
    maker.mention("hit", places=["Port Arlo"], claims=[claim])
    assert [reading.value for reading in whole(maker.build()).fields["status"].readings] == ["happened"]


def test_assembling_alone_needs_no_links() -> None:
    document = account("Paper 1", "Mara Velk", "12", 12, 12)
    (incident,) = Linker().assemble([document], [], [])
    assert [reading.value for reading in incident.fields["killed"].readings] == ["12"]


def test_a_campaigns_total_given_as_one_incidents_toll_is_a_mismatch_of_scope() -> None:
    def story(outlet: str, words: str, toll: int, *, total: bool = False) -> Document:
        maker = Maker(f"A drone hit a depot in Port Arlo on Friday, killing {words} men.", outlet=outlet)
        if total:
            maker = Maker(
                f"A drone hit a depot in Port Arlo on Friday, killing {words} men.",
                "Since March raids have killed 41 people.",
                outlet=outlet,
            )
            maker.mention("raids", tolls=[("killed", "41 people", 41, 41)], scope="cumulative")
        maker.mention(
            "hit", places=["Port Arlo"], dates=[("on Friday", "2031-05-09")], targets=["depot"],
            tolls=[("killed", f"{words} men", toll, toll)],
        )  # fmt: skip
        return maker.build()

    documents = (story("Paper 1", "four", 4, total=True), story("Paper 2", "forty-one", 41))
    subjects = [content_id("incident", document.extraction.mentions[-1].id) for document in documents]
    merged = Judgement(
        subject=subjects[0],
        verdict="merge",
        by="editor",
        at="2031-05-20T10:00:00Z",
        reason="one raid",
        value=subjects[1],
    )
    *_, incidents = linked(documents, [merged])
    found = [item.fields["killed"].conflict for item in incidents if len(item.mentions) == 2]
    assert [item.kind for item in found if item] == ["scope_mismatch"]


def test_a_day_counted_from_another_contradicts_no_date() -> None:
    plain = Maker("A drone hit a depot in Port Arlo on Friday, killing 12 people.", outlet="Paper 1")
    plain.mention(
        "hit", places=["Port Arlo"], dates=FRIDAY, targets=["depot"], tolls=[("killed", "12 people", 12, 12)]
    )  # fmt: skip
    leaning = Maker("A drone hit a depot in Port Arlo the day before, killing 12 people.", outlet="Paper 2")
    leaning.mention(
        "hit", places=["Port Arlo"], dates=[("the day before", "2031-05-08")], targets=["depot"],
        tolls=[("killed", "12 people", 12, 12)],
    )  # fmt: skip
    *_, incidents = linked([plain.build(), leaning.build()])
    assert all(item.fields["date"].conflict is None for item in incidents)
