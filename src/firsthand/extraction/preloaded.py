"""Importing this loads the linguistic pipeline: for a server of which every worker is a copy."""

from __future__ import annotations

import contextlib
import gc

from firsthand.errors import ModelError
from firsthand.extraction.batches import extract_encoded
from firsthand.extraction.nlp import load_pipeline

__all__ = ["extract_encoded"]

# Where the pipeline is missing, the worker that needs it says so.
with contextlib.suppress(ModelError):
    load_pipeline()
# What is loaded stays: the copies neither search it for garbage nor, by doing so, copy its memory.
gc.collect()
gc.freeze()
