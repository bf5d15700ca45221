"""What one report says, as text: `firsthand read` without --json."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from firsthand.model import Claim, Document, Mention, Report

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_document"]


def print_document(console: Console, document: Document) -> None:
    """Title and outlet, then each mention and each claim with its words."""
    report, found = document.report, document.extraction
    console.print(Text(report.title or report.capture.address, style="bold"))
    console.print(
        Text(
            f"{report.outlet or 'outlet unknown'}, published {report.published or 'at an unknown date'}"
            f"{f' (from {report.published_from})' if report.published_from else ''}, language {report.language}",
            style="dim",
        )
    )
    for mention in found.mentions:
        console.print(Padding(_mention(mention, report), (0, 0, 0, 2)))
    for claim in found.claims:
        console.print(Padding(_claim(claim, report), (0, 0, 0, 2)))
    console.print()


def _mention(mention: Mention, report: Report) -> Text:
    kind = " ".join(part for part in (mention.type, mention.mode) if part)
    text = Text(kind, style="bold cyan").append(f" {mention.status}", style="dim")
    parts = [
        ("by", [item.name for item in mention.actors]),
        ("on", [item.name for item in mention.targets]),
        ("with", [item.name for item in mention.means]),
        ("at", [item.place.name for item in mention.places]),
        ("date", [item.time.value or f"“{report.quote(item.time.span)}”" for item in mention.dates]),
        ("", [f"{item.outcome} {_range(item.low, item.high)}" for item in mention.casualties]),
        ("", [f"{item.name} {item.effect}" for item in mention.damage]),
    ]
    for word, values in parts:
        if values:
            text.append(f"  {word} ".replace("   ", "  "), style="dim").append(", ".join(dict.fromkeys(values)))
    return text


def _claim(claim: Claim, report: Report) -> Text:
    chain = " ← ".join(f"“{hop.name}”" if hop.kind == "unnamed" else hop.name or "this report" for hop in claim.chain)
    words = " … ".join(report.quote(span) for span in claim.content)
    text = Text(chain, style="green").append(f"  {claim.act}, {claim.certainty}, {claim.polarity}: ", style="dim")
    return text.append(words)


def _range(low: int, high: int | None) -> str:
    return f"{low} or more" if high is None else str(low) if low == high else f"{low}–{high}"
