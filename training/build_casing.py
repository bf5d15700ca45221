"""Make `src/firsthand/data/casing/words.tsv` and `forms.toml`: how words are written in running text.

With them copy in capitals is read. Counted are words inside sentences of mixed case, neither the first of a sentence
nor in a headline: as lower case, with a capital, or all in capitals. Kept are single words that `--at-least` documents
hold (two, where they are mostly lower case), with the share of each form in percent; the shares of endings, for words
that are not listed; and how one form follows another. No text is kept.

    python training/build_casing.py --data FOLDER [--hold-out NAME]

FOLDER holds gzipped JSON Lines with a `text` key. With `--hold-out` the tables are made without that collection, its
words are put in capitals and cased again, and the share that comes back as it was is printed: run it again without.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from firsthand.extraction.recasing import recased_words

COLLECTIONS = {
    "wikinews": "wikinews/docs.jsonl.gz",
    "current_events": "wiki_current_events/bullets.jsonl.gz",
    "polnear": "polnear/train.jsonl.gz",
    "polnear_dev": "polnear/dev.jsonl.gz",
    "isaf": "isaf/docs.jsonl.gz",
    "gva": "gva/docs.jsonl.gz",
    "lgl": "geo_lgl/geo_lgl.jsonl.gz",
    "geovirus": "geo_geovirus/geo_geovirus.jsonl.gz",
    "re3d": "re3d/docs.jsonl.gz",
    "wikiwars": "wikiwars/docs.jsonl.gz",
}
DOCUMENTS_AT_MOST = 4500
FOLDER = Path(__file__).parent.parent / "src/firsthand/data/casing"
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE = re.compile(r"(?<=[.!?:])[\"”')\]]*\s+|\n+|\s[-–—]+\s|[\"“”]")
FORMS = "LTU"
Counts = dict[str, Counter[str]]


def main() -> None:
    """Count and write, or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("FIRSTHAND_DATA", "../shared/data")))
    parser.add_argument(
        "--at-least", type=int, default=3, help="least number of documents that hold a word (default 3)"
    )
    parser.add_argument("--hold-out", choices=tuple(COLLECTIONS), default=None)
    options = parser.parse_args()
    words: Counts = defaultdict(Counter)
    following: Counts = defaultdict(Counter)
    documents: Counter[str] = Counter()
    for name, path in COLLECTIONS.items():
        if name == options.hold_out:
            continue
        for text in texts(options.data / path):
            documents.update(count(text, words, following))
    kept = {
        word: counts
        for word, counts in words.items()
        if len(word) > 1 and documents[word] >= (2 if counts["L"] * 2 > counts.total() else options.at_least)
    }
    endings: Counts = defaultdict(Counter)
    for word, counts in words.items():
        if documents[word] <= 2 and len(word) > 3:
            form = counts.most_common(1)[0][0]
            for size in (2, 3, 4):
                endings[word[-size:]][form] += 1
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "words.tsv").write_text(table(kept), encoding="utf-8")
    (FOLDER / "forms.toml").write_text(forms(endings, following), encoding="utf-8")
    print(f"{len(kept)} words")
    if options.hold_out is not None:
        measure(options.data / COLLECTIONS[options.hold_out])


def texts(path: Path) -> Iterator[str]:
    """The texts of a collection, at most `DOCUMENTS_AT_MOST` of them, spread evenly."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line)["text"] for line in lines]
    yield from rows[:: math.ceil(len(rows) / DOCUMENTS_AT_MOST)]


def form_of(word: str) -> str:
    """L: lower case, U: all in capitals, T: begins with a capital."""
    if word[0].islower():
        return "L"
    return "U" if len(word) > 1 and word.isupper() else "T"


def count(text: str, words: Counts, following: Counts) -> set[str]:
    """Add a text's words to the counts; gives those that it holds."""
    seen: set[str] = set()
    for sentence in SENTENCE.split(text):
        found = list(WORD.finditer(sentence))
        long = [match[0] for match in found[1:] if len(match[0]) > 3]
        if len(found) < 5 or not long or sum(word[0].isupper() for word in long) > 0.6 * len(long):
            continue
        for before, match in pairwise(found):
            word, form = match[0].lower().replace("’", "'"), form_of(match[0])
            words[word][form] += 1
            seen.add(word)
            if sentence[before.end() : match.start()] == " ":
                following[form_of(before[0]) if before is not found[0] else "-"][form] += 1
            else:
                following["-"][form] += 1
    return seen


def table(words: Counts) -> str:
    """One word a line: the word, then its form's letter where it has only one, else the percentages of the three."""
    rows = ["# word\tform, or percentages of lower case, first letter and all letters capital"]
    for word, counts in sorted(words.items()):
        total = sum(counts.values())
        shares = [round(100 * counts[form] / total) for form in FORMS]
        sole = next((form for form, share in zip(FORMS, shares, strict=True) if share == 100), None)
        rows.append(f"{word}\t{sole or ' '.join(map(str, shares))}")
    return "\n".join(rows) + "\n"


def forms(endings: Counts, following: Counts) -> str:
    """The shares of the forms by ending and by the form before, in percent."""
    rows = [
        "# Shares of lower case, first letter and all letters capital, in percent. Made by training/build_casing.py."
    ]
    rows += ["", "[after]"]
    for form, counts in sorted(following.items()):
        total = sum(counts.values())
        rows.append(f'"{form}" = [{", ".join(f"{100 * counts[one] / total:.1f}" for one in FORMS)}]')
    rows += ["", "# Of words that are not listed, by their ending.", "[endings]"]
    for ending, counts in sorted(endings.items()):
        total = sum(counts.values())
        if total >= 15 and ending.isalpha() and ending.isascii():
            rows.append(f"{ending} = [{', '.join(f'{100 * counts[one] / total:.0f}' for one in FORMS)}]")
    return "\n".join(rows) + "\n"


def measure(path: Path) -> None:
    """Print how many words of a collection come back as they were."""
    right = total = 0
    wrong: Counter[str] = Counter()
    for text in texts(path):
        for sentence in SENTENCE.split(text):
            found = WORD.findall(sentence)
            if len(found) < 5 or sum(word[0].isupper() for word in found) > 0.6 * len(found):
                continue
            again = WORD.findall(recased_words(sentence.upper()))
            for before, after in zip(found[1:], again[1:], strict=False):
                total += 1
                if before[0].isupper() == after[0].isupper():
                    right += 1
                else:
                    wrong[f"{before}>{after}"] += 1
    print(f"{right / total:.4f} of {total} words", wrong.most_common(60))


if __name__ == "__main__":
    main()
