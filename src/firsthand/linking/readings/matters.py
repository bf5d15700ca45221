"""What a denial is of, by its words: the happening, the deed, the means or a number.

An alibi ("61 miles away", "not ours") is one of the deed only where its side is accused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Literal

from firsthand.data import load_table
from firsthand.model import Claim

__all__ = ["Matter", "denied_numbers", "denies_means", "matter_of", "plain_words"]

_STEM = 4
Matter = Literal["happening", "deed", "alibi", "report", "means", "number"]
_NEGATED = r"(?:\bnot\b|\bnever\b)"
_NONE = r"\b(?:no|none|nobody|no one|nothing|not one|not a single|neither)\b"
_OWN_PLACE = re.compile(
    r"\b(?:nowhere near|not (?:in|on|near|at|over|there)\b(?! (?:a|any|the) (?:position|state|mood))"
    r"|elsewhere|on the ground|miles away)\b"
)
_NOT_SO_MANY = re.compile(
    r"(?:,|\band|\bbut|\brather than)? ?\b(?:and not|not|rather than) ([\w-]+)(?= as\b|,| people\b| dead\b|\.|;|$)"
)
_THERE_IS = re.compile(r"\bthere (?:is|are|was|were|(?:has|have|had) been|could have been|can have been) $")
_BEFELL = re.compile(
    r"(?: [\w'-]+){0,5}? (?:(?:was|were|(?:has|have|had) been)(?: ever)?|(?=took |happened|occurred)"
    r"|(?:has|have|had)(?= taken | happened| occurred)) ?(?P<what>[\w-]+(?: place)?)"
)
_NOT_OURS = re.compile(r"not ours\b")
_BY_OWN = re.compile(r"\bby (?:our|us|its|their)\b")
_THAT = re.compile(r"\b(?:claims?|accusations?|allegations?|reports?|charges?) that (.*)")
_IS_A = re.compile(r"it (?:was|were|is|had been) (?:a|an|any|the)\b")
_IS_NOT_A = re.compile(r"(?:it|they) (?:was|were|is|are|had been|has been) not (?:a|an|any|the)\b")
_AFTER = re.compile(r",? (?:who|whom|which|where|when|after|while|although|because|since)\b|[;.] ")
_PREPOSITION = re.compile(r"\b(?:behind|of|in|on|at|about|for|with|over|against|between|to|from)\b")
_ABOUT = ("of", "about", "that", "on")
_AUXILIARIES = frozenset({"had", "has", "have", "was", "were", "ever", "any", "not", "also", "already"})
_SINGULAR = frozenset({"he", "she", "i", "his", "her", "my"})
# "Nothing to do with it": what was spoken of.
_POINTING = ("it", "this", "that", "them", "incident", "event")
_WORD = re.compile(r"[\w-]+")
_SPACE = re.compile(r"\s+")
_MARKS = re.compile(r"[\"“”„«»‘’'`]+(?=\s|$|[,.;:!?])|(?:(?<=\s)|^)[\"“”„«»‘’'`]+")


def matter_of(claim: Claim, plain: str, stems: Sequence[str], source: str = "") -> Matter | None:
    """source: the words that name who speaks."""
    if claim.act == "denial":
        return _denied(plain, stems)
    if claim.act in ("statement", "belief", "acknowledgement", "hedge", "accusation"):
        return _stated(plain, stems, source, person=claim.chain[-1].kind == "person")
    return None


def _denied(plain: str, stems: Sequence[str]) -> Matter | None:
    """Of what a verb of denying governs: "any involvement", "that its aircraft had bombed the school"."""
    table = _table()
    clause = _main_clause(plain.removeprefix("that "))
    first = next((word for word in clause.split(" ") if not word.endswith("ly")), "")
    if _own_deed(clause, stems) or (first.endswith("ing") and _begins(clause, (*stems, *table["deeds"]))):
        return "deed"
    inner = _THAT.search(clause)
    if inner is not None:
        # What the words tell is denied, whoever tells it: that the side did it, that it was, or some side matter.
        if _own_deed(inner.group(1), stems):
            return "deed"
        if not _any_stem(inner.group(1), stems):
            return None
    words = set(_WORD.findall(clause))
    if not words.isdisjoint(table["tellings"]):
        return None  # how it is told is disputed, not that it was
    if words & set(table["responsibility"]):
        return "deed"
    reported = next((word for word in table["reports"] if word in words), None)
    if reported is not None:
        after = clause.partition(reported)[2].strip()
        return "report" if not after.startswith(_ABOUT) or _any_stem(after, stems) else None
    if first in (*table["own_subjects"], *table["own"]) and _suffered(clause.split(" ")[1:]):
        return "happening" if _any_stem(clause, [stem for stem in _demands() if stem in stems]) else None
    return "happening" if _any_stem(clause, stems) else None


def _main_clause(words: str) -> str:
    """The words up to a clause that only explains: "its three engineers, who were abducted"."""
    return _AFTER.split(words, maxsplit=1)[0]


def _suffered(words: Sequence[str]) -> bool:
    """ "It had received", "it lost": what came over the side itself."""
    told = [word for word in words[:6] if word not in _AUXILIARIES]
    return bool(told) and told[0].startswith(tuple(_table()["suffered"]))


def _stated(plain: str, stems: Sequence[str], source: str, *, person: bool) -> Matter | None:
    """Of a plain statement: "none of our aircraft was in the air", "there had been no strike", "it was not us".

    person: a person speaks, who is no "it".
    """
    table = _table()
    if _may_deny().search(plain) is None:
        return None
    deeds = (*stems, *table["deeds"])
    for found in _own_negation().finditer(plain):
        subject = found.group("subject") or ""
        if subject.removeprefix("that ") == "it" and person:
            continue
        if subject and not _is_own(subject, source):
            continue
        if _suffered(plain[found.end() :].split()):
            continue  # "no centre of ours received a call"
        if found.group("by") is None or _any_stem(found.group("by"), (*deeds, *_POINTING)):
            return "alibi" if _NOT_OURS.match(found.group()) else "deed"
    for found in _own_clause().finditer(plain):
        rest = plain[found.start() :]
        if found.group("subject") in _SINGULAR or _IS_NOT_A.match(rest):
            continue
        if re.search(_NEGATED, found.group()) and _any_stem(" ".join(plain[found.end() :].split()[:5]), deeds):
            return "deed"
        if _OWN_PLACE.search(rest[:90]):
            return "alibi" if found.group("subject") in ("it", "they") else "deed"
    if _not_fired().search(plain):
        return "deed"
    for found in re.finditer(_NONE, plain):
        after = plain[found.end() : found.end() + 60]
        if _is_told_none(plain[: found.start()], found.group(), after, stems):
            return "deed" if _BY_OWN.search(after) else "happening"
    return "report" if _calls_invented(plain) else None


def _is_told_none(before: str, none: str, after: str, stems: Sequence[str]) -> bool:
    """True where the words say that there was none of it: "there was no strike", "no hospital was struck", "nobody
    boarded her", "nothing of the kind". What nobody was warned of, or is planning, is something else."""
    phrase = _PREPOSITION.split(after, maxsplit=1)[0]
    if _harm(phrase):
        return False
    happened = _table()["happened"]["any"]
    if _any_stem(after[:24], happened):
        return True
    if _THERE_IS.search(before):
        return _any_stem(" ".join(phrase.split()[:4]), stems)
    befell = _BEFELL.match(after)
    if befell is not None:
        return _any_stem(befell.group("what"), (*stems, *happened))
    return none in ("nobody", "no one") and _begins_with(after.strip(), stems)


