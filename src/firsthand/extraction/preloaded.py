"""Importing this loads the linguistic pipeline and the lexicons: for a server of which every worker is a copy.

The trained weights are not among it: what runs them starts a thread, and a copy of a process has its first thread
alone. They take a sixth of a second, and each worker loads them by itself.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib

from firsthand.errors import ModelError
from firsthand.extraction.batches import extract_batch, extract_encoded
from firsthand.extraction.extractor import Extractor
from firsthand.model import Block, Capture, Report, Span

__all__ = ["extract_encoded"]

# Reading it, each rule loads its lexicons.
_TEXT = (
    "PORT TAVO, May 3 - Two people were killed and 12 injured on Monday when gunmen attacked a bus near Norsk in the "
    "north of Veldria, police said. “They shot at everyone,” said Mayor Ilva Stoen, according to the Tavo Courier."
)


def _warm() -> None:
    content = _TEXT.encode()
    report = Report(
        capture=Capture(
            sha256=hashlib.sha256(content).hexdigest(), address="", media_type="text/plain", size=len(content)
        ),
        text=_TEXT,
        blocks=(Block(role="paragraph", span=Span(start=0, end=len(_TEXT))),),
        published="2031-05-05",
        published_from="option",
        language="en",
        read_by="",
    )
    # A rule that fails here fails again for the first report, and is told there.
    extract_batch([report], extractor=Extractor("rules"))


# Where the pipeline is missing, the worker that needs it says so.
with contextlib.suppress(ModelError):
    _warm()
# What is loaded stays: the copies neither search it for garbage nor, by doing so, copy its memory.
gc.collect()
gc.freeze()
