"""How fast firsthand is, as ratios in one run: `python -m benchmarks.speed [--articles N] [--json]`.

extraction_ratio      the whole extraction over what the bare spaCy pipeline, as its package comes, costs with the same
                      components
extraction_over_ours  the same over the pipeline that firsthand runs: same results, with faster parts
workers_ratio         `firsthand read` with two workers over one, each from cold start, every article twice
articles_per_second   the whole `firsthand add` into a new ledger, two workers, from cold start
cpu_seconds_per_article   what that took of all cores together: a busy machine spoils it less than the rate
worker_memory_mb      peak memory of one process (the largest of all)
help_seconds          `firsthand --help`, best of five
seed_seconds          the seed article from cold start to printed record: `add`, then `show` (with --seed FILE)

The articles are Wikinews texts from the gold data beside the checkout; without them there is nothing to measure.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import math
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.gold import data_folder, documents
from firsthand.extraction import Extractor
from firsthand.extraction.nlp import installed_pipeline, load_pipeline
from firsthand.extraction.parse import READ_ROLES
from firsthand.model import Report
from firsthand.reading.reader import read_bytes

__all__ = ["extraction_cost", "pages_in", "whole_add"]

FIRSTHAND = Path(sys.executable).with_name("firsthand")


def main() -> None:
    options = _arguments()
    folder = data_folder()
    if not folder.is_dir():
        sys.exit("nothing to measure: set FIRSTHAND_DATA to the folder of the gold data")
    articles = list(islice(documents(folder / "wikinews" / "docs.jsonl.gz"), options.articles))
    intakes = [
        read_bytes(item["text"].encode(), address=f"{number}.txt", published=item["date"])
        for number, item in enumerate(articles)
    ]
    reports = [intake.report for intake in intakes if intake.report is not None and intake.report.language == "en"]
    figures: dict[str, Any] = {"articles": len(reports), "cores": len(os.sched_getaffinity(0))}
    figures |= {"python": platform.python_version(), "machine": platform.machine()}
    figures |= extraction_cost(reports)
    with tempfile.TemporaryDirectory() as scratch:
        figures |= _workers(pages_in(Path(scratch) / "twice", articles * 2))
        figures |= whole_add(pages_in(Path(scratch) / "pages", articles), Path(scratch) / "speed.db")
    figures["help_seconds"] = min(_timed(lambda: _run("--help")) for _ in range(5))
    if options.seed is not None:
        figures["seed_seconds"] = min(_seed(options.seed) for _ in range(3))
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:22} {value:.2f}" if isinstance(value, float) else f"{name:22} {value}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=295, help="how many articles (default: all 295)")
    parser.add_argument("--seed", type=Path, help="an article to time from cold start to printed record")
    parser.add_argument("--json", action="store_true", help="print one JSON line")
    return parser.parse_args()


def extraction_cost(reports: list[Report]) -> dict[str, float]:
    """Bare pipelines and extraction in turns, so that a busy machine slows all; the best round of each counts."""
    bare = importlib.import_module(installed_pipeline().package).load(exclude=["senter"])
    ours = load_pipeline()
    # The same words on both sides: extraction skips clutter, and the bare pipeline must not be charged for it.
    texts = [
        "\n\n".join(report.quote(block.span) for block in report.blocks if block.role in READ_ROLES)
        for report in reports
    ]
    extractor = Extractor()
    list(extractor.pipe(reports[:8]))
    jobs: dict[str, Callable[[], object]] = {
        "bare": lambda: sum(1 for _ in bare.pipe(texts, batch_size=32)),
        "ours": lambda: sum(1 for _ in ours.pipe(texts, batch_size=32)),
        "whole": lambda: sum(1 for _ in extractor.pipe(reports)),
    }
    best = dict.fromkeys(jobs, math.inf)
    for _ in range(3):
        for name, job in jobs.items():
            gc.collect()
            best[name] = min(best[name], _timed(job))
    return {
        "bare_spacy_per_second": len(reports) / best["bare"],
        "our_pipeline_per_second": len(reports) / best["ours"],
        "extraction_per_second": len(reports) / best["whole"],
        "extraction_ratio": best["whole"] / best["bare"],
        "extraction_over_ours": best["whole"] / best["ours"],
    }


def pages_in(folder: Path, articles: list[dict[str, Any]]) -> Path:
    """Writes each article as a text file into a new folder, and gives the folder."""
    folder.mkdir()
    for number, item in enumerate(articles):
        (folder / f"{number:04}.txt").write_text(f"{item['title']}\n\n{item['text']}", encoding="utf-8")
    return folder


def _workers(pages: Path) -> dict[str, float]:
    """Long enough a run that starting the processes, which is part of it, weighs as little as in real use."""
    one = _timed(lambda: _run("read", str(pages), "--json", "--workers", "1"))
    two = _timed(lambda: _run("read", str(pages), "--json", "--workers", "2"))
    return {"workers_ratio": one / two}


def whole_add(pages: Path, book: Path) -> dict[str, float]:
    """`firsthand add` of a folder with two workers, from cold start: rate, processor seconds, peak memory."""
    began = time.perf_counter()
    command = [str(FIRSTHAND), "add", str(pages), "--ledger", str(book), "--workers", "2"]
    # A session of their own, by which the workers are known: they are no children of the command.
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
    seconds: dict[int, float] = {}
    memory: dict[int, float] = {}
    while running.poll() is None:
        for process, used, peak in _session(running.pid):
            seconds[process], memory[process] = used, peak
        time.sleep(0.05)
    took = time.perf_counter() - began
    if running.returncode not in (0, 3):
        sys.exit(f"firsthand add failed: {running.communicate()[1].decode()}")
    articles = sum(1 for _ in pages.iterdir())
    return {
        "articles_per_second": articles / took,
        "cpu_seconds_per_article": sum(seconds.values()) / articles,
        "worker_memory_mb": max(memory.values()),
    }


def _session(leader: int) -> Iterator[tuple[int, float, float]]:
    """The processes of a session: number, CPU seconds and peak memory in MB (proc(5))."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            status = (folder / "status").read_text()
        except OSError:  # it has ended meanwhile
            continue
        peak = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
        if int(fields[3]) == leader and peak:
            ticks = int(fields[11]) + int(fields[12])
            yield int(folder.name), ticks / os.sysconf("SC_CLK_TCK"), int(peak[1]) / 1024


def _seed(article: Path) -> float:
    with tempfile.TemporaryDirectory() as folder:
        book = str(Path(folder) / "seed.db")

        def job() -> None:
            _run("add", str(article), "--published", "2025-12-30", "--ledger", book)
            found = json.loads(_run("incidents", "--json", "--ledger", book))
            _run("show", found[0]["id"], "--ledger", book)

        return _timed(job)


def _run(*arguments: str) -> str:
    done = subprocess.run([FIRSTHAND, *arguments], check=False, capture_output=True, text=True)
    if done.returncode not in (0, 3):
        sys.exit(f"firsthand {' '.join(arguments)} failed: {done.stderr}")
    return done.stdout


def _timed(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
