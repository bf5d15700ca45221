"""Names in a text that may be those of places, with the words around them."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.extraction.languages.datelines import dateline_at
from firsthand.extraction.languages.language import language_of
from firsthand.extraction.languages.places.candidate import Candidate
from firsthand.extraction.languages.places.endings import bases
from firsthand.extraction.languages.places.lookup import KNOWN, looked_up
from firsthand.extraction.languages.places.table import (
    CONSTRUCT,
    KINDS,
    LOCATIVE,
    PREMODIFIED,
    UNSPACED,
    PlaceWords,
    load_place_words,
)
from firsthand.extraction.languages.words import Sentence
from firsthand.extraction.places.gazetteer import Place, load_gazetteer

__all__ = ["candidates_in"]

_LONGEST = 5
# The fewest letters of a name that no table holds.
_NAME = 3
# The languages whose words are written together with small ones, and the fewest letters of what is left of a name.
_WRITTEN_TOGETHER = {"ar": 3, "fa": 3, "ur": 3, "he": 3, "bn": 3, "ko": 2}
_APOSTROPHES = "'’ʼ"
_SUFFIX = 4
"""Turkish endings behind an apostrophe are no longer than this."""
_KINDS_BEHIND = {"division_behind": "division", "settlement_behind": "settlement", "kinds_behind": ""}
_PAIR = 2
_ADJECTIVE = 7
# Between the words of one name stands no more than this.
_JOINTS = frozenset({" ", "-", "–", "'", "’", "\u00a0", "", ". ", "\u200c", "・", "·", " - "})


def candidates_in(sentence: Sentence, text: str, language: str) -> list[Candidate]:
    """The candidates of a sentence in order, without overlaps: countries, seas and regions, cities."""
    return list(_Finder(sentence, text, load_place_words(language)).candidates())


class _Finder:
    def __init__(self, sentence: Sentence, text: str, table: PlaceWords) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.text = text
        self.table = table
        self.dateline = dateline_at(sentence, text)
        # Filled when it is asked for.
        self._happenings: set[tuple[int, int]] | None = None

    def candidates(self) -> Iterator[Candidate]:
        at = 0
        found: Candidate | None = None
        while at < len(self.words):
            candidate = self._at(at)
            if candidate is None:
                at += 1
                continue
            self._frame(candidate, found)
            yield candidate
            found, at = candidate, candidate.last

    # ── names ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _at(self, first: int) -> Candidate | None:
        """The longest name that begins at a word."""
        word = self.words[first]
        if word.figures:
            return None
        longest = min(_LONGEST if self.table.language not in UNSPACED else _LONGEST + 3, len(self.words) - first)
        last = first + 1
        while last - first < longest and self._is_joined(last - 1, last):
            last += 1
        for end in range(last, first, -1):
            if self.table.cased and not self._is_capital(first, end):
                continue
            candidate = self._named(first, end)
            if candidate is not None:
                return candidate
        if self.table.language == "de" and word.capital:
            adjective = self._adjective(first)
            if adjective is not None:
                return adjective
        return self._unknown(first) if self.table.cased and word.capital else None

    def _adjective(self, first: int) -> Candidate | None:
        """ "Die Rostocker Diskothek": a town before a noun, in the form of its adjective."""
        word = self.words[first]
        following = self.words[first + 1] if first + 1 < len(self.words) else None
        if not word.form.endswith("er") or len(word.form) < _ADJECTIVE or following is None or not following.capital:
            return None
        stem = self.text[word.start : word.end][:-2]
        places = tuple(place for place in looked_up(word.form[:-2], stem, "de") if place.prior >= KNOWN)
        if not places or not self._is_joined(first, first + 1):
            return None
        candidate = self._candidate(first, first + 1, word.form[:-2], places)
        candidate.adjective = True
        return candidate

    def _unknown(self, first: int) -> Candidate | None:
        """A name that no table holds, where a noun before it says that it is a town's or a cape's, or where it stands
        right behind a happening and "in": "un éboulement meurtrier à Arlo"."""
        head = self.table.small["of"].before(self.words, first)
        kind, start, _ = self._kind_in(head)
        town = kind == "settlement" and not (self.words[start].capital and self.table.language != "de")
        cape = self.table.small["cape"].before(self.words, head) < head
        if not (town or cape or self._is_struck(first)) or self.words[first].form in self.table.never:
            return None
        last = first + 1
        while last - first < _LONGEST and self._is_joined(last - 1, last) and self.words[last].capital:
            last += 1
        candidate = self._candidate(first, last, " ".join(word.form for word in self.words[first:last]), ())
        if not town:
            candidate.wanted, candidate.located, candidate.strongly = "settlement", True, True
        return candidate

    def _is_struck(self, first: int) -> bool:
        """True right behind words of a happening and "in", with no more than an adjective between them."""
        at = self.table.small["in"].before(self.words, first)
        if (
            at == first
            or self.table.language not in LOCATIVE
            or self.words[first].end - self.words[first].start < _NAME
        ):
            return False
        ends = {last for _, last in self._told()}
        if at in ends:
            return self._is_joined(at - 1, at)
        adjective = at > 1 and not self.words[at - 1].capital and not self.words[at - 1].figures
        return adjective and at - 1 in ends and self._is_joined(at - 2, at - 1)

    def _told(self) -> set[tuple[int, int]]:
        """Where the words of happenings begin and end."""
        if self._happenings is None:
            kinds = language_of(self.table.language).kinds
            self._happenings = {(one.first, one.last) for one in kinds.find(self.words) if one.value is not None}
        return self._happenings

    def _is_joined(self, left: int, right: int) -> bool:
        if right >= len(self.words):
            return False
        return self.text[self.words[left].end : self.words[right].start] in _JOINTS

    def _is_capital(self, first: int, last: int) -> bool:
        """True where the name is written as one: with a capital at its beginning or its end, or, of a part of an ocean
        ("восточной части Тихого океана"), within."""
        ends = self.words[first].capital or self.words[last - 1].capital
        return ends or (last - first > _PAIR and any(word.capital for word in self.words[first:last]))

    def _named(self, first: int, last: int) -> Candidate | None:
        table, gazetteer = self.table, load_gazetteer()
        whole = self.words[first].capital or not table.cased
        keys = list(self._keys(first, last))
        for key in keys:
            if key in table.never or key in table.common:
                return None
            for base in self._bases(key):
                if base in table.features:
                    place = gazetteer.place(table.features[base])
                    return self._candidate(first, last, base, (place,), feature=True)
                if whole and base in table.countries and gazetteer.has_country(table.countries[base]):
                    code = table.countries[base]
                    return self._candidate(first, last, base, (gazetteer.country(code),), country=code)
        if not whole or (table.cased and not self.words[last - 1].capital):
            return None
        for key in keys:
            if len(key) < _WRITTEN_TOGETHER.get(table.language, 0):
                continue
            raw = self.text[self.words[first].start : self.words[last - 1].end]
            places = looked_up(key, raw, table.language)
            if places:
                country = places[0].country if places[0].kind == "country" else None
                feature = places[0].kind in ("sea", "region") and " " in key
                return self._candidate(first, last, key, places, country=country, feature=feature)
        return None

    def _keys(self, first: int, last: int) -> Iterator[str]:
        """The words as a name, then without what is written together with the first or the last of them."""
        if not self.table.stuck_in or last - first == 1:
            heads = self._forms(first, whole=last - first > 1)
            common = [word.form for word in self.words[first + 1 : last]]
            yield from (" ".join((form, *common)) for form in heads)
            return
        common = [word.form for word in self.words[first : last - 1]]
        yield from (" ".join((*common, form)) for form in self._forms(last - 1, whole=True))

    def _forms(self, at: int, *, whole: bool) -> tuple[str, ...]:
        """whole: the word is a part of a name of several, in which short words may stand."""
        word = self.words[at]
        fewest = _WRITTEN_TOGETHER.get(self.table.language)
        if fewest is not None:
            fewest = 2 if whole else fewest
            return tuple(form for form in word.forms if len(form) >= fewest or form == word.form)
        return word.forms[:1]

    def _bases(self, key: str) -> Iterator[str]:
        """The key, and in a language with cases the keys it may be a case of: all words change there."""
        if not self.table.endings() or " " not in key:
            yield from bases(key, self.table.language)
            return
        yield key
        first, _, rest = key.rpartition(" ")
        for ending in bases(rest, self.table.language):
            yield f"{first} {ending}"
            if " " not in first:
                yield from (f"{one} {ending}" for one in bases(first, self.table.language))
                if first.endswith(("ой", "ую")):
                    yield f"{first[:-2]}ая {ending}"

    def _candidate(
        self,
        first: int,
        last: int,
        key: str,
        places: tuple[Place, ...],
        *,
        country: str | None = None,
        feature: bool = False,
    ) -> Candidate:
        return Candidate(
            sentence=self.sentence.number,
            first=first,
            last=last,
            key=key,
            places=places,
            country=country,
            feature=feature,
        )

    # ── the words around ─────────────────────────────────────────────────────────────────────────────────────────

    def _frame(self, candidate: Candidate, before: Candidate | None) -> None:
        small, words = self.table.small, self.words
        first, last = candidate.first, candidate.last
        candidate.dated = last <= self.dateline
        head = small["of"].before(words, first)
        kind, start, candidate.within = self._kind_in(head)
        if not kind and head < first:
            kind, start, candidate.within = self._kind_in(first)
        if kind:
            candidate.wanted, candidate.located, candidate.strongly = kind, True, True
        elif small["sides"].before(words, head) < head and (
            head < first or not small["of"].behind(words, first) > first
        ):
            start = small["sides"].before(words, head)
            candidate.located = candidate.strongly = True
        else:
            start = small["cape"].before(words, head)
            if start < head:
                candidate.located = candidate.strongly = True
            else:
                start = first
        for relation, phrases in self.table.relations.items():
            if phrases.before(words, start) < start or phrases.before(words, first) < first:
                candidate.relation = relation
                candidate.located = candidate.strongly = True
                break
        if small["in"].before(words, first) < first or self._is_glued(first) or self._is_stuck(candidate):
            candidate.located = True
        candidate.belongs = self._belongs(first) or candidate.adjective
        candidate.of_thing = candidate.belongs and not candidate.adjective and self._of_thing(first)
        self._frame_behind(candidate)
        self._frame_beside(candidate, before)
        if candidate.adjective:
            candidate.located = candidate.strongly = False
        elif self._is_part(candidate):
            candidate.located = candidate.strongly = candidate.dated = candidate.belongs = False
            candidate.part = True

    def _belongs(self, first: int) -> bool:
        """True behind a common noun and "of", unless the noun is that of a body or a person."""
        small, words = self.table.small, self.words
        head = small["of"].before(words, first)
        if head == first and self.table.language in CONSTRUCT:
            return self._of_thing(first)
        if head == first or head == 0 or not self._is_joined(head - 1, head):
            return False
        noun = words[head - 1]
        common = not noun.capital or self.table.language == "de"
        return common and not noun.figures and small["bodies"].before(words, head) == head

    def _of_thing(self, first: int) -> bool:
        """True behind the noun of a building, a mine, a train: no state and no club speaks there."""
        head = self.table.small["of"].before(self.words, first)
        if head == first and self.table.language not in CONSTRUCT:
            return False
        targets = language_of(self.table.language).targets
        return any((match := targets.at(self.words, at)) is not None and match.last == head for at in (head - 1,))

    def _is_glued(self, first: int) -> bool:
        """True for a word with "in" before it: "بالسودان"."""
        word = self.words[first]
        return word.form.startswith(self.table.glued_in) and len(word.forms) > 1

    def _is_stuck(self, candidate: Candidate) -> bool:
        """True for a name with "in" behind it: "서울에서"."""
        form = self.words[candidate.last - 1].form
        rest = form[len(candidate.key.rpartition(" ")[2]) :]
        return bool(rest) and rest in self.table.stuck_in

    def _kind_in(self, at: int) -> tuple[str, int, str]:
        """The kind of place of the words before `at`, where they begin, and the country of which they say that it is:
        "ukrainischen Stadt", "ville ukrainienne"."""
        kind, start = self._kind(at)
        if kind:
            return kind, start, self._country_of(start)
        country = self._country_of(at)
        kind, start = self._kind(at - 1) if country else ("", at)
        return (kind, start, country) if kind else ("", at, "")

    def _country_of(self, at: int) -> str:
        match = self.table.demonyms.at(self.words, at - 1) if at > 0 else None
        return match.value if match is not None and match.last == at else ""

    def _kind(self, at: int) -> tuple[str, int]:
        for kind in KINDS:
            start = self.table.small[kind].before(self.words, at)
            if start < at:
                return kind, start
        return "", at

    def _frame_behind(self, candidate: Candidate) -> None:
        small, words, last = self.table.small, self.words, candidate.last
        if last >= len(words):
            return
        gap = self.text[words[last - 1].end : words[last].start]
        if self.table.language in PREMODIFIED and candidate.country is None and gap in (" ", "", "'", "’"):
            # "दरभंगा फायरिंग": a country would rather be the one that did it.
            struck = any(first == last for first, _ in self._told())
            candidate.located = candidate.located or struck
        for kind in _KINDS_BEHIND:
            if len(gap) <= 1 and "\n" not in gap and small[kind].behind(words, last) > last:
                candidate.located = candidate.strongly = True
                candidate.wanted = candidate.wanted or _KINDS_BEHIND[kind]
        if small["behind"].behind(words, last) > last:
            if self.table.language == "tr":
                begins = words[last].form
                if gap in tuple(_APOSTROPHES):
                    candidate.located = True
                elif gap == " " and len(begins) > _SUFFIX:
                    candidate.located = candidate.strongly = True
            else:
                candidate.located = True
                candidate.strongly = candidate.strongly or self.table.language in UNSPACED
        if (
            self.table.language == "tr"
            and gap in tuple(_APOSTROPHES)
            and last + 1 < len(words)
            and small["behind"].behind(words, last + 1) > last + 1
            and len(words[last + 1].form) > _SUFFIX
        ):
            # "İdlib'in kuzeyinde".
            candidate.located = candidate.strongly = True

    def _frame_beside(self, candidate: Candidate, before: Candidate | None) -> None:
        """A place behind another and a comma holds it; one behind "and" or a comma is a place as the first is."""
        if before is None:
            head = self.words[candidate.last - 1].end
            behind = self.text[head : head + 2].lstrip(" \u00a0")[:1]
            if self.sentence.role == "heading" and candidate.first == 0 and behind in (":", "："):
                candidate.located = True
            return
        between = self.text[self.words[before.last - 1].end : self.words[candidate.first].start]
        joined = not between or (between == "の" and self.table.language in UNSPACED)
        if joined and before.country is not None and candidate.country is None:
            # "乌克兰哈尔科夫市": the country stands before what lies in it.
            candidate.holder = before
            before.located = candidate.located = candidate.strongly = True
            return
        if between.strip() in (",", "(", "،", "、") and len(between) <= 2:
            outer = candidate.kind
            if outer in ("country", "admin1") and before.kind != "country" and before.located:
                before.holder = candidate
                candidate.located = True
            elif before.located and before.kind == candidate.kind:
                candidate.located = True
        elif before.located and self.table.small["and"].behind(self.words, before.last) == candidate.first:
            candidate.located = True

    def _is_part(self, candidate: Candidate) -> bool:
        """True for a part of a longer name: "Universidad Nueva Arlo", "Arlo Times"."""
        words, last = self.words, candidate.last
        if not self.table.cased or candidate.feature or candidate.dated:
            return False
        if self.table.language == "de" and self.text[words[last - 1].end : words[last - 1].end + 1] == "-":
            return True
        if last < len(words) and words[last].capital and self.table.language != "de":
            gap = self.text[words[last - 1].end : words[last].start]
            behind = self.table.small["kinds_behind"].behind(words, last)
            if (
                gap in (" ", "-")
                and behind == last
                and not words[last].figures
                and words[last].end - words[last].start > 1
            ):
                return True
        return candidate.first > 0 and self.text[words[candidate.first].start - 1] == "-"
