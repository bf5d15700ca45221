"""Makes the pictures in docs/images from the invented sample: `python docs/pictures.py`. Needs chromium."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import FloatRect, Page, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
# The most told incident: its page has every kind of thing that a record has.
SHOWN = "Drone strike on a fuel depot"


@dataclass(frozen=True)
class Picture:
    """What is taken: the page, or the incident's page where it is None; size in CSS pixels.

    part: a selector of the part that is taken, else what a window of that size shows. most: bytes that it may have.
    """

    name: str
    page: str | None
    width: int
    height: int
    scale: float
    colours: Literal["light", "dark"]
    part: str = ""
    most: int = 150_000


PICTURES = (
    Picture(name="desktop-light", page="index.html", width=1280, height=1400, scale=0.8, colours="light"),
    Picture(name="phone-dark", page=None, width=390, height=930, scale=1.4, colours="dark"),
    Picture(name="chain", page=None, width=1180, height=900, scale=0.8, colours="light", part=".chain-figure"),
    Picture(name="passages", page=None, width=1000, height=900, scale=0.9, colours="light", part=".shared"),
)
# Around a part, so that nothing touches the edge of the picture.
MARGIN = 14


def main() -> None:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("there is no chromium on the path; install it, e.g. apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        dossier = _dossier(Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for picture in PICTURES:
            context = browser.new_context(
                viewport={"width": picture.width, "height": picture.height},
                device_scale_factor=picture.scale,
                color_scheme=picture.colours,
            )
            page = context.new_page()
            page.goto((dossier / (picture.page or _shown(dossier))).as_uri())
            _take(page, picture)
            context.close()
        browser.close()


def _take(page: Page, picture: Picture) -> None:
    path = IMAGES / f"{picture.name}.png"
    if picture.part:
        box = page.locator(picture.part).first.bounding_box()
        if box is None:
            sys.exit(f"nothing on the page is {picture.part!r}")
        clip = FloatRect(
            x=box["x"] - MARGIN,
            y=box["y"] - MARGIN,
            width=box["width"] + 2 * MARGIN,
            height=box["height"] + 2 * MARGIN,
        )
        page.screenshot(path=path, full_page=True, clip=clip)
    else:
        page.screenshot(path=path)
    if path.stat().st_size > picture.most:
        sys.exit(f"{path.name} has {path.stat().st_size:,} bytes and may have {picture.most:,}")


def _dossier(folder: Path) -> Path:
    """The sample's dossier, as the installed command writes it."""
    firsthand = str(Path(sys.executable).with_name("firsthand"))
    (folder / "samples").symlink_to(ROOT / "samples")
    added = subprocess.run([firsthand, "add", "samples/reports"], cwd=folder, check=False)  # noqa: S603
    if added.returncode != 3:
        sys.exit(f"the sample could not be added as it should: exit code {added.returncode} and not 3")
    call = [firsthand, "report", "--out", "dossier", "--title", "Veldria, May 2024: an invented sample"]
    subprocess.run(call, cwd=folder, check=True)  # noqa: S603
    return folder / "dossier"


def _shown(dossier: Path) -> str:
    """The page of the incident."""
    found = re.search(rf'href="(incidents/\w+\.html)"><bdi>{SHOWN}', (dossier / "index.html").read_text("utf-8"))
    if found is None:
        sys.exit(f"no incident of the sample's is called {SHOWN!r}")
    return found[1]


if __name__ == "__main__":
    main()
