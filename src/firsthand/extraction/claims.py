"""Claims: who says what, in which words, how sure, through whom."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.extraction.names import Names
from firsthand.extraction.parse import Parse
from firsthand.model import Claim, TimeExpression

__all__ = ["find_claims"]


def find_claims(parse: Parse, names: Names, times: Sequence[TimeExpression]) -> list[Claim]:
    """All claims of the report, in order of their content."""
    return []
