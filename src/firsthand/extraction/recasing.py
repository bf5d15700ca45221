"""Copy in capitals, as old wire copy and headlines come, put into the case of running text for the parser's sake.

The recased text has the same length, so that every offset stays true; the report itself is never changed. Each word's
form (lower case, capital, capitals) is chosen by how often news text writes it so, by its ending where it is unknown,
and by the form before it, together by the best path (Viterbi). What the report writes in mixed case goes first.
Counts: `training/build_casing.py`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from firsthand.data import data_file, load_table
from firsthand.model import Report

__all__ = ["in_capitals", "recased", "recased_words"]

_READ_ROLES = frozenset({"heading", "paragraph", "caption", "correction", "note"})
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OPENING = re.compile(r"""(?:^|[.!?]["”')\]]*\s+|\n\s*|\s--?\s+|\s[–—]\s*|[:,]\s+["“])\s*["“'(\[]*\s*$""")
_ABBREVIATION = re.compile(
    r"(?:^|\W)(?:[A-Z]|MR|MRS|MS|DR|ST|GEN|COL|LT|SGT|CAPT|MAJ|REP|SEN|GOV|PROF|REV|MSGR|NO|VS)\.$"
)
_SHARE_IN_CAPITALS = 0.85
_LEAST_WORDS = 4
_FORMS = "LTU"
# Of a headline in title case: letters of words that are always written small, the fewest common words, the share (in
# per cent) of a word's uses in lower case that makes it common, and endings of its other forms.
_LITTLE, _LEAST_COMMON, _MOSTLY = 3, 3, 80.0
_ENDINGS = ("s", "es", "d", "ed", "ing")
_LEAST = 0.2
"""Per cent that a form has where it was never counted."""
_SHORT = 7
_BARE = 3
_TITLES = frozenset({"MSGR", "SGTS", "COLS", "GENS", "LTS", "MAJS", "SRTA", "ING", "LIC", "DRA"})
# No vowel, or three consonants together where no word of English or Spanish has them: at its beginning or its end.
_UNSPOKEN = re.compile(
    r"^[^AEIOUYÁÉÍÓÚ]+$|^(?!SC[HLR]|SHR|SP[LR]|STR|THR|CHR|PHR|SQU)[^AEIOUYÁÉÍÓÚ]{3}|[^AEIOUYÁÉÍÓÚLNRST][^AEIOUYÁÉÍÓÚHST]{2}$"
)
# Months that are common words too: months only beside a number or after a word that dates.
_MONTHS_TOO = frozenset({"march", "may"})
_DATING = re.compile(
    r"(?:\d[\s-]|\b(?:IN|OF|LAST|SINCE|THIS|NEXT|UNTIL|BY|EARLY|LATE|MID|BEFORE|AFTER)[\s-]+)$", re.IGNORECASE
)
_TAILS = frozenset({"'s", "’s", "'t", "’t", "'ll", "'re", "'ve", "'d", "'m"})
_LONGEST_NAME = 9
_LINKING = frozenset({"OF", "THE", "AND", "FOR", "IN", "ON", "TO", "DE", "DEL", "LA", "LAS", "LOS", "Y", "E"})
_Shares = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Casing:
    """Shares of the forms in percent: of words, of endings, after each form ("-": at a boundary)."""

    words: MappingProxyType[str, _Shares]
    endings: MappingProxyType[str, _Shares]
    after: MappingProxyType[str, _Shares]


@cache
def _casing() -> _Casing:
    sole = {"L": (100.0, 0.0, 0.0), "T": (0.0, 100.0, 0.0), "U": (0.0, 0.0, 100.0)}
    words: dict[str, _Shares] = {}
    for row in data_file("casing/words.tsv").read_text(encoding="utf-8").splitlines():
        word, _, shares = row.partition("\t")
        if not word.startswith("#"):
            words[word] = sole[shares] if shares in sole else _shares(shares.split())
    table = load_table("casing/forms.toml")
    return _Casing(
        words=MappingProxyType(words),
        endings=MappingProxyType({ending: _shares(shares) for ending, shares in table["endings"].items()}),
        after=MappingProxyType({form: _shares(shares) for form, shares in table["after"].items()}),
    )


