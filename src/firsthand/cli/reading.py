"""What one report says, as text: `firsthand read` without --json."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from firsthand.cli.output import clear, print_trimmed, words
from firsthand.model import Claim, Document, Mention, Report

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_document"]


def print_document(console: Console, document: Document) -> None:
    """Title and outlet, then each mention and each claim with its words."""
    report, found = document.report, document.extraction
    print_trimmed(console, words(report.title or report.capture.address, "bold"))
    print_trimmed(
        console,
        words(
            f"{report.outlet or 'outlet unknown'}, published {report.published or 'at an unknown date'}"
            f"{f' (from {report.published_from})' if report.published_from else ''}, language {report.language}",
            "dim",
        ),
    )
    for line in (
        *(_mention(mention, report) for mention in found.mentions),
        *(_claim(claim, report) for claim in found.claims),
    ):
        print_trimmed(console, Padding(line, (0, 0, 0, 2), expand=False))
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
            text.append(f"  {word} " if word else "  ", style="dim").append(clear(", ".join(dict.fromkeys(values))))
    return text


def _claim(claim: Claim, report: Report) -> Text:
    chain = " ← ".join(f"“{hop.name}”" if hop.kind == "unnamed" else hop.name or "this report" for hop in claim.chain)
    content = " … ".join(report.quote(span) for span in claim.content)
    text = words(chain, "green").append(f"  {claim.act}, {claim.certainty}, {claim.polarity}: ", style="dim")
    return text.append(clear(content))


def _range(low: int, high: int | None) -> str:
    return f"{low} or more" if high is None else str(low) if low == high else f"{low}–{high}"
