"""The origins of an incident as its page lists them, and the reports that only speak of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.dossier.addresses import words_anchor
from firsthand.dossier.catalogue import Catalogue, ReportCard
from firsthand.dossier.chains import HopLabel, hop_label, quoted
from firsthand.dossier.wording import word
from firsthand.model import Claim, Document, Incident, Origin
from firsthand.safety import Withholder

__all__ = ["OriginView", "SpeakingView", "origin_views", "speaking_views"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """An origin with its letter, by which the tables name it."""

    letter: str
    name: str
    kind: str
    known: bool
    chain: tuple[HopLabel, ...]
    reports: tuple[ReportCard, ...]
    not_counted: str
    words: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingView:
    """A report that only speaks of the incident, with the letters of the origins that it leads to."""

    card: ReportCard
    language: str
    letters: tuple[str, ...]


def origin_views(
    incident: Incident,
    letters: Mapping[str, str],
    claims: Mapping[str, tuple[Claim, Document]],
    catalogue: Catalogue,
    withhold: Withholder,
) -> tuple[OriginView, ...]:
    """The origins of an incident in the order of their letters."""
    found: list[OriginView] = []
    for origin in incident.origins:
        home = next((claims[one][1].report.id for one in origin.claims if one in claims), "")
        words, href = _first_words(origin, claims, catalogue)
        found.append(
            OriginView(
                letter=letters[origin.id],
                name=withhold(origin.name) or "not named",
                kind=word("origin", origin.kind),
                known=origin.kind != "unknown",
                chain=tuple(hop_label(hop, home, catalogue, withhold) for hop in origin.chain),
                reports=tuple(card for one in origin.reports if (card := catalogue.card(one))),
                not_counted=withhold(origin.not_counted),
                words=words,
                href=href,
            )
        )
    return tuple(found)


def speaking_views(
    incident: Incident, held: Sequence[Document], letters: Mapping[str, str], catalogue: Catalogue
) -> tuple[SpeakingView, ...]:
    """The reports that only speak of an incident, in the order of publication."""
    found: list[SpeakingView] = []
    for document in held:
        card = catalogue.card(document.report.id)
        if card is not None and card.id in incident.spoken_of_in:
            reached = tuple(letters[origin.id] for origin in incident.origins if card.id in origin.reports)
            found.append(SpeakingView(card=card, language=document.report.language, letters=reached))
    return tuple(found)


def _first_words(origin: Origin, claims: Mapping[str, tuple[Claim, Document]], catalogue: Catalogue) -> tuple[str, str]:
    """The first words that go back to an origin, and the way to them."""
    for claim, document in (claims[one] for one in origin.claims if one in claims):
        card = catalogue.card(document.report.id)
        if card is not None:
            span = claim.content[0]
            words = quoted(document.report, span, catalogue.withholder([document.report.id]))
            return words, f"{card.page}#{words_anchor(span)}"
    return "", ""
