from __future__ import annotations

from typing import get_args

import pytest

from firsthand.data import load_table
from firsthand.model import Certainty, Document, GradeName, HopKind, Incident
from tests.linking.maker import Maker
from tests.linking.stories import linked, reprint_of_wire, unnamed_account, wire


def alone(document: Document) -> Incident:
    *_, (incident,) = linked([document])
    return incident


def acknowledged(
    sentence: str, content: str, teller: str, kind: HopKind, *, actor: str, certainty: Certainty = "certain"
) -> Incident:
    maker = Maker(f"A drone hit a depot in Port Arlo; the {actor} was named as the actor.", sentence)
    claim = maker.claim(content, (teller, kind), act="acknowledgement", certainty=certainty, source=teller)
    maker.mention("hit", places=["Port Arlo"], actors=[actor], targets=["depot"], claims=[claim])
    return alone(maker.build())


@pytest.mark.parametrize(
    ("sentence", "content", "teller", "kind", "actor"),
    [
        ("The Sarn Front said its drone did it.", "its drone did it", "Sarn Front", "organisation", "Sarn Front"),
        ("The Pentagon said a strike was made.", "a strike was made", "Pentagon", "organisation", "CIA"),
        ("President Ana Brint said: “We hit it.”", "We hit it", "Ana Brint", "person", "Sarn Front"),
        (
            "Minister Ana Brint said the Sarn Front did it.",
            "the Sarn Front did it",
            "Ana Brint",
            "person",
            "Sarn Front",
        ),
    ],
)
def test_an_acknowledgement_by_the_actor_or_its_government_confirms(
    sentence: str, content: str, teller: str, kind: HopKind, actor: str
) -> None:
    grade = acknowledged(sentence, content, teller, kind, actor=actor).grade
    assert (grade.suggested, grade.rule) == ("Confirmed", "acknowledged by the actor")
    assert teller in grade.reason


@pytest.mark.parametrize(
    ("sentence", "content", "teller", "kind", "certainty"),
    [
        (
            "The Tessim Guard said the Sarn Front did it.",
            "the Sarn Front did it",
            "Tessim Guard",
            "organisation",
            "certain",
        ),
        ("Ana Brint, a baker, said: “We saw it.”", "We saw it", "Ana Brint", "person", "certain"),
        ("President Ana Brint appeared to say: “We hit it.”", "We hit it", "Ana Brint", "person", "probable"),
        ("President Ana Brint said it was sad.", "it was sad", "Ana Brint", "person", "certain"),
        (
            "Norwegian president Ana Brint: the Sarn Front did it.",
            "the Sarn Front did it",
            "Ana Brint",
            "person",
            "certain",
        ),
    ],
)
def test_what_others_say_or_what_only_seems_so_does_not_confirm(
    sentence: str, content: str, teller: str, kind: HopKind, certainty: Certainty
) -> None:
    grade = acknowledged(sentence, content, teller, kind, actor="Sarn Front", certainty=certainty).grade
    assert grade.suggested == "Weak"


def test_one_origin_is_weak_and_two_are_fair() -> None:
    *_, (weak,) = linked([wire(), reprint_of_wire()])
    assert (weak.grade.suggested, weak.grade.rule) == ("Weak", "one origin")
    assert "Mara Velk" in weak.grade.reason
    *_, (fair,) = linked([wire(), unnamed_account()])
    assert (fair.grade.suggested, fair.grade.rule) == ("Fair", "two independent origins")


def test_what_everybody_denies_is_discounted() -> None:
    maker = Maker("No depot was hit in Port Arlo.")
    maker.mention("hit", status="denied", places=["Port Arlo"])
    assert alone(maker.build()).grade.suggested == "Discounted"


def test_the_rules_are_complete_and_the_last_always_holds() -> None:
    rules = load_table("linking/grades.toml")["rule"]
    conditions = {"rejected", "only_denied", "acknowledged", "competing_actors", "independent", "always"}
    for rule in rules:
        assert rule["grade"] in get_args(GradeName)
        assert rule["when"] in conditions
        assert rule["reason"].format(names="A", number=1)
    assert rules[-1]["when"] == "always"
    assert len({rule["name"] for rule in rules}) == len(rules)
