"""How sure the text is of an event, and whether it says that it is so.

Certainty and polarity of one word of a parse."""

from __future__ import annotations

from firsthand.extraction.certainty.finding import Assessment, Ground, GroundKind, assess

__all__ = ["Assessment", "Ground", "GroundKind", "assess"]
