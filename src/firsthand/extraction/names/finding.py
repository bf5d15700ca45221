"""Who is who inside a report: named parties, their roles, and what pronouns and descriptions refer to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from firsthand.extraction.names.merging import merge_names
from firsthand.extraction.names.references import resolve_references
from firsthand.extraction.names.spans import find_name_spans
from firsthand.extraction.parse import Parse

__all__ = ["Names", "Party", "PartyKind", "find_names"]

PartyKind = Literal["person", "organisation", "outlet", "document", "place", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One party of the report under its fullest name ("Donald Trump"), with the token ranges that refer to it.

    country: ISO 3166 alpha-2 where the report or a lexicon ties the party to one. role: "president", "spokesman" …
    """

    name: str
    kind: PartyKind
    mentions: tuple[tuple[int, int], ...]
    role: str = ""
    country: str | None = None


@dataclass(slots=True, kw_only=True)
class Names:
    """The parties of a report and a look-up from a token to the party that it refers to."""

    parties: list[Party] = field(default_factory=list)
    by_token: dict[int, int] = field(default_factory=dict)

    def at(self, position: int) -> Party | None:
        """The party that the token at `position` (a name, a description's head or a pronoun) refers to, if any."""
        number = self.by_token.get(position)
        return None if number is None else self.parties[number]


def find_names(parse: Parse) -> Names:
    """Resolve names, descriptions and pronouns of the report.

    A mention covers the name with its title ("President Jane Roe"), a description ("the president") or a pronoun.
    What cannot be tied to one party with some certainty refers to none.
    """
    drafts = merge_names(parse, find_name_spans(parse))
    resolve_references(parse, drafts)
    names = Names()
    covered: list[tuple[int, int, int]] = []
    for number, draft in enumerate(drafts):
        draft.mentions.sort()
        names.parties.append(
            Party(
                name=draft.name,
                kind=draft.kind,
                mentions=tuple(draft.mentions),
                role=draft.role,
                country=draft.country,
            )
        )
        covered.extend((last - first, first, number) for first, last in draft.mentions)
    # The narrower reference owns its tokens: in "the Roe administration", "Roe" stays the person.
    covered.sort(reverse=True)
    for length, first, number in covered:
        for position in range(first, first + length):
            names.by_token[position] = number
    return names
