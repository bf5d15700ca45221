"""The dossier as a whole: every link holds, nothing is fetched, nothing private slips out, the same bytes each time."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import urldefrag

import pytest

from firsthand.dossier import DossierOptions, write_dossier
from firsthand.dossier.folder import MARKER
from firsthand.errors import UsageError
from firsthand.model import Judgement
from tests.dossier.desk import Desk, MemoryView, origin, reading, readings
from tests.dossier.veldria import PRIVATE_NAMES, veldria

_LOADING = {"src", "srcset", "data", "poster", "action", "formaction", "background", "xlink:href", "ping"}
_VOID = {"meta", "link", "input", "br", "img", "hr"}


class Page(HTMLParser):
    """Collects what a page links to, loads and names, and whether its tags are closed."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[str, dict[str, str | None]]] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.inline: list[str] = []
        self._open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        if tag not in _VOID:
            self._open.append(tag)
        if "id" in found:
            self.ids.append(found["id"] or "")
        if tag == "a" and found.get("href"):
            self.links.append((found["href"] or "", found))
        if tag == "link":
            self.loads.append(found.get("href") or "")
        self.loads += [value or "" for name, value in attrs if name in _LOADING]
        self.inline += [name for name, _ in attrs if name == "style" or name.startswith("on")]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open, tag
        assert self._open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@cache
def _pages(out: Path) -> dict[str, Page]:
    return {
        path.relative_to(out).as_posix(): Page(path.read_text(encoding="utf-8")) for path in sorted(out.rglob("*.html"))
    }


@cache
def _everything(out: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(out.rglob("*")) if path.is_file())


@pytest.fixture(scope="module")
def safe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("safe") / "dossier"
    write_dossier(veldria(), out, options=DossierOptions(made_on="20 May 2031"))
    return out


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("whole") / "dossier"
    write_dossier(veldria(), out, options=DossierOptions(publish_safe=False))
    return out


def test_the_summary_counts(tmp_path: Path) -> None:
    found = write_dossier(veldria(), tmp_path / "out")
    assert (found.incidents, found.reports, found.outlets, found.problems, found.withheld) == (20, 23, 5, 2, 2)
    assert found.files == sum(path.is_file() for path in (tmp_path / "out").rglob("*")) - 1
    assert Path(found.entry).is_file()


def test_every_kind_of_page_is_there(safe: Path) -> None:
    names = set(_pages(safe))
    assert {"index.html", "reports.html", "sources.html", "problems.html", "methodology.html", "codebook.html"} <= names
    assert sum(name.startswith("incidents/") for name in names) == 20
    assert sum(name.startswith("reports/") for name in names) == 23
    assert (safe / MARKER).is_file()


@pytest.mark.parametrize("kind", ["safe", "whole"])
def test_every_link_and_anchor_holds(kind: str, request: pytest.FixtureRequest) -> None:
    pages = _pages(request.getfixturevalue(kind))
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        for href, _ in page.links:
            if re.match(r"https?:", href):
                continue
            target, fragment = urldefrag(href)
            path = PurePosixPath(name)
            if target:
                parts: list[str] = list(path.parent.parts)
                for part in PurePosixPath(target).parts:
                    parts = parts[:-1] if part == ".." else [*parts, part]
                path = PurePosixPath(*parts)
            assert path.as_posix() in pages, (name, href)
            if fragment:
                assert fragment in pages[path.as_posix()].ids, (name, href)


