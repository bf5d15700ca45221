"""Compares reports pair by pair and assembles incidents from the pairs that belong together.

Three steps, so that a new report touches only its neighbours:

1. `keys`      a report's blocking keys; only reports that share a key are ever compared;
2. `compare`   what two reports owe each other and which of their mentions tell of one happening: a pure function of
               the two;
3. `assemble`  incidents with readings, origins, conflicts and a suggested grade: a pure function of a closed group.

Nothing depends on the order in which reports came.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.linking.assembly import assemble
from firsthand.linking.derivations.pairs import derivations_alone, derivations_between
from firsthand.linking.derivations.passages import sharing_of
from firsthand.linking.joining.keys import keys_of
from firsthand.linking.joining.likeness import Pair, topic_agreement
from firsthand.linking.joining.matching import link_mentions
from firsthand.linking.joining.speaking import speaking_links
from firsthand.linking.joining.stories import Telling, telling_of
from firsthand.linking.origins.recalling import Recalled
from firsthand.linking.profiles.profile import Profile, profile_of
from firsthand.model import Derivation, Document, Incident, Judgement, MentionLink

__all__ = ["LINKING_VERSION", "Comparison", "Linker"]

# Rises with every change of the rules that may change a ledger.
LINKING_VERSION = "3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What comparing two reports gave. Links with a score of 0 or less say what was kept apart, and why."""

    derivations: tuple[Derivation, ...] = ()
    mention_links: tuple[MentionLink, ...] = ()


# Words of the documents whose profiles are kept: some 500 MB, however long they are.
_WORDS_KEPT = 1_200_000


class Linker:
    """Links documents. The same documents give the same links in any order.

    What comparing needs of a document is worked out once and kept for the documents used last (`remembered`, fewer
    where they are long), so that one report can be compared with many, and so are incidents made before
    (`origins.recalling`); it changes no result.
    """

    def __init__(self, *, remembered: int = 4096) -> None:
        self._remembered = remembered
        self._recalled = Recalled()
        self._profiles: OrderedDict[int, tuple[Document, Profile]] = OrderedDict()
        self._words = 0

    def keys(self, document: Document) -> frozenset[str]:
        """The blocking keys of a document. Two documents that should be compared share at least one."""
        return keys_of(self._profile(document))

    def alone(self, document: Document) -> tuple[Derivation, ...]:
        """Derivations that one document shows by itself: its credits and the outlets that it cites, by name."""
        return derivations_alone(self._profile(document))

    def compare(self, left: Document, right: Document) -> Comparison:
        """What two documents owe each other. `compare(a, b)` equals `compare(b, a)`.

        A document and itself, or two versions of one report, owe each other nothing.
        """
        if left.report.id == right.report.id:
            return Comparison()
        if right.report.id < left.report.id:
            left, right = right, left
        one, two = self._profile(left), self._profile(right)
        sharing = sharing_of(one.wording, two.wording)
        pair = Pair(left=one, right=two, sharing=sharing, topic=topic_agreement(one, two))
        links = tuple(
            link
            for first in one.facts
            for second in two.facts
            if (link := link_mentions(first, second, pair)) is not None
        )
        derivations = derivations_between(one, two, sharing, links)
        return Comparison(derivations=derivations, mention_links=(*links, *speaking_links(pair, derivations, links)))

    def assemble(
        self,
        documents: Sequence[Document],
        derivations: Sequence[Derivation],
        mention_links: Sequence[MentionLink],
        judgements: Sequence[Judgement] = (),
    ) -> tuple[Incident, ...]:
        """The incidents of a closed group: every mention of `documents` ends up in exactly one incident.

        mention_links and derivations must be all that are known among the documents. Judgements that name no mention
        or incident of the group change nothing here; one that merges needs the documents of both sides.
        """
        profiles = {document.report.id: self._profile(document) for document in documents}
        return assemble(profiles, derivations, mention_links, judgements, self._recalled)

    def telling(self, document: Document) -> Telling:
        """What of a document decides on its story: see `firsthand.linking.joining.stories`."""
        return telling_of(self._profile(document))

    def _profile(self, document: Document) -> Profile:
        """The document's profile, kept by identity; the document is kept too, so that its identity stays its own."""
        kept = self._profiles.get(id(document))
        if kept is not None:
            self._profiles.move_to_end(id(document))
            return kept[1]
        profile = profile_of(document)
        self._profiles[id(document)] = (document, profile)
        self._words += len(profile.wording.words)
        while len(self._profiles) > 1 and (len(self._profiles) > self._remembered or self._words > _WORDS_KEPT):
            _, (_, oldest) = self._profiles.popitem(last=False)
            self._words -= len(oldest.wording.words)
        return profile