def _shares(values: list[str] | list[float]) -> _Shares:
    lower, title, upper = (float(value) for value in values)
    return lower, title, upper


def in_capitals(text: str) -> bool:
    """True where nearly all letters of the text's words are capitals, and it has words enough to tell."""
    words: list[str] = [word for word in _WORD.findall(text) if len(word) > 1]
    if len(words) < _LEAST_WORDS:
        return False
    letters = sum(map(len, words))
    capitals = sum(letter.isupper() for word in words for letter in word)
    return capitals >= _SHARE_IN_CAPITALS * letters


def recased(report: Report) -> str:
    """The report's text with its blocks in capitals put into mixed case; the text itself where it has none."""
    text = report.text
    blocks = [block.span for block in report.blocks if block.role in _READ_ROLES]
    titles = [block.span for block in report.blocks if block.role == "heading"]
    titles = [span for span in titles if not in_capitals(text[span.start : span.end])]
    own = _written([text[span.start : span.end] for span in blocks if span not in titles])
    for span in titles:
        text = f"{text[: span.start]}{_lowered(text[span.start : span.end], own)}{text[span.end :]}"
    loud = [span for span in blocks if in_capitals(text[span.start : span.end])]
    if not loud:
        return text
    plain = [text[span.start : span.end] for span in blocks if span not in loud]
    own = _written(plain)
    short = _abbreviations(text[span.start : span.end] for span in loud)
    passages = [_recase(text[span.start : span.end], own, short) for span in loud]
    agreed = _agreed(passages, own)
    if agreed:
        own |= agreed
        passages = [_recase(text[span.start : span.end], own, short) for span in loud]
    pieces: list[str] = []
    at = 0
    for span, passage in zip(loud, passages, strict=True):
        pieces += [text[at : span.start], passage]
        at = span.end
    return "".join([*pieces, text[at:]])


def _lowered(title: str, own: dict[str, _Shares]) -> str:
    """A headline whose words all begin with capitals ("Two Die As Ship Overturns Near Arlo"), its common words without.

    Common is what the report writes so, else what news mostly does; all else may be a name and stays as it is.
    """
    words = list(_WORD.finditer(title))
    plain = [word for word in words if word[0][1:].islower()]
    long = [word for word in plain if len(word[0]) > _LITTLE]
    if len(long) < _LEAST_WORDS or sum(word[0][0].isupper() for word in long) < _SHARE_IN_CAPITALS * len(long):
        return title
    common = [
        word
        for word in plain
        if word[0][0].isupper() and _is_common(word[0].lower(), own) and not _opens(title, word.start())
    ]
    if len(common) < _LEAST_COMMON:
        return title
    letters = list(title)
    for word in common:
        letters[word.start()] = letters[word.start()].lower()
    return "".join(letters)


def _is_common(word: str, own: dict[str, _Shares]) -> bool:
    known = own.get(word)
    if known is not None:
        return known[0] >= _MOSTLY
    words = _casing().words
    stems = (word, *(word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)))
    return any(words[stem][0] >= _MOSTLY for stem in stems if stem in words)


def _agreed(passages: list[str], own: dict[str, _Shares]) -> dict[str, _Shares]:
    """Unknown words that came out in two forms: a name in one place is a name in all."""
    known = _casing().words
    forms: dict[str, set[str]] = {}
    for passage in passages:
        for word in _WORD.findall(passage):
            lower = word.lower()
            if len(lower) > 2 and lower not in known and lower not in own and lower[-2:] not in _TAILS:
                forms.setdefault(lower, set()).add("L" if word == lower else "T")
    return {word: (0.0, 100.0, 0.0) for word, found in forms.items() if len(found) > 1}


def recased_words(text: str) -> str:
    """A text in capitals by itself, in mixed case and of the same length."""
    return _recase(text, {}, _abbreviations([text]))


