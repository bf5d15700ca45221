"""Claims of other languages: who says what, found by word lists of verbs, roles and bodies."""

from firsthand.extraction.languages.claims.finding import find_claims

__all__ = ["find_claims"]
