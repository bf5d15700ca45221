"""Report → Extraction: claims, times, places and mentions. spaCy's Doc never leaves this room."""

from __future__ import annotations

from firsthand.extraction.encoder.weights import Weights, installed_weights
from firsthand.extraction.extractor import EXTRACTION_VERSION, READ_LANGUAGES, Extractor, Use, extraction_stamp
from firsthand.extraction.nlp import Pipeline, installed_pipeline

__all__ = [
    "EXTRACTION_VERSION",
    "READ_LANGUAGES",
    "Extractor",
    "Pipeline",
    "Use",
    "Weights",
    "extraction_stamp",
    "installed_pipeline",
    "installed_weights",
]