def _is_own(subject: str, source: str) -> bool:
    """True where the side that is kept out is the one that speaks: its own word, or named by whoever speaks for it."""
    words = subject.removeprefix("that ").split()
    if words[0] in (*_table()["own_subjects"], *_table()["own"]):
        return words[0] not in _SINGULAR
    told = _WORD.findall(plain_words(source))
    return not {"their", "its"}.isdisjoint(told) or any(len(word) > _STEM and word in told for word in words)


def _calls_invented(plain: str) -> bool:
    table = _table()
    words = set(_WORD.findall(plain))
    if not any(f" {word} " in f" {plain} " for word in table["invented"]):
        return False
    return bool(words & set(table["reports"])) or len(words) <= 2


def _own_deed(clause: str, stems: Sequence[str]) -> bool:
    """True for a deed whose subject is the side that speaks: "it had bombed", "its forces carried out"."""
    table = _table()
    found = _own_clause().match(clause)
    if found is None or _IS_A.match(clause):
        return False
    after = clause[found.end("subject") :]
    if _suffered(after.split()):
        return False
    return _any_stem(" ".join(after.split()[:7]), (*stems, *table["deeds"]))


def denies_means(claim: Claim, plain: str, word: str) -> bool:
    """ "Not a bomb", "no live rounds were used", "denied using rockets"."""
    known = re.escape(word[: max(_STEM, len(word) - 1)])
    if claim.act == "denial":
        return (
            re.search(rf"\b(?:us(?:e|ed|ing)|fir(?:ed|ing)|dropp(?:ed|ing)) (?:\w+ ){{0,3}}{known}", plain) is not None
        )
    return (
        re.search(
            rf"\b(?:not|no|never) (?:(?:a|an|the|any|by|with|been|hit|struck|used|us|our|of) )*(?:\w+ )?{known}", plain
        )
        is not None
        or re.search(rf"\b{known}\w* (?:\w+ ){{0,2}}(?:not|never) (?:been )?(?:used|fired)", plain) is not None
    )


