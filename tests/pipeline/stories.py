"""Short news texts from Veldria, as bytes and as intakes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from firsthand.model import Intake
from firsthand.reading import read_bytes

__all__ = ["SAMPLES", "intakes", "story", "write"]

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"
_TOWNS = ("Kessim", "Tarn", "San Arlo", "Lenz", "Port Almara")


def story(number: int) -> str:
    """The text of one report; no two numbers give the same."""
    town = _TOWNS[number % len(_TOWNS)]
    return (
        f"Boat number {number} sinks off {town}\n\n"
        f"{3 + number} fishermen were killed when their boat sank near {town} on Monday, the harbour master said.\n\n"
        f"The coast guard of Veldria said that boat number {number} had left the harbour without a light.\n"
    )


def intakes(count: int) -> Iterator[Intake]:
    """That many reports, as reading gives them."""
    for number in range(count):
        yield read_bytes(story(number).encode(), address=f"{number}.txt", published="2021-05-14")


def write(folder: Path, count: int) -> list[Path]:
    """That many reports as files."""
    folder.mkdir()
    paths = [folder / f"{number:03}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(story(number))
    return paths
