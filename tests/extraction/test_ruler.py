"""The remembering ruler gives every token what the pipeline's own ruler gives it."""

from __future__ import annotations

import importlib
from typing import Any

from spacy.tokens import Doc

from firsthand.extraction.nlp import installed_pipeline, load_pipeline

TEXTS = (
    "It's been a year since I didn't see them, and there are those who've had enough: y'all ain't gonna believe it.",
    "Let's go. C'm on! She can't, he shan't, they won't. You got ta see nothin' but ol' boats; I gets 'em, 'nuff said.",
    "That the harbour of Tarn was shelled is what the mayor says. But it had been quiet, so that nobody expected it.",
    "There is a boat. Is there one? Do you do that? Having done so, he did not; whatever they 'd say,   nothing was.",
    'THE ARMY HAS DENIED THAT ITS TROOPS FIRED ON PROTESTERS WHO\'D GATHERED (200) - "WE WERE NOT THERE", IT SAID',
)


def features(doc: Doc) -> list[tuple[str, ...]]:
    return [(token.text, token.tag_, token.dep_, token.pos_, str(token.morph), token.lemma_) for token in doc]


def test_every_token_gets_what_the_ruler_of_the_pipeline_gives() -> None:
    ours = load_pipeline()
    plain = importlib.import_module(installed_pipeline().package).load()
    for _ in range(2):  # the second time from memory
        assert [features(doc) for doc in ours.pipe(TEXTS)] == [features(doc) for doc in plain.pipe(TEXTS)]


def test_nothing_is_left_out_of_the_patterns() -> None:
    ours: Any = load_pipeline().get_pipe("attribute_ruler")
    plain = importlib.import_module(installed_pipeline().package).load().get_pipe("attribute_ruler")
    assert ours.patterns == plain.patterns
