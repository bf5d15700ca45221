from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.extraction.claims import find_claims
from firsthand.model import Credit, Report, Span
from tests.conftest import make_report
from tests.extraction.claims_in import Reading, read


def test_an_indirect_statement_has_source_cue_and_content() -> None:
    found = read("President Ana Marsh said the port was empty.")
    claim = found.by_cue("said")
    assert found.words(claim.source) == "President Ana Marsh"
    assert found.content(claim) == "the port was empty"
    assert (claim.quotation, claim.act, claim.certainty, claim.polarity) == (
        "indirect",
        "statement",
        "certain",
        "positive",
    )
    assert found.chain(claim) == ["Veldria Courier", "Ana Marsh"]


def test_words_borrowed_into_a_statement_make_it_mixed() -> None:
    found = read("Tom Vale said the town was “gone for good”.")
    assert found.by_cue("said").quotation == "mixed"


def test_a_modal_in_the_content_lowers_the_certainty() -> None:
    found = read("Tom Vale said the ship may have hit a mine.")
    assert found.by_cue("said").certainty == "possible"


def test_a_softened_cue_is_probable() -> None:
    found = read("Ana Marsh appeared to acknowledge the raid in remarks on Friday.")
    claim = found.by_cue("appeared to acknowledge")
    assert (claim.act, claim.certainty) == ("acknowledgement", "probable")
    assert found.content(claim) == "the raid"
    assert claim.said_on is not None
    assert found.words(claim.said_on.span) == "Friday"


def test_the_time_of_saying_is_not_one_inside_the_content() -> None:
    found = read("Ana Marsh said on Monday that the raid took place on Friday.")
    claim = found.by_cue("said")
    assert claim.said_on is not None
    assert found.words(claim.said_on.span) == "Monday"


def test_a_denial_is_negative_and_a_denied_cue_too() -> None:
    found = read("The army denied that it shelled Kesh. Officials did not mention the port.")
    assert (found.by_cue("denied").act, found.by_cue("denied").polarity) == ("denial", "negative")
    assert found.by_cue("did not mention").polarity == "negative"


def test_nobody_is_no_source() -> None:
    claim = read("No group has claimed responsibility for the attack.").by_cue("has claimed")
    assert claim.source is None
    assert claim.polarity == "negative"
    assert [hop.name for hop in claim.chain] == ["Veldria Courier"]


def test_the_dateline_is_no_part_of_a_claim() -> None:
    found = read("KESH, Veldria (Northern Wire) — Nine people died in the blast, the fire brigade said.")
    assert found.content(found.by_cue("said")) == "Nine people died in the blast"


def test_a_caption_keeps_its_credit_out_of_the_claim() -> None:
    found = read(("caption", "Tom Vale, who has described the fire as an accident (Dario Penn/Courier)"))
    assert found.content(found.by_cue("has described")) == "the fire as an accident"


def test_headings_are_read() -> None:
    found = read(("heading", "Drone strike kills two: officials"), "The strike hit Kesh.")
    claim = found.by_cue(":")
    assert (found.content(claim), found.words(claim.source)) == ("Drone strike kills two", "officials")


def test_boilerplate_is_not_read() -> None:
    found = read(("boilerplate", "Editors said you will like this."), "The port was empty.")
    assert found.claims == []


def test_claims_come_in_the_order_of_their_content() -> None:
    found = read("Ana Marsh said the port was empty.", "“It was late,” she added. Tom Vale said it was early.")
    starts = [claim.content[0].start for claim in found.claims]
    assert starts == sorted(starts)


def test_reading_twice_gives_the_same_claims() -> None:
    text = "Ana Marsh said the port was empty, according to the Lantern Herald."
    assert [claim.id for claim in read(text).claims] == [claim.id for claim in read(text).claims]


_WORDS = [
    *["Ana Marsh", "she", "the army", "officials", "Reuters", "the network", "who", "nobody", "it", "they"],
    *["said", "told", "denied", "warned", "is believed to", "according to", "as", "put it", "declined to comment"],
    *["that", "the port was empty", "the strike", "of", "to", "reportedly", "alleged", "claims", "citing", "labelled"],
    *["“", "”", '"', "'", "’s", ",", ".", ":", "(", ")", "—", "\n"],
]


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=24))
def test_every_claim_stands_on_words_of_the_text(words: list[str]) -> None:
    text = " ".join(words)
    paragraphs = [part for part in text.split("\n") if part.strip()]
    if not paragraphs:
        return
    found = read(*paragraphs)
    for claim in found.claims:
        assert claim.content
        assert claim.chain[0].name == "Veldria Courier"
        spans = [*claim.content, *(span for span in (claim.cue, claim.source) if span is not None)]
        for span in (*spans, *(hop.span for hop in claim.chain if hop.span is not None)):
            assert found.report.quote(span).strip()
        for before, after in zip(claim.content, claim.content[1:], strict=False):
            assert before.end <= after.start
    assert len({claim.id for claim in found.claims}) == len(found.claims)


def test_a_long_report_takes_time_in_proportion() -> None:
    paragraph = (
        "“The port was empty,” Ana Marsh told Reuters. Officials said the strike killed nine, but denied a raid."
    )
    short, long = read(*[paragraph] * 20), read(*[paragraph] * 160)
    assert _seconds(long) < 16 * max(_seconds(short), 0.002)


def _seconds(found: Reading) -> float:
    best = 10.0
    for _ in range(3):
        start = time.process_time()
        find_claims(found.parse, found.names, [])
        best = min(best, time.process_time() - start)
    return best


@pytest.fixture
def reprint() -> Report:
    words = "The army believed the site was a store, according to CNN."
    more = "No one was present, according to the network’s source."
    text = f"{words} {more}\n\nSource: Lantern Herald"
    start = text.index("Lantern Herald")
    credit = Credit(name="Lantern Herald", kind="republished_from", span=Span(start=start, end=len(text)))
    return make_report(f"{words} {more}", "Source: Lantern Herald", outlet="Newsbasket", credits=(credit,))


def test_the_chain_runs_from_the_carrier_to_the_teller(reprint: Report) -> None:
    found = Reading(reprint)
    chains = [found.chain(claim) for claim in found.claims]
    assert ["Newsbasket", "Lantern Herald", "CNN"] in chains
    assert ["Newsbasket", "Lantern Herald", "CNN", "army"] in chains
    assert ["Newsbasket", "Lantern Herald", "CNN", "the network’s source"] in chains


def test_a_headline_over_a_dateline_keeps_its_claim() -> None:
    found = read(
        ("heading", "Crane fall kills two, the port says"),
        "TARNWICK, Veldria (NPA) — Two dockers were killed on Monday, the port said.",
    )
    assert found.content(found.by_cue("says")) == "Crane fall kills two"
    assert found.content(found.by_cue("said")) == "Two dockers were killed on Monday"
