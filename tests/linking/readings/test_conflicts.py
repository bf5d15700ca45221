"""Which readings contradict each other: rivals, parts of a toll, counts told again, days that cannot be."""

from __future__ import annotations

from dataclasses import replace

from firsthand.linking.readings.blame import of_a_state
from firsthand.model import Conflict, Document
from tests.linking.maker import Maker
from tests.linking.stories import linked

FRIDAY = [("on Friday", "2031-05-09")]


def report(
    outlet: str,
    *tolls: tuple[str, str, int],
    outcome: str = "killed",
    published: str = "2031-05-10",
    actors: tuple[tuple[str, str], ...] = (),
    group: str = "unknown",
) -> Document:
    """A report of a depot that was hit; tolls are speaker, words and number, actors are speaker and party."""
    said = [f"{speaker} said that {words} people were {outcome}." for speaker, words, _ in tolls]
    said += [f"{speaker} said that {party} had hit the depot." for speaker, party in actors]
    lead = f"{outlet}: a depot was hit in Port Arlo on Friday."
    maker = Maker(lead, *said, outlet=outlet, published=published)
    made = [
        maker.toll(
            outcome, words, number, number, group=group,  # type: ignore[arg-type]
            carried=[maker.claim(f"{words} people were {outcome}", (speaker, "person"), cue="said")],
        )
        for speaker, words, number in tolls
    ]  # fmt: skip
    doers = [
        (party, maker.claim(f"{party} had hit the depot", (speaker, "person"), cue="said")) for speaker, party in actors
    ]
    maker.mention("hit", places=["Port Arlo"], dates=FRIDAY, targets=["depot"])
    mention = maker.mentions.pop()
    arguments = []
    for party, claim in doers:
        maker.mention("hit", actors=[party])
        (argument,) = maker.mentions.pop().actors
        arguments.append(replace(argument, claims=(claim,)))
    maker.mentions.append(replace(mention, casualties=tuple(made), actors=tuple(arguments)))
    return maker.build()


def conflicts(field: str, *documents: Document) -> list[Conflict]:
    found = linked(documents)[2]
    assert len(found) == 1
    one = found[0].fields[field]
    return [item for item in (one.conflict, *one.further_conflicts) if item is not None]


def kinds(field: str, *documents: Document) -> list[str]:
    return [item.kind for item in conflicts(field, *documents)]


def test_two_who_count_in_one_report_are_rivals() -> None:
    assert kinds("killed", report("Paper 1", ("Ada Moll", "twelve", 12), ("Ivo Stark", "seventeen", 17))) == ["number"]


def test_a_much_lower_number_in_one_report_is_a_part() -> None:
    assert kinds("injured", report("Paper 1", ("Ada Moll", "60", 60), ("Ivo Stark", "two", 2), outcome="injured")) == []


def test_a_toll_that_grows_is_a_history_though_copies_repeat_the_old_one() -> None:
    first = report("Paper 1", ("Ada Moll", "nine", 9), published="2031-05-10")
    later = report("Paper 2", ("Ivo Stark", "fourteen", 14), published="2031-05-12")
    assert kinds("killed", first, later) == ["superseded"]


def test_a_lower_number_that_comes_later_is_a_rival() -> None:
    first = report("Paper 1", ("Ada Moll", "fourteen", 14), published="2031-05-10")
    later = report("Paper 2", ("Ivo Stark", "nine", 9), published="2031-05-12")
    assert kinds("killed", first, later) == ["number"]


def test_the_missing_may_become_fewer() -> None:
    first = report("Paper 1", ("Ada Moll", "fourteen", 14), published="2031-05-10", outcome="missing")
    later = report("Paper 2", ("Ivo Stark", "nine", 9), published="2031-05-12", outcome="missing")
    assert kinds("missing", first, later) == ["superseded"]


def test_a_part_of_the_people_says_nothing_against_all() -> None:
    whole = report("Paper 1", ("Ada Moll", "nine", 9))
    part = report("Paper 2", ("Ivo Stark", "five", 5), group="women")
    assert kinds("killed", whole, part) == []


