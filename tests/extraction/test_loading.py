"""The pipeline as it is loaded here is the pipeline as its package loads it."""

from __future__ import annotations

import importlib
import subprocess
import sys
from typing import Any, cast

from firsthand.extraction.nlp import installed_pipeline, load_pipeline


def test_tokens_are_cut_as_by_the_package() -> None:
    ours, plain = load_pipeline(), importlib.import_module(installed_pipeline().package).load()
    ours_cuts, plain_cuts = cast(Any, ours.tokenizer), cast(Any, plain.tokenizer)
    assert ours_cuts.to_bytes(exclude=["vocab"]) == plain_cuts.to_bytes(exclude=["vocab"])
    assert ours.pipe_names == plain.pipe_names


def test_spacy_is_imported_where_it_is_used() -> None:
    code = "import sys, firsthand.extraction.nlp; print(*{'spacy', 'thinc'} & sys.modules.keys())"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""