def denied_numbers(plain: str, tolls: Mapping[int, str]) -> Iterator[tuple[str, int]]:
    """Counts that are set right: "thirteen had died, and not nine", "sixteen, not eighteen"."""
    for found in _NOT_SO_MANY.finditer(plain):
        count = _number(found.group(1))
        if (
            count is not None
            and count in tolls
            and any(_number(word) not in (None, count) for word in _WORD.findall(plain[: found.start()]))
        ):
            yield tolls[count], count


def _number(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    tens, _, ones = word.partition("-")
    cardinals = load_table("numbers/words.toml")["cardinals"]
    if tens not in cardinals or (ones and ones not in cardinals):
        return None
    return int(cardinals[tens]) + (int(cardinals[ones]) if ones else 0)


def _harm(after: str) -> bool:
    return _any_stem(" ".join(after.split()[:5]), _table()["not_denied"]["stems"])


def _begins_with(words: str, stems: Sequence[str]) -> bool:
    return words.startswith(tuple(stems))


def _begins(clause: str, stems: Sequence[str]) -> bool:
    return clause.startswith(tuple(stems)) or _any_stem(" ".join(clause.split()[:3]), stems)


def _any_stem(words: str, stems: Sequence[str]) -> bool:
    return any(f" {stem}" in f" {words}" for stem in stems)


@lru_cache(maxsize=4096)
def plain_words(words: str) -> str:
    """The words in lower case, without quotation marks, and with "not" written out."""
    text = words.replace("’", "'").casefold()
    text = re.sub(r"n't\b", " not", text.replace("can't", "can not").replace("won't", "will not"))
    return _SPACE.sub(" ", _MARKS.sub("", text)).strip(" .,;:!?")


@cache
def _own_clause() -> re.Pattern[str]:
    """A clause of the side that speaks, up to its verb: "its forces had not", "we never"."""
    table = _table()
    subjects, own = "|".join(table["own_subjects"]), "|".join(table["own"])
    whose = rf"(?:none of |any of |one of |no )?(?:{own}) [\w-]+(?: [\w-]+)??"
    return re.compile(
        rf"(?:(?<=\bthat )|(?<=\band )|(?<=\bbut )|(?<=, )|^)(?P<subject>(?:{subjects})|{whose})"
        r"\b(?: (?:had|has|have|did|was|were|would|could))?(?: not| never)?"
    )


@cache
def _own_negation() -> re.Pattern[str]:
    """Words by which a side keeps itself out of a deed. subject: who is kept out; by: what was not done by us."""
    own = "|".join(word for word in _table()["own"] if word not in _SINGULAR)
    no_part = r"(?:no|not any|neither)(?: [\w-]+)? ?(?:part|hand|role|involvement|share) in"
    return re.compile(
        r"(?P<subject>(?:[\w'-]+ ){0,6}?[\w'-]+) (?:had|have|has|having|played|took) "
        rf"(?:nothing(?: whatsoever)? to do with|{no_part})\b"
        r"|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )"
        rf"\b(?:none|not one|no one|nobody) (?:of|from among) (?:(?:{own})\b|us\b)"
        r"|\bno (?:[\w-]+ ){1,2}of (?:ours|theirs|its own)\b"
        r"|\bnot (?:us|ours|our (?:doing|work|men|forces|troops|people))\b"
        r"|\b(?:we|they|our \w+) (?:was|were|are) not (?:responsible|behind|involved|to blame)\b"
        rf"|\b(?:no|not) (?P<by>(?:[\w-]+ ){{1,5}})by (?:(?:{own})\b|us\b)"
    )


@cache
def _not_fired() -> re.Pattern[str]:
    """ "Not a single shot was fired": by whoever says so."""
    table = _table()
    weapons, sent = "|".join(table["weapons"]), "|".join(table["sent"])
    return re.compile(
        rf"\b(?:no|not a single|not one|not even one) (?:[\w-]+ )?(?:{weapons})s? "
        rf"(?:was|were|(?:has|have|had) been)(?: ever)? (?:{sent})\b"
    )


@cache
def _may_deny() -> re.Pattern[str]:
    """A word without which no plain statement denies anything: most claims are let go by it at once."""
    words = "|".join(re.escape(word) for word in _table()["invented"])
    return re.compile(rf"\b(?:not?|none|nobody|nothing|never|neither|nowhere|elsewhere|on the ground|away|{words})\b")


@cache
def _demands() -> tuple[str, ...]:
    return tuple(_table()["happened"]["REQUEST"])


@cache
def _table() -> dict[str, Any]:
    return load_table("linking/denials.toml")
