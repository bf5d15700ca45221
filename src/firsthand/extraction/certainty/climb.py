"""The way from an event's word to the head of its sentence, and the grounds that stand on it."""

from __future__ import annotations

from firsthand.extraction.certainty.clause import Clauses
from firsthand.extraction.certainty.grounds import GROUND_OF, Ground
from firsthand.extraction.parse import Parse

__all__ = ["climb"]

_STEPS = 14
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "pcomp", "acomp", "oprd"})
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


class _Climb(Clauses):
    """Goes from the event's word to the head of its sentence and gathers what bears on it."""

    def run(self) -> None:
        """Gather the grounds, from the event outwards."""
        parse, at = self.parse, self.position
        verbal = parse.pos[at] in _VERBAL
        if not verbal:
            self.modifiers(at)
        if verbal or self.has_auxiliary(at):
            self.clause(at)
        for _ in range(_STEPS):
            head, dep = parse.head[at], parse.dep[at]
            if head == at:
                self._root(at)
                return
            if not self._step(at, head, dep):
                return
            at = head

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
        infinitive = self.infinitive(at)
        passive = any(parse.dep[child] in ("auxpass", "nsubjpass") for child in parse.children[head])
        if any(parse.dep[child] == "mark" and parse.lower[child] in ("whether", "if") for child in parse.children[at]):
            return True
        if parse.dep[at] == "ccomp" and not infinitive:
            return self._finite_complement(at, head, kind)
        ground = GROUND_OF.get(kind or "")
        if ground is not None and parse.dep[at] not in ("csubj", "csubjpass"):
            self.add(ground, head)
            self.clause(head)
            return True
        if kind == "speech" and infinitive and parse.lemma[head] not in _FOUND:
            # "Is said to be", "was reported to have left"; "told them to leave", "announced plans to leave".
            told = parse.lemma[head] in _TOLD
            self.add("wish" if told else "probable" if passive else "plan", head)
            return True
        if infinitive and parse.dep[at] == "ccomp" and kind != "factive":
            self.add("wish", head)
            return True
        if infinitive and parse.lemma[head] == "be":
            self.add("plan", head)
            return True
        if infinitive and parse.lemma[head] == "have":
            # "They have to leave": what must be is likely to be.
            self.add("plan", head)
            self.clause(head)
            return True
        if infinitive and passive and kind is None:
            # "Used to measure", "chosen to lead".
            self.add("purpose", at)
            return True
        self.clause(head)
        return True

    def _finite_complement(self, at: int, head: int, kind: str | None) -> bool:
        """ "Denied that he left", "fears that it may fall". A modal or a "not" on saying is none on what is said."""
        if kind in ("wish", "fear", "belief", "claim") or (
            kind in ("negative", "plan") and self.words.finite.get(self.parse.lemma[head]) == kind
        ):
            self.add(GROUND_OF[kind], head)
        return False

    def _shared(self, at: int, head: int) -> None:
        """Coordinated verbs share the modal before them both, and the word that opens their clause."""
        parse = self.parse
        if parse.pos[head] not in _VERBAL or parse.pos[at] not in _VERBAL:
            return
        own = any(parse.dep[child] in ("aux", "nsubj", "nsubjpass") for child in parse.children[at])
        for child in parse.children[head]:
            if parse.dep[child] == "mark" and parse.lower[child] in self.words.conditions:
                self.add("condition", child)
            elif parse.dep[child] == "aux" and parse.tag[child] == "MD" and (not own or parse.tag[at] == "VB"):
                self.modal(self.words.modals.get(parse.lower[child]), child, head, perfect=False)

    def _under_main_clause(self, at: int, head: int) -> bool:
        """An adverbial clause: "to …" is a purpose, "if …" was read on the clause itself, the others tell facts."""
        parse = self.parse
        if self.infinitive(at):
            marked = any(parse.dep[child] == "mark" and parse.lower[child] == "for" for child in parse.children[at])
            if parse.lemma[head] == "be" and not marked:
                self.add("plan", head)
            else:
                self.add("purpose", at)
        return False

    def _through_preposition(self, at: int, head: int, kind: str | None) -> bool:
        """ "Warned of attacks", "accused of killing", "called for talks", "prevented from leaving"."""
        parse = self.parse
        lower = parse.lower[at]
        led = self.words.led.get(parse.lemma[head])
        if lower == "from" and kind == "negative":
            self.add("negative", head)
        elif led is not None and lower in (("of", "about", "over") if led == "fear" else ("for",)):
            self.add(GROUND_OF[led], head)
        elif lower in ("of", "with") and kind == "claim":
            self.add("claim", head)
        elif lower in ("on", "to") and kind == "plan" and parse.pos[self._below(at)] in _VERBAL:
            self.add("plan", head)
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
            self.add(ground, head)
            return True
        if ground is not None and not definite:
            self.add(ground, head)
        if dep == "nsubj" and not self._occurs(head):
            return False
        if definite and lemma not in self.words.light:
            return False
        self.clause(head)
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
                self.add("negative", head)
            ground = GROUND_OF.get(kind or "")
            if parse.lower[head] == "unlikely":
                self.add("probable", head)
            elif ground is not None and ground != "negative":
                self.add(ground, head)
            elif self.infinitive(at) and kind is None:
                self.add("wish", head)
        return True

    def _under_noun(self, at: int, head: int, dep: str) -> bool:
        """ "Plans to leave", "the risk of a collapse", "an allegation that he left"."""
        parse = self.parse
        if dep == "conj":
            return True
        kind = self.words.nouns.get(parse.lemma[head])
        ground = GROUND_OF.get(kind or "")
        infinitive = self.infinitive(at)
        if dep in ("acl", "ccomp", "relcl", "xcomp") and (infinitive or (dep != "relcl" and self.that(at))):
            if infinitive and dep == "xcomp":
                # "Ministers to meet on Friday": a headline.
                self.add("plan", head)
            elif parse.lemma[head] == "order" and parse.lower[parse.head[head]] == "in":
                self.add("purpose", at)
            elif ground is not None:
                self.add(ground, head)
                self.modifiers(head)
            elif infinitive:
                self.add("purpose", at)
        elif dep == "prep" and ground is not None:
            leads = parse.lower[at] in self.words.prepositions.get(kind or "", frozenset())
            if leads and parse.lemma[head] not in self.words.clause_only:
                self.add(ground, head)
        elif dep in ("compound", "nmod") and kind == "possible":
            self.add("possible", head)
        return False

    def _root(self, root: int) -> None:
        """A question, or a bare infinitive as the whole sentence ("Ministers to meet on Friday")."""
        parse = self.parse
        first, last = parse.sentences[parse.sentence[root]]
        if last - first > 2 and parse.text[last - 1] == "?":
            self.add("question", last - 1)
        elif self.infinitive(root) and root == self.position:
            self.add("plan", root)
        elif root != self.position and self.is_command(root):
            self.add("command", root)
