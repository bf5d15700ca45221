"""firsthand reads news reports and keeps who said what, what happened, and the sentence that says so."""

from __future__ import annotations

__version__ = "0.1.0"

__all__ = ["__version__"]
