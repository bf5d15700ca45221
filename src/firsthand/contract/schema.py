"""The JSON Schemas of the published forms, generated from their types."""

from __future__ import annotations

from typing import Any

import msgspec

from firsthand.contract.export_form import ExportForm, IncidentForm
from firsthand.contract.read_form import ReadForm
from firsthand.contract.said_form import SaidForm
from firsthand.contract.story_form import StoryForm
from firsthand.contract.version import CONTRACT_VERSION

__all__ = ["SCHEMAS", "schema"]

SCHEMAS: dict[str, type[msgspec.Struct]] = {
    "read": ReadForm,
    "export": ExportForm,
    "incident": IncidentForm,
    "story": StoryForm,
    "claim": SaidForm,
}


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the form `name`: one of `SCHEMAS`. Raises KeyError for another name."""
    generated = msgspec.json.schema(SCHEMAS[name])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"firsthand {name}",
        "version": CONTRACT_VERSION,
        **generated,
    }
