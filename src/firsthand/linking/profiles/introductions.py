"""How reports introduce those who speak: "the office's director, Jane Roe", "Roe, who leads the rescue"."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table
from firsthand.linking.profiles.names import fold_name, with_states

__all__ = ["Description", "described", "introductions", "is_role", "owned", "words_of"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
# A full stop ends a description only where no title or initial stands before it.
_BREAK = re.compile(
    r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bLt)(?<!\bCol)(?<!\bGen)(?<!\bProf)(?<!\b\w)\.|[;:!?“”\"\n—–()]| - "
)
_DETERMINER = re.compile(r"\b(?:the|a|an|its|his|her|their|our|whose)\b|\b\w+['’]s?(?=\s)", re.IGNORECASE)
_AFTER = re.compile(r"\s*(?P<comma>,)?\s*(?P<words>[^,.;:!?“”\"\n—–()]{2,80})")
_OWNED = re.compile(r"[Tt]he (?:[\w-]+ )?[\w-]+['’]s? ")
_US = re.compile(r"\bus\b")
_ITS = re.compile(r"(?:[Ii]ts|[Tt]heir|whose) ")
_BEFORE_REACH = 90
# Characters before "its" in which the body that it means is looked for.
_OWNER_REACH = 160
_NEAR_WORDS = 4
_AFTER_WORDS = 7
_OFFICE_WITHIN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What words say of a speaker. offices: words for an office that he holds; ranks: titles before the name; folk:
    words for one of many (a driver, a nurse); whose: the other telling words, those of the body among them; pronoun:
    the office is "its".
    """

    offices: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    folk: frozenset[str] = frozenset()
    whose: frozenset[str] = frozenset()
    pronoun: bool = False

    @property
    def words(self) -> frozenset[str]:
        """All telling words."""
        return self.offices | self.ranks | self.folk | self.whose

    def __bool__(self) -> bool:
        return bool(self.offices or self.folk or self.whose)


def words_of(words: str) -> list[str]:
    """The folded words without possessive endings."""
    return _WORD.findall(fold_name(_POSSESSIVE.sub("", words)))


def is_role(word: str) -> bool:
    """True for a word for what somebody does or is, in the singular: an office, a rank, a trade."""
    folded = fold_name(word)
    return folded in _table("offices") or folded in _ranks() or folded in _folk()


def described(words: str) -> Description:
    """What a noun phrase says of the one whom it means."""
    found = words_of(words)
    if _table("past") & set(found):
        # A former officer speaks for himself.
        rest = frozenset(_of_states(found, words)) - _idle() - _table("past")
        return Description(folk=frozenset({"former"}), whose=rest)
    offices = frozenset(word for word in found if word in _table("offices"))
    if not offices and _OWNED.match(words) and found[-1] in _folk():
        # "The club's instructor" is the one it has; "an instructor of the club" is one of many.
        offices = frozenset({found[-1]})
    ranks = frozenset(word for word in found if word in _ranks())
    folk = frozenset(word for word in found if word in _folk()) - offices
    whose = set(_of_states(found, words)) - _idle() - offices - ranks - folk
    whose |= {seat for office, seat in _seats().items() if office in offices}
    pronoun = bool(offices) and _ITS.match(words) is not None
    return Description(offices=offices, ranks=ranks, folk=folk, whose=frozenset(whose), pronoun=pronoun)


def _of_states(found: list[str], words: str) -> list[str]:
    """The words with one for each state; "told us" names none."""
    return with_states(["" if word == "us" else word for word in found] if _US.search(words) else found)


def introductions(text: str, name: str) -> Iterator[Description]:
    """What a text says of a person beside the full name, before it and behind it."""
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        before = _before(text[max(0, found.start() - _BEFORE_REACH) : found.start()])
        after = _after(text[found.end() : found.end() + _BEFORE_REACH])
        for words in (before, after):
            told = owned(described(words), text, found.start() - len(words))
            if told or told.ranks:
                yield told


