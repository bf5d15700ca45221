"""Who holds an office that a report leaves unnamed: "the regional governor" is whom another report of the same incident
calls "the regional governor, Jane Roe"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from firsthand.linking.profile import Profile
from firsthand.model import Claim, Hop

__all__ = ["Offices"]

_WORD = re.compile(r"[^\W\d_]+")
_DEFINITE = re.compile(r"(?i)the\s")
# Words that many persons at one incident answer to: one named bearer does not make him the only one.
_SHARED = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "source", "official", "man", "woman", "witness", "driver"}
)


class Offices:
    """The named speakers of an incident by the words that name them beside their own name."""

    def __init__(
        self, claims: Iterable[Claim], speakers: Mapping[str, tuple[str, str]], profiles: Mapping[str, Profile]
    ) -> None:
        self._holders: dict[str, set[tuple[str, str]]] = {}
        for claim in claims:
            last = claim.chain[-1]
            if last.kind != "person" or claim.source is None or claim.id not in speakers:
                continue
            own = {word.casefold() for word in _WORD.findall(last.name)}
            words = profiles[claim.report_id].report.quote(claim.source)
            for word in {word.casefold() for word in _WORD.findall(words)} - own:
                self._holders.setdefault(word, set()).add(speakers[claim.id])

    def holder(self, hop: Hop) -> tuple[str, str] | None:
        """Key and name of the one speaker who holds the office that an unnamed hop describes, None where no or several
        speakers do, or where the words do not mean one person ("officials", "a minister")."""
        if not _DEFINITE.match(hop.name):
            return None
        words = [word.casefold() for word in _WORD.findall(hop.name)]
        if len(words) < 2 or words[-1].endswith("s") or words[-1] in _SHARED:
            return None
        found = self._holders.get(words[-1], set())
        return next(iter(found)) if len(found) == 1 else None
