"""Words for bodies, roles and sources of one language with the English words for them.

Two tables are read: the one by which the claims of a language are found (languages/speech), whose English words are
rough, and the glossary of linking, which parts what they put together and knows the bodies that have a name of their
own in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from firsthand.data import data_file, load_table
from firsthand.data.folding import fold
from firsthand.data.sounds import cased, unmarked

__all__ = ["HEADS", "WORD", "Glossary", "glossary_of", "state_name"]

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
# Sections whose words say what kind of speaker it is.
HEADS = frozenset({"roles", "bodies", "folk", "documents", "press"})
_SECTIONS = ("roles", "bodies", "folk", "documents", "press", "matters", "sides")
# English words that stand for many others: the report's own words tell more than they do.
_LOOSE = frozenset({"office", "organisation", "worker", "leader", "resident", "relative", "deputy"})
# Letters of a country's name that the word for its people has at least, and letters of its ending that it may lack.
_STEM = 4
_LOST = 3
# Letters of an ending that alone shows a word for a people.
_LEAST = 3

# A phrase in folded words and as it is written, its section and its English words.
_Row = tuple[tuple[str, ...], str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """Phrases of a language by their first word; beginnings and endings of words with their section and English.

    fine: those beginnings that linking knows; finer: its English words. joins: small words inside a name. indefinite:
    those that tell of somebody new. its: words for whose a spokesman is who spoke before. glued: what is written
    together with the word behind it. parts: what stands before the kind of a body in one word. head_last: the kind
    stands last. cased: in a script with capitals. states: what the people of a state are called, by its name; peoples:
    the same by the beginnings of words; made: the endings with which such a word is made from a name.
    """

    exact: Mapping[str, tuple[_Row, ...]]
    endings: tuple[tuple[str, str, str], ...]
    openings: tuple[tuple[str, str, str], ...]
    fine: tuple[tuple[str, str, str], ...]
    finer: frozenset[str]
    joins: frozenset[str]
    indefinite: frozenset[str]
    its: frozenset[str]
    glued: tuple[str, ...]
    parts: Mapping[str, str]
    head_last: bool
    cased: bool
    states: Mapping[str, str]
    peoples: tuple[tuple[str, str, str], ...]
    made: re.Pattern[str] | None
    _known: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def is_small(self, word: str) -> bool:
        return word in self.joins or word in self.indefinite

    def match(self, words: Sequence[str], at: int, spots: Sequence[re.Match[str]]) -> tuple[str, str, int] | None:
        """The longest phrase at a word: its section, its English words, and the word behind it. Of phrases that differ
        in marks alone the one that is written as here."""
        best: tuple[bool, int, bool] | None = None
        found: tuple[str, str, int] | None = None
        for form in forms(words[at], self.glued):
            for phrase, written, section, english in self.exact.get(form, ()):
                if not all(
                    at + number < len(words) and part in forms(words[at + number], self.glued)
                    for number, part in enumerate(phrase)
                ):
                    continue
                last = at + len(phrase)
                same = " ".join(spot.group().casefold() for spot in spots[at:last]) == written
                # "Comité central" says more under words of its own than under "office".
                rank = (english in self.finer or (len(phrase) > 1 and english not in _LOOSE), len(phrase), same)
                if best is None or rank > best:
                    best, found = rank, (section, english, last)
        if found is None or (found[1] in _LOOSE and found[2] == at + 1):
            opened = _begun(words[at], self.fine)
            if opened is not None:
                return opened[0], opened[1], at + 1
        if found is not None:
            section, english, last = found
            return section, self._shown(english, spots[at:last]), last
        return self._part_of(words[at], at)

    def _part_of(self, word: str, at: int) -> tuple[str, str, int] | None:
        for ending, section, english in self.endings:
            if word.endswith(ending) and len(word) > len(ending):
                part = self.parts.get(word[: -len(ending)])
                return section, f"{part} {english}" if part else english, at + 1
        opened = _begun(word, self.openings)
        return None if opened is None else (opened[0], opened[1], at + 1)

    def _shown(self, english: str, spots: Sequence[re.Match[str]]) -> str:
        return unmarked(" ".join(spot.group() for spot in spots)) if english in _LOOSE else english

    def state_of(self, word: str) -> str:
        """The English word for the people of a state that a folded word names, empty where it names none."""
        if word not in self._known:
            found = (people for form in forms(word, self.glued) if (people := self._people(form)))
            self._known[word] = next(found, "")
        return self._known[word]

    def is_of_people(self, word: str) -> bool:
        """True for a folded word that ends as the words for peoples do: "valdoise"."""
        if self.made is None:
            return False
        return any(self.made.fullmatch(word, size) for size in range(_STEM, len(word) - _LEAST + 1))

    def _people(self, word: str) -> str:
        if word in self.states:
            return self.states[word]
        for opening, _, people in self.peoples:
            if word.startswith(opening):
                return people
        if self.made is None:
            return ""
        for name, people in self.states.items():
            least = max(_STEM, len(name) - _LOST)
            if word[:least] != name[:least] or len(name) < _STEM:
                continue
            for size in range(len(name), least - 1, -1):
                if word[:size] == name[:size] and self.made.fullmatch(word, size):
                    return people
        return ""


def forms(word: str, glued: Sequence[str]) -> Iterator[str]:
    yield word
    for prefix in glued:
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            yield word[len(prefix) :]


@cache
def glossary_of(language: str) -> Glossary | None:
    """The glossary of a language; None for English and for languages that no table knows."""
    try:
        data_file(f"languages/speech/{language}.toml")
    except FileNotFoundError:
        return None
    table = load_table(f"languages/speech/{language}.toml")
    ours = load_table("linking/renderings.toml")
    rows = [("known", english, listed) for english, listed in ours["bodies"].items()]
    finer = [
        (section, english, listed[language])
        for part, section in (("nouns", "bodies"), ("matters", "matters"))
        for english, listed in ours[part].items()
        if language in listed
    ]
    rough = [(section, english, listed) for section in _SECTIONS for english, listed in table.get(section, {}).items()]
    states = _states(language)
    several = [("state", people, name) for name, people in states.items() if len(WORD.findall(name)) > 1]
    codes = _english_peoples()
    peoples = [
        ("state", codes[code], listed) for code, listed in ours["peoples"].get(language, {}).items() if code in codes
    ]
    whole, _, begun = _parted(peoples)
    exact, endings, openings = _parted([*rows, *finer, *rough, *several])
    for first, found in whole.items():
        exact[first] = (*exact.get(first, ()), *(row for row in found if len(row[0]) > 1))
    made = ours["endings"].get(language)
    single = {fold(name): people for name, people in states.items() if " " not in name}
    single |= {first: row[3] for first, found in whole.items() for row in found if len(row[0]) == 1}
    return Glossary(
        exact=exact,
        endings=endings,
        openings=openings,
        fine=_parted(finer)[2],
        finer=frozenset(english for _, english, _ in (*rows, *finer)) - _LOOSE,
        joins=frozenset(fold(word) for word in WORD.findall(table.get("joins", ""))),
        indefinite=frozenset(fold(word) for word in WORD.findall(table.get("indefinite", ""))),
        its=frozenset(fold(word) for word in ours["its"].get(language, ())),
        glued=tuple(sorted(load_table("languages/languages.toml").get(language, {}).get("glued", ()), key=_longest)),
        parts={
            fold(part.strip()): english
            for english, listed in table.get("parts", {}).items()
            for part in listed.split(",")
        },
        head_last=table.get("head_last", False),
        cased=cased("".join(table["verbs"].values())),
        states=single,
        peoples=begun,
        made=re.compile(fold(made)) if made else None,
    )


def _longest(word: str) -> int:
    return -len(word)


def _parted(
    rows: Iterable[tuple[str, str, str]],
) -> tuple[dict[str, tuple[_Row, ...]], tuple[tuple[str, str, str], ...], tuple[tuple[str, str, str], ...]]:
    """Whole phrases by their first word, endings of words, and beginnings: section, English words, listed phrases."""
    exact: dict[str, list[_Row]] = {}
    endings: list[tuple[str, str, str]] = []
    openings: list[tuple[str, str, str]] = []
    for section, english, listed in rows:
        for phrase in listed.replace("\n", " ").split(","):
            plain = phrase.strip()
            if "*" in plain:
                bare = fold(plain.strip("*"))
                (endings if plain.startswith("*") else openings).append((bare, section, english))
                continue
            found = WORD.findall(plain)
            words = tuple(fold(word) for word in found)
            if words:
                written = " ".join(word.casefold() for word in found)
                exact.setdefault(words[0], []).append((words, written, section, english))
    ranked = tuple(sorted(endings, key=lambda row: _longest(row[0])))
    return {first: tuple(found) for first, found in exact.items()}, ranked, tuple(openings)


def _begun(word: str, openings: Iterable[tuple[str, str, str]]) -> tuple[str, str] | None:
    return next(((section, english) for opening, section, english in openings if word.startswith(opening)), None)


def _states(language: str) -> dict[str, str]:
    """The names of states in a language with the English word for their people."""
    lines = data_file("languages/countries.tsv").read_text(encoding="utf-8").splitlines()
    heading = lines[0].split("\t")
    if language not in heading:
        return {}
    at = heading.index(language)
    codes = _english_peoples()
    return {
        name: codes[row[0]]
        for row in (line.split("\t") for line in lines[1:])
        if row[0] in codes
        for name in row[at].split("|")
        if name
    }


@cache
def _english_peoples() -> dict[str, str]:
    """What the people of each state are called in English, by the state's code; its name where they have no word."""
    rows = (line.split("\t") for line in data_file("places/countries.tsv").read_text(encoding="utf-8").splitlines()[1:])
    return {code: demonyms.split("|")[0] or name for code, name, _, demonyms in rows}


def state_name(people: str) -> str:
    """The name of the state whose people is called so."""
    return _names_by_people()[people]


@cache
def _names_by_people() -> dict[str, str]:
    rows = (line.split("\t") for line in data_file("places/countries.tsv").read_text(encoding="utf-8").splitlines()[1:])
    return {demonyms.split("|")[0] or name: name for _, name, _, demonyms in rows}
