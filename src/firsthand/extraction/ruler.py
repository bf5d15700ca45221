"""The attribute ruler of the linguistic pipeline, with what it gives a kind of token remembered.

spaCy's own runs all its patterns over every token, a fifth of the pipeline's time. Nearly all of them look at nothing
but one token's tag, dependency and a few words, so that each combination has to be matched only once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

__all__ = ["RULER", "RememberingRuler"]

RULER = "firsthand_attribute_ruler"
_FEATURES = ("TAG", "DEP", "IS_SPACE", "LOWER")


class RememberingRuler(AttributeRuler):
    """Gives every token just what `AttributeRuler` gives it. Patterns are added once, by `add_patterns`."""

    def add_patterns(self, patterns: Iterable[Any]) -> None:
        """As in `AttributeRuler`."""
        super().add_patterns(patterns)
        self._alone, self._others = Matcher(self.vocab), Matcher(self.vocab)
        self._words: set[int] = set()
        self._remembered: dict[tuple[int, ...], tuple[int, ...]] = {}
        stored: list[Any] = self.patterns
        for number, item in enumerate(stored):
            alone = all(len(pattern) == 1 and _is_plain(pattern[0]) for pattern in item["patterns"])
            (self._alone if alone else self._others).add(str(number), item["patterns"])
            if alone:
                words = (word for pattern in item["patterns"] for word in _values(pattern[0].get("LOWER", [])))
                self._words.update(map(self.vocab.strings.add, words))

    def __call__(self, doc: Doc) -> Doc:
        found: dict[int, list[int]] = {}
        for name, first, last in self._others(doc, allow_missing=True):
            rule = int(self.vocab.strings[name])
            index = self.indices[rule]
            found.setdefault(first + index if index >= 0 else last + index, []).append(rule)
        for position, (*features, word) in enumerate(doc.to_array([*_FEATURES]).tolist()):
            kind = (*features, word if word in self._words else 0)
            rules = self._remembered.get(kind)
            if rules is None:
                rules = self._remembered[kind] = tuple(self._rules(doc, position))
            if position in found:
                rules = tuple(sorted({*rules, *found[position]}))  # later rules have precedence
            for rule in rules:
                set_token_attrs(doc[position], self.attrs[rule])
        return doc

    def _rules(self, doc: Doc, position: int) -> Iterator[int]:
        matches = self._alone(doc[position : position + 1], allow_missing=True)
        yield from sorted({int(self.vocab.strings[name]) for name, _, _ in matches})


def _is_plain(pattern: dict[str, Any]) -> bool:
    """True where a pattern compares nothing but the features, and with plain values."""
    return pattern.keys() <= set(_FEATURES) and all(
        not isinstance(value, dict) or value.keys() <= {"IN", "NOT_IN"} for value in pattern.values()
    )


def _values(value: Any) -> Iterable[str]:
    if isinstance(value, dict):
        return [word for words in value.values() for word in words]
    return [value] if isinstance(value, str) else value


@Language.factory(RULER)
def _make(nlp: Language, name: str) -> RememberingRuler:
    return RememberingRuler(nlp.vocab, name)
