"""Violent incidents as a trained model reads them: who did what to whom, with what, incident by incident."""

from __future__ import annotations

from firsthand.extraction.incidents.clusters import LearnedIncident
from firsthand.extraction.incidents.fills import Fill
from firsthand.extraction.incidents.reader import IncidentReader
from firsthand.extraction.incidents.settings import Settings, settings

__all__ = ["Fill", "IncidentReader", "LearnedIncident", "Settings", "settings"]
