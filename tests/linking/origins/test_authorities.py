"""The list of bodies that speak with one voice, as packaged and as people edit it for their ledger."""

from __future__ import annotations

from firsthand.linking import Linker
from firsthand.linking.origins.authorities import Authorities
from firsthand.linking.profiles.names import name_key
from firsthand.model import AUTHORITIES, Judgement, Verdict
from tests.linking.origins.test_tracing import told
from tests.linking.stories import linked


def edit(value: str, verdict: Verdict = "amend", day: int = 1, supersedes: str | None = None) -> Judgement:
    at = f"2031-06-0{day}T09:00:00+00:00"
    return Judgement(
        subject=AUTHORITIES, verdict=verdict, by="desk", at=at, reason="known", value=value, supersedes=supersedes
    )


def test_bodies_named_by_a_person_are_one_authority() -> None:
    found = Authorities([edit("Veldrian state: Veldria Radio; harbour ministry")])
    assert found.of(name_key("Veldria Radio")) == found.of(name_key("the harbour ministry")) == "veldrian state"
    assert found.of("miners union") == "miners union"


def test_the_packaged_list_holds_until_somebody_takes_an_entry_out() -> None:
    tass = name_key("TASS")
    assert Authorities().of(tass) == "russian government"
    assert Authorities([edit("Russian government", "reject")]).of(tass) == tass


def test_a_later_edit_of_the_same_authority_holds() -> None:
    found = Authorities([edit("Veldrian state: Veldria Radio"), edit("Veldrian state: harbour ministry", day=2)])
    assert found.of("veldria radio") == "veldria radio"
    assert found.of("harbour ministry") == "veldrian state"


def test_an_edit_taken_back_is_none() -> None:
    first = edit("Veldrian state: Veldria Radio")
    back = edit("", "accept", day=2, supersedes=first.id)
    assert Authorities([first, back]).of("veldria radio") == "veldria radio"


def test_the_edited_list_is_what_origins_are_counted_by() -> None:
    documents = (
        told("Paper 1", ("police", "organisation")),
        told("Paper 2", ("harbour ministry", "organisation")),
    )
    derivations, links, (before,) = linked(documents)
    one_voice = edit("Veldrian state: police; harbour ministry")
    (after,) = Linker().assemble(documents, derivations, links, [one_voice])
    assert (before.independent_origins, after.independent_origins) == (2, 1)
    assert [origin.not_counted for origin in after.origins if origin.not_counted] == [
        "speaks with one voice with harbour ministry"
    ]
