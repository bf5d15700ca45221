"""Make `src/firsthand/data/linking/words.toml`: how common a word is in reports of one kind.

For each collection of texts the share of documents that hold a word is counted; a word's commonness is the highest
of these shares, so that a word which every report of one kind has ("gunshot", "drone") weighs little everywhere.
Words are kept in bands of half a unit of ln(1 / share). No text is kept, only single words and their band; words that
fewer than `--at-least` documents of a collection hold are left out, so rare names never enter.

    python training/build_word_weights.py --data FOLDER

FOLDER holds gzipped JSON Lines with a `text` key (docs/accuracy.md names the collections).
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

COLLECTIONS = {
    "wikinews": "wikinews/docs.jsonl.gz",
    "current_events": "wiki_current_events/bullets.jsonl.gz",
    "polnear": "polnear/train.jsonl.gz",
    "isaf": "isaf/docs.jsonl.gz",
    "gva": "gva/docs.jsonl.gz",
}
DOCUMENTS_AT_MOST = 4000
BAND = 0.5
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
TARGET = Path(__file__).parent.parent / "src/firsthand/data/linking/words.toml"


def main() -> None:
    """Count, sort into bands and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("FIRSTHAND_DATA", "../shared/data")))
    parser.add_argument("--share", type=float, default=0.006, help="least share of documents (default 0.006)")
    parser.add_argument("--at-least", type=int, default=12, help="least number of documents (default 12)")
    options = parser.parse_args()
    highest: dict[str, float] = {}
    for name, path in COLLECTIONS.items():
        counts: Counter[str] = Counter()
        size = 0
        for text in texts(options.data / path):
            counts.update({word.lower().replace("’", "'") for word in WORD.findall(text)})
            size += 1
        floor = max(options.at_least, round(options.share * size))
        kept = {word: number / size for word, number in counts.items() if number >= floor and len(word) > 2}
        for word, share in kept.items():
            highest[word] = max(share, highest.get(word, 0.0))
        print(f"{name}: {size} documents, {len(kept)} words kept")
    TARGET.write_text(rendered(highest), encoding="utf-8")
    print(f"{len(highest)} words -> {TARGET}")


def texts(path: Path) -> Iterator[str]:
    """The texts of a collection, at most `DOCUMENTS_AT_MOST` of them, spread evenly."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line)["text"] for line in lines]
    yield from rows[:: math.ceil(len(rows) / DOCUMENTS_AT_MOST)]


def rendered(shares: dict[str, float]) -> str:
    """The table as TOML: a band's weight is the middle of its range of ln(1 / share)."""
    bands: dict[float, list[str]] = {}
    for word, share in shares.items():
        bands.setdefault(math.floor(math.log(1 / share) / BAND) * BAND + BAND / 2, []).append(word)
    rows = [
        "# How little common words say when two reports share them: ln(1 / share of documents that hold the word), in",
        "# bands. Made by training/build_word_weights.py. A word that is not listed is rare and weighs `unlisted`.",
        f"unlisted = {math.ceil(max(bands) + 0.5)}.0",
        "",
        "[bands]",
    ]
    for weight in sorted(bands):
        rows.append(f'"{weight}" = """')
        line = ""
        for word in sorted(bands[weight]):
            if len(line) + len(word) > 118:
                rows.append(line.rstrip())
                line = ""
            line += f"{word} "
        rows += [line.rstrip(), '"""']
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
