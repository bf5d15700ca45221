from __future__ import annotations

import random
import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.linking import Linker, linker
from firsthand.model import FIELD_ORDER, Document
from tests.linking.maker import Maker, outcomes
from tests.linking.stories import affair, linked, reprint_of_wire, wire


def test_compare_is_symmetric_and_does_not_depend_on_what_was_compared_before() -> None:
    documents = affair()
    warm = Linker()
    for left, right in combinations(documents, 2):
        assert warm.compare(left, right) == warm.compare(right, left) == Linker().compare(left, right)


def test_a_document_owes_itself_nothing() -> None:
    document = wire()
    assert Linker().compare(document, document).derivations == ()
    assert Linker().compare(document, document).mention_links == ()


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(6)), st.integers(0, 1000))
def test_the_order_of_reports_and_pairs_changes_nothing(order: list[int], seed: int) -> None:
    documents = affair()
    derivations, _, expected = linked(documents)
    shuffled = [documents[number] for number in order]
    again, other_links, incidents = linked(shuffled)
    assert incidents == expected
    assert sorted(item.id for item in again) == sorted(item.id for item in derivations)
    mixer = random.Random(seed)  # noqa: S311 - no secret is made here
    mixer.shuffle(again)
    mixer.shuffle(other_links)
    assert Linker().assemble(shuffled, again, other_links) == expected


def test_every_mention_is_in_exactly_one_incident() -> None:
    documents = affair()
    *_, incidents = linked(documents)
    held = sorted(ref.mention for incident in incidents for ref in incident.mentions)
    assert held == sorted(mention for document in documents for mention in outcomes(document))


def test_mentions_of_one_report_stay_apart() -> None:
    maker = Maker("A drone struck a depot in Port Arlo on Friday. Hours later a drone struck the depot in Port Arlo.")
    for nth in (0, 1):
        maker.mention("struck", nth=nth, places=["Port Arlo"], dates=[("on Friday", "2031-05-09")], targets=["depot"])
    *_, incidents = linked([maker.build(), wire()])
    for incident in incidents:
        reports = [ref.report for ref in incident.mentions]
        assert len(reports) == len(set(reports))


def test_founding_mention_is_the_earliest_published_and_fields_keep_their_order() -> None:
    documents = affair()
    *_, incidents = linked(documents)
    published = {document.report.id: document.report.published or "9999" for document in documents}
    for incident in incidents:
        dates = [published[ref.report] for ref in incident.mentions]
        assert dates == sorted(dates)
        assert list(incident.fields) == [name for name in FIELD_ORDER if name in incident.fields]


def test_every_standing_quotes_its_report_and_every_origin_is_listed() -> None:
    documents = {document.report.id: document for document in affair()}
    *_, incidents = linked(list(documents.values()))
    for incident in incidents:
        listed = {origin.id for origin in incident.origins}
        for field in incident.fields.values():
            for reading in field.readings:
                assert reading.standings
                assert set(reading.origins) <= listed
                assert set(reading.reports) == {standing.report for standing in reading.standings}
                for standing in reading.standings:
                    assert documents[standing.report].report.quote(standing.span)


def test_a_document_without_mentions_links_to_nothing() -> None:
    silent = Maker("Nothing of note was decided at the meeting of the harbour council.", outlet="Quay Mirror").build()
    assert Linker().assemble([silent], [], []) == ()
    assert Linker().compare(silent, wire()).mention_links == ()


def test_results_are_the_same_in_another_process() -> None:
    script = (
        "from tests.linking.stories import affair, linked\n"
        "from firsthand.linking import Linker\n"
        "documents = affair()\n"
        "found = linked(documents)\n"
        "keys = [sorted(Linker().keys(document)) for document in documents]\n"
        "import sys, hashlib\n"
        "sys.stdout.write(hashlib.sha256(repr((found, keys)).encode()).hexdigest())\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_more_documents_than_are_remembered() -> None:
    documents: list[Document] = [reprint_of_wire(f"Paper {number}", "2031-05-11", credit=None) for number in range(4)]
    assert linked(documents, linker=Linker(remembered=1)) == linked(documents)


def test_more_words_than_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = affair()
    expected = linked(documents)
    monkeypatch.setattr(linker, "_WORDS_KEPT", 1)
    assert linked(documents, linker=Linker()) == expected
