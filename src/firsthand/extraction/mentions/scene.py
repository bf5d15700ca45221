"""What the rules about one report share: the parse, the results of the other stages by token, and its syntax."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.extraction.mentions.lexicon import things, words_of
from firsthand.extraction.mentions.syntax import Syntax
from firsthand.extraction.names import Names
from firsthand.extraction.numbers import Quantity
from firsthand.extraction.parse import Parse
from firsthand.model import Claim, PlaceMention, Span, TimeExpression

__all__ = ["Scene"]

_UNKNOWN = frozenset({"unknown"})
_NAME = frozenset({"unknown", "name"})
_PARTS = words_of(
    """part number majority half third quarter rest series group pair bulk most many several thousand hundred section
    stretch portion chunk last"""
)
_PERSON = frozenset({"person"})
_PLACE = frozenset({"place"})
_ENTITY_CLASSES = {
    "PERSON": _PERSON,
    "NORP": frozenset({"person", "organisation"}),
    "ORG": frozenset({"organisation"}),
    "GPE": _PLACE,
    "LOC": _PLACE,
    "FAC": frozenset({"facility"}),
    "LAW": frozenset({"abstract"}),
    "WORK_OF_ART": frozenset({"abstract"}),
    "MONEY": frozenset({"abstract"}),
    "PERCENT": frozenset({"abstract"}),
    "EVENT": frozenset({"event"}),
}
_PARTY_CLASSES = {
    "person": _PERSON,
    "organisation": frozenset({"organisation"}),
    "outlet": frozenset({"organisation"}),
    "document": frozenset({"abstract"}),
    "place": _PLACE,
}
_PRONOUNS = {
    **dict.fromkeys(("he", "she", "him", "her", "himself", "herself", "who", "whom", "someone", "somebody"), _PERSON),
    **dict.fromkeys(
        ("they", "them", "themselves", "we", "us", "i", "me", "you", "everyone", "nobody", "anyone"), _PERSON
    ),
}
_ELLIPTIC = frozenset({"second", "third", "fourth", "fifth", "another", "other"})
_PERSON_ENDINGS = ("man", "men", "woman", "women", "keeper", "worker", "goer", "maker", "mate", "journalist")
_DASHES = frozenset({"—", "–", "-", "--"})


class Scene(Syntax):
    """One report under reading. Every method takes and gives token positions of the parse."""

    def __init__(
        self,
        parse: Parse,
        *,
        names: Names,
        quantities: Sequence[Quantity],
        times: Sequence[TimeExpression],
        places: Sequence[PlaceMention],
        claims: Sequence[Claim],
        seats: Sequence[PlaceMention] = (),
    ) -> None:
        """seats: the towns in the names of local bodies, which are no places that the report names."""
        super().__init__(parse)
        self.seats = seats
        self.surnames = frozenset(
            party.name.lower().split()[-1] for party in names.parties if party.kind == "person" and party.name
        )
        self.names = names
        self.quantities = quantities
        self.claims = claims
        self.quantity_at: dict[int, Quantity] = {}
        for quantity in quantities:
            for position in range(quantity.first, quantity.last):
                self.quantity_at[position] = quantity
        self.times = [(*parse.tokens_in(time.span), time) for time in times]
        self.places = [(*parse.tokens_in(place.span), place) for place in places]
        self.time_tokens = frozenset(at for first, last, _ in self.times for at in range(first, last))
        self.place_tokens = frozenset(at for first, last, _ in self.places for at in range(first, last))
        self.entity_at: dict[int, str] = {}
        for entity in parse.entities:
            for position in range(entity.first, entity.last):
                self.entity_at[position] = entity.label
        self._classes: dict[int, frozenset[str]] = {}
        # What each organisation's fighters are called; filled by `affiliations` when it is asked for.
        self.bands: dict[str, dict[str, int]] | None = None
        self._claims_at: dict[int, tuple[int, ...]] | None = None
        self._table = things()
        self.dateline_tokens = self._dateline()

    def _dateline(self) -> frozenset[int]:
        """The tokens of datelines that open paragraphs, which name no doer: "SAN ARLO, Veldria (May 3) -"."""
        parse = self.parse
        found: set[int] = set()
        block = -1
        for first, last in parse.sentences:
            if parse.block[first] == block:
                continue
            block = parse.block[first]
            for at in range(first, min(first + 14, last)):
                if parse.text[at] in _DASHES and at > first:
                    found.update(range(first, at))
                    break
                if parse.pos[at] not in {"PROPN", "PUNCT", "NUM", "SYM", "NOUN"} or parse.text[at][:1].islower():
                    break
        return frozenset(found)

    # ── claims ───────────────────────────────────────────────────────────────────────────────────────────────────

    def claims_over(self, span: Span) -> tuple[str, ...]:
        """The ids of the claims whose content holds the whole span, in their order."""
        if not self.claims:
            return ()
        table = self._claims_at
        if table is None:
            table = self._claims_at = self._claim_table()
        first, last = self.parse.tokens_in(span)
        if first == last:
            return ()
        found = table.get(first, ())
        if last - first > 1 and found:
            ends = table.get(last - 1, ())
            found = tuple(
                number
                for number in found
                if number in ends and any(part.contains(span) for part in self.claims[number].content)
            )
        return tuple(self.claims[number].id for number in found)

    def claim_numbers_at(self, position: int) -> tuple[int, ...]:
        """The claims, by number, whose content holds the token."""
        if self._claims_at is None:
            self._claims_at = self._claim_table()
        return self._claims_at.get(position, ())

    def _claim_table(self) -> dict[int, tuple[int, ...]]:
        table: dict[int, list[int]] = {}
        for number, claim in enumerate(self.claims):
            for part in claim.content:
                first, last = self.parse.tokens_in(part)
                for position in range(first, last):
                    table.setdefault(position, []).append(number)
        return {position: tuple(numbers) for position, numbers in table.items()}

    # ── classes of nouns ─────────────────────────────────────────────────────────────────────────────────────────

    def classes(self, position: int) -> frozenset[str]:
        """What kind of thing the token names; `{"unknown"}` where nothing tells."""
        found = self._classes.get(position)
        if found is None:
            found = self._classes[position] = self._classify(position)
        return found

    def _classify(self, position: int) -> frozenset[str]:
        parse = self.parse
        lower = parse.lower[position]
        if lower in _PRONOUNS:
            return _PRONOUNS[lower]
        label = self.entity_at.get(position)
        if parse.lemma[position] in _PARTS and parse.pos[position] in {"NOUN", "ADJ"}:
            whole = self._whole(position)
            if whole is not None:
                return self.classes(whole)
        if lower == "head" and parse.dep[position] in {"nsubj", "nsubjpass", "dobj", "conj"}:
            body = self._whole(position)  # "captured the head of a cartel"
            if body is not None and self.is_a(body, frozenset({"force", "organisation"})):
                return _PERSON
        known = self._table.classes.get(parse.lemma[position]) or self._table.classes.get(lower)
        if known and not (label == "PERSON" and parse.pos[position] == "PROPN" and "force" not in known):
            return known
        if position in self.place_tokens:
            return _PLACE
        party = self.names.at(position)
        if party is not None and party.kind in _PARTY_CLASSES:
            return _PARTY_CLASSES[party.kind]
        if label is not None and label in _ENTITY_CLASSES:
            return _ENTITY_CLASSES[label]
        quantity = self.quantity_at.get(position)
        if quantity is not None and not quantity.unit and not quantity.ordinal:
            return self._classify_counted(position)
        if lower in _ELLIPTIC and parse.dep[position] == "dobj":
            return self._classify_elliptic(position)
        if parse.pos[position] == "NOUN" and parse.lemma[position].endswith(_PERSON_ENDINGS):
            return _PERSON
        tail = lower.rsplit("-", 1)[-1]
        if tail != lower and tail in self._table.classes:
            return self._table.classes[tail]
        if parse.pos[position] == "PROPN":
            return _NAME
        if "year-old" in lower or (lower == "old" and parse.pos[position] != "ADV"):
            return _PERSON
        return _UNKNOWN

    def _classify_elliptic(self, position: int) -> frozenset[str]:
        """ "Seized a second tanker and pursued a third": what the number leaves out stands with the verb before."""
        parse = self.parse
        verb = parse.head[position]
        if parse.dep[position] == "dobj" and parse.dep[verb] == "conj":
            patient = self.patient(parse.head[verb])
            if patient is not None:
                return self.classes(patient)
        return _UNKNOWN

    def _classify_counted(self, position: int) -> frozenset[str]:
        """A bare number stands for what its "of" names, else for people: "killing 12", "three of the boats"."""
        whole = self._whole(position)
        return _PERSON if whole is None else self.classes(whole)

    def _whole(self, position: int) -> int | None:
        """What a part is part of: "three of the boats", "one third of the fighters"."""
        for child in self.parse.children[position]:
            if self.parse.dep[child] == "prep" and self.parse.lower[child] == "of":
                return self.child(child, "pobj")
        return None

    def is_a(self, position: int, wanted: frozenset[str]) -> bool:
        """True where the token names a thing of one of the wanted classes."""
        return not wanted.isdisjoint(self.classes(position))

    # ── parties and entities ─────────────────────────────────────────────────────────────────────────────────────────

    def reporter(self, verb: int) -> int | None:
        """Whom "it" means in "Ostria reports that it has killed …": a state or an organisation that tells of itself."""
        parse = self.parse
        own = self.child(verb, "nsubj")
        head = parse.head[verb]
        if (
            own is None
            or parse.lower[own] not in {"it", "they"}
            or parse.dep[verb] != "ccomp"
            or not self.is_verb(head)
        ):
            return None
        subject = self.subject(head)
        if subject is None or self.classes(subject).isdisjoint({"place", "organisation", "force"}):
            return None
        return subject

    def entity_range(self, position: int) -> tuple[int, int] | None:
        """The tokens of the named entity that holds the token."""
        label = self.entity_at.get(position)
        if label is None:
            return None
        for entity in self.parse.entities:
            if entity.first <= position < entity.last:
                return entity.first, entity.last
        return None