def owned(told: Description, text: str, at: int) -> Description:
    """The description with what "its" means: the last word for a body before it in the text."""
    if not told.pronoun:
        return told
    before = words_of(text[max(0, at - _OWNER_REACH) : at])
    owner = next((word for word in reversed(before) if word in _owners()), None)
    return dataclasses.replace(told, whose=told.whose | {owner}) if owner else told


def _before(words: str) -> str:
    """The description that ends where the name begins."""
    chunk = _BREAK.split(words)[-1]
    near = chunk.rstrip()
    if not near.endswith(","):
        close = near.rsplit(",", 1)
        tail = _near(close[-1])
        # "the clinic's director, Dr. Roe": the title stands between.
        if len(close) == 2 and set(words_of(tail)) <= _ranks() and tail.split() == close[-1].split():
            return f"{_phrase(close[0])} {tail}"
        return tail
    return _phrase(near[:-1])


def _phrase(words: str) -> str:
    """The last noun phrase with a determiner, of words that end with it."""
    last = words.rsplit(",", 1)[-1]
    found = list(_DETERMINER.finditer(last))
    if not found:
        return _near(last)
    start = found[0].start()
    # "told reporters at the gate that the head of the union": the phrase begins behind the last parting word but "of".
    for one in found:
        between = {word for word in words_of(last[one.start() :]) if word not in ("of", "for", "in", "at", "and")}
        if not between & _parting():
            start = one.start()
            break
    return last[start:]


def _near(words: str) -> str:
    """The few words right before a name, behind the last one that ends a description."""
    kept: list[str] = []
    for word in reversed(words.split()):
        bare = word.casefold().strip(".'’")
        if bare in _parting() or len(kept) == _NEAR_WORDS:
            break
        kept.append(word)
    return " ".join(reversed(kept))


def _after(words: str) -> str:
    found = _AFTER.match(words)
    if found is None:
        return ""
    told = found.group("words")
    tokens = told.casefold().split()
    if not found.group("comma"):
        return _until_parted(told.split()[1:]) if tokens and tokens[0] in ("of", "for", "from") else ""
    if tokens[0] in ("who", "whom") and len(tokens) > 2 and tokens[1] in _leading():
        return f"head {_until_parted(told.split()[2:])}"
    if tokens[0] in _parting():
        return ""
    told = _until_parted(told.split(), over=frozenset({"of", "for", "at", "in", "from", "with"}))
    known = described(" ".join(told.split()[:_OFFICE_WITHIN]))
    # "Jane Roe, called for the resignation of the minister": a verb follows the name.
    return told if (known.offices or known.folk) and not tokens[0].endswith("ed") else ""


def _until_parted(words: list[str], over: frozenset[str] = frozenset()) -> str:
    """The words up to the first that ends a description, six at most, those of `over` left in."""
    kept: list[str] = []
    for word in words[:_AFTER_WORDS]:
        bare = word.casefold().strip(".'’")
        if bare in _parting() and bare not in over:
            break
        kept.append(word)
    return " ".join(kept)


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(load_table("linking/voices.toml")[name])


@cache
def _ranks() -> frozenset[str]:
    ranks = load_table("linking/voices.toml")["ranks"]
    return frozenset(word for words in ranks.values() for word in words)


@cache
def _owners() -> frozenset[str]:
    return frozenset(load_table("linking/voices.toml")["common"]["nouns"])


@cache
def _idle() -> frozenset[str]:
    return frozenset(load_table("linking/voices.toml")["common"]["idle"])


@cache
def _seats() -> dict[str, str]:
    return dict(load_table("linking/voices.toml")["seats"])


@cache
def _folk() -> frozenset[str]:
    """Words for one of many, in the singular: of the miners' union is no miner."""
    words = {*load_table("linking/origins.toml")["unnamed_folk"], *_table("folk")} - _table("no_folk")
    return frozenset(word for word in words if not word.endswith("s") or word == "witness")


@cache
def _parting() -> frozenset[str]:
    return frozenset(load_table("linking/voices.toml")["parting"]["words"])


@cache
def _leading() -> frozenset[str]:
    return frozenset(load_table("linking/voices.toml")["parting"]["leading"])
