"""Papers called by their kind alone: "the report", "the same statement", "the 40-page letter" mean an earlier one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from firsthand.linking.origins.voices import Voices
from firsthand.model import Claim, Hop

__all__ = ["papers_meant"]

_DEFINITE = re.compile(
    r"^(?:the|this|that|its|their|his|her) (?:(?:same|full|final|\d[\w-]*|\w+-page) )*[a-z-]+$", re.IGNORECASE
)


def papers_meant(claims: Iterable[Claim], last: Mapping[str, Hop], voices: Voices) -> dict[str, Claim]:
    """For each claim whose last hop is a paper called by its kind alone, the claim before it in its report whose paper
    or body is meant: the paper with that word in its name, else the body that spoke last."""
    found: dict[str, Claim] = {}
    by_report: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: (one.report_id, _place(one), one.id)):
        before = by_report.setdefault(claim.report_id, [])
        hop = last[claim.id]
        if hop.kind == "document" and _DEFINITE.match(hop.name):
            kind = hop.name.split()[-1].casefold()
            papers = [one for one in before if kind in _words(last[one.id]) and last[one.id].kind == "document"]
            bodies = [one for one in before if voices.of(one.id) is not None and last[one.id].kind == "organisation"]
            meant = (papers or bodies)[-1:]
            if meant:
                found[claim.id] = found.get(meant[0].id, meant[0])
                continue
        before.append(claim)
    return found


def _words(hop: Hop) -> list[str]:
    return hop.name.casefold().split()


def _place(claim: Claim) -> int:
    span = claim.chain[-1].span or claim.source or claim.content[0]
    return span.start
