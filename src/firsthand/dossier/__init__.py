"""Ledger → a static, self-contained HTML dossier."""

from __future__ import annotations

__all__: list[str] = []
