"""On a terminal: nothing is lost on a narrow one, nothing of a page is obeyed, progress leaves no trace."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Run, on_terminal

# What a terminal may be sent: styles, and the clearing of the line of progress.
ALLOWED = re.compile(r"\x1b\[[0-9;]*m|\r\x1b\[2K")


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
def test_the_table_keeps_ids_and_titles_at_every_width(run: Run, sample_ledger: Path, columns: int) -> None:
    found = json.loads(run("incidents", "--ledger", sample_ledger, "--json").stdout)
    screen = on_terminal("incidents", "--ledger", sample_ledger, columns=columns)
    assert screen.returncode == 0
    assert max(map(len, screen.lines)) <= columns
    for incident in found:
        assert any(line.startswith(f"{incident['id'][:8]} ") for line in screen.lines)
        assert incident["title"].split()[0] in screen.plain
    assert ("grade" in screen.lines[0]) == (columns >= 100)
    assert ("place" in screen.lines[0]) == (columns >= 160)


@pytest.mark.parametrize("command", ["show", "trace", "problems"])
@pytest.mark.parametrize("columns", [60, 100])
def test_nothing_is_wider_than_the_terminal(run: Run, sample_ledger: Path, command: str, columns: int) -> None:
    found = json.loads(run("incidents", "--ledger", sample_ledger, "--json").stdout)
    largest = max(found, key=lambda item: len(item["mentions"]))["id"][:8]
    arguments = [command] if command == "problems" else [command, largest]
    screen = on_terminal(*arguments, "--ledger", sample_ledger, columns=columns)
    assert screen.returncode == 0
    addresses = ("/", "\\")  # a path stays whole, so that it can be copied
    assert all(len(line) <= columns for line in screen.lines if not line.startswith(addresses))


def test_colour_can_be_refused(run: Run, sample_ledger: Path) -> None:
    assert "\x1b[1m" in on_terminal("incidents", "--ledger", sample_ledger).sent
    refused = on_terminal("problems", "--ledger", sample_ledger, NO_COLOR="1").sent
    assert not re.search(r"\x1b\[[0-9;]*(3[0-7]|9[0-7])m", refused)
    assert "\x1b[" not in on_terminal("incidents", "--ledger", sample_ledger, TERM="dumb").sent


def test_nothing_of_a_page_or_a_path_is_obeyed(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    title = "[red]Twelve[/red] killed in \u202edepot\u202c fire\x9b2J"
    (folder / "page.html").write_text(
        f'<html><head><meta charset="utf-8"><title>{title}</title>'
        '<meta property="og:site_name" content="[b]Post\u2066">'
        '<meta property="article:published_time" content="2021-05-14"></head><body><article>'
        f"<h1>{title}</h1><p>Twelve people were killed in a fire at a fuel depot in [blink]Kessim[/blink] on "
        "Monday, the fire brigade of the town said. The cause of the fire was not known.</p></article></body></html>",
        encoding="utf-8",
    )
    (folder / "bell\x07\x1b]0;owned\x07\x1b[31m.txt").write_bytes(b"")
    (folder / "two\nlines.txt").write_bytes(b"")
    book = tmp_path / "x.db"
    screens = [on_terminal("add", folder, "--ledger", book, columns=200)]
    screens += [on_terminal(name, "--ledger", book, columns=200) for name in ("incidents", "problems")]
    screens.append(on_terminal("read", folder, columns=200))
    [row, _legend] = screens[1].lines[2:]
    identifier = row.split()[0]
    screens += [on_terminal(name, identifier, "--ledger", book, columns=200) for name in ("show", "trace")]
    for screen in screens:
        assert screen.returncode in (0, 3), screen.sent
        left = ALLOWED.sub("", screen.sent.replace("\r\n", "\n"))
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", left)
    assert "[red]Twelve[/red]" in screens[3].plain
    assert "[blink]Kessim[/blink]" in on_terminal("trace", identifier, "killed", "--ledger", book).plain
    assert "two lines.txt" in screens[2].plain


def test_progress_is_shown_and_cleared(tmp_path: Path) -> None:
    sources = sorted((ROOT / "samples/reports").glob("0*"))
    screen = on_terminal("add", *sources, "--ledger", tmp_path / "x.db")
    assert "reading: 0 of 9 reports" in screen.sent
    after = screen.sent.rpartition("\r\x1b[2K")[2]
    assert after.startswith("9 reports added")
    assert "reading:" not in on_terminal("add", *sources, "--ledger", tmp_path / "x.db", "--json").sent.splitlines()[-1]


def test_a_report_can_be_typed() -> None:
    words = "Two men were shot dead near the town of Tarn on Monday, the police of the town said."
    screen = on_terminal("read", "-", typed=f"{words}\n\x04")
    assert "Ctrl-D" in screen.plain
    assert screen.returncode == 0
    assert "killed 2" in screen.plain


@pytest.mark.parametrize("command", ["stories", "report", "export"])
def test_what_takes_long_on_a_large_ledger_shows_how_far_it_is(
    sample_ledger: Path, tmp_path: Path, command: str
) -> None:
    more: dict[str, list[str]] = {
        "report": ["--out", str(tmp_path / "dossier")],
        "export": ["--to", "json", "--out", str(tmp_path / "x.json")],
    }
    screen = on_terminal(command, *more.get(command, []), "--ledger", sample_ledger)
    assert screen.returncode == 0
    assert "making stories: 0 of 18 reports" in screen.sent
    assert "making stories" not in screen.sent.rpartition("\r\x1b[2K")[2]