def test_nothing_is_loaded_from_elsewhere_and_nothing_is_inline(safe: Path) -> None:
    for name, page in _pages(safe).items():
        assert page.inline == [], name
        assert "style" not in page.tags, name
        for load in page.loads:
            assert re.fullmatch(r"(\.\./)?assets/(dossier\.css|dossier\.js|icon\.svg)", load), (name, load)
        for href, attributes in page.links:
            if re.match(r"https?:", href):
                assert attributes.get("rel") == "noreferrer noopener", (name, href)
    for asset in (safe / "assets").iterdir():
        text = asset.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?:|@import|url\(", text), asset.name


def test_every_page_has_a_strict_policy_a_language_and_landmarks(safe: Path) -> None:
    for path in safe.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
        assert policy, path.name
        assert policy[1].startswith("default-src 'none'"), path.name
        assert "unsafe" not in policy[1]
        assert '<html lang="en">' in text
        page = Page(text)
        assert [page.tags.count(tag) for tag in ("main", "h1", "header", "footer")] == [1, 1, 1, 1], path.name
        assert 'class="skip" href="#main"' in text
        for cell in re.findall(r"<th\b[^>]*>", text):
            assert "scope=" in cell, (path.name, cell)


def test_private_names_are_withheld_everywhere_and_only_then(safe: Path, whole: Path) -> None:
    held, shown = _everything(safe), _everything(whole)
    for name in PRIVATE_NAMES:
        given, family = name.split()
        assert family not in held
        assert family.lower() not in held.lower()
        assert given not in held
        assert name in shown
    assert "[name withheld]" in held
    assert "[name withheld]" not in shown


def test_a_released_name_is_shown(tmp_path: Path) -> None:
    write_dossier(veldria(), tmp_path / "out", options=DossierOptions(released=("Mira Orlen",)))
    text = _everything(tmp_path / "out")
    assert "Mira Orlen" in text
    assert "Benrath" not in text


def test_only_the_sentences_with_values_are_published(safe: Path, whole: Path) -> None:
    for words in ("Fuel prices rose on Wednesday", "Residents queued for water", "Subscribe to our newsletter"):
        assert words not in _everything(safe)
        assert words in _everything(whole)
    assert "[…]" in _everything(safe)


def test_a_published_dossier_names_no_folder_and_no_reviewer(safe: Path, whole: Path) -> None:
    assert "/home/somebody" not in _everything(safe)
    assert "16-broken-page.html" in _everything(safe)
    assert "K. Desk" not in _everything(safe)
    assert "/home/somebody/desk/12-undated.txt" in _everything(whole)
    assert "K. Desk" in _everything(whole)


def test_graphic_and_personal_passages_are_covered(whole: Path, safe: Path) -> None:
    for out in (whole, safe):
        text = _everything(out)
        for words in ("charred bodies", "0199"):
            assert words in text
            for place in re.finditer(words, text):
                before = text[: place.start()]
                assert before.rfind('<details class="cover"') > before.rfind("</details>"), words


def test_the_same_ledger_gives_the_same_bytes(safe: Path, tmp_path: Path) -> None:
    write_dossier(veldria(), tmp_path / "again", options=DossierOptions(made_on="20 May 2031"))
    first = {path.relative_to(safe): path.read_bytes() for path in safe.rglob("*") if path.is_file()}
    again = {
        path.relative_to(tmp_path / "again"): path.read_bytes()
        for path in (tmp_path / "again").rglob("*")
        if path.is_file()
    }
    assert first == again


def test_the_date_of_making_is_the_option_alone(safe: Path, whole: Path) -> None:
    assert "made on 20 May 2031" in _pages(safe)["index.html"].text
    assert "made on" not in _pages(whole)["index.html"].text


def test_values_lead_to_their_words(safe: Path) -> None:
    page = next(
        page
        for name, page in _pages(safe).items()
        if "Drone strike on a fuel depot" in page.text and "incidents/" in name
    )
    assert "“Seven people”" in page.text
    assert "Killed: different numbers. 4 against 7" in page.text
    assert "Actor: stated and denied." in page.text
    assert "5 independent, 1 unknown" in page.text
    assert "Contested given by a reviewer; suggested was " in page.text
    assert "side by side" in page.text
    assert "edited reprint of Northern Wire" in page.text
    chain = re.search(r"Newsbasket.*The Harbour Post outlet.*a diplomat unnamed.*a defence official unnamed", page.text)
    assert chain


def test_a_running_total_is_told_apart(safe: Path) -> None:
    page = next(page for page in _pages(safe).values() if "running total, not this" in page.text)
    assert page.text.index("“three people”") < page.text.index("“more than 60 people”")
    assert any("killed 61 or more (running total)" in page.text for page in _pages(safe).values())
    index = _pages(safe)["index.html"].text
    assert "61" not in index.split("Navy helicopter fires on a boat off Port Selm")[-1][:120]


def test_true_is_never_claimed(safe: Path) -> None:
    for name, page in _pages(safe).items():
        told = page.text.replace("never that it is true", "").replace("it has not been shown to be true", "")
        told = told.replace("a bar true at", "")
        assert not re.search(r"\b(is|are|was|were|as) true\b", told), name


HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>"\'&</title>'


def _hostile() -> MemoryView:
    desk = Desk()
    sheet = desk.sheet(
        HOSTILE,
        "2031-05-14",
        f"Title {HOSTILE} \u202egnp.exe",
        f"Body {HOSTILE} </script> <!-- {{{{ 7*7 }}}} {{% raw %}} four died, {HOSTILE} said.",
        ("caption", "\x00\x08 control"),
        url="javascript:alert(document.domain)",
        authors=(HOSTILE,),
        address=f"/x/{HOSTILE}",
        language='en" onload="x',
        section=HOSTILE,
        dateline=HOSTILE,
    )
    ref = sheet.mention("died", "<b>TYPE</b>", "<i>mode</i>")
    claim = sheet.claim("four died", (HOSTILE, "person", "said"), cue="said")
    root = origin(HOSTILE, "speaker", claim)
    desk.incident(
        f"Incident {HOSTILE}",
        "<b>TYPE</b>",
        "<i>mode</i>",
        [ref],
        grade=("Weak", HOSTILE, HOSTILE),
        origins=[root],
        place=readings(
            reading(HOSTILE, (sheet, "Body"), origins=[root], at=(37.0, -4.0), country='"><x', precision="odd<")
        ),
        date=readings(reading("<2031>", (sheet, "Body"), origins=[root], precision="day")),
        killed=readings(reading("4", (sheet, "four"), claims=[claim], origins=[root], low=4, high=4)),
    )
    view = desk.done()
    view.ruled.append(
        Judgement(
            subject=view.found[0].id,
            verdict="accept",
            by=HOSTILE,
            at="2031-05-16T10:00:00+00:00",
            reason=HOSTILE,
            value=HOSTILE,
        )
    )
    return view


@pytest.mark.parametrize("publish_safe", [True, False])
def test_hostile_words_come_out_as_words(tmp_path: Path, publish_safe: bool) -> None:
    write_dossier(_hostile(), tmp_path / "out", options=DossierOptions(publish_safe=publish_safe, title=HOSTILE))
    for name, page in _pages(tmp_path / "out").items():
        assert page.tags.count("script") == 1, name
        assert "img" not in page.tags, name
        assert "x" not in page.tags, name
        assert page.inline == [], name
        assert all(not href.lower().startswith("javascript") for href, _ in page.links), name
        assert "49" not in page.text.replace(" ", " ").split("Body")[-1][:200], name
    report = next(page for name, page in _pages(tmp_path / "out").items() if name.startswith("reports/"))
    assert "javascript:alert(document.domain)" in report.text
    assert '<script>alert("x")</script>' in report.text


def test_an_empty_ledger_gives_a_dossier(tmp_path: Path) -> None:
    found = write_dossier(MemoryView(), tmp_path / "out")
    assert found.incidents == 0
    assert "No incidents are recorded" in _pages(tmp_path / "out")["index.html"].text


def test_a_redacted_value_is_nowhere(tmp_path: Path) -> None:
    view = veldria()
    strike = next(incident for incident in view.found if incident.title.startswith("Coast guard"))
    view.ruled.append(
        Judgement(
            subject=strike.id,
            verdict="redact",
            by="k",
            at="2031-05-18T00:00:00+00:00",
            reason="crew at risk",
            field="target",
            value="the tanker Aurelie",
        )
    )
    write_dossier(view, tmp_path / "out", options=DossierOptions(publish_safe=False))
    page = next(page for name, page in _pages(tmp_path / "out").items() if name == f"incidents/{strike.id}.html")
    assert "[redacted]" in page.text
    assert "“the tanker Aurelie”" not in page.text
    report = next(page for page in _pages(tmp_path / "out").values() if "It is the second seizure" in page.text)
    assert "seized [redacted] in" in report.text
    assert "Aurelie" not in _everything(tmp_path / "out")


def test_a_folder_of_somebody_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "keep.txt").write_text("mine")
    with pytest.raises(UsageError, match="left alone"):
        write_dossier(veldria(), tmp_path)
    assert (tmp_path / "keep.txt").read_text() == "mine"


