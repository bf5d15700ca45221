"""Small questions about a line of text: is it a sentence, is it prose, is it an item of a list?"""

from __future__ import annotations

import re

__all__ = ["ends_sentence", "is_item", "is_prose", "is_sentence", "word_count"]

# Behind the full stop an agency may sign: "… said. (NPA)", "… said. —NPA", "… said. npa/ab".
_SENTENCE_END = re.compile(
    r"[.!?…。！？؟۔।][\"'”’»」』)\]]*\s*(?:\s(?:[(\[][^\W\d][^()\[\]]{1,30}[)\]]|[—–/-]\s?[^\W\d_][\w/]{1,12}|[A-Z]{2,6}))?\s*$"
)
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_OPEN_END = re.compile(r"[:;,—–-][\"'”’»]?\s*$")
_ITEM = re.compile(r"(?:[•·▪■●◦‣∙*–—-]|\(?\d{1,2}[.)])\s+\S")
# An open quotation that the next paragraph goes on with ends without its closing mark, sentences in it still end.
_FEWEST = 8
_FEWEST_OF_SENTENCE = 3
_LOWER_WORD = re.compile(r"\s[a-z]{2,}")
_LONG = 25


def word_count(text: str) -> int:
    """The number of words, parted by white space; in scripts without spaces, two characters count as one."""
    if text.isascii():
        return len(text.split())
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2


def ends_sentence(text: str) -> bool:
    """True where the line closes with a full stop, a question or an exclamation mark, quotes and brackets apart."""
    return _SENTENCE_END.search(text) is not None


def is_prose(text: str) -> bool:
    """True for a line that reads as running text and not as a headline, a label or a name."""
    words = word_count(text)
    if words < _FEWEST:
        return words >= 4 and ends_sentence(text) and not text.endswith("...") and ("“" in text or '"' in text)
    return ends_sentence(text) or words >= _LONG or (words >= 12 and _OPEN_END.search(text) is not None)


def is_sentence(text: str) -> bool:
    """True for a line, however short, that is written as a sentence: "No one was hurt."."""
    return word_count(text) >= _FEWEST_OF_SENTENCE and ends_sentence(text) and _LOWER_WORD.search(text) is not None


def is_item(text: str) -> bool:
    """True for a line that opens with a bullet or a number of a list."""
    return _ITEM.match(text) is not None
