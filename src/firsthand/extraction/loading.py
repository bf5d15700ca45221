"""Loads the linguistic pipeline without what nobody uses, and with parts of our own in place of slow ones."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any, cast

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import registry
from thinc.api import use_ops

from firsthand.extraction.recogniser import RECOGNISER, Recogniser
from firsthand.extraction.ruler import RULER

__all__ = ["load"]

_BARE = "firsthand.Bare.v1"
# Trained, and switched off in the pipeline as it comes.
_UNUSED = ("senter",)
# No report is as long as this; the limit is there for memory, and reading has its own.
_LONGEST = 50_000_000


def load(package: str) -> Language:
    """The pipeline of an installed package. Raises `ImportError`, `OSError` or `ValueError` where it cannot be loaded.

    What it gives is what the package's own `load` gives.
    """
    # Numpy's matrix product: the one that comes with spaCy falls back to plain C on processors newer than itself.
    with use_ops("numpy", use_blis=False):
        nlp: Language = importlib.import_module(package).load(
            exclude=_UNUSED, config={"nlp": {"tokenizer": {"@tokenizers": _BARE}}}
        )
    patterns = nlp.get_pipe("attribute_ruler").patterns  # type: ignore[attr-defined]
    nlp.replace_pipe("attribute_ruler", RULER).add_patterns(patterns)  # type: ignore[attr-defined]
    trained: Any = nlp.get_pipe("ner")
    if Recogniser.fits(trained):
        cast(Recogniser, nlp.replace_pipe("ner", RECOGNISER)).take(trained)
    nlp.max_length = _LONGEST
    return nlp


@registry.tokenizers(_BARE)  # type: ignore[untyped-decorator]
def _bare() -> Callable[[Language], Tokenizer]:
    """A tokenizer without rules: those of English would be made just to be replaced by the package's own."""
    return lambda nlp: Tokenizer(nlp.vocab)