def test_long_lists_are_paged(tmp_path: Path) -> None:
    write_dossier(veldria(), tmp_path / "out", options=DossierOptions(page_size=6))
    pages = _pages(tmp_path / "out")
    rows = [page.tags.count("tr") - 1 for name, page in pages.items() if re.fullmatch(r"index(-\d)?\.html", name)]
    assert sorted(rows) == [2, 6, 6, 6]
    assert pages["index-all.html"].tags.count("tr") == 21
    assert {"reports-2.html", "reports-4.html"} <= set(pages)
    assert "svg" not in pages["index-2.html"].tags


def test_the_method_page_lists_the_bodies_that_count_as_one_with_what_people_changed(tmp_path: Path) -> None:
    view = veldria()
    view.ruled.append(
        Judgement(
            subject="authorities",
            verdict="amend",
            by="K. Desk",
            at="2031-05-18T08:30:00+00:00",
            reason="the radio is the ministry's",
            value="Veldrian state: Radio Sarn; harbour ministry",
        )
    )
    write_dossier(view, tmp_path / "d")
    page = Page((tmp_path / "d" / "methodology.html").read_text(encoding="utf-8"))
    assert "Radio Sarn, harbour ministry decided by a person: the radio is the ministry's" in page.text
    assert "Russian government" in page.text
    assert "K. Desk" not in page.text


def test_a_mark_on_a_derivation_stands_on_the_page_and_overrules(tmp_path: Path) -> None:
    view = veldria()
    basket = next(one for one in view.owed if one.how == "edited_reprint")
    view.ruled.append(
        Judgement(
            subject=basket.report_id,
            verdict="amend",
            by="K. Desk",
            at="2031-05-18T08:30:00+00:00",
            reason="their reporter was there",
            field="derivation",
            value=f"independent {basket.from_report}",
        )
    )
    write_dossier(view, tmp_path / "d")
    text = next(
        page.text
        for name, page in _pages(tmp_path / "d").items()
        if "Drone strike on a fuel depot" in page.text and "incidents/" in name
    )
    assert "independent of Northern Wire" in text
    assert "Decided by a person. their reporter was there" in text
    assert "edited reprint of Northern Wire" not in text
