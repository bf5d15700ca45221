"""The version of the published JSON forms. The first number changes when a key is renamed or removed."""

from __future__ import annotations

__all__ = ["CONTRACT_VERSION"]

CONTRACT_VERSION = "1.0"
