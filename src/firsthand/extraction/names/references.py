"""Descriptions ("the president", "the network") and pronouns, tied to the parties they refer to, or to none."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from firsthand.extraction.claims.lexicon import claim_lexicon
from firsthand.extraction.claims.quotes import find_quotes
from firsthand.extraction.names.lexicon import Lexicon, lexicon
from firsthand.extraction.names.merging import PartyDraft
from firsthand.extraction.parse import Parse

__all__ = ["resolve_references"]

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_PASSING = frozenset({"compound", "poss", "nmod", "amod"})
_ARTICLES = frozenset({"the", "that", "this"})
# How far back a pronoun may reach, in sentences; beyond it a writer names the person again.
_PRONOUN_REACH = 4
_OUTLETS = frozenset({"broadcaster", "newspaper", "magazine", "site", "agency of news"})
_BODY_REACH = 12
_BODY_SAYS_REACH = 2
_LAST_OF_TWO = {"latter": -1, "former": 0}


@dataclass(slots=True, kw_only=True)
class _Recent:
    """A reference that was read: the party, its head token and its sentence.

    subject: of a verb, or what a caption shows. passing: it only qualifies another noun ("the Roe government").
    """

    party: PartyDraft
    position: int
    sentence: int
    subject: bool
    quoted: bool
    caption: bool
    passing: bool


def resolve_references(parse: Parse, drafts: list[PartyDraft]) -> None:
    """Add to each draft the descriptions and pronouns that refer to it. Reads the report once, in order."""
    _Resolver(parse, drafts).run()


class _Resolver:
    def __init__(self, parse: Parse, drafts: list[PartyDraft]) -> None:
        self._parse = parse
        self._words: Lexicon = lexicon()
        self._drafts = drafts
        self._recent: list[_Recent] = []
        self._named: dict[int, PartyDraft] = {}
        self._starts: dict[int, list[tuple[int, PartyDraft]]] = {}
        for draft in drafts:
            for first, last in draft.mentions:
                self._starts.setdefault(first, []).append((last, draft))
                for position in range(first, last):
                    self._named[position] = draft
        self._quotes = find_quotes(parse)
        self._quote_starts = [quote.first for quote in self._quotes]
        self._roles = {id(draft): self._introductions(draft) for draft in drafts if draft.roles}
        self._bodies = [draft for draft in drafts if draft.kind in ("organisation", "outlet", "other")]

    def run(self) -> None:
        parse, named = self._parse, self._named
        at, size = 0, len(parse)
        lower, lemma = parse.lower, parse.lemma
        bodies_say = claim_lexicon().bodies_say
        people, heads = self._words.people_nouns, self._words.description_heads
        while at < size:
            starts = self._starts.get(at)
            if starts is not None:
                for last, party in starts:
                    self._note(party, last - 1)
                at = min(last for last, _ in starts)
                continue
            word = lower[at]
            if word in _HE or word in _SHE:
                self._pronoun(at, "male" if word in _HE else "female")
            elif word == "it" and parse.dep[at] == "nsubj" and lemma[parse.head[at]] in bodies_say:
                self._speaking_body(at)
            elif word in _LAST_OF_TWO and at and lower[at - 1] == "the":
                self._one_of_two(at, _LAST_OF_TWO[word])
            elif (lemma[at] in people or word in people) and at not in named:
                self._description(at)
            elif word in heads and at not in named:
                self._body(at)
            at += 1

    def _note(self, party: PartyDraft, position: int) -> None:
        if party.kind == "place":
            return
        parse = self._parse
        caption = parse.role(position) == "caption"
        dep = parse.dep[position]
        self._recent.append(
            _Recent(
                party=party,
                position=position,
                sentence=parse.sentence[position],
                subject=dep in _SUBJECTS or (caption and dep == "ROOT"),
                quoted=self._quoted(position),
                caption=caption,
                passing=dep in _PASSING,
            )
        )

    def _quoted(self, position: int) -> bool:
        number = bisect_right(self._quote_starts, position) - 1
        return number >= 0 and position < self._quotes[number].last and self._quotes[number].full

    def _add(self, party: PartyDraft, first: int, last: int, position: int) -> None:
        party.mentions.append((first, last))
        for token in range(first, last):
            self._named[token] = party
        self._note(party, position)

    # Pronouns

    def _pronoun(self, at: int, gender: str) -> None:
        """The nearest person who agrees: subjects before others, and nobody who speaks only inside a quotation."""
        parse = self._parse
        if self._quoted(at):
            return
        sentence = parse.sentence[at]
        caption = parse.role(at) == "caption"
        best: tuple[float, _Recent] | None = None
        seen: set[int] = set()
        for recent in reversed(self._recent):
            distance = sentence - recent.sentence
            if distance > _PRONOUN_REACH:
                break
            if recent.quoted or recent.party.kind not in ("person", "other") or recent.caption != caption:
                continue
            if caption and parse.block[recent.position] != parse.block[at]:
                continue
            if recent.party.kind == "other" or (recent.party.gender and recent.party.gender != gender):
                continue
            if distance == 0 and self._clashes(recent.position, at):
                continue
            score = -2.0 * distance + (1.5 if recent.subject else 0.0)
            score += 0.5 if recent.party.gender == gender else 0.0
            score -= 1.0 if recent.passing else 0.0
            score -= 0.01 * (at - recent.position)
            if id(recent.party) not in seen and (best is None or score > best[0]):
                best = (score, recent)
            seen.add(id(recent.party))
        if best is None:
            return
        party = best[1].party
        if not party.gender:
            party.gender = "male" if gender == "male" else "female"
        self._add(party, at, at + 1, at)

    def _speaking_body(self, at: int) -> None:
        """ "it said": the body or country that was last named as a subject; none where a sentence came between."""
        sentence = self._parse.sentence[at]
        for recent in reversed(self._recent):
            if sentence - recent.sentence > _BODY_SAYS_REACH:
                return
            if recent.party.kind in ("organisation", "outlet") and recent.subject and not recent.quoted:
                self._add(recent.party, at, at + 1, at)
                return

    def _clashes(self, name: int, pronoun: int) -> bool:
        """True where "Roe … him" stand as subject and object of one verb, which never mean the same person."""
        parse = self._parse
        if parse.lower[pronoun] in ("his", "her", "hers", "himself", "herself"):
            return False
        if parse.head[name] == parse.head[pronoun] and parse.dep[name] != "conj":
            return True
        # "Speaking to Roe, he said": the pronoun is who speaks, so it is not Roe.
        at = name
        for _ in range(5):
            above = parse.head[at]
            if parse.dep[at] == "advcl" and above == parse.head[pronoun] and parse.tag[at] in ("VBG", "VBN"):
                return True
            if above == at:
                break
            at = above
        return False

    def _one_of_two(self, at: int, which: int) -> None:
        """ "the latter", "the former": of two persons or bodies joined in the same sentence."""
        parse = self._parse
        first, _ = parse.sentences[parse.sentence[at]]
        inside = [recent for recent in self._recent if first <= recent.position < at]
        distinct = list({id(recent.party): recent for recent in inside}.values())
        if len(distinct) >= 2:
            pair = distinct[-2:]
            kinds = {recent.party.kind for recent in pair}
            if len(kinds) == 1:
                self._add(pair[which].party, at - 1, at + 1, at)

    # Descriptions

    def _norm(self, role: str) -> frozenset[str]:
        same = self._words.same_word
        words: list[str] = []
        for word in role.lower().replace("-", " ").split():
            words.extend(same.get(word, word).split())
        return frozenset(words)

    def _noun_phrase(self, at: int) -> tuple[int, list[str]] | None:
        """The first token of "the … noun" and the words between; None where it has no definite article or owner."""
        parse = self._parse
        first = at
        while (
            first - 1 >= 0
            and parse.head[first - 1] in (at, first)
            and parse.dep[first - 1] in ("compound", "amod", "det", "poss", "nmod")
        ):
            first -= 1
        if parse.lower[first] not in _ARTICLES:
            country = parse.text[first] in self._words.demonyms
            if not (country and parse.tag[at] == "NN"):
                return None
        return first, parse.lower[first + 1 : at] if parse.lower[first] in _ARTICLES else parse.lower[first:at]

    def _introductions(self, draft: PartyDraft) -> list[tuple[int, frozenset[str]]]:
        """Each role of a person with the token from which on the reader knows it."""
        found: list[tuple[int, frozenset[str]]] = []
        for role in draft.roles:
            places = [span.outer for span in draft.spans if span.role == role]
            found.append((min(places, default=draft.spans[0].outer), self._norm(role)))
        return found

    def _description(self, at: int) -> None:
        """ "the president": the person who was introduced with that role, most recently named first."""
        parse = self._parse
        if parse.tag[at] not in ("NN", "NNP") or parse.dep[at] in ("appos", "attr", "compound", "oprd"):
            return
        phrase = self._noun_phrase(at)
        if phrase is None and parse.role(at) == "heading" and parse.dep[at] in _SUBJECTS:
            # Headlines drop articles: "Strike kills 12, governor says".
            phrase = (parse.left[at], parse.lower[parse.left[at] : at])
        if phrase is None:
            return
        first, before = phrase
        country = next(
            (
                self._words.demonyms[parse.text[spot]]
                for spot in range(first, at)
                if parse.text[spot] in self._words.demonyms
            ),
            None,
        )
        if any(parse.dep[child] == "prep" and parse.lower[child] == "of" for child in parse.children[at]):
            return
        wanted = self._norm(" ".join(word for word in [*before, parse.lower[at]] if word.isalpha() or "-" in word))
        demonyms = {
            word.lower() for word in (parse.text[spot] for spot in range(first, at)) if word in self._words.demonyms
        }
        wanted = wanted - frozenset(demonyms)
        found = self._by_role(wanted, country, at)
        if found is not None:
            self._add(found, first, at + 1, at)

    def _by_role(self, wanted: frozenset[str], country: str | None, at: int) -> PartyDraft | None:
        """Who bears the role: introduced with it before now, in the same flow of text, named last, not in passing."""
        known: set[int] = set()
        later: set[int] = set()
        for number, roles in self._roles.items():
            places = [place for place, role in roles if self._fits(wanted, role)]
            if places:
                (known if min(places) < at else later).add(number)
        caption = self._parse.role(at) == "caption"
        if country is not None:
            own = {id(draft) for draft in self._drafts if draft.country == country}
            known, later = known & own or known, later & own or later
        for fitting in (known, later):
            passing: PartyDraft | None = None
            for recent in reversed(self._recent):
                if id(recent.party) not in fitting:
                    continue
                if country is not None and recent.party.country not in (None, country):
                    continue
                if (recent.caption and not caption) or recent.passing:
                    passing = passing or recent.party
                    continue
                return recent.party
            if passing is not None:
                return passing
        named_later = [draft for draft in self._drafts if id(draft) in later]
        return named_later[0] if len(named_later) == 1 and self._parse.role(at) == "heading" else None

    @staticmethod
    def _fits(wanted: frozenset[str], role: frozenset[str]) -> bool:
        if not wanted or not role:
            return False
        if wanted == role:
            return True
        # "the secretary" for a defense secretary; but "the president" is no vice president.
        if wanted < role:
            return "vice" not in role and "deputy" not in role and "press" not in role - wanted
        return False

    def _body(self, at: int) -> None:
        """ "the network", "the ministry": the body or outlet of that sort that was named last."""
        parse = self._parse
        if parse.tag[at] not in ("NN", "NNP", "NNS"):
            return
        first = at - 1
        two = f"{parse.lower[at - 1]} {parse.lower[at]}" if at else ""
        means = self._words.descriptions.get(two)
        if means is not None:
            first = at - 2
        else:
            means = self._words.descriptions.get(parse.lower[at])
        if means is None or first < 0 or parse.lower[first] not in _ARTICLES or parse.dep[at] == "compound":
            return
        if any(parse.dep[child] in ("prep", "acl", "relcl") and child < at + 3 for child in parse.children[at]):
            return
        bodies = {id(draft) for draft in self._bodies if self._means(draft, means)}
        if not bodies:
            return
        if len(bodies) > 1:
            bodies -= {id(draft) for draft in self._bodies if draft.carrier}
        sentence = parse.sentence[at]
        for recent in reversed(self._recent):
            if id(recent.party) in bodies and (len(bodies) == 1 or sentence - recent.sentence <= _BODY_REACH):
                self._add(recent.party, first, at + 1, at)
                return

    @staticmethod
    def _means(draft: PartyDraft, means: tuple[str, ...]) -> bool:
        parts = draft.name.lower().split()
        for sort in means:
            if sort.startswith("body:"):
                if draft.spans[0].body == sort[5:]:
                    return True
            elif sort.startswith("word:"):
                if sort[5:] in parts:
                    return True
            elif draft.section == sort or (not draft.section and draft.kind == "outlet" and sort in _OUTLETS):
                return True
        return False
