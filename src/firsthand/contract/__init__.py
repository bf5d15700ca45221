"""The published JSON forms and their schemas: the contract that others build on."""

from __future__ import annotations

from firsthand.contract.export_form import ExportForm, IncidentForm, derivation_form, export_form, incident_form
from firsthand.contract.read_form import ReadForm, read_form, unread_form
from firsthand.contract.report_form import problem_form, report_form
from firsthand.contract.said_form import SaidForm, claims_of, said_form
from firsthand.contract.schema import SCHEMAS, schema
from firsthand.contract.story_form import StoryForm, story_form
from firsthand.contract.version import CONTRACT_VERSION

__all__ = [
    "CONTRACT_VERSION",
    "SCHEMAS",
    "ExportForm",
    "IncidentForm",
    "ReadForm",
    "SaidForm",
    "StoryForm",
    "claims_of",
    "derivation_form",
    "export_form",
    "incident_form",
    "problem_form",
    "read_form",
    "report_form",
    "said_form",
    "schema",
    "story_form",
    "unread_form",
]