def _written(texts: list[str]) -> dict[str, _Shares]:
    """How the report's own mixed-case text writes its words, but for the first of a sentence."""
    counts: dict[str, Counter[str]] = {}
    for text in texts:
        for match in _WORD.finditer(text):
            word = match[0]
            if _OPENING.search(text[max(0, match.start() - 6) : match.start()]) and word[0].isupper():
                continue
            form = "L" if word[0].islower() else "U" if len(word) > 1 and word.isupper() else "T"
            counts.setdefault(word.lower(), Counter())[form] += 1
    return {word: _shares([100.0 * found[form] / found.total() for form in _FORMS]) for word, found in counts.items()}


def _abbreviations(texts: Iterable[str]) -> frozenset[str]:
    """Unknown words of three letters, and longer ones that stand in brackets or that nobody could speak: "(RLUF)"."""
    known = _casing().words
    found: set[str] = set()
    for text in texts:
        for match in _WORD.finditer(text):
            word = match[0]
            if len(word) > _SHORT or len(word) < 2 or word.lower() in known or word in _TITLES:
                continue
            if len(word) <= _BARE or _in_brackets(text, match) or _UNSPOKEN.search(word):
                found.add(word)
    return frozenset(found)


def _in_brackets(text: str, match: re.Match[str]) -> bool:
    return text[max(0, match.start() - 1) : match.start()] in {"(", "["} and text[match.end() : match.end() + 1] in {
        ")",
        "]",
    }


def _recase(text: str, own: dict[str, _Shares], short: frozenset[str]) -> str:
    matches = list(_WORD.finditer(text))
    opening = [_opens(text, match.start()) for match in matches]
    path = _best_path(text, matches, opening, own, short)
    _name_bodies(text, matches, path, short)
    pieces: list[str] = []
    at = 0
    for match, form, opens in zip(matches, path, opening, strict=True):
        first = opens and form == "L" and not text[max(0, match.start() - 1) : match.start()].isdigit()
        pieces += [text[at : match.start()], _formed(match[0], "T" if first else form)]
        at = match.end()
    return "".join([*pieces, text[at:]])


def _name_bodies(text: str, matches: list[re.Match[str]], path: list[str], short: frozenset[str]) -> None:
    """Give capitals to names that stand with their abbreviation, there and elsewhere: "RED LAMP FRONT (RLF)"."""
    pairs: set[tuple[str, str]] = set()
    for number, match in enumerate(matches):
        if match[0] not in short:
            continue
        if _in_brackets(text, match) and number and text[matches[number - 1].end() : match.start()] in {" (", " ["}:
            spelt = _spelt_out(matches, number)
            for at in spelt:
                path[at] = "T"
                pairs.add((matches[at - 1][0], matches[at][0]))
            if not spelt and path[number - 1] == "L" and number > 1 and path[number - 2] == "T":
                path[number - 1] = "T"
                pairs.add((matches[number - 2][0], matches[number - 1][0]))
        elif text[match.end() : match.end() + 2] in {" (", " ["}:
            closing = text.find(")" if text[match.end() + 1] == "(" else "]", match.end())
            inside = [at for at in range(number + 1, len(matches)) if matches[at].end() <= closing]
            if 1 < len(inside) <= _LONGEST_NAME and matches[inside[0]].start() == match.end() + 2:
                for at in inside:
                    if path[at] == "L" and matches[at][0] not in _LINKING:
                        path[at] = "T"
                        pairs.add((matches[at - 1][0], matches[at][0]))
    if not pairs:
        return
    for number in range(1, len(matches)):
        if path[number] == "L" and (matches[number - 1][0], matches[number][0]) in pairs:
            path[number] = "T"


def _spelt_out(matches: list[re.Match[str]], number: int) -> list[int]:
    """The words before an abbreviation whose first letters it is made of; none where they do not fit."""
    letters = matches[number][0]
    found: list[int] = []
    at = number - 1
    while at >= 0 and len(found) < len(letters):
        word = matches[at][0]
        if word[0] == letters[-1 - len(found)]:
            found.append(at)
        elif word not in _LINKING:
            return []
        at -= 1
    return found if len(found) == len(letters) else []