def test_a_day_after_the_first_report_is_no_day_of_the_happening() -> None:
    first = report("Paper 1", ("Ada Moll", "nine", 9), published="2031-05-09")
    maker = Maker(
        "Paper 2: nine died when a depot was hit in Port Arlo on Sunday.", outlet="Paper 2", published="2031-05-11"
    )
    maker.mention(
        "hit",
        places=["Port Arlo"],
        dates=[("on Sunday", "2031-05-11")],
        targets=["depot"],
        tolls=[("killed", "nine", 9, 9)],
    )
    found = linked([first, maker.build()])[2]
    assert all(one.fields["date"].conflict is None for one in found)


def test_two_camps_by_two_speakers_of_one_report_are_rivals() -> None:
    found = conflicts("actor", report("Paper 1", actors=(("Ada Moll", "guards"), ("Ivo Stark", "other inmates"))))
    assert [item.kind for item in found] == ["actor"]


def test_an_armed_man_may_be_anybody() -> None:
    assert kinds("actor", report("Paper 1", actors=(("Ada Moll", "gunmen"), ("Ivo Stark", "masked riders")))) == []


def test_one_camp_under_two_words_is_no_disagreement() -> None:
    assert kinds("actor", report("Paper 1", actors=(("Ada Moll", "soldiers"), ("Ivo Stark", "police")))) == []


def test_a_number_of_another_order_is_a_sum_over_more_than_this() -> None:
    found = kinds("killed", report("Paper 1", ("Ada Moll", "104", 104)), report("Paper 2", ("Ivo Stark", "four", 4)))
    assert "number" not in found


def test_that_none_died_beside_others_who_did_is_no_rival_count() -> None:
    assert kinds("killed", report("Paper 1", ("Ada Moll", "38", 38), ("Ivo Stark", "no", 0))) == []


def test_two_words_for_the_forces_of_a_state_are_no_two_sides() -> None:
    one = report("Paper 1", actors=(("Ada Moll", "Joint Task Force Spear"),))
    other = report("Paper 2", actors=(("Ivo Stark", "Sarn Front"),))
    assert kinds("actor", one, other) == ["actor"]
    assert of_a_state("joint task force spear")
    assert not of_a_state("sarn front")


def test_a_crew_does_not_grow() -> None:
    first = report("Paper 1", ("Ada Moll", "25", 25), outcome="detained", published="2031-05-10", group="crew")
    later = report("Paper 2", ("Ivo Stark", "26", 26), outcome="detained", published="2031-05-12", group="crew")
    assert kinds("detained", first, later) == ["number"]


def test_two_sides_that_lay_it_at_each_others_door_dispute_it_and_deny_it() -> None:
    accusing = report("Paper 1", actors=(("Ada Moll", "Sarn Front"),))
    maker = Maker(
        "Paper 2: a depot was hit in Port Arlo on Friday.",
        "The Sarn Front said that it had not hit the depot.",
        "The Sarn Front said that Coast Command had hit the depot.",
        outlet="Paper 2", published="2031-05-10",
    )  # fmt: skip
    maker.claim("it had not hit the depot", ("Sarn Front", "organisation"), cue="said", act="statement")
    other = maker.claim("Coast Command had hit the depot", ("Sarn Front", "organisation"), cue="said")
    maker.mention("hit", places=["Port Arlo"], dates=FRIDAY, targets=["depot"], actors=["Coast Command"])
    mention = maker.mentions.pop()
    doers = tuple(replace(argument, claims=(other,)) for argument in mention.actors)
    maker.mentions.append(replace(mention, actors=doers))
    incident = linked([accusing, maker.build()])[2][0]
    (conflict,) = conflicts("actor", accusing, maker.build())
    assert conflict.kind == "actor"
    assert "Sarn Front denies having done it" in conflict.reason
    assert incident.grade.suggested == "Contested"
