"""The way from an event's word to the head of its sentence, and the grounds that stand on it."""

from __future__ import annotations

from firsthand.extraction.certainty_grounds import GROUND_OF, Ground, GroundKind
from firsthand.extraction.certainty_lexicon import lexicon
from firsthand.extraction.parse import Parse

__all__ = ["climb"]

_STEPS = 14
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "pcomp", "acomp", "oprd"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ARGUMENTS = frozenset({"dobj", "attr", "acomp", "oprd", "pobj", "dative", "nsubj", "nsubjpass", "agent"})
_FOUND = frozenset({"find", "know", "show", "see", "learn", "reveal", "hear"})
_TOLD = frozenset({"tell", "warn", "caution"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "'s", "’s"})
_VERBAL = frozenset({"VERB", "AUX"})


def climb(parse: Parse, position: int) -> list[Ground]:
    """The grounds of the event that the token at `position` names, from its word outwards."""
    way = _Climb(parse, position)
    way.run()
    return way.grounds


class _Climb:
    """Goes from the event's word to the head of its sentence and gathers what bears on it."""

    def __init__(self, parse: Parse, position: int) -> None:
        self.parse = parse
        self.position = position
        self.words = lexicon()
        self.grounds: list[Ground] = []

    def _add(self, kind: GroundKind, at: int) -> None:
        self.grounds.append(Ground(kind=kind, position=at))

    def run(self) -> None:
        """Gather the grounds, from the event outwards."""
        parse, at = self.parse, self.position
        verbal = parse.pos[at] in _VERBAL
        if not verbal:
            self._modifiers(at)
        if verbal or self._copula_below(at):
            self._clause(at)
        for _ in range(_STEPS):
            head, dep = parse.head[at], parse.dep[at]
            if head == at:
                self._root(at)
                return
            if not self._step(at, head, dep):
                return
            at = head

    # ── what stands on the word itself ───────────────────────────────────────────────────────────────────────────

    def _copula_below(self, at: int) -> bool:
        """True for an adjective or noun that carries its own auxiliaries."""
        return any(self.parse.dep[child] in ("cop", "aux", "auxpass") for child in self.parse.children[at])

    def _modifiers(self, noun: int) -> None:
        """ "No attack", "a planned attack", "an alleged attack", "the cancelled visit"."""
        parse = self.parse
        classes = self.words.on_noun
        for child in parse.children[noun]:
            dep, lower = parse.dep[child], parse.lower[child]
            if dep in ("det", "neg") and lower in ("no", "neither", "not"):
                self._add("negation", child)
            elif dep in ("amod", "compound", "advmod", "nmod"):
                ground = GROUND_OF.get(classes.get(lower, ""))
                if ground is not None:
                    self._add(ground, child)
                elif lower in ("not", "non"):
                    self._add("negation", child)
        if parse.dep[noun] == "pobj" and parse.lower[parse.head[noun]] == "without":
            self._add("negation", parse.head[noun])

    def _clause(self, verb: int) -> None:
        """What stands on a verb: its modal, negation, adverbs and the word that opens its clause."""
        parse = self.parse
        modals, adverbs = self.words.modals, self.words.adverbs
        perfect = any(parse.lemma[child] == "have" and parse.dep[child] == "aux" for child in parse.children[verb])
        for child in parse.children[verb]:
            dep, lower = parse.dep[child], parse.lower[child]
            if dep in ("aux", "auxpass") and parse.tag[child] == "MD":
                self._modal(modals.get(lower), child, verb, perfect=perfect)
            elif dep == "aux" and lower == "going":
                self._add("future", child)
            elif dep == "neg" or (dep == "advmod" and lower in ("longer", "neither", "hardly", "never")):
                self._add("negation", child)
            elif dep in ("advmod", "npadvmod"):
                ground = GROUND_OF.get(adverbs.get(lower, ""))
                if ground is not None:
                    self._add("negation" if ground == "negative" else ground, child)
            elif dep == "mark" and lower in self.words.conditions:
                self._add("condition", child)
            elif (dep == "preconj" and lower == "neither") or (
                child != self.position
                and self._is_none(child)
                and (dep in _SUBJECTS or (dep == "dobj" and verb == self.position))
            ):
                self._add("negation", child)
        if parse.dep[verb] == "pcomp" and parse.lower[parse.head[verb]] == "without":
            self._add("negation", parse.head[verb])

    def _is_none(self, noun: int) -> bool:
        """ "Nobody", "no one", "none of them", "no soldier"."""
        parse = self.parse
        return parse.lower[noun] in ("nobody", "none", "nothing", "neither") or any(
            parse.lower[child] == "no" and parse.dep[child] in ("det", "neg") for child in parse.children[noun]
        )

    def _modal(self, kind: str | None, modal: int, verb: int, *, perfect: bool) -> None:
        if kind == "future":
            self._add("future", modal)
        elif kind == "possible":
            self._add("possible", modal)
        elif kind == "needed":
            self._add("probable" if perfect and self.parse.lower[modal] == "must" else "needed", modal)
        elif kind == "conditional":
            self._add("future" if self._told_future(verb) and not perfect else "conditional", modal)

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
                return self._that(at)
            if parse.dep[at] not in ("conj", "xcomp"):
                return False
            at = head
        return False

    # ── what stands above ────────────────────────────────────────────────────────────────────────────────────────

    def _step(self, at: int, head: int, dep: str) -> bool:
        """Take what the head says of the word below it; False where nothing further up can bear on the event."""
        parse = self.parse
        if parse.pos[head] in _VERBAL:
            return self._under_verb(at, head, dep)
        if parse.pos[head] == "ADJ":
            return self._under_adjective(at, head, dep)
        if parse.pos[head] in ("ADP", "SCONJ", "PART") or parse.tag[head] in ("IN", "TO"):
            return not (parse.lower[head] == "without" and dep == "pcomp")
        if parse.pos[head] in ("NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X"):
            return self._under_noun(at, head, dep)
        return dep in _CLAUSES | {"conj", "prep"}

    def _under_verb(self, at: int, head: int, dep: str) -> bool:
        parse = self.parse
        kind = self.words.verbs.get(parse.lemma[head])
        if dep == "conj":
            self._shared(at, head)
            return True
        if dep == "advcl":
            return self._under_main_clause(at, head)
        if dep in _CLAUSES:
            return self._complement(at, head, kind)
        if dep in ("prep", "agent", "dative"):
            return self._through_preposition(at, head, kind)
        if dep in _ARGUMENTS:
            return self._argument(at, head, dep)
        return False

    def _complement(self, at: int, head: int, kind: str | None) -> bool:
        """A clause under a verb: "wants to leave", "said that he left", "failed to leave"."""
        parse = self.parse
        infinitive = self._infinitive(at)
        passive = any(parse.dep[child] in ("auxpass", "nsubjpass") for child in parse.children[head])
        if any(parse.dep[child] == "mark" and parse.lower[child] in ("whether", "if") for child in parse.children[at]):
            return True
        if parse.dep[at] == "ccomp" and not infinitive:
            return self._finite_complement(at, head, kind)
        ground = GROUND_OF.get(kind or "")
        if ground is not None and parse.dep[at] not in ("csubj", "csubjpass"):
            self._add(ground, head)
            self._clause(head)
            return True
        if kind == "speech" and infinitive and parse.lemma[head] not in _FOUND:
            # "Is said to be", "was reported to have left"; "told them to leave", "announced plans to leave".
            told = parse.lemma[head] in _TOLD
            self._add("wish" if told else "probable" if passive else "plan", head)
            return True
        if infinitive and parse.dep[at] == "ccomp" and kind != "factive":
            self._add("wish", head)
            return True
        if infinitive and parse.lemma[head] == "be":
            self._add("plan", head)
            return True
        if infinitive and parse.lemma[head] == "have":
            # "They have to leave": what must be is likely to be.
            self._add("plan", head)
            self._clause(head)
            return True
        if infinitive and passive and kind is None:
            # "Used to measure", "chosen to lead".
            self._add("purpose", at)
            return True
        self._clause(head)
        return True

    def _finite_complement(self, at: int, head: int, kind: str | None) -> bool:
        """ "Denied that he left", "fears that it may fall". A modal or a "not" on saying is none on what is said."""
        if kind in ("wish", "fear", "belief", "claim") or (
            kind in ("negative", "plan") and self.words.finite.get(self.parse.lemma[head]) == kind
        ):
            self._add(GROUND_OF[kind], head)
        return False

    def _infinitive(self, at: int) -> bool:
        return any(self.parse.tag[child] == "TO" for child in self.parse.children[at])

    def _shared(self, at: int, head: int) -> None:
        """Coordinated verbs share the modal before them both, and the word that opens their clause."""
        parse = self.parse
        if parse.pos[head] not in _VERBAL or parse.pos[at] not in _VERBAL:
            return
        own = any(parse.dep[child] in ("aux", "nsubj", "nsubjpass") for child in parse.children[at])
        for child in parse.children[head]:
            if parse.dep[child] == "mark" and parse.lower[child] in self.words.conditions:
                self._add("condition", child)
            elif parse.dep[child] == "aux" and parse.tag[child] == "MD" and (not own or parse.tag[at] == "VB"):
                self._modal(self.words.modals.get(parse.lower[child]), child, head, perfect=False)

    def _under_main_clause(self, at: int, head: int) -> bool:
        """An adverbial clause: "to …" is a purpose, "if …" was read on the clause itself, the others tell facts."""
        parse = self.parse
        if self._infinitive(at):
            marked = any(parse.dep[child] == "mark" and parse.lower[child] == "for" for child in parse.children[at])
            if parse.lemma[head] == "be" and not marked:
                self._add("plan", head)
            else:
                self._add("purpose", at)
        return False

    def _through_preposition(self, at: int, head: int, kind: str | None) -> bool:
        """ "Warned of attacks", "accused of killing", "called for talks", "prevented from leaving"."""
        parse = self.parse
        lower = parse.lower[at]
        led = self.words.led.get(parse.lemma[head])
        if lower == "from" and kind == "negative":
            self._add("negative", head)
        elif led is not None and lower in (("of", "about", "over") if led == "fear" else ("for",)):
            self._add(GROUND_OF[led], head)
        elif lower in ("of", "with") and kind == "claim":
            self._add("claim", head)
        elif lower in ("on", "to") and kind == "plan" and parse.pos[self._below(at)] in _VERBAL:
            self._add("plan", head)
        return False

    def _below(self, preposition: int) -> int:
        for child in self.parse.children[preposition]:
            if self.parse.dep[child] in ("pobj", "pcomp"):
                return child
        return preposition

    def _argument(self, at: int, head: int, dep: str) -> bool:
        """An event noun under a verb: "denied the attack", "plans an attack", "no attack took place"."""
        parse = self.parse
        noun = self.position
        if at != noun and parse.pos[noun] in _VERBAL:
            return False
        passive_subject = dep == "nsubjpass"
        object_like = dep in ("dobj", "attr", "oprd", "acomp") or passive_subject
        definite = any(parse.lower[child] in _DEFINITE or parse.dep[child] == "poss" for child in parse.children[at])
        lemma = parse.lemma[head]
        ground = GROUND_OF.get(self.words.objects.get(lemma, "")) if object_like else None
        if ground == "negative":
            self._add(ground, head)
            return True
        if ground is not None and not definite:
            self._add(ground, head)
        if dep == "nsubj" and not self._occurs(head):
            return False
        if definite and lemma not in self.words.light:
            return False
        self._clause(head)
        return True

    def _occurs(self, verb: int) -> bool:
        """True for a verb that says no more of its subject than that it takes place."""
        if self.parse.lemma[verb] == "take":
            return any(self.parse.lower[child] == "place" for child in self.parse.children[verb])
        return self.parse.lemma[verb] in self.words.occurring

    def _under_adjective(self, at: int, head: int, dep: str) -> bool:
        """ "Likely to fall", "unable to leave", "unclear whether he left"."""
        if dep not in ("xcomp", "ccomp", "prep", "advcl", "acomp", "conj"):
            return False
        parse = self.parse
        kind = self.words.adjectives.get(parse.lower[head])
        if dep in ("xcomp", "ccomp", "advcl"):
            if parse.lower[head] in self.words.denying:
                self._add("negative", head)
            ground = GROUND_OF.get(kind or "")
            if parse.lower[head] == "unlikely":
                self._add("probable", head)
            elif ground is not None and ground != "negative":
                self._add(ground, head)
            elif self._infinitive(at) and kind is None:
                self._add("wish", head)
        return True

    def _under_noun(self, at: int, head: int, dep: str) -> bool:
        """ "Plans to leave", "the risk of a collapse", "an allegation that he left"."""
        parse = self.parse
        if dep == "conj":
            return True
        kind = self.words.nouns.get(parse.lemma[head])
        ground = GROUND_OF.get(kind or "")
        infinitive = self._infinitive(at)
        if dep in ("acl", "ccomp", "relcl", "xcomp") and (infinitive or (dep != "relcl" and self._that(at))):
            if infinitive and dep == "xcomp":
                # "Ministers to meet on Friday": a headline.
                self._add("plan", head)
            elif parse.lemma[head] == "order" and parse.lower[parse.head[head]] == "in":
                self._add("purpose", at)
            elif ground is not None:
                self._add(ground, head)
                self._modifiers(head)
            elif infinitive:
                self._add("purpose", at)
        elif dep == "prep" and ground is not None:
            leads = parse.lower[at] in self.words.prepositions.get(kind or "", frozenset())
            if leads and parse.lemma[head] not in self.words.clause_only:
                self._add(ground, head)
        elif dep in ("compound", "nmod") and kind == "possible":
            self._add("possible", head)
        return False

    def _that(self, at: int) -> bool:
        return any(
            self.parse.dep[child] == "mark" and self.parse.lower[child] == "that" for child in self.parse.children[at]
        )

    def _root(self, root: int) -> None:
        """A question, or a bare infinitive as the whole sentence ("Ministers to meet on Friday")."""
        parse = self.parse
        first, last = parse.sentences[parse.sentence[root]]
        if last - first > 2 and parse.text[last - 1] == "?":
            self._add("question", last - 1)
        elif self._infinitive(root) and root == self.position:
            self._add("plan", root)
        elif parse.tag[root] == "VB" and not any(
            parse.dep[child] in (*_SUBJECTS, "csubj", "expl") or parse.tag[child] in ("MD", "TO")
            for child in parse.children[root]
        ):
            self._add("command", root)
