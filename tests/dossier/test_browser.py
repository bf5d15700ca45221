"""The dossier in a real browser, from the disk: quiet, offline, usable by keyboard, on a phone and in the dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from firsthand.dossier import DossierOptions, write_dossier
from tests.dossier.veldria import told_in_full

CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).is_file()), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium in /usr/bin"),
]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser") / "dossier"
    view, stories = told_in_full()
    write_dossier(view, folder, options=DossierOptions(title="Veldria, spring 2031"), stories=stories)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def _kinds(out: Path) -> dict[str, str]:
    index = (out / "index.html").read_text(encoding="utf-8")
    found = re.search(r'href="(incidents/\w+\.html)"><bdi>Drone strike on a fuel depot', index)
    assert found
    incident = (out / found[1]).read_text(encoding="utf-8")
    reports = re.findall(r"reports/\w+\.html", incident)
    return {
        "index": "index.html",
        "incident": found[1],
        "report": reports[0],
        "reports": "reports.html",
        "stories": "stories.html",
        "sources": "sources.html",
        "problems": "problems.html",
        "methodology": "methodology.html",
        "codebook": "codebook.html",
    }


_CONTRAST = """() => {
  const lin = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); };
  const rgb = s => (s.match(/[\\d.]+/g) || []).map(Number);
  const lum = c => 0.2126 * lin(c[0]) + 0.7152 * lin(c[1]) + 0.0722 * lin(c[2]);
  const behind = node => { for (; node; node = node.parentElement) {
    const c = rgb(getComputedStyle(node).backgroundColor);
    if (c.length === 3 || c[3] === 1) return c;
  } return [255, 255, 255]; };
  const bad = [];
  for (const node of document.querySelectorAll('body *:not(script):not(svg *):not(option)')) {
    if (![...node.childNodes].some(child => child.nodeType === 3 && child.textContent.trim())) continue;
    const style = getComputedStyle(node);
    if (style.display === 'none' || style.visibility === 'hidden' || !node.getClientRects().length) continue;
    const one = lum(rgb(style.color)), other = lum(behind(node));
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) bad.push([node.tagName, node.className, ratio.toFixed(2), node.textContent.slice(0, 9)].join(' '));
  }
  return bad;
}"""


_OUTSIDE = """() => {
  const shown = [...document.querySelectorAll('.chain .box')].filter(box => box.getClientRects().length);
  return shown.flatMap(box => {
    const edge = box.querySelector('rect').getBoundingClientRect();
    return [...box.querySelectorAll('text')].filter(text => {
      const own = text.getBoundingClientRect();
      return own.left < edge.left || own.right > edge.right + 1 || own.bottom > edge.bottom + 2;
    }).map(text => text.textContent);
  });
}"""


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (375, "dark")])
def test_every_page_is_quiet_offline_narrow_enough_legible_and_in_order(
    browser: Browser, out: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda request: trouble.append(request.url) if not request.url.startswith("file:") else None)
    # A page that is left while its icon still loads gives that up: that is no failure of the page.
    page.on(
        "requestfailed",
        lambda request: trouble.append(f"failed: {request.url}") if request.failure != "net::ERR_ABORTED" else None,
    )
    for kind, path in _kinds(out).items():
        page.goto((out / path).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
        assert page.evaluate("document.styleSheets.length") == 1, kind
        assert page.evaluate(_CONTRAST) == [], kind
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(one => Number(one.tagName[1]))")
        assert levels[0] == 1, kind
        assert levels.count(1) == 1, kind
        assert all(after - before <= 1 for before, after in pairwise(levels)), (kind, levels)
    assert trouble == []
    context.close()


def test_without_javascript_everything_is_there(browser: Browser, out: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((out / "index.html").as_uri())
    assert page.locator("#incident-table tbody tr").count() == 20
    assert page.locator("form.filters").is_hidden()
    assert page.get_by_role("link", name="Drone strike on a fuel depot outside San Arlo").first.is_visible()
    context.close()


def test_the_table_sorts_and_filters(page: Page, out: Path) -> None:
    page.goto((out / "index.html").as_uri())
    rows = page.locator("#incident-table tbody tr")
    page.get_by_role("button", name="Killed").click()
    assert page.get_by_role("columnheader", name="Killed").get_attribute("aria-sort") == "descending"
    assert "clinic" in rows.first.inner_text()
    page.get_by_label("Words").fill("tanker aurelie")
    assert page.locator("#incident-table tbody tr:visible").count() == 1
    assert page.locator("output").inner_text() == "1 of 20"
    page.get_by_role("button", name="Clear").click()
    page.get_by_label("reports disagree").check()
    assert page.locator("#incident-table tbody tr:visible").count() == 2


def test_the_keyboard_reaches_the_map_in_order(page: Page, out: Path) -> None:
    page.goto((out / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    seen: list[str] = []
    for _ in range(30):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.textContent")
        )
    assert seen[0] == "Veldria, spring 2031"
    assert any(name.startswith("San Arlo (a settlement)") for name in seen)
    assert any(name.startswith("Veldria (a country)") for name in seen)


def test_a_value_shows_its_words_on_focus_and_escape_hides_them(page: Page, out: Path) -> None:
    page.goto((out / _kinds(out)["incident"]).as_uri())
    link = page.locator(".value-link").first
    tip = page.locator(".tip").first
    assert tip.is_hidden()
    link.focus()
    assert tip.is_visible()
    page.keyboard.press("Escape")
    assert tip.is_hidden()


def test_a_value_leads_to_its_words(page: Page, out: Path) -> None:
    page.goto((out / _kinds(out)["incident"]).as_uri())
    page.locator("#field-killed .value-link").nth(1).click()
    target = page.locator(":target")
    assert "Seven people" in page.locator(".sentence:has(:target)").inner_text()
    assert target.count() == 1
    assert target.evaluate(
        "node => { const box = node.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight; }"
    )


def test_a_cover_opens_on_request(page: Page, out: Path) -> None:
    wire = next(path for path in out.glob("reports/*.html") if "charred" in path.read_text(encoding="utf-8"))
    page.goto(wire.as_uri())
    assert page.get_by_text("charred bodies").is_hidden()
    page.locator(".cover summary").click()
    assert page.get_by_text("charred bodies").is_visible()


def test_the_theme_is_switched_and_kept(page: Page, out: Path) -> None:
    page.goto((out / "index.html").as_uri())
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Use dark colours").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    page.goto((out / "sources.html").as_uri())
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_tables_keep_their_roles_on_a_phone(browser: Browser, out: Path) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto((out / "index.html").as_uri())
    table = page.get_by_role("table", name="Incidents")
    assert table.get_by_role("row").count() == 21
    assert table.get_by_role("rowheader").count() == 20
    assert page.get_by_role("navigation", name="Dossier").get_by_role("link").count() == 7
    page.close()


def test_print_shows_addresses_and_no_navigation(page: Page, out: Path) -> None:
    page.emulate_media(media="print")
    page.goto((out / _kinds(out)["incident"]).as_uri())
    assert page.get_by_role("navigation").is_hidden()
    link = page.locator("a[href^=http]").first
    assert link.evaluate("node => getComputedStyle(node, '::after').content") != "none"


def test_the_drawing_fits_the_page_and_shows_where_a_report_leads(page: Page, out: Path) -> None:
    page.goto((out / _kinds(out)["incident"]).as_uri())
    assert page.locator(".chain.wide").is_visible()
    assert page.locator(".chain.narrow").is_hidden()
    box = page.locator(".chain.wide a.report:not(.speaks)").first
    name = box.get_attribute("aria-label")
    assert name
    assert ", " in name
    box.focus()
    assert page.locator(".chain.wide.lit").count() == 1
    lit = page.locator(".chain.wide .box.on").count()
    assert 2 < lit < page.locator(".chain.wide .box").count()
    assert page.locator(".chain.wide a.origin.on").count() >= 1
    page.keyboard.press("Tab")
    page.locator(".value-link").first.focus()
    assert page.locator(".chain.lit").count() == 0
    page.set_viewport_size({"width": 375, "height": 800})
    assert page.locator(".chain.narrow").is_visible()
    assert page.locator(".chain.wide").is_hidden()
    size = page.locator(".chain.narrow .name").first.evaluate("node => node.getBoundingClientRect().height")
    assert size >= 11


def test_a_box_of_an_origin_leads_to_its_line(page: Page, out: Path) -> None:
    page.goto((out / _kinds(out)["incident"]).as_uri())
    box = page.locator(".chain.wide a.origin").first
    letter = box.locator(".mark").text_content()
    box.click()
    assert page.url.endswith(f"#origin-{letter}")
    assert page.locator(":target").get_by_role("rowheader").inner_text() == letter


def test_the_texts_of_the_drawing_stay_inside_their_boxes(browser: Browser, out: Path) -> None:
    for width in (1280, 375):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto((out / _kinds(out)["incident"]).as_uri())
        outside = page.evaluate(_OUTSIDE)
        assert outside == [], width
        page.close()


def test_a_record_says_what_is_inferred_what_conflicts_besides_and_who_only_speaks_of_it(page: Page, out: Path) -> None:
    page.goto((out / _kinds(out)["incident"]).as_uri())
    assert "inferred from the dateline" in page.locator("#field-place").inner_text()
    assert page.locator("aside.conflict", has_text="Killed").count() == 2
    speaking = page.locator("ul.speaking li")
    assert speaking.count() == 1
    assert page.locator(".chain.wide .report.speaks").count() == 1
    page.get_by_role("link", name="and 1 that only speaks of it").click()
    assert page.url.endswith("#speaking")


def test_an_incident_leads_to_its_story_and_back(page: Page, out: Path) -> None:
    page.goto((out / _kinds(out)["incident"]).as_uri())
    page.locator(".facts").get_by_role("link", name="3 reports").click()
    assert page.locator("h1").inner_text() == "Stories"
    row = page.locator("tr:target")
    assert row.count() == 1
    row.get_by_role("link", name="Drone strike on a fuel depot outside San Arlo").click()
    assert page.locator("h1").inner_text() == "Drone strike on a fuel depot outside San Arlo"
