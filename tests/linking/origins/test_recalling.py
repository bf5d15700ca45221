"""Incidents taken as they were made before are those that would be made anew."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.linking import Linker, assembly
from firsthand.model import Document, Incident, Judgement, content_id
from tests.linking.stories import affair, linked, reprint_of_wire, second_strike, tanker, wire


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(6)), st.lists(st.integers(0, 5), max_size=2))
def test_a_linker_that_saw_the_group_grow_gives_what_a_new_one_gives(order: list[int], again: list[int]) -> None:
    documents = affair()
    warm = Linker()
    seen: list[Document] = []
    for number in order:
        seen.append(documents[number])
        assert linked(seen, linker=warm) == linked(seen)
    for number in again:
        without = [document for document in seen if document is not documents[number]]
        assert linked(without, linker=warm) == linked(without)


def _made(monkeypatch: pytest.MonkeyPatch, linker: Linker, documents: Sequence[Document]) -> int:
    """How many incidents are made anew."""
    made: list[Incident] = []
    make = assembly._incident
    with monkeypatch.context() as patched:

        def counted(*args: object) -> Incident:
            made.append(make(*args))  # type: ignore[arg-type]
            return made[-1]

        patched.setattr(assembly, "_incident", counted)
        linked(documents, linker=linker)
    return len(made)


def test_only_what_a_new_report_changes_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    linker = Linker()
    documents = [wire(), reprint_of_wire(), second_strike()]
    *_, incidents = linked(documents)
    assert _made(monkeypatch, linker, documents) == len(incidents) > 1
    assert _made(monkeypatch, linker, documents) == 0
    assert _made(monkeypatch, linker, [*documents, tanker()]) == 1


def test_other_judgements_make_all_anew() -> None:
    documents = [wire(), reprint_of_wire()]
    linker = Linker()
    (incident,) = linked(documents, linker=linker)[2]
    rejected = Judgement(
        subject=content_id("incident", incident.mentions[0].mention),
        verdict="reject",
        by="editor",
        at="2031-05-20T10:00:00Z",
        reason="invented",
    )
    *_, judged = linked(documents, linker=linker, judgements=[rejected])
    assert judged == linked(documents, judgements=[rejected])[2]
    assert judged != (incident,)
    assert linked(documents, linker=linker)[2] == (incident,)
