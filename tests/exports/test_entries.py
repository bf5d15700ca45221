"""Entries: the sentences, judgements and withheld names that belong to an incident."""

from __future__ import annotations

import dataclasses

from firsthand.exports import ExportOptions
from firsthand.exports.entries import Entry, Safety, entries
from firsthand.model import Field, Judgement, Reading, Span, Standing
from tests.conftest import make_report
from tests.exports.desk import Desk, desk

SAFE, FULL = ExportOptions(), ExportOptions(publish_safe=False)


def found(view: Desk, options: ExportOptions = SAFE) -> list[Entry]:
    return list(entries(view, Safety(view, options)))


def test_a_judgement_on_an_id_given_out_earlier_goes_to_what_holds_it_now() -> None:
    view = desk()
    shelling, trawler, _ = view.happened
    both = dataclasses.replace(shelling, mentions=(*shelling.mentions, *trawler.mentions))
    on_trawler = Judgement(
        subject=trawler.id, verdict="accept", by="Desk", at="2031-05-21T09:00:00Z", reason="the harbour log has it"
    )
    merged = dataclasses.replace(view, happened=(both,), judged=(*view.judged, on_trawler))
    assert [item.reason for item in found(merged, FULL)[0].judgements] == [
        "Orlen's family agrees",
        "the harbour log has it",
    ]


def test_a_redacted_value_is_withheld_and_in_its_incident_word_by_word() -> None:
    view = desk()
    redaction = Judgement(
        subject=view.happened[1].id,
        verdict="redact",
        by="Desk",
        at="2031-05-21T09:00:00Z",
        reason="",
        value="Radio Lenz",
    )
    shelling, trawler, _ = found(dataclasses.replace(view, judged=(redaction,)))
    assert shelling.withhold("Radio Lenz of Lenz") == "[name withheld] of Lenz"
    assert trawler.withhold("Radio Lenz of Lenz") == "[name withheld] of [name withheld]"
    one_word = dataclasses.replace(redaction, value="Lenz", subject="a claim")
    assert found(dataclasses.replace(view, judged=(one_word,)))[0].withhold("at Lenz") == "at [name withheld]"
    assert found(dataclasses.replace(view, judged=(redaction,)), FULL)[1].withhold("Radio Lenz") == "Radio Lenz"


def test_a_very_long_sentence_is_cut_around_its_words() -> None:
    report = make_report(
        "The list names " + "one more village and " * 100 + "Lenz with 7 dead" + " and so on" * 100 + "."
    )
    start = report.text.index("7 dead")
    standing = Standing(report=report.id, mention="m", span=Span(start=start, end=start + 6))
    entry = Entry(incident=desk().happened[0], reports={report.id: report}, judgements=(), withhold=lambda text: text)  # type: ignore[arg-type]
    quote = entry.sentence(standing)
    assert "Lenz with 7 dead and so on" in quote
    assert quote.startswith(("…one ", "…more ", "…village ", "…and "))
    assert quote.endswith((" and…", " so…", " on…"))
    assert len(quote) <= 602


def test_a_reading_without_a_standing_has_no_place() -> None:
    view = desk()
    bare = dataclasses.replace(view.happened[0], fields={"killed": Field(readings=(Reading(value="1", standings=()),))})
    entry = found(dataclasses.replace(view, happened=(bare,)))[0]
    assert entry.first(bare.fields["killed"].readings[0]) is None
