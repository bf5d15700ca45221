"""The syntax of one report, mended where the tagger misreads news: subjects, objects, passives, noun phrases."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.extraction.mentions.lexicon import trigger_words, words_of
from firsthand.extraction.parse import Parse

__all__ = ["Syntax"]

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_DONE_TO = words_of(
    "kill injure wound hurt stab shoot arrest detain kidnap abduct jail rescue murder behead execute evacuate"
)
_FOUND_SO = frozenset({"oprd", "acomp", "xcomp", "ccomp", "advcl"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_NP_LEFT = words_of("amod compound nummod nmod poss quantmod det case punct npadvmod advmod")
_WEEKDAYS = words_of("monday tuesday wednesday thursday friday saturday sunday")
_NP_SKIP = frozenset({"det", "predet"})


class Syntax:
    """The tree of one report. Every method takes and gives token positions of the parse."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.dateline_tokens: frozenset[int] = frozenset()
        self.verbed, self.nouned = self._retagged()
        self._semicolons = [at for at, text in enumerate(parse.text) if text == ";"]

    def _retagged(self) -> tuple[dict[int, int], frozenset[int]]:
        """Verbs that the tagger took for plurals, with their subjects ("a bus overturns" is no kind of overturns), and
        plurals that it took for verbs ("the air strikes on the village")."""
        parse = self.parse
        verbs: dict[int, int] = {}
        nouns: set[int] = set()
        for at, tag in enumerate(parse.tag):
            if tag == "NNS" or (tag == "NN" and parse.lower[at][-1] == "s" and self._known_verb(parse.lower[at])):
                subject = self._plural_subject(at)
                if subject is not None:
                    verbs[at] = subject
            elif tag == "VBD":
                # "the ferry sank" as one noun
                before = self.child(at, "compound")
                if (
                    before == at - 1
                    and self.child(at, "det") is not None
                    and self.child(at, "nsubj", "nsubjpass") is None
                ):
                    verbs[at] = at - 1
            elif tag == "VBG" and self._gerund(at):
                nouns.add(at)
                if parse.dep[at] == "aux":
                    verbs[parse.head[at]] = at  # "when shelling hit a bus stop"
            elif tag == "VBZ":
                subject = self.child(at, "nsubj")
                if subject is not None:
                    if parse.pos[at] == "NOUN":
                        verbs[at] = subject
                elif parse.dep[at] in _ARGUMENTS and self.child(at, "det", "compound") is not None:
                    nouns.add(at)
        return verbs, frozenset(nouns)

    def _gerund(self, at: int) -> bool:
        """ "Fighting in the capital killed nine": a noun of a happening that is the subject, tagged as a verb."""
        parse = self.parse
        if parse.lower[at] not in trigger_words().nouns or self.child(at, "dobj", "nsubj", "aux") is not None:
            return False
        if parse.dep[at] == "aux":
            return parse.head[at] == at + 1 and parse.tag[at + 1] in {"VBD", "VBZ"}
        return parse.dep[at] in {"nsubj", "nsubjpass", "csubj"}

    def _known_verb(self, word: str) -> bool:
        """True for the third person of a verb that tells of incidents: "engulfs", "crashes"."""
        words = trigger_words()
        return any(stem in words.verbs or stem in words.occur for stem in (word[:-1], word[:-2]))

    def _plural_subject(self, at: int) -> int | None:
        parse = self.parse
        before = at - 1
        if (
            at < 2
            or parse.head[before] != at
            or parse.dep[before] not in {"compound", "nsubj"}
            or parse.tag[before] != "NN"
            or (parse.lemma[at] in trigger_words().nouns and parse.lemma[at] not in trigger_words().verbs)
        ):
            return None
        single = parse.lower[parse.left[before]] in {"a", "an"} or any(
            parse.lower[child] in {"a", "an"} for child in parse.children[at]
        )
        return before if single else None

    def child(self, position: int, *deps: str) -> int | None:
        """The first child with one of the dependency labels; one in the dateline only where there is no other, since
        parsers take "ARLO — A man was shot" for a clause about Arlo."""
        dep, outside = self.parse.dep, self.dateline_tokens
        fallback: int | None = None
        for at in self.parse.children[position]:
            if dep[at] in deps:
                if at not in outside:
                    return at
                fallback = at if fallback is None else fallback
        return fallback

    def conjuncts(self, position: int) -> Iterator[int]:
        """The token and all that are coordinated with it, in order."""
        yield position
        dep = self.parse.dep
        for at in self.parse.children[position]:
            if dep[at] == "conj":
                yield from self.conjuncts(at)
            elif dep[at] == "appos" and dep[position] not in {"nsubj", "nsubjpass"} and self.child(position, "cc"):
                yield at

    def prep_objects(self, position: int, prepositions: frozenset[str] | None = None) -> Iterator[tuple[int, int]]:
        """(preposition, object) for each prepositional phrase on the token, coordinated objects included."""
        parse = self.parse
        for at in parse.children[position]:
            if parse.dep[at] in {"prep", "agent", "dative"} and parse.pos[at] in {"ADP", "SCONJ", "VERB"}:
                if prepositions is None or parse.lower[at] in prepositions:
                    inner = self.child(at, "pobj")
                    if inner is not None:
                        for one in self.conjuncts(inner):
                            yield at, one
                nested = self.child(at, "prep")
                if nested is not None and (prepositions is None or parse.lower[nested] in prepositions):
                    inner = self.child(nested, "pobj")
                    if inner is not None:
                        for one in self.conjuncts(inner):
                            yield nested, one

    def is_verb(self, position: int) -> bool:
        """True for a verb, also one that the tagger took for an adjective with an auxiliary."""
        if position in self.nouned:
            return False
        return self.parse.pos[position] in {"VERB", "AUX"} or position in self.verbed

    def is_passive(self, verb: int) -> bool:
        """True for "was hit", "hit by", a participle that follows its noun ("the boat hit by"), and a headline's short
        form ("Four stabbed to death")."""
        parse = self.parse
        if parse.lemma[verb] in _DONE_TO and parse.tag[verb] in {"VBD", "VBN"} and self._short_passive(verb):
            return True
        if (
            parse.dep[verb] in _FOUND_SO
            and parse.tag[verb] == "VBN"
            and parse.lemma[parse.head[verb]] in {"find", "leave"}
        ):
            return self.child(verb, "nsubj", "dobj") is None
        for at in parse.children[verb]:
            if parse.dep[at] in {"auxpass", "nsubjpass", "agent"}:
                return True
            if parse.dep[at] in {"dobj", "nsubj"}:
                return False
        if parse.dep[verb] == "acl" and parse.tag[verb] == "VBN":
            return True
        if parse.dep[verb] == "conj":
            head = parse.head[verb]
            return (
                parse.tag[verb] == "VBN"
                and parse.tag[head] == "VBN"
                and self.child(verb, "nsubj", "dobj") is None
                and self.is_verb(head)
                and self.is_passive(head)
            )
        return False

    def _short_passive(self, verb: int) -> bool:
        parse = self.parse
        subject = False
        if self._shared_object(verb) is not None:
            return False
        for at in parse.children[verb]:
            dep = parse.dep[at]
            if dep in {"dobj", "aux", "dative", "ccomp", "xcomp"} or (
                dep == "prep" and parse.lower[at] in {"at", "on", "into"}
            ):
                return False
            subject = subject or (dep == "nsubj" and parse.lower[at] not in _RELATIVES)
        return subject and parse.dep[verb] in {"ROOT", "ccomp", "conj"}

    def _shared_object(self, verb: int) -> int | None:
        """ "Boarded and detained a tanker", "shot and killed two": the object that the second of two verbs carries. Of
        those "captured or killed" nobody says how many were which."""
        parse = self.parse
        for at in parse.children[verb]:
            joined = parse.dep[at] == "conj" and parse.tag[at] == parse.tag[verb] and verb < at <= verb + 3
            if not joined or self.child(at, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
                continue
            between = range(verb + 1, at)
            if all(parse.dep[one] in {"cc", "advmod"} and parse.lower[one] not in {"or", "nor"} for one in between):
                return self.child(at, "dobj")
        return None

    def antecedent(self, position: int, verb: int) -> int:
        """The noun that a relative pronoun stands for; any other token stands for itself."""
        parse = self.parse
        if parse.lower[position] in _RELATIVES and parse.tag[position] in {"WDT", "WP"}:
            at = verb
            while parse.dep[at] in {"conj", "xcomp", "advcl"} and parse.head[at] != at:
                at = parse.head[at]
            if parse.dep[at] == "relcl":
                return parse.head[at]
        return position

    def subject(self, verb: int) -> int | None:
        """The subject, shared over coordination, control and participles; of a participle after a noun, that noun."""
        parse = self.parse
        if verb in self.verbed:
            return self.verbed[verb]
        at = verb
        for _ in range(6):
            own = self.child(at, "nsubj", "nsubjpass", "csubj")
            if own is not None:
                # "Two shot dead; suspect, 19, arrested": what a semicolon parts has subjects of its own.
                return None if self._parted(own, verb) else self.antecedent(own, at)
            if at == verb and (number := self._behind_day(verb)) is not None:
                return number
            dep, head = parse.dep[at], parse.head[at]
            if dep == "acl" and (parse.pos[head] in {"NOUN", "PROPN", "PRON"} or parse.lower[head] == "old"):
                return head if parse.tag[at] in {"VBG", "VBN"} else self.subject_of_noun(head)
            if dep == "relcl" or (dep == "advcl" and self._finite_clause(at)):
                return None
            if dep in {"xcomp", "oprd"} and self.is_verb(head):
                controlled = self.child(head, "dobj")
                if controlled is not None and (parse.tag[at] in {"VB", "VBG"} or dep == "oprd"):
                    return controlled
            if dep == "pcomp" and self.is_verb(parse.head[head]):
                # "accused X of killing": X; "left after killing": who left
                at = parse.head[head]
                named = self.child(at, "dobj")
                if named is not None and parse.lower[head] in {"of", "for", "from", "with"}:
                    return named
                continue
            if dep in {"conj", "xcomp", "advcl", "oprd", "acomp"} and self.is_verb(head) and head != at:
                at = head
                continue
            return None
        return None

    def _parted(self, one: int, other: int) -> bool:
        low, high = sorted((one, other))
        return any(low < at < high for at in self._semicolons)

    def _finite_clause(self, verb: int) -> bool:
        """ "after … was stabbed": a clause with its own finite verb has its own subject."""
        parse = self.parse
        return self.child(verb, "mark") is not None and any(
            parse.dep[child] in {"aux", "auxpass"} and parse.tag[child] in {"VBD", "VBZ", "VBP"}
            for child in parse.children[verb]
        )

    def _behind_day(self, verb: int) -> int | None:
        """ "On Thursday five died": the number, which the parser gives to the day."""
        parse = self.parse
        at = verb - 1
        while at > 0 and parse.dep[at] in {"aux", "auxpass"}:
            at -= 1
        if at < 1 or parse.tag[at] != "CD" or parse.dep[at] != "nummod" or parse.head[at] != at - 1:
            return None
        return at if parse.lower[at - 1] in _WEEKDAYS and not parse.text[at].isdigit() else None

    def subject_of_noun(self, noun: int) -> int | None:
        """Who does what the noun tells, where its verb has a subject: "X issued a threat to bomb" gives X."""
        head = self.parse.head[noun]
        if self.parse.dep[noun] in {"dobj", "pobj"} and self.is_verb(head):
            return self.subject(head)
        return None

    def agent(self, verb: int) -> int | None:
        """Who does it: the subject of the active, the by-phrase of the passive."""
        parse = self.parse
        if self.is_passive(verb):
            for at in parse.children[verb]:
                if parse.dep[at] == "agent" or (parse.dep[at] == "prep" and parse.lower[at] == "by"):
                    told = self.child(at, "pcomp")  # "hit by shelling"
                    noun = told is not None and parse.lower[told] in trigger_words().nouns
                    return told if noun else self.child(at, "pobj")
            # "was shot and injured by an officer": the second verb carries the doer of both
            for at in parse.children[verb]:
                if parse.dep[at] == "conj" and parse.tag[at] == "VBN" and self.child(at, "nsubj", "nsubjpass") is None:
                    doer = self.child(at, "agent")
                    return None if doer is None else self.child(doer, "pobj")
            return None
        return self.subject(verb)

    def patient(self, verb: int) -> int | None:
        """Whom or what it is done to: the object of the active, the subject of the passive."""
        parse = self.parse
        if self.is_passive(verb):
            return self.subject(verb)
        found = self.child(verb, "dobj", "dative")
        if found is not None:
            if parse.lemma[found] in {"hostage", "captive"} and parse.tag[found] == "NN":
                # "took 30 schoolchildren hostage": the parser makes one noun of it
                inside = self.child(found, "compound", "nmod", "nsubj")
                if inside is not None and parse.tag[inside] == "NNS":
                    return inside
            return self.antecedent(found, verb)
        dead = next((child for child in parse.children[verb] if parse.lower[child] == "dead" and child > verb), None)
        if dead is not None and (inside := self.child(dead, "dobj", "nsubj")) is not None:
            return inside  # "shot dead three men": the parser hangs them on "dead"
        shared = self._shared_object(verb)
        if shared is not None:
            return shared
        called = self._called(verb)
        if called is not None:
            return called
        if parse.dep[verb] == "relcl":
            # "the boats they struck": the gap of a relative clause without a pronoun
            subject = self.child(verb, "nsubj")
            if subject is not None and parse.lower[subject] not in _RELATIVES and parse.tag[verb] != "VBG":
                return parse.head[verb]
        if parse.dep[verb] == "amod":
            return None
        if parse.dep[verb] == "acl" and parse.tag[verb] == "VBN":
            return parse.head[verb]
        # The parser often takes the object of a headline's verb for a clause ("Gunmen kill 12"): the next noun serves.
        return self.child(verb, "oprd", "attr") if parse.tag[verb] != "VBN" else None

    def _called(self, verb: int) -> int | None:
        """ "Bombed what it called rebel camps": the object is what the clause names."""
        parse = self.parse
        clause = self.child(verb, "ccomp")
        if clause is None or parse.lower[verb + 1 : verb + 2] != ["what"]:
            return None
        inner = self.child(clause, "ccomp")  # "what the army said was a camp"
        for at in (clause, inner):
            named = None if at is None else self.child(at, "oprd", "attr")
            if named is not None:
                return self.child(named, "attr") if self.is_verb(named) else named
        return None

    def clause_verb(self, noun: int) -> int | None:
        """The verb to whose clause the noun belongs, through prepositions and nouns between them."""
        parse = self.parse
        at = noun
        for _ in range(8):
            head = parse.head[at]
            if head == at:
                return at if self.is_verb(at) else None
            at = head
            if self.is_verb(at):
                return at
        return None

    # ── noun phrases ─────────────────────────────────────────────────────────────────────────────────────────────

    def phrase(self, head: int, *, of: bool = True) -> tuple[int, int]:
        """The tokens of the noun phrase without its article: modifiers, the noun, a short "of …" after it."""
        parse = self.parse
        first = head
        for at in parse.children[head]:
            if at < first and parse.dep[at] in _NP_LEFT:
                first = min(first, parse.left[at])
        entity_last = head + 1
        while (
            entity_last < len(parse)
            and parse.dep[entity_last] in {"compound", "nmod"}
            and parse.head[entity_last] == head
        ):
            entity_last += 1
        while first < head and (
            parse.dep[first] in _NP_SKIP
            or parse.tag[first] in {"DT", "PRP$", "PDT", "WDT", "''", "``", ",", ":", "-LRB-"}
            or parse.pos[first] in {"PUNCT", "ADP"}
            or (first and parse.lower[first - 1 : first + 1] == ["at", "least"])
        ):
            first += 1
        last = entity_last
        if of:
            for at in parse.children[head]:
                if at >= head and parse.dep[at] == "prep" and parse.lower[at] == "of":
                    inner = self.child(at, "pobj")
                    if inner is not None:
                        _, end = self.phrase(inner, of=False)
                        if end - head <= 7:
                            last = max(last, end)
                    break
        return first, last

    def words(self, first: int, last: int) -> str:
        """The words of the report from token to token (exclusive), line breaks as blanks."""
        return " ".join(self.parse.words(first, last).split())

    def modifiers(self, noun: int) -> Iterator[int]:
        """The adjectives, nouns and owners that stand on the noun."""
        dep = self.parse.dep
        for at in self.parse.children[noun]:
            if dep[at] in {"amod", "compound", "poss", "nmod"}:
                yield at
                yield from self.modifiers(at)
