"""Mentions: what reportedly happened, field by field, each value with its span and the claims it stands in."""

from __future__ import annotations

from firsthand.extraction.mentions.finding import find_mentions

__all__ = ["find_mentions"]
