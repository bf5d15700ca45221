"""Bodies that speak with one voice: the packaged list, and what people changed in it for their ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from firsthand.linking.profiles.names import authority_of, fold_name, name_key, outlet_key
from firsthand.model import AUTHORITIES, Judgement, in_force

__all__ = ["Authorities"]


class Authorities:
    """Which authority a speaker counts for when independent origins are counted.

    A judgement on the subject `authorities` edits the list. amend: its value "Name: body; body" puts these bodies (and
    no others) under the name; reject: its value names an authority, whose bodies count each for itself.
    """

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._own: dict[str, str] = {}
        self._gone: set[str] = set()
        for judgement in in_force(judgements):
            if judgement.subject != AUTHORITIES or not judgement.value:
                continue
            name, _, mouths = judgement.value.partition(":")
            authority = fold_name(name)
            self._own = {key: found for key, found in self._own.items() if found != authority}
            self._gone.add(authority)
            if judgement.verdict == "amend":
                self._own.update((key, authority) for mouth in mouths.split(";") for key in _keys(mouth))

    def of(self, key: str) -> str:
        """The key under which a speaker or outlet counts: the authority that it speaks for, else itself."""
        if key in self._own:
            return self._own[key]
        found = authority_of(key)
        return key if found in self._gone else found


def _keys(mouth: str) -> Iterator[str]:
    if mouth.strip():
        yield name_key(mouth)
        yield outlet_key(mouth)
