"""A tokenizer of a few pieces, made like the encoder's own: lower case, marks apart, the rest of a word after `##`."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from firsthand.extraction.encoder.pieces import Splitter

__all__ = ["small_splitter"]

_PIECES = (
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    *"abcdefghijklmnopqrstuvwxyz.,“”\"'",
    "boat",
    "##s",
    "##ed",
    "said",
    "roe",
)


def small_splitter(folder: Path) -> Splitter:
    """Knows "boat", "said", "roe", the endings "s" and "ed", single letters and marks."""
    vocabulary = {piece: number for number, piece in enumerate(dict.fromkeys(_PIECES))}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token=_PIECES[1]))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.save(str(folder / "tokenizer.json"))
    return Splitter(folder / "tokenizer.json")
