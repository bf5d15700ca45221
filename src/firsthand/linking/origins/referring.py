"""Bodies called by a word for their kind: "the aid group", "the company", "a doctors' union" mean one that is named.

Extraction finds whom most such words mean. What is left stands before the name, or has words beside it that the name
has not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from firsthand.linking.origins.bodies import is_of_kind, voice_words
from firsthand.linking.profiles.names import is_generic, is_state
from firsthand.linking.profiles.profile import Profile
from firsthand.model import Claim, Hop

__all__ = ["bodies_meant"]

# Reports name late whom the lead calls by the kind: within the first claims.
_LATE = 4


def bodies_meant(said: Iterable[Claim], last: Mapping[str, Hop], profiles: Mapping[str, Profile]) -> dict[str, Hop]:
    """The last hops that name no body but mean one, by the claim's id, with the body that their report names: the one
    of their kind that spoke last before, else in a lead the one that speaks next."""
    by_report: dict[str, list[Claim]] = {}
    for claim in said:
        by_report.setdefault(claim.report_id, []).append(claim)
    found: dict[str, Hop] = {}
    for report, claims in sorted(by_report.items()):
        ordered = sorted(claims, key=lambda one: (_place(one), one.id))
        named = [
            (at, last[claim.id])
            for at, claim in enumerate(ordered)
            if last[claim.id].kind == "organisation" and _has_name(last[claim.id], profiles[report])
        ]
        for at, claim in enumerate(ordered):
            hop = last[claim.id]
            if hop.kind not in ("organisation", "unnamed") or not _is_kind(hop):
                continue
            before = [body for place, body in named if place < at and _fits(hop, body)]
            after = [body for place, body in named if place > at and _fits(hop, body)] if at < _LATE else []
            meant = before[-1:] or after[:1]
            if meant:
                found[claim.id] = meant[0]
    return found


def _has_name(hop: Hop, profile: Profile) -> bool:
    return any(word[:1].isupper() for word in hop.name.split()) and not is_state(hop.name) and bool(profile.outlet)


def _is_kind(hop: Hop) -> bool:
    """True for "aid group", "the company": small letters, and a body's noun at the end."""
    words = hop.name.split()
    plain = [word for word in words if word.casefold() not in ("the", "a", "an", "its")]
    if not plain or len(plain) > 3 or any(word[:1].isupper() for word in plain) or is_generic(" ".join(plain)):
        return False
    return plain[-1] in voice_words("general", of="common") or plain[-1] in voice_words("nouns", of="common")


def _fits(hop: Hop, body: Hop) -> bool:
    """True where the kind may be the named body's: it has the same noun, or the noun says no more than that it is a
    body and the name says nothing else."""
    return is_of_kind(hop.name.split()[-1], body.name)


def _place(claim: Claim) -> int:
    span = claim.chain[-1].span or claim.source or claim.content[0]
    return int(span.start)
