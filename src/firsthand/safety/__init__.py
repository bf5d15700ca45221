"""Safety of people: what is withheld from everything that is meant to be published."""

from __future__ import annotations

from firsthand.safety.withholding import (
    PRIVATE,
    REDACTED,
    WITHHELD,
    Withholder,
    private_names,
    redacted_values,
)

__all__ = ["PRIVATE", "REDACTED", "WITHHELD", "Withholder", "private_names", "redacted_values"]
