"""What is denied: the happening, the deed, the means, a number; who is blamed; causes that exclude each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from firsthand.data import load_table
from firsthand.linking.profiles.profile import profile_of
from firsthand.linking.readings.blame import blamed, camp_of
from firsthand.linking.readings.causes import cause_conflict
from firsthand.linking.readings.denials import Denial, denials_of
from firsthand.model import Act, Argument, Conflict, Document, HopKind, Incident
from tests.linking.maker import Maker
from tests.linking.stories import linked

FRIDAY = [("on Friday", "2031-05-09")]


def told(
    said: str,
    speaker: str = "Sarn Front",
    *,
    act: Act = "statement",
    kind: HopKind = "organisation",
    type: str = "ASSAULT",
    trigger: str = "hit",
    means: Sequence[str] = ("rocket",),
) -> Maker:
    """A report of a rocket that hit a market, with one claim."""
    lead = f"A rocket {trigger} a market in Port Arlo on Friday, and fourteen people were killed."
    maker = Maker(lead, f"The {speaker} said: {said}.")
    maker.claim(said, (speaker, kind), cue="said", act=act, source=f"The {speaker}")
    maker.mention(
        trigger, type=type, mode=None, places=["Port Arlo"], dates=FRIDAY, targets=["market"], means=means,
        tolls=[("killed", "fourteen", 14, 14)],
    )  # fmt: skip
    return maker


def denied(maker: Maker) -> list[Denial]:
    document = maker.build()
    profile = profile_of(document)
    return list(denials_of([(profile, mention) for mention in document.extraction.mentions]))


def incident(*documents: Document) -> Incident:
    (found,) = linked(documents)[2]
    return found


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("any involvement", "denial"),
        ("the accusation", "denial"),
        ("that its men had fired the rocket", "denial"),
        ("hitting the market", "denial"),
        ("that its soldiers fired on the market", "denial"),
        ("the claim that it had fired the rocket", "denial"),
        ("it had nothing to do with the attack", "statement"),
        ("none of our men was in the town", "statement"),
        ("It was not us", "statement"),
        ("their men had been nowhere near the town", "statement"),
        ("no rocket of ours flew that day", "statement"),
        ("we did not fire on anybody", "statement"),
        ("no market was struck by our forces", "statement"),
        ("not a single shot was fired from our posts", "statement"),
        ("deliberately attacking the market", "denial"),
        ("any connection with the attack", "denial"),
    ],
)
def test_a_side_that_only_was_not_the_one_denies_the_deed(said: str, act: Act) -> None:
    assert [(one.matter, one.field) for one in denied(told(said, act=act)) if one.matter != "means"] == [
        ("deed", "actor")
    ]


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("that there had been an attack", "denial"),
        ("the report", "denial"),
        ("there was no attack", "statement"),
        ("no market was hit", "statement"),
        ("nothing of the kind had taken place", "statement"),
        ("the report was a fabrication", "statement"),
    ],
)
def test_a_side_for_which_nothing_happened_denies_the_happening(said: str, act: Act) -> None:
    assert [(one.matter, one.field) for one in denied(told(said, act=act))] == [("happening", "status")]


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("being paid", "denial"),
        ("that a ransom had been paid", "denial"),
        ("that it had received any warning", "denial"),
        ("no one was hurt in the second house", "statement"),
        ("nobody had been arrested", "statement"),
        ("the young man had nothing to do with the attack", "statement"),
        ("no trace of the tourists had been found", "statement"),
        ("nobody warned the town before the attack", "statement"),
        ("no attack on the harbour is planned", "statement"),
        ("it does not attack markets", "statement"),
        ("the account of the attack", "denial"),
        ("the patrol was at anchor elsewhere", "statement"),
        ("it was 61 miles away", "statement"),
        ("that it was not in a position to say who had struck the market", "statement"),
        ("whoever asks for a second payment is not one of us", "statement"),
        ("no station of ours received such a call", "statement"),
    ],
)
def test_these_deny_nothing_of_it(said: str, act: Act) -> None:
    assert denied(told(said, "police", act=act)) == []


def test_means_are_denied_by_name() -> None:
    (found,) = denied(told("no rocket was used in the town", "army"))
    assert (found.matter, found.field, found.means) == ("means", "means", "rocket")


def test_a_number_that_is_set_right_stands_against_the_other() -> None:
    (found,) = denied(told("nine people had died, and not fourteen as the town claims", "police"))
    assert (found.matter, found.field, found.means) == ("number", "killed", "14")


def test_a_report_called_invented_is_the_deed_where_the_deed_is_denied() -> None:
    first = told("none of our men was in the town").build()
    later = told("the story was a fabrication").build()
    members = [
        (profile_of(document), mention) for document in (first, later) for mention in document.extraction.mentions
    ]
    assert {one.matter for one in denials_of(members)} == {"deed"}


def test_who_denies_all_in_one_report_does_not_merely_deny_the_deed() -> None:
    maker = told("that it had fired the rocket", act="denial")
    maker = Maker(
        "A rocket hit a market in Port Arlo on Friday.", "The Sarn Front denied that it had fired.",
        "Nobody attacked that market, the Sarn Front said.",
    )  # fmt: skip
    maker.claim("that it had fired", ("Sarn Front", "organisation"), cue="denied", act="denial")
    maker.claim("Nobody attacked that market", ("Sarn Front", "organisation"), cue="said")
    maker.mention("hit", places=["Port Arlo"], dates=FRIDAY, targets=["market"])
    assert [one.matter for one in denied(maker)] == ["happening"]


def test_a_denial_of_the_deed_is_a_conflict_of_the_actor_without_a_reading() -> None:
    found = incident(told("any involvement", act="denial").build()).fields["actor"]
    assert found.readings == ()
    assert found.conflict is not None
    assert (found.conflict.kind, found.conflict.sides) == ("denial", ("not Sarn Front",))


def test_a_denial_of_the_happening_is_a_conflict_of_the_status() -> None:
    found = incident(told("there was no attack").build()).fields["status"]
    assert found.conflict is not None
    assert (found.conflict.kind, set(found.conflict.sides)) == ("denial", {"happened", "denied"})


@pytest.mark.parametrize("name", ["denials", "blame", "causes"])
def test_the_tables_hold_words_in_lower_case_once_each(name: str) -> None:
    def lists(table: object) -> list[list[str]]:
        if isinstance(table, dict):
            return [found for value in table.values() for found in lists(value)]
        return [table] if isinstance(table, list) else []

    found = lists(load_table(f"linking/{name}.toml"))
    assert found
    for words in found:
        assert len(set(words)) == len(words)
        assert all(word == word.lower() for word in words)


# ── blame ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "act", "party"),
    [
        ("the Sarn Front", "accusation", "Sarn Front"),
        ("the Sarn Front for the attack", "accusation", "Sarn Front"),
        ("the settlers of the valley", "accusation", "settlers of the valley"),
        ("the army of the attack", "accusation", "army"),
        ("the Sarn Front was behind the attack", "statement", "Sarn Front"),
        ("rebels from the hills had fired it", "statement", "rebels from the hills"),
        ("they had seen government gunners fire from the ridge", "statement", "government gunners"),
        ("it was the work of the Sarn Front", "statement", "Sarn Front"),
        ("responsibility lies with the army", "statement", "army"),
        ("that warders opened fire", "statement", "warders"),
    ],
)
def test_parties_are_blamed(said: str, act: Act, party: str) -> None:
    document = told(said, "mayor", act=act, kind="person").build()
    members = [(profile_of(document), mention) for mention in document.extraction.mentions]
    assert [value.text for value in blamed(members)] == [party]


@pytest.mark.parametrize("said", ["a feud between two families", "He opened fire first", "the weather", "bad luck"])
def test_these_name_no_party(said: str) -> None:
    document = told(said, "mayor", act="accusation", kind="person").build()
    members = [(profile_of(document), mention) for mention in document.extraction.mentions]
    assert list(blamed(members)) == []


def test_camps() -> None:
    assert camp_of("army") == camp_of("government gunners") == "state"
    assert camp_of("rebels") == "foes"
    assert camp_of("sarn front") is None


# ── causes ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def causes(*said: tuple[str, str]) -> Conflict | None:
    maker = Maker(
        "A house collapsed in Port Arlo on Friday.",
        *(f"{speaker} said that {words}." for speaker, words in said),
    )
    for speaker, words in said:
        maker.claim(words, (speaker, "person"), cue="said")
    maker.mention("collapsed", type="ACCIDENT", mode="collapse", places=["Port Arlo"], dates=FRIDAY, targets=["house"])
    document = maker.build()
    return cause_conflict([(profile_of(document), mention) for mention in document.extraction.mentions])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a gas leak caused it", "a bomb had gone off under the stairs and brought the house down"),
        ("it was caused by an earthquake", "the excavation next door had caused it"),
        ("the engine failed", "it was hit by a missile"),
        ("a short circuit had started the fire", "it was arson"),
    ],
)
def test_causes_of_two_kinds_exclude_each_other(one: str, other: str) -> None:
    found = causes(("Ada Moll", one), ("Ivo Stark", other))
    assert found is not None
    assert found.kind == "means"


@pytest.mark.parametrize(
    "said",
    [
        (("Ada Moll", "a gas leak caused it"), ("Ivo Stark", "it was caused by a gas bottle")),
        (("Ada Moll", "a gas leak caused it"), ("Ivo Stark", "it was not caused by a bomb")),
        (("Ada Moll", "a gas leak caused it"), ("Ada Moll", "the engine of the lift had failed")),
        (("Ada Moll", "a gas leak caused it"), ("Ivo Stark", "the price of gas rose in the storm")),
    ],
)
def test_these_causes_do_not(said: tuple[tuple[str, str], ...]) -> None:
    assert causes(*said) is None


def test_who_is_accused_denies_the_deed_by_being_elsewhere() -> None:
    maker = told("it was 61 miles away")
    document = maker.build()
    profile = profile_of(document)
    (mention,) = document.extraction.mentions
    argument = Argument(name="Sarn Front", span=maker.span("Sarn Front"))
    accused = replace(mention, actors=(argument,))
    assert [one.matter for one in denials_of([(profile, accused)])] == ["deed"]
    assert denials_of([(profile, mention)]) == ()


def test_a_report_that_tells_of_another_happening_denies_this_one_only_by_its_names() -> None:
    first = told("nothing").build()
    members = [(profile_of(first), mention) for mention in first.extraction.mentions]
    elsewhere = told("there had been no attack", trigger="struck").build()
    here = told("there had been no attack on the market in Port Arlo", trigger="struck").build()
    assert denials_of(members, [profile_of(elsewhere)]) == ()
    assert [one.matter for one in denials_of(members, [profile_of(here)])] == ["happening"]


def test_a_side_matter_that_an_accusation_tells_is_denied_alone() -> None:
    assert denied(told("the accusation that ambulances came too late", act="denial")) == []


def test_another_language_denies_a_deed_where_the_accused_denies_anything() -> None:
    for speaker, matters in (("Sarn Front", ["deed"]), ("Velmian Union", [])):
        maker = Maker(
            "A rocket of the Sarn Front hit a market in Port Arlo on Friday.",
            f"La organización {speaker} desmintió cualquier ataque contra el mercado de la ciudad el viernes.",
        )
        maker.report = replace(maker.report, language="es")
        maker.claim("cualquier ataque contra el mercado", (speaker, "organisation"), cue="desmintió", act="denial")
        maker.mention("hit", places=["Port Arlo"], dates=FRIDAY, targets=["market"], actors=["Sarn Front"])
        assert [one.matter for one in denied(maker)] == matters


def test_far_from_any_happening_what_the_report_is_about_is_denied() -> None:
    maker = Maker(
        "A rocket hit a market in Port Arlo on Friday, and fourteen people were killed.",
        "In July two men drowned off Tessim.",
        "The Sarn Front said: none of our men was involved.",
        published="2031-05-10",
    )
    maker.claim("none of our men was involved", ("Sarn Front", "organisation"), cue="said", source="The Sarn Front")
    maker.mention("hit", places=["Port Arlo"], dates=FRIDAY, targets=["market"], tolls=[("killed", "fourteen", 14, 14)])
    maker.mention("drowned", type="ACCIDENT", mode=None, dates=[("In July", "2030-07")], places=["Tessim"])
    document = maker.build()
    main, past = document.extraction.mentions
    profile = profile_of(document)
    assert [one.matter for one in denials_of([(profile, main)])] == ["deed"]
    assert denials_of([(profile, past)]) == ()