def _opens(text: str, start: int) -> bool:
    """True for the first word of a sentence."""
    before = text[max(0, start - 8) : start]
    return _OPENING.search(before) is not None and _ABBREVIATION.search(before.rstrip()) is None


def _best_path(
    text: str, matches: list[re.Match[str]], opening: list[bool], own: dict[str, _Shares], short: frozenset[str]
) -> list[str]:
    """The form of each word on the likeliest path. A share is weighed by how common its form is at all."""
    casing = _casing()
    base = casing.after["-"]
    steps = {
        form: [math.log(max(share, _LEAST) / common) for share, common in zip(shares, base, strict=True)]
        for form, shares in casing.after.items()
    }
    scores: list[float] = []
    back: list[list[int]] = []
    end = -1
    for match, opens in zip(matches, opening, strict=True):
        shares = _shares_in(text, match, own, short, casing)
        emitted = [math.log(max(share, _LEAST)) for share in shares]
        joined = bool(scores) and text[end : match.start()] in {" ", "\n"} and not opens
        if joined:
            row: list[int] = []
            totals: list[float] = []
            for form in range(3):
                best = max(range(3), key=lambda one: scores[one] + steps[_FORMS[one]][form])
                row.append(best)
                totals.append(scores[best] + steps[_FORMS[best]][form] + emitted[form])
        else:
            best = max(range(3), key=scores.__getitem__) if scores else 0
            row = [best] * 3
            start = scores[best] if scores else 0.0
            totals = [start + one for one in emitted]
        scores = totals
        back.append(row)
        end = match.end()
    if not scores:
        return []
    at = max(range(3), key=scores.__getitem__)
    path: list[str] = []
    for row in reversed(back):
        path.append(_FORMS[at])
        at = row[at]
    return path[::-1]


def _shares_in(
    text: str, match: re.Match[str], own: dict[str, _Shares], short: frozenset[str], casing: _Casing
) -> _Shares:
    if match.start() and text[match.start() - 1].isdigit():
        return 100.0, 0.0, 0.0  # "1ST", "1980S"
    if match[0].lower() in _MONTHS_TOO:
        near = text[max(0, match.start() - 8) : match.start()]
        dated = text[match.end() + 1 : match.end() + 2].isdigit() or _DATING.search(
            near.rstrip(" ") if near[-2:-1].isdigit() else near
        )
        return (0.0, 100.0, 0.0) if dated else (100.0, 0.0, 0.0)
    return _shares_of(match[0], own, short, casing)


def _shares_of(word: str, own: dict[str, _Shares], short: frozenset[str], casing: _Casing) -> _Shares:
    if word in short:
        return 0.0, 0.0, 100.0
    lower = word.lower().replace("’", "'")
    if len(lower) == 1:
        return (100.0, 0.0, 0.0) if lower == "a" else (0.0, 100.0, 0.0)
    found = own.get(lower) or casing.words.get(lower)
    if found is None and lower[-2:] in _TAILS:
        found = own.get(lower[:-2]) or casing.words.get(lower[:-2])
        lower = lower[:-2]
    if found is not None:
        return found
    for size in (4, 3, 2):
        known = casing.endings.get(lower[-size:])
        if known is not None and len(lower) > size:
            return known
    return 15.0, 80.0, 5.0


def _formed(word: str, form: str) -> str:
    """The word in its form, of the same length: a letter whose lower case is longer stays."""
    if form == "U":
        return word
    lower = "".join([small if len(small := letter.lower()) == 1 else letter for letter in word])
    if form == "L":
        return lower
    parts = re.split(r"(['’])", lower)
    if len(parts) == 3 and len(parts[0]) == 1 and len(parts[2]) > 2:
        return f"{word[0]}{parts[1]}{parts[2][:1].upper()}{parts[2][1:]}"  # "O'NEILL", "D'AUBUISSON"
    if lower.startswith("mc") and len(lower) > 4:
        return f"Mc{word[2]}{lower[3:]}"
    return word[0] + lower[1:]
