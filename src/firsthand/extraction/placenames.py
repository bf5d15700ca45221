"""Names that the words around them show to be places, whatever the pipeline takes them for.

The small model knows few towns outside its own news and takes many for persons or bodies: "Ukraine's Velm region", "the
port of Marn", "ten miles north of Tull". Only places stand there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from firsthand.data import load_table

__all__ = ["shown_places"]

_NAMES = frozenset({"NNP", "NNPS"})
_OWNED = frozenset({"'s", "’s"})
_LONGEST = 5


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(load_table("places/frames.toml")[name]).split())


def shown_places(
    text: Sequence[str], lower: Sequence[str], tag: Sequence[str], sentences: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The tokens (first, last exclusive) of the names that follow "the port of" or "north of", or that stand before
    "region", in their order."""
    kinds, after, towards = _words("of_kinds"), _words("kind_after"), _words("towards")
    found: list[tuple[int, int]] = []
    for begin, end in sentences:
        for at in range(begin, end):
            word = lower[at]
            if word == "of" and at > begin and at + 1 < end:
                led = lower[at - 1] in kinds and text[at - 1].islower()
                if (led or lower[at - 1] in towards) and tag[at + 1] in _NAMES:
                    found.append((at + 1, _end(text, tag, at + 1, end)))
                    if tag[at - 1] == "NNS":
                        found.extend(_coordinated(text, tag, found[-1][1], end))
            elif word == "," and at > begin and lower[at - 1] == "capital" and at + 1 < end and tag[at + 1] in _NAMES:
                last = _end(text, tag, at + 1, end)
                if last < end and text[last] in {",", ".", "(", "on", "late", "early"}:
                    found.append((at + 1, last))  # "in Kesh's political capital, Arlo,"
            elif word in after and text[at].islower() and at - 1 > begin and tag[at - 1] in _NAMES:
                first = _begin(text, tag, at, begin)
                if first > begin and _led(lower, tag, first, begin):
                    found.append((first, at))
    return found


def _coordinated(text: Sequence[str], tag: Sequence[str], at: int, end: int) -> list[tuple[int, int]]:
    """The names that follow the first of several: "the towns of Arlo, Marn and Tull"."""
    found: list[tuple[int, int]] = []
    while at + 1 < end and len(found) < _LONGEST:
        step = at + 1 if text[at] in {",", "and"} else 0
        step += int(bool(step) and text[at] == "," and text[step] == "and")
        if not step or step >= end or tag[step] not in _NAMES or text[step].lower() in _words("days"):
            break
        found.append((step, _end(text, tag, step, end)))
        at = found[-1][1]
    return found


def _end(text: Sequence[str], tag: Sequence[str], first: int, end: int) -> int:
    last = first + 1
    while last < min(end, first + _LONGEST):
        joined = tag[last] == "HYPH" and last + 1 < end and text[last + 1][:1].isupper()
        if not joined and not (tag[last] in _NAMES and text[last][:1].isupper()):
            break
        if text[last].lower() in _words("days"):
            break
        last += 2 if joined else 1
    return last


def _begin(text: Sequence[str], tag: Sequence[str], last: int, begin: int) -> int:
    first = last - 1
    while first > max(begin, last - _LONGEST) and tag[first - 1] in _NAMES and text[first - 1][:1].isupper():
        first -= 1
    return first


def _led(lower: Sequence[str], tag: Sequence[str], first: int, begin: int) -> bool:
    """True where a place may begin at the token: after "in", after "Kesh's", after "northern"."""
    at = first - 1
    if tag[at] == "JJ" and lower[at] in _words("sides"):
        at -= 1
    if at >= begin and lower[at] == "the":
        at -= 1
    return at >= begin and (lower[at] in _OWNED or lower[at] in _words("into"))
