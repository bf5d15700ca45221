"""The published form: valid against its schema, complete, and safe to publish by default."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import jsonschema
import msgspec
import pytest

from firsthand.contract import ExportForm, export_form, schema
from firsthand.exports import EXPORTERS, ExportOptions, LossReport
from firsthand.model import Story
from tests.exports.desk import Desk, desk

FULL = ExportOptions(publish_safe=False)


def written(view: Desk, options: ExportOptions) -> tuple[dict[str, Any], str, LossReport]:
    out = io.BytesIO()
    losses = EXPORTERS["json"].write(view, out, options=options)
    text = out.getvalue().decode()
    return json.loads(text), text, losses


@pytest.mark.parametrize("options", [ExportOptions(), FULL])
@pytest.mark.parametrize("view", [desk(), Desk()])
def test_the_output_is_valid(view: Desk, options: ExportOptions) -> None:
    tree, text, _ = written(view, options)
    jsonschema.validate(tree, schema("export"))
    assert text.endswith("\n")
    msgspec.json.decode(text, type=ExportForm)


def test_in_full_it_is_the_contract_with_sentences() -> None:
    view = desk()
    tree, _, losses = written(view, FULL)
    form = json.loads(
        msgspec.json.encode(
            export_form(
                reports=view.reports(),
                incidents=view.incidents(),
                derivations=view.derivations(),
                problems=view.problems(),
                judgements=view.judgements(),
            )
        )
    )
    standing = tree["incidents"][0]["fields"]["killed"]["readings"][0]["standings"][0]
    assert standing["quote"] == '"At least 12 people died," said the mayor.'
    for incident in tree["incidents"]:
        for field in incident["fields"].values():
            for reading in field["readings"]:
                for place in reading["standings"]:
                    assert place["quote"]
                    place["quote"] = None
    assert tree == form
    assert {loss.kind: loss.count for loss in losses.losses} == {"extractions": 2, "judgements": 1}


def test_private_persons_are_withheld_by_default() -> None:
    tree, text, losses = written(desk(), ExportOptions())
    assert "Mira" not in text
    assert "orlen" not in text.casefold().replace("jan orlen", "")
    assert tree["reports"][0]["title"] == "Baker [name withheld] among the dead"
    assert tree["reports"][0]["url"] is None
    assert tree["problems"][0]["address"] == "[name withheld]"
    shelling = tree["incidents"][0]
    assert shelling["title"] == "Shelling of [name withheld], Lenz"
    assert shelling["fields"]["target"]["readings"][0]["value"] == "[name withheld]"
    assert shelling["fields"]["killed"]["conflict"]["reason"] == "12 is more than 1; [name withheld] is in both"
    assert shelling["judgements"][0]["reason"] == "[name withheld]'s family agrees"
    assert tree["derivations"][0]["evidence"][0]["detail"] == "on [name withheld]"
    found = {loss.kind: loss.count for loss in losses.losses}
    assert found["texts"] == 2
    assert found["addresses"] == 2
    assert found["names"] >= 5


def test_texts_are_withheld_and_their_blocks_stay() -> None:
    view = desk()
    tree, text, _ = written(view, ExportOptions())
    assert [report["text"] for report in tree["reports"]] == ["", ""]
    assert [len(report["blocks"]) for report in tree["reports"]] == [3, 1]
    assert "the clinic said" in text, "the sentence of a standing is quoted"
    full, _, _ = written(view, FULL)
    assert [report["text"] for report in full["reports"]] == [report.text for report in view.reports()]


def test_stories_are_in_it_where_they_are_given_and_name_no_private_person() -> None:
    view = desk()
    [market, sea] = view.held
    told = (
        Story(
            reports=tuple(sorted((market.report.id, sea.report.id))),
            incidents=(view.happened[0].id,),
            words=("market", "orlen"),
        ),
    )
    tree, text, _ = written(view, ExportOptions(stories=told))
    jsonschema.validate(tree, schema("export"))
    [story] = tree["stories"]
    assert [report["id"] for report in story["reports"]] == [market.report.id, sea.report.id]
    assert story["title"] == "Baker [name withheld] among the dead"
    assert story["incidents"][0]["title"] == "Shelling of [name withheld], Lenz"
    assert story["words"] == ["market"]
    assert "orlen" not in text.casefold().replace("jan orlen", "")
    whole, _, _ = written(view, replace(FULL, stories=told))
    form = export_form(reports=view.reports(), incidents=view.incidents(), derivations=(), problems=(), stories=told)
    assert whole["stories"] == json.loads(msgspec.json.encode(form.stories))
    assert written(view, ExportOptions())[0]["stories"] == []
