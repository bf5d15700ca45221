"""The words of one language for saying and for those who speak, compiled once a process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from firsthand.data import data_file, load_table
from firsthand.extraction.languages.phrases import Phrases
from firsthand.extraction.languages.words import fold, split
from firsthand.extraction.names.lexicon import outlet_name
from firsthand.model import Act, Span

__all__ = ["Cue", "Noun", "WordLists", "has_lists", "outlets_by_word", "word_lists", "written_small"]

_ACTS = frozenset(get_args(Act))
_NOUNS = ("roles", "bodies", "folk", "documents", "press", "matters", "sides")
_CUES = ("before", "before_source", "round", "after", "citing", "cited_by", "his", "refusing")
# Letters of a name of one word below which it counts as a common one, in scripts without capitals.
_SHORT = 4
# Endings that tell a verb from a noun or another tense.
_ACCENTED = "óéíúàáèìò"
_HAN = "\u3000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What a phrase of attribution is. kind: "verb", "before", "before_source" (the phrase ends in the first word
    of its source), "round" (its source stands in its gap), "after", "citing", "cited_by", "his" or "refusing".
    """

    kind: str
    act: Act = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A word for one who speaks. section: that of its list ("roles", "bodies" …); english: the English word for it."""

    section: str
    english: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """The compiled lists of a language; the keys are told in data/languages/speech/es.toml."""

    language: str
    cues: Phrases[Cue]
    nouns: Phrases[Noun]
    that: Phrases[str]
    to: Phrases[str]
    told_behind: Phrases[str]
    within: Phrases[str]
    anonymous: Phrases[str]
    between: Phrases[str]
    joins: Phrases[str]
    begins: Phrases[str]
    inner: Phrases[str]
    this: Phrases[str]
    indefinite: Phrases[str]
    titles: Phrases[str]
    pronouns: Phrases[str]
    probable: Phrases[str]
    possible: Phrases[str]
    plain_subject: bool
    verb_last: bool
    adjectives_last: bool
    capitals: bool
    nouns_capital: bool
    unspaced: bool
    inflected: bool
    title_behind: bool
    tells: Phrases[str]
    closes: tuple[str, ...]
    told_stuck: tuple[str, ...]
    adjectives_first: bool
    verb_first: bool
    participles: Phrases[Cue]
    auxiliaries: Phrases[str]
    amid: Phrases[str]
    relatives: Phrases[str]
    reported: frozenset[str]
    agents: Phrases[str]
    relaying: Phrases[str]
    again: Phrases[str]
    relayed: Phrases[str]
    brackets: bool
    head_last: bool
    definite: str
    accented: Mapping[str, str]
    written: frozenset[str]

    def is_written(self, text: str, span: Span) -> bool:
        """False for a word that is no verb of the lists but for an accent: "anuncio" beside "anunció", "annoncé" beside
        "annonce".
        """
        word = text[span.start : span.end].casefold()
        if word[-1] in _ACCENTED and word.isalpha():
            return word in self.written
        accented = self.accented.get(fold(word))
        return accented is None or word == accented


def has_lists(language: str) -> bool:
    """True for a language with a table of speech."""
    if language not in load_table("languages/languages.toml"):
        return False
    try:
        data_file(f"languages/speech/{language}.toml")
    except FileNotFoundError:
        return False
    return True


@cache
def word_lists(language: str) -> WordLists:
    """The lists of a language. Raises FileNotFoundError for one without, ValueError for a table with an unknown act."""
    table = load_table(f"languages/speech/{language}.toml")

    def phrases(key: str) -> Phrases[str]:
        return Phrases(dict.fromkeys(_listed(table.get(key, "")), key), language)

    cues: dict[str, Cue] = {}
    for act, words in table["verbs"].items():
        if act not in _ACTS:
            raise ValueError(f"{language}: {act!r} is no act of a claim")
        cues.update((phrase, Cue(kind="verb", act=act)) for phrase in _listed(words))
    participles: dict[str, Cue] = {}
    for act, words in table.get("participles", {}).items():
        if act not in _ACTS:
            raise ValueError(f"{language}: {act!r} is no act of a claim")
        participles.update((phrase, Cue(kind="verb", act=act)) for phrase in _listed(words))
    for kind in _CUES:
        cue = Cue(kind=kind, act="comment_declined" if kind == "refusing" else "statement")
        cues.update((phrase, cue) for phrase in _listed(table.get(kind, "")))
    nouns = {
        phrase: Noun(section=section, english=english)
        for section in reversed(_NOUNS)
        for english, words in table.get(section, {}).items()
        for phrase in _listed(words)
    }
    return WordLists(
        language=language,
        cues=Phrases(cues, language),
        nouns=Phrases(nouns, language),
        that=phrases("that"),
        to=phrases("to"),
        told_behind=phrases("told_behind"),
        within=phrases("within"),
        anonymous=phrases("anonymous"),
        between=phrases("between"),
        joins=phrases("joins"),
        begins=phrases("begins"),
        inner=phrases("inner"),
        this=phrases("this"),
        indefinite=phrases("indefinite"),
        titles=phrases("person"),
        pronouns=phrases("pronouns"),
        probable=phrases("probable"),
        possible=phrases("possible"),
        plain_subject=table.get("plain_subject", True),
        verb_last=table.get("verb_last", False),
        adjectives_last=table.get("adjectives_last", False),
        capitals=table.get("capitals", True),
        nouns_capital=table.get("nouns_capital", False),
        unspaced=table.get("unspaced", False),
        accented={fold(phrase): phrase for phrase in cues if phrase[-1] in _ACCENTED and " " not in phrase},
        written=frozenset(phrase for phrase in cues if " " not in phrase),
        inflected=table.get("inflected", False),
        title_behind=table.get("title_behind", False),
        tells=phrases("tells"),
        closes=tuple(_listed(table.get("closes", ""))),
        told_stuck=tuple(_listed(table.get("told_stuck", ""))),
        verb_first=table.get("verb_first", False),
        adjectives_first=table.get("adjectives_first", False),
        participles=Phrases(participles, language),
        auxiliaries=phrases("auxiliaries"),
        amid=phrases("amid"),
        relatives=phrases("relatives"),
        reported=frozenset(_listed(table.get("reported", ""))),
        agents=phrases("agents"),
        relaying=phrases("relaying"),
        again=phrases("again"),
        relayed=phrases("relayed"),
        brackets=table.get("brackets", False),
        head_last=table.get("head_last", False),
        definite=table.get("definite", ""),
    )


def _listed(words: str) -> list[str]:
    return [phrase for piece in words.replace("\n", " ").split(",") if (phrase := " ".join(piece.split()))]


@cache
def outlets_by_word(language: str) -> Mapping[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """Known outlets by the first folded word of a name: all its folded words, the outlet's usual name, and whether the
    name is also a common word."""
    names: dict[str, tuple[str, bool]] = {}
    table = load_table("names/outlets.toml")
    spelled = frozenset(table["spelled"]["names"])
    for section, listed in table.items():
        for name, others in listed.items() if section != "spelled" else ():
            for written in (name, *others[1:]):
                names.setdefault(written, (name, written in spelled))
    for outlet in load_table("linking/outlets.toml")["outlet"]:
        for written in (outlet["name"], *outlet["aliases"]):
            names.setdefault(written, (outlet_name(outlet["name"]), written in spelled))
    for name, others in load_table("linking/citing.toml")["names"].items():
        for written in others:
            names.setdefault(
                written, (outlet_name(name), len(written) <= _SHORT and not written.isupper() and written < _HAN)
            )
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for written, (name, common) in names.items():
        words = tuple(fold(written[word.start : word.end]) for word in split(written, language))
        if words and not written.casefold().startswith("the "):
            found.setdefault(words[0], []).append((words, name, common))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


@cache
def written_small() -> frozenset[str]:
    """Folded names of outlets that are written without a capital."""
    return frozenset(fold(name) for name in load_table("linking/citing.toml")["small"]["names"])
