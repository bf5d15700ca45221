"""Happened, alleged, denied, planned, threatened or hypothetical, and how sure."""

from __future__ import annotations

import pytest

from firsthand.extraction.extractor import extract
from firsthand.extraction.nlp import parse_reports
from firsthand.model import Mention
from tests.conftest import make_report


def mentions_of(text: str) -> tuple[Mention, ...]:
    parse = next(iter(parse_reports([make_report(text)])))
    return extract(parse, made_by="test").mentions


def first(text: str) -> Mention | None:
    return next(iter(mentions_of(text)), None)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Soldiers shot dead two farmers near Lorn on Monday.", "happened"),
        ("Police said gunmen attacked the convoy on Monday.", "happened"),
        ("The two farmers are believed to have been shot dead by soldiers.", "alleged"),
        ("Militants allegedly attacked a convoy near Lorn on Monday.", "alleged"),
        ("Villagers accused the army of shelling a clinic.", "alleged"),
        ("The army denied shelling the clinic in Tarn.", "denied"),
        ("The army said it had not shelled the clinic in Tarn.", "denied"),
        ("Ostria plans to attack rebel bases in the valley.", "planned"),
        ("Ostria will launch an offensive against the rebels next week, the minister said.", "planned"),
        ("Ostria vowed to bomb the port of Velm.", "threatened"),
        ("The rebels threatened to attack the oil terminal.", "threatened"),
        ("Ostria could bomb the port of Velm, the analyst wrote.", "hypothetical"),
        ("If Ostria attacks the port, Veldria will close the strait.", "hypothetical"),
        ("The army launched an attack on rebel bases, ending a planned truce.", "happened"),
        ("The general began to shell the town on Monday.", "happened"),
        ("The rebels managed to seize the bridge on Monday.", "happened"),
        ("Crowds gathered in Tarn to mark the anniversary of the Ostrian invasion of Veldria.", "happened"),
        ("A court jailed the general for ordering the 2030 killing of two farmers near Lorn.", "happened"),
        ("Ostria denied the claim of Veldria that its troops captured the town of Lorn.", "denied"),
    ],
)
def test_status_follows_the_words(text: str, status: str) -> None:
    mention = first(text)
    if mention is None:
        # What is only possible and names nobody may be left out; nothing else may.
        assert status == "hypothetical"
        return
    assert mention.status == status


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Gunmen attacked a convoy near Lorn on Monday.", "certain"),
        ("Gunmen reportedly attacked a convoy near Lorn on Monday.", "probable"),
        ("Gunmen allegedly attacked a convoy near Lorn on Monday.", "possible"),
    ],
)
def test_certainty_follows_the_hedge(text: str, certainty: str) -> None:
    mention = first(text)
    assert mention is not None
    assert mention.certainty == certainty


def test_who_is_only_blamed_is_no_certain_actor() -> None:
    found = mentions_of("The government blamed the attack on the village on the Dawn Brigade.")
    mention = next(one for one in found if one.type == "ASSAULT")
    assert {argument.certainty for argument in mention.actors if "Dawn" in argument.name} == {"possible"}


def test_who_claims_it_is_an_actor() -> None:
    mention = first("The Dawn Brigade claimed responsibility for the bombing of the station on Monday.")
    assert mention is not None
    assert "Dawn Brigade" in {argument.name for argument in mention.actors}
