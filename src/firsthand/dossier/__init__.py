"""Ledger → a static, self-contained HTML dossier."""

from __future__ import annotations

from firsthand.dossier.options import DossierOptions, DossierSummary
from firsthand.dossier.writer import write_dossier

__all__ = ["DossierOptions", "DossierSummary", "write_dossier"]
