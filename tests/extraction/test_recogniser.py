"""The recogniser finds just the names that the pipeline's own recogniser finds."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from firsthand.extraction.nlp import installed_pipeline, load_pipeline
from firsthand.extraction.recogniser import Recogniser

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"
TEXTS = (
    "",
    "Norsk",
    "Ilva Stoen",
    "On Monday, 3 March 2025, Gen. Ilva Stoen of the Red Dawn Front told the Tavo Daily News in Port Tavo, Veldria.",
    # Names up to the ends of sentences and beside each other, figures, white space, capitals, names without sense.
    "He met Maro. Ilva Stoen met him. Nobody met the United Fishermen's Union of Tavo. On 3 May 2025 2,000 left.",
    "Between 1,000 and \n\n 2,000 Veldrian euros ($ 12 m)   were paid by   Tavo Boats \t Ltd at 5 p.m. on Friday.",
    "THE PRIME MINISTER OF VELDRIA MET DR. ILVA STOEN AND THE WORLD TAVO BANK ON FRIDAY, 12 % OF THEM IN NORSK",
    "North-North-West Tavo-on-Sea, Lower Upper Norsk and St. Maro's, the the of of and the European Tavo Council of.",
)


def names(doc: Doc) -> list[tuple[int, int, str]]:
    return [(ent.start, ent.end, ent.label_) for ent in doc.ents]


def pipelines() -> tuple[Any, Any]:
    plain = importlib.import_module(installed_pipeline().package).load()
    return load_pipeline(), plain


def test_the_names_are_those_of_the_pipeline() -> None:
    ours, plain = pipelines()
    assert isinstance(ours.get_pipe("ner"), Recogniser)
    texts = [*TEXTS, *(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt")))]
    found = list(ours.pipe(texts, batch_size=4))
    wanted = list(plain.pipe(texts))
    assert [names(doc) for doc in found] == [names(doc) for doc in wanted]
    assert sum(len(doc.ents) for doc in found) > 100
    for one, other in zip(found, wanted, strict=True):
        assert one.to_array(["ENT_IOB", "ENT_TYPE"]).tolist() == other.to_array(["ENT_IOB", "ENT_TYPE"]).tolist()


def test_one_document_is_read_as_among_others() -> None:
    ours = load_pipeline()
    assert [names(ours(text)) for text in TEXTS] == [names(doc) for doc in ours.pipe(TEXTS)]


def test_a_model_of_another_form_is_left_alone() -> None:
    _, plain = pipelines()
    trained = plain.get_pipe("ner")
    assert Recogniser.fits(trained)
    trained.model.attrs["unseen_classes"] = {3}
    assert not Recogniser.fits(trained)
