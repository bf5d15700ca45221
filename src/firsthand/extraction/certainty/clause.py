"""What stands on one verb or noun: its modal, negation, adverbs, the word that opens its clause, its adjectives."""

from __future__ import annotations

from firsthand.extraction.certainty.grounds import GROUND_OF, Ground, GroundKind
from firsthand.extraction.certainty.lexicon import lexicon
from firsthand.extraction.parse import Parse

__all__ = ["SUBJECTS", "Clauses"]

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BARE = frozenset({"let", "make", "help", "have", "see", "watch", "hear"})
_COMMANDS = frozenset({"ROOT", "conj", "ccomp", "parataxis", "dep", "advcl"})
_BEFORE_COMMANDS = frozenset(
    {"punct", "advmod", "neg", "aux", "intj", "cc", "prep", "mark", "npadvmod", "advcl", "dep"}
)


class Clauses:
    """Gathers the grounds that stand on single words, for the event at `position`."""

    def __init__(self, parse: Parse, position: int) -> None:
        self.parse = parse
        self.position = position
        self.words = lexicon()
        self.grounds: list[Ground] = []

    def add(self, kind: GroundKind, at: int) -> None:
        """Keep a ground, and the position of the word that says it."""
        self.grounds.append(Ground(kind=kind, position=at))

    def has_auxiliary(self, at: int) -> bool:
        """True for an adjective or noun that carries its own auxiliaries."""
        return any(self.parse.dep[child] in ("cop", "aux", "auxpass") for child in self.parse.children[at])

    def modifiers(self, noun: int) -> None:
        """ "No attack", "a planned attack", "an alleged attack", "the cancelled visit"."""
        parse = self.parse
        classes = self.words.on_noun
        for child in parse.children[noun]:
            dep, lower = parse.dep[child], parse.lower[child]
            if dep in ("det", "neg") and lower in ("no", "neither", "not"):
                self.add("negation", child)
            elif dep in ("amod", "compound", "advmod", "nmod"):
                ground = GROUND_OF.get(classes.get(lower, ""))
                if ground is not None:
                    self.add(ground, child)
                elif lower in ("not", "non"):
                    self.add("negation", child)
        if parse.dep[noun] == "pobj" and parse.lower[parse.head[noun]] == "without":
            self.add("negation", parse.head[noun])

    def clause(self, verb: int) -> None:
        """What stands on a verb: its modal, negation, adverbs and the word that opens its clause."""
        parse = self.parse
        modals, adverbs = self.words.modals, self.words.adverbs
        perfect = any(parse.lemma[child] == "have" and parse.dep[child] == "aux" for child in parse.children[verb])
        for child in parse.children[verb]:
            dep, lower = parse.dep[child], parse.lower[child]
            if dep in ("aux", "auxpass") and parse.tag[child] == "MD":
                self.modal(modals.get(lower), child, verb, perfect=perfect)
            elif dep == "aux" and lower == "going":
                self.add("future", child)
            elif dep == "neg" or (dep == "advmod" and lower in ("longer", "neither", "hardly", "never")):
                self.add("negation", child)
            elif dep in ("advmod", "npadvmod"):
                ground = GROUND_OF.get(adverbs.get(lower, ""))
                if ground is not None:
                    self.add("negation" if ground == "negative" else ground, child)
            elif dep == "mark" and lower in self.words.conditions:
                self.add("condition", child)
            elif (dep == "preconj" and lower == "neither") or (
                child != self.position
                and self._is_none(child)
                and (dep in SUBJECTS or (dep == "dobj" and verb == self.position))
            ):
                self.add("negation", child)
        if parse.dep[verb] == "pcomp" and parse.lower[parse.head[verb]] == "without":
            self.add("negation", parse.head[verb])
        if self.is_command(verb):
            self.add("command", verb)

    def _is_none(self, noun: int) -> bool:
        """ "Nobody", "no one", "none of them", "no soldier"."""
        parse = self.parse
        return parse.lower[noun] in ("nobody", "none", "nothing", "neither") or any(
            parse.lower[child] == "no" and parse.dep[child] in ("det", "neg") for child in parse.children[noun]
        )

    def modal(self, kind: str | None, modal: int, verb: int, *, perfect: bool) -> None:
        """The ground of a modal verb of the class `kind`; perfect: with "have" ("must have left")."""
        if kind == "future":
            self.add("future", modal)
        elif kind == "possible":
            self.add("possible", modal)
        elif kind == "needed":
            self.add("probable" if perfect and self.parse.lower[modal] == "must" else "needed", modal)
        elif kind == "conditional":
            self.add("future" if self._told_future(verb) and not perfect else "conditional", modal)

    def _told_future(self, verb: int) -> bool:
        """ "They said the visit would take place": "will", told in the past."""
        parse = self.parse
        at = verb
        for _ in range(4):
            head = parse.head[at]
            if head == at:
                return False
            if parse.dep[at] == "ccomp" and parse.tag[head] in ("VBD", "VBN") and parse.pos[head] == "VERB":
                return self.words.verbs.get(parse.lemma[head]) in ("speech", "plan", "belief")
            if parse.dep[at] in ("acl", "relcl", "ccomp") and parse.pos[head] == "NOUN":
                # "The announcement that it would buy".
                return self.that(at)
            if parse.dep[at] not in ("conj", "xcomp"):
                return False
            at = head
        return False

    def infinitive(self, at: int) -> bool:
        """True for "to leave", and for the bare infinitive of "let them leave"."""
        parse = self.parse
        if any(parse.tag[child] == "TO" for child in parse.children[at]):
            return True
        return parse.dep[at] == "ccomp" and parse.tag[at] == "VB" and parse.lemma[parse.head[at]] in _BARE

    def is_command(self, verb: int) -> bool:
        """True for a verb in its base form without a subject, "to" or an auxiliary but "do"."""
        parse = self.parse
        if parse.tag[verb] != "VB" or parse.dep[verb] not in _COMMANDS or self.infinitive(verb):
            return False
        if parse.dep[verb] == "conj" and not self.is_command(parse.head[verb]):
            return False
        return not any(
            parse.dep[child] in (*SUBJECTS, "csubj", "expl")
            or (parse.dep[child] == "aux" and parse.lemma[child] != "do")
            or (child < verb and parse.dep[child] not in _BEFORE_COMMANDS)
            for child in parse.children[verb]
        )

    def that(self, at: int) -> bool:
        """True for a clause that "that" opens."""
        return any(
            self.parse.dep[child] == "mark" and self.parse.lower[child] == "that" for child in self.parse.children[at]
        )
