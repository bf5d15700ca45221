"""A small invented affair, told by several outlets: what the tests of linking read."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.linking import Linker
from firsthand.model import Derivation, Document, Incident, Judgement, MentionLink
from tests.linking.maker import Maker

__all__ = ["affair", "linked", "reprint_of_wire", "second_strike", "tanker", "unnamed_account", "wire"]

LEAD = (
    "A drone struck a depot in Port Arlo on Friday, the city's fire chief Mara Velk said, killing 12 people and "
    "leaving the depot a ruin of bent steel and ash."
)
REST = (
    "Witnesses heard two blasts shortly before dawn, and the quay was closed for the rest of the day while crews "
    "looked for survivors under the fallen roof."
)


def wire(outlet: str = "Northern Wire", published: str | None = "2031-05-10") -> Document:
    """The first account: a named speaker and twelve dead."""
    maker = Maker(LEAD, REST, outlet=outlet, published=published)
    toll = maker.claim("killing 12 people", ("Mara Velk", "person"), cue="said")
    maker.mention(
        "struck",
        places=["Port Arlo"],
        dates=[("on Friday", "2031-05-09")],
        targets=["depot"],
        tolls=[("killed", "12 people", 12, 12)],
        claims=[toll],
        carried=[toll],
    )
    return maker.build()


def reprint_of_wire(
    outlet: str = "News Basket", published: str | None = "2031-05-11", *, credit: str | None = "Northern Wire"
) -> Document:
    """The same words elsewhere, with or without a credit; here nothing was found about who said it."""
    paragraphs = [LEAD, REST, f"Source: {credit}"] if credit else [LEAD, REST]
    maker = Maker(
        *paragraphs,
        outlet=outlet,
        published=published,
        credits=[(credit, "republished_from")] if credit else [],
    )
    maker.mention(
        "struck",
        places=["Port Arlo"],
        dates=[("on Friday", "2031-05-09")],
        targets=["depot"],
        tolls=[("killed", "12 people", 12, 12)],
    )
    return maker.build()


def unnamed_account(outlet: str = "Veldria Courier", published: str | None = "2031-05-11") -> Document:
    """An account of its own, by unnamed officials, with another toll and a denial."""
    maker = Maker(
        "At least 20 people died when a drone hit the Arlo Docks in Veldria late on Friday, officials familiar with "
        "the matter told the newspaper.",
        "The interior ministry denied any strike.",
        outlet=outlet,
        published=published,
    )
    toll = maker.claim("At least 20 people died", ("officials familiar with the matter", "unnamed"), cue="told")
    denial = maker.claim("any strike", ("interior ministry", "organisation"), cue="denied", act="denial")
    maker.mention(
        "hit",
        places=["Arlo Docks", "Veldria"],
        dates=[("late on Friday", "2031-05-09")],
        tolls=[("killed", "At least 20 people", 20, None)],
        claims=[toll, denial],
        carried=[toll],
    )
    return maker.build()


def second_strike(outlet: str = "Harbour Post", published: str | None = "2031-05-22") -> Document:
    """The same site, twelve days later: another happening."""
    maker = Maker(
        "Port Arlo was hit again on Wednesday when a drone struck a warehouse, killing 3 people, the harbour master "
        "Ivo Tarn said.",
        outlet=outlet,
        published=published,
    )
    toll = maker.claim("killing 3 people", ("Ivo Tarn", "person"), cue="said")
    maker.mention(
        "struck",
        places=["Port Arlo"],
        dates=[("on Wednesday", "2031-05-21")],
        targets=["warehouse"],
        tolls=[("killed", "3 people", 3, 3)],
        claims=[toll],
        carried=[toll],
    )
    return maker.build()


def tanker(outlet: str = "Harbour Post", published: str | None = "2031-05-12") -> Document:
    """Something else altogether."""
    maker = Maker(
        "The coast guard of Ostmark seized a tanker in the Gulf of Sarn on Saturday.",
        outlet=outlet,
        published=published,
    )
    maker.mention(
        "seized",
        type="COERCE",
        mode="seize",
        actors=["coast guard of Ostmark"],
        targets=["tanker"],
        places=["Gulf of Sarn"],
        dates=[("on Saturday", "2031-05-10")],
    )
    return maker.build()


def affair() -> list[Document]:
    """All of it."""
    return [
        wire(),
        reprint_of_wire(),
        reprint_of_wire("Quay Mirror", "2031-05-12", credit=None),
        unnamed_account(),
        second_strike(),
        tanker(),
    ]


def linked(
    documents: Sequence[Document], judgements: Sequence[Judgement] = (), linker: Linker | None = None
) -> tuple[list[Derivation], list[MentionLink], tuple[Incident, ...]]:
    """All three steps over all pairs."""
    linker = linker or Linker()
    derivations = [item for document in documents for item in linker.alone(document)]
    links: list[MentionLink] = []
    for number, left in enumerate(documents):
        for right in documents[number + 1 :]:
            compared = linker.compare(left, right)
            derivations.extend(compared.derivations)
            links.extend(compared.mention_links)
    return derivations, links, linker.assemble(documents, derivations, links, judgements)
