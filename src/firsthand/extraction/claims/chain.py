"""Who told whom: the hops from the report's outlet to the last known teller, nearest first."""

from __future__ import annotations

from firsthand.extraction.claims.draft import ClaimDraft
from firsthand.extraction.claims.hops import append_hop, carriers_of, name_key
from firsthand.extraction.claims.introduced import closing_name, named_before, stands_for, unknown_name
from firsthand.extraction.claims.lexicon import claim_lexicon
from firsthand.extraction.names import Names, Party
from firsthand.extraction.names.lexicon import lexicon
from firsthand.extraction.parse import Parse
from firsthand.model import Hop, HopKind, Span

__all__ = ["Chains"]

_KINDS: dict[str, HopKind] = {
    "person": "person",
    "organisation": "organisation",
    "outlet": "outlet",
    "document": "document",
    "place": "organisation",
    "other": "organisation",
}
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_TALKING = frozenset({"speak", "talk", "tell", "quote", "cite", "interview"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our"})
_PLURAL = frozenset({"NNS", "NNPS"})
_SINGULAR = frozenset({"he", "she"})
# Who says nothing is no source; and a word for a thing of which nothing tells whom it stands for names none.
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_THINGS = frozenset({"it", "which", "that", "this", "these", "those", "whose", "what", "there"})
_SENTENCES_BACK = 2


class Chains:
    """Builds the chain of each draft of one report. Drafts must be handed over outermost first."""

    def __init__(self, parse: Parse, names: Names) -> None:
        self._parse = parse
        self._names = names
        self._built: dict[int, list[tuple[ClaimDraft, tuple[Hop, ...]]]] = {}
        self._base = carriers_of(parse.report)
        self._plural: tuple[int, Hop] | None = None
        # The sentence in which a body spoke last, and its hop.
        self._body: tuple[int, Hop] | None = None

    def chain(self, draft: ClaimDraft) -> tuple[Hop, ...]:
        """The chain of one draft: the enclosing claim's chain first, then outlets told, documents, the teller."""
        hops = list(self._enclosing(draft))
        for recipient in draft.recipients:
            self._add_outlet(hops, recipient)
        if draft.speaker is not None:
            for outlet in self._outlets_of(draft.speaker):
                self._add_outlet(hops, outlet)
        if draft.speaker is not None and draft.act != "comment_requested":
            document = self._document_of(draft)
            if document is not None:
                append_hop(hops, document)
        if draft.speaker is not None:
            for hop in self._tellers(draft.speaker, draft):
                append_hop(hops, hop)
        cited_heads = list(draft.cited)
        if draft.speaker is not None:
            cited_heads.extend(self._cited_by(draft.speaker))
        for cited in cited_heads:
            if not self._may_tell(cited):
                continue
            for hop in self._tellers(cited, draft):
                append_hop(hops, hop)
        chain = tuple(hops)
        if draft.speaker is not None and (
            chain[-1].kind in ("organisation", "outlet", "document") or self._is_body(draft.speaker, chain[-1])
        ):
            self._body = (self._parse.sentence[draft.speaker], chain[-1])
        for block in {self._parse.block[first] for first, _ in draft.content}:
            self._built.setdefault(block, []).append((draft, chain))
        return chain

    def _enclosing(self, draft: ClaimDraft) -> tuple[Hop, ...]:
        """The chain of the narrowest claim in whose content this claim's cue stands."""
        best: tuple[int, tuple[Hop, ...]] | None = None
        for other, chain in self._built.get(self._parse.block[draft.head], ()):
            if other.head == draft.head or other.speaker is None:
                continue
            for first, last in other.content:
                if first <= draft.head < last and (best is None or last - first < best[0]):
                    best = (last - first, chain)
        return best[1] if best else self._base

    def _add_outlet(self, hops: list[Hop], position: int) -> None:
        party = self._names.at(position)
        if party is not None and party.kind == "outlet" and self._own(position) is None:
            append_hop(hops, Hop(name=party.name, kind="outlet", span=self._mention(position)))

    def _own(self, position: int) -> Hop | None:
        """The carrier that goes here by the last word of its name: "told the Mirror", in the Carrow Mirror."""
        word = name_key(self._parse.report.quote(self._mention(position)))
        return next((hop for hop in self._base if " " not in word and name_key(hop.name).endswith(f" {word}")), None)

    def _outlets_of(self, speaker: int) -> list[int]:
        """Outlets inside the source: "the network's source", "experts speaking to The Courier", "quoted by Reuters"."""
        parse = self._parse
        found: list[int] = []
        for child in parse.children[speaker]:
            dep = parse.dep[child]
            if dep in ("poss", "compound", "nmod"):
                found.append(child)
            elif dep in ("acl", "relcl") and parse.lemma[child] in _TALKING:
                for inner in parse.children[child]:
                    if parse.dep[inner] in ("prep", "agent") and parse.lower[inner] in ("to", "with", "by"):
                        found.extend(deep for deep in parse.children[inner] if parse.dep[deep] == "pobj")
                    elif parse.dep[inner] in ("dobj", "dative"):
                        found.append(inner)
        return found

    def _cited_by(self, speaker: int) -> list[int]:
        """Further sources that the source itself names: "the Courier, which cited the governor"."""
        parse = self._parse
        return [
            inner
            for child in parse.children[speaker]
            if parse.dep[child] in ("relcl", "acl") and parse.lemma[child] in claim_lexicon().citing
            for inner in parse.children[child]
            if parse.dep[inner] == "dobj"
        ]

    def _may_tell(self, head: int) -> bool:
        """True for a party, a kind of source or a document: "citing officials", but not "citing security concerns"."""
        words, lemma = lexicon(), self._parse.lemma[head]
        if self._names.at(head) is not None:
            return True
        return lemma in words.group_nouns or lemma in words.people_nouns or lemma in claim_lexicon().documents

    def _document_of(self, draft: ClaimDraft) -> Hop | None:
        """The document in which it was said: "in a March report", "in a statement"."""
        parse = self._parse
        if draft.rule == "noun" and parse.lemma[draft.head] in claim_lexicon().documents:
            first, last = parse.left[draft.head], max(draft.head + 1, draft.content[0][0])
            while last - 1 > draft.head and parse.pos[last - 1] == "PUNCT":
                last -= 1
            return Hop(name=parse.words(first, last), kind="document", span=parse.span(first, last))
        if draft.rule in ("according-to", "colon", "noun", "per"):
            return None
        for child in parse.children[draft.head]:
            if parse.dep[child] != "prep" or parse.lower[child] not in ("in", "through", "via"):
                continue
            for inner in parse.children[child]:
                if parse.dep[inner] != "pobj" or parse.lemma[inner] not in claim_lexicon().documents:
                    continue
                if any(first <= inner < last for first, last in draft.content):
                    continue
                first, last = self._compact(inner)
                return Hop(name=parse.words(first, last), kind="document", span=parse.span(first, last))
        return None

    def _tellers(self, head: int, draft: ClaimDraft) -> list[Hop]:
        parse = self._parse
        if self._is_nobody(head):
            return []
        if parse.lower[head] in _RELATIVES and parse.tag[head] in ("WP", "WDT", "IN"):
            verb = parse.head[head]
            while parse.dep[verb] in ("conj", "xcomp") and parse.head[verb] != verb:
                verb = parse.head[verb]
            if parse.dep[verb] == "relcl":
                head = parse.head[verb]
        hop = self._teller(head, draft)
        if hop is None:
            return []
        if hop.kind == "document":
            author = self._author(head)
            if author is not None:
                return [hop, author]
        return [hop]

    def _is_nobody(self, head: int) -> bool:
        """ "Nobody", "none of them", "no group", "no one": that they say nothing is what the report says."""
        parse = self._parse
        return parse.lower[head] in _NOBODY or any(
            parse.lower[child] == "no" and parse.dep[child] == "det" for child in parse.children[head]
        )

    def _teller(self, head: int, draft: ClaimDraft) -> Hop | None:
        parse, words = self._parse, claim_lexicon()
        lower = parse.lower[head]
        party = self._names.at(head)
        if party is None and draft.party is not None and head == draft.speaker:
            return Hop(name=draft.party.name, kind=self._kind(draft.party, head), span=parse.span(head, head + 1))
        if party is not None and lower in _SINGULAR and " " not in party.name:
            # A lone word may be anybody's; a name set off by commas right before is a person's.
            bare = named_before(self._parse, self._names, head, back=1)
            if bare is not None:
                return Hop(name=parse.words(*bare), kind="person", span=parse.span(head, head + 1))
        if party is None:
            for child in parse.children[head]:
                named = self._names.at(child) if parse.dep[child] == "appos" else None
                if named is not None and stands_for(self._parse, head, named):
                    party, head = named, child
        if party is None and (closing := closing_name(self._parse, self._names, head, draft)) is not None:
            party, head = closing
        if party is not None and not self._only_modifies(head, party):
            if party.kind == "outlet" and (own := self._own(head)) is not None:
                return own
            return Hop(name=party.name, kind=self._kind(party, head), span=self._mention(head))
        if party is None and (unknown := unknown_name(self._parse, self._names, head, draft)) is not None:
            known = self._names.at(unknown[1] - 1)
            whole = known is not None and " " in known.name
            name = known.name if known is not None and whole else parse.words(*unknown)
            return Hop(name=name, kind="person", span=parse.span(*unknown))
        first, last = self._compact(head)
        if draft.cue is not None and first <= head < draft.cue[0] < last:
            # "with a spokesman saying that …": what he says is no part of his name.
            last = draft.cue[0]
        floor = _after_content(draft, first, head)
        # "Four dead, operator says": what the parser of a headline hung on him is what he says.
        first = max(first, floor)
        wording = parse.words(first, last)
        span = parse.span(first, last)
        if lower in ("they", "them", "their"):
            if self._plural is not None and parse.sentence[head] - self._plural[0] <= 2:
                return Hop(
                    name=self._plural[1].name, kind=self._plural[1].kind, span=span, anonymity=self._plural[1].anonymity
                )
            return Hop(name=wording, kind="unnamed", span=span, anonymity=wording)
        if parse.pos[head] == "PRON":
            if (
                lower in _SINGULAR
                and (bare := named_before(self._parse, self._names, head, back=_SENTENCES_BACK)) is not None
            ):
                return Hop(name=parse.words(*bare), kind="person", span=span)
            if lower == "it" and (before := self._body_before(head)) is not None:
                return Hop(name=before.name, kind=before.kind, span=span)
            if lower in _THINGS:
                return None
            kind: HopKind = "person" if lower in ("he", "she", "i", "his", "her", "him", "my") else "unnamed"
            return Hop(name=wording, kind=kind, span=span, anonymity=wording if kind == "unnamed" else None)
        lemma = parse.lemma[head]
        if lemma in words.documents:
            return Hop(name=wording, kind="document", span=span)
        body = lower in lexicon().organisation_words or lemma in (
            "police",
            "military",
            "ministry",
            "government",
            "campaign",
            "authorities",
        )
        if parse.tag[head] in ("NNP", "NNPS") and lemma not in lexicon().group_nouns:
            return Hop(name=self._bare(first, last), kind="organisation" if body else "person", span=span)
        if (body and parse.tag[head] != "NNS") or lower == "police" or (lower in ("forces", "troops") and head > first):
            return Hop(name=self._bare(first, last), kind="organisation", span=span)
        full_first, full_last = parse.subtree(head)
        full_first = max(full_first, floor)
        if draft.cue is not None and head < draft.cue[0] < full_last:
            full_last = draft.cue[0]
        full = parse.words(full_first, min(full_last, full_first + 40))
        hop = Hop(name=wording, kind="unnamed", span=span, anonymity=full if len(full) < 160 else wording)
        if parse.tag[head] in _PLURAL:
            self._plural = (parse.sentence[head], hop)
        return hop

    def _body_before(self, head: int) -> Hop | None:
        """The body or outlet that spoke last, in this sentence or the one before: "the union said … it added"."""
        if self._body is None or not 0 <= self._parse.sentence[head] - self._body[0] <= 1:
            return None
        return self._body[1]

    def _is_body(self, speaker: int, hop: Hop) -> bool:
        """True for a source without a name that is one thing and no person: "the inspectorate of mines said … it"."""
        parse = self._parse
        folk = parse.lemma[speaker] in lexicon().people_nouns or parse.lemma[speaker] in lexicon().group_nouns
        return hop.kind == "unnamed" and parse.tag[speaker] == "NN" and not folk

    def _kind(self, party: Party, head: int) -> HopKind:
        """The kind of a party that speaks. A name of no known kind, without an article, is taken for a person's."""
        if party.kind != "other":
            return _KINDS[party.kind]
        first = min(self._parse.left[head], head)
        plain = not party.name.isupper() and self._parse.lower[first] not in ("the", "a", "an")
        return "person" if plain and self._parse.tag[head] == "NNP" else "organisation"

    def _only_modifies(self, head: int, party: Party) -> bool:
        """True where the token is no reference to the party but a noun that the party's name qualifies."""
        return not any(first <= head < last for first, last in party.mentions)

    def _author(self, head: int) -> Hop | None:
        """Whose document it is: "the ministry's report", "a report by the ministry"."""
        parse = self._parse
        for child in parse.children[head]:
            owner: int | None = None
            if parse.dep[child] in ("poss", "compound", "nmod"):
                owner = child
            elif parse.dep[child] in ("prep", "agent") and parse.lower[child] in ("by", "from"):
                owner = next((inner for inner in parse.children[child] if parse.dep[inner] == "pobj"), None)
            elif parse.dep[child] == "acl":
                for inner in parse.children[child]:
                    if parse.dep[inner] == "agent":
                        owner = next((deep for deep in parse.children[inner] if parse.dep[deep] == "pobj"), None)
            elif parse.dep[child] == "prep" and parse.lower[child] == "on":
                owner = self._holder(child)
            if owner is None:
                continue
            party = self._names.at(owner)
            if party is not None and party.kind != "place":
                return Hop(name=party.name, kind=_KINDS[party.kind], span=self._mention(owner))
        return None

    def _holder(self, preposition: int) -> int | None:
        """Whose page it stands on: "a statement on the ministry's website", "a post on the page of the clinic"."""
        parse = self._parse
        for page in parse.children[preposition]:
            if parse.lemma[page] not in claim_lexicon().pages:
                continue
            for child in parse.children[page]:
                if parse.dep[child] == "poss":
                    return child
                if parse.dep[child] == "prep" and parse.lower[child] == "of":
                    return next((inner for inner in parse.children[child] if parse.dep[inner] == "pobj"), None)
        return None

    def _mention(self, position: int) -> Span:
        """The characters of the reference in which the token stands."""
        party = self._names.at(position)
        if party is not None:
            for first, last in party.mentions:
                if first <= position < last:
                    return self._parse.span(first, last)
        return self._parse.span(position, position + 1)

    def _compact(self, head: int) -> tuple[int, int]:
        """The noun phrase up to a comma or a clause that only says where or when its bearer spoke."""
        parse = self._parse
        first, last = parse.subtree(head)
        floor, ceiling = parse.sentences[parse.sentence[head]]
        first, last = max(first, floor), min(last, ceiling)
        for child in parse.children[head]:
            if child > head and (
                parse.dep[child] in ("relcl", "appos", "cc", "conj", "punct")
                or (parse.dep[child] == "acl" and parse.lemma[child] in _TALKING)
                or (parse.dep[child] == "prep" and _dates(parse, child))
            ):
                last = min(last, max(parse.left[child], head + 1))
        while last - 1 > head and (parse.pos[last - 1] in ("PUNCT", "CCONJ") or parse.tag[last - 1] == "POS"):
            last -= 1
        while first < head and parse.pos[first] in ("PUNCT", "CCONJ"):
            first += 1
        return first, last

    def _bare(self, first: int, last: int) -> str:
        while first < last - 1 and self._parse.lower[first] in _DETERMINERS:
            first += 1
        return self._parse.words(first, last)


def _after_content(draft: ClaimDraft, first: int, head: int) -> int:
    """Where the source begins, if what it says stands in the words before it; else `first`."""
    if draft.source is None or not first < draft.source[0] <= head < draft.source[1]:
        return first
    told = any(begin < draft.source[0] and first < end for begin, end in draft.content)
    return draft.source[0] if told else first


def _dates(parse: Parse, preposition: int) -> bool:
    return any(parse.lower[child] in claim_lexicon().days for child in parse.children[preposition])
