"""Runs the command line without a new interpreter: in this process, or in a fork of it that has all imports already.

What only a process of its own can show, from the console script on, is in test_installed.py.
"""

from __future__ import annotations

import fcntl
import gc
import io
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from firsthand import cli

__all__ = ["ROOT", "Run", "Screen", "exit_code", "fork", "forked", "on_screen", "on_terminal", "run_firsthand"]

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]

_STYLE = re.compile(r"\x1b\[[0-9;]*m")


@contextmanager
def _as_it_was() -> Iterator[None]:
    """Undoes what the command line does to its process: it owns the process where it is run for real."""
    with ExitStack() as restored:
        restored.callback(signal.signal, signal.SIGINT, signal.getsignal(signal.SIGINT))
        restored.callback(setattr, sys, "excepthook", sys.excepthook)
        restored.callback(gc.set_threshold, *gc.get_threshold())
        yield


def run_firsthand(
    *arguments: str | Path, cwd: Path | None = None, text: str = "", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Call `firsthand` as in a pipe: `text` on standard input, what it prints and its exit code given back.

    An error that is not firsthand's own fails the test here, where a process would print a traceback.
    """
    stdin, stdout, stderr = (
        io.TextIOWrapper(io.BytesIO(given), encoding="utf-8") for given in (text.encode(), b"", b"")
    )
    code: object = 0
    with ExitStack() as held:
        held.enter_context(_as_it_was())
        held.enter_context(mock.patch.multiple(sys, argv=["firsthand", *map(str, arguments)], stdin=stdin))
        held.enter_context(mock.patch.multiple(sys, stdout=stdout, stderr=stderr))
        if env is not None:
            held.enter_context(mock.patch.dict(os.environ, env))
        if cwd is not None:
            held.enter_context(chdir(cwd))
        try:
            cli.main()
        except SystemExit as left:
            code = left.code or 0
        stderr.flush()
    assert isinstance(code, int)
    printed, told = (_text(stream.buffer.getvalue()) for stream in (stdout, stderr))
    return subprocess.CompletedProcess(args=arguments, returncode=code, stdout=printed, stderr=told)


def _text(printed: bytes) -> str:
    return printed.decode().replace("\r\n", "\n")


@dataclass(frozen=True)
class Screen:
    """What a terminal was sent, and the exit code."""

    sent: str
    returncode: int

    @property
    def plain(self) -> str:
        """Without colours and styles."""
        return _STYLE.sub("", self.sent)

    @property
    def lines(self) -> list[str]:
        return self.plain.replace("\r\n", "\n").splitlines()


def on_terminal(*arguments: str | Path, columns: int = 80, typed: str = "", **env: str) -> Screen:
    """Run with all of its standard streams on one terminal, at which `typed` is typed."""
    with _terminal(columns) as (ours, theirs):
        child = fork(arguments, (theirs, theirs, theirs), _environment() | env)
        os.write(ours, typed.encode())
        return Screen(sent=_sent(ours, theirs), returncode=exit_code(child))


def on_screen(*arguments: str | Path, columns: int, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run with standard output on a terminal, of which the colours are left out, and standard error apart."""
    with _terminal(columns) as (ours, theirs), tempfile.TemporaryFile() as told:
        child = fork(arguments, (theirs, theirs, told.fileno()), _environment(), cwd=cwd)
        screen = Screen(sent=_sent(ours, theirs), returncode=exit_code(child))
        told.seek(0)
        printed = "".join(f"{line}\n" for line in screen.lines)
        return subprocess.CompletedProcess(arguments, screen.returncode, printed, _text(told.read()))


def forked(*arguments: str | Path, stdout: int) -> subprocess.CompletedProcess[str]:
    """Run with an open file as standard output and nothing on standard input."""
    with Path(os.devnull).open("rb") as nothing, tempfile.TemporaryFile() as told:
        code = exit_code(fork(arguments, (nothing.fileno(), stdout, told.fileno()), os.environ))
        told.seek(0)
        return subprocess.CompletedProcess(arguments, code, stderr=_text(told.read()))


def _environment() -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8"}


@contextmanager
def _terminal(columns: int) -> Iterator[tuple[int, int]]:
    """Both sides of a terminal, ours first; theirs is to be closed when the child has it."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    try:
        yield ours, theirs
    finally:
        os.close(ours)


def _sent(ours: int, theirs: int) -> str:
    """All that the child sends to its terminal."""
    os.close(theirs)
    sent = b""
    while True:
        try:
            part = os.read(ours, 1 << 16)
        except OSError:  # how Linux says that nobody has the other side open any more
            part = b""
        if not part:
            return sent.decode()
        sent += part


def fork(
    arguments: Sequence[str | Path], streams: Sequence[int], environment: Mapping[str, str], *, cwd: Path | None = None
) -> int:
    """A child with these files as its standard streams, which runs `firsthand` and ends. Gives the child's id."""
    with warnings.catch_warnings():
        # From Python 3.12 on, of threads at a fork: the test runner's thread only waits for its parent's messages.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return child
    code: object = 1
    try:
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - a number is no path
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)  # noqa: SIM115
        sys.argv = ["firsthand", *map(str, arguments)]
        environment = dict(environment)
        os.environ.clear()
        os.environ.update(environment)
        if cwd is not None:
            os.chdir(cwd)
        cli.main()
        code = 0
    except SystemExit as left:
        code = left.code or 0
    except BaseException:  # noqa: BLE001 - a child that went on would run the other tests
        traceback.print_exc()
    finally:
        try:
            sys.stdout.flush()
        except OSError:
            code = 120  # as an interpreter that cannot flush when it ends
        os._exit(code if isinstance(code, int) else 1)


def exit_code(child: int) -> int:
    """Waits for the end of a child; a signal that ended it is a negative number."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
