"""The processes that extract: how many there are, and how they start.

Light, so that the command line can have them started before it loads anything else.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import forkserver

__all__ = ["WORTH_WORKERS", "collect_rarely", "default_workers", "new_pool", "one_thread", "prepare", "start_server"]

# So many reports earn back what starting the processes costs.
WORTH_WORKERS = 40
# Objects made before the collector looks for rings among the newest, and how many such looks come before it looks
# through older and through all objects.
_COLLECTED = (20_000, 20, 50)
# On Linux a server loads the linguistic pipeline once, and every worker is a fork of it. Elsewhere system libraries do
# not survive a fork, and each worker loads by itself.
_START = "forkserver" if sys.platform == "linux" else "spawn"
_PRELOADED = "firsthand.extraction.preloaded"
_THREADS = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "BLIS_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


def default_workers() -> int:
    """As many processes as there are cores for this process, at most 8."""
    return min(8, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def prepare(*, workers: int | None, reports: int | None) -> None:
    """Begin to start what extracting so many reports will need, without waiting for it. None: not known yet."""
    one_thread()
    wanted = workers if workers is not None else default_workers() if (reports or 0) >= WORTH_WORKERS else 1
    if wanted > 1:
        start_server()


def one_thread() -> None:
    """Keep linear algebra and word-pieces to one thread a process, for libraries loaded from now on: small matrices and
    short texts gain nothing from more, and workers share the cores."""
    for name, value in _THREADS.items():
        os.environ.setdefault(name, value)


def collect_rarely() -> None:
    """Have this process look for rings of dead objects more rarely. A run makes many small objects, keeps documents and
    lexicons, and leaves next to no rings: to look through what it keeps took an eighth of linking."""
    gc.set_threshold(*_COLLECTED)


def start_server() -> None:
    """Have the server load the linguistic pipeline in the background, where there is one."""
    if _START == "forkserver":
        one_thread()
        forkserver.set_forkserver_preload([_PRELOADED])
        forkserver.ensure_running()


def new_pool(workers: int) -> ProcessPoolExecutor:
    """A pool of so many workers. Never forked from this process, whose threads may hold locks."""
    start_server()
    return ProcessPoolExecutor(
        max_workers=workers, mp_context=multiprocessing.get_context(_START), initializer=_ignore_interrupts
    )


def _ignore_interrupts() -> None:
    """Ctrl-C goes to the whole group of processes; the parent alone decides what to finish."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
