"""Runs the installed command on a terminal of a given width, as a person would."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
from dataclasses import dataclass
from pathlib import Path

from tests.cli.conftest import FIRSTHAND

__all__ = ["Screen", "on_terminal"]

_STYLE = re.compile(r"\x1b\[[0-9;]*m")


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


def on_terminal(
    *arguments: str | Path, columns: int = 80, cwd: Path | None = None, typed: str = "", **env: str
) -> Screen:
    """Run with all of its standard streams on one terminal, at which `typed` is typed."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8", **env}
    process = subprocess.Popen(
        [FIRSTHAND, *map(str, arguments)], stdin=theirs, stdout=theirs, stderr=theirs, cwd=cwd, env=environment
    )
    os.close(theirs)
    os.write(ours, typed.encode())
    sent = b""
    while True:
        try:
            part = os.read(ours, 1 << 16)
        except OSError:  # how Linux says that nobody has the other side open any more
            break
        if not part:
            break
        sent += part
    os.close(ours)
    return Screen(sent=sent.decode(), returncode=process.wait())
