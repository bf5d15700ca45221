"""The command line: parses, calls the pipeline, prints. Heavy rooms are imported inside the commands, so that
`firsthand --help` answers at once."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

from firsthand.cli.app import app
from firsthand.cli.output import clear
from firsthand.errors import FirsthandError, UsageError
from firsthand.workers import collect_rarely

__all__ = ["app", "main"]

EXIT_BAD_INPUT, EXIT_USAGE, EXIT_INTERRUPTED = 1, 2, 130


class _Interrupted(BaseException):
    """Ctrl-C. Not KeyboardInterrupt, which the command line library would answer with a bare "Aborted"."""


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise _Interrupted


def main() -> None:
    """Run the command line. Errors of firsthand become one line on stderr and the exit code of the contract."""
    signal.signal(signal.SIGINT, _interrupt)
    collect_rarely()
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except UsageError as error:
        _fail(error, EXIT_USAGE)
    except FirsthandError as error:
        _fail(error, EXIT_BAD_INPUT)
    except BrokenPipeError:
        _stop_writing()
        sys.exit(0)
    except SystemExit as leaving:
        # The reader of our output has left (`| head`): no error of ours, whatever the libraries make of it.
        if isinstance(leaving.__context__, BrokenPipeError):
            _stop_writing()
            sys.exit(0)
        raise
    except OSError as error:
        _fail_at(error)
    except _Interrupted:
        sys.stderr.write(
            "\nfirsthand: interrupted. What was stored is safe; run the same command again to do the rest.\n"
        )
        sys.exit(EXIT_INTERRUPTED)


def _fail(error: FirsthandError, code: int) -> None:
    sys.stderr.write(f"firsthand: {clear(str(error))}\n")
    sys.exit(code)


def _fail_at(error: OSError) -> None:
    """A file that the system would not let us read or write; without a name it is where our output goes."""
    if error.filename is None:
        told = f"the output cannot be written ({error.strerror or error}); make room, or send it elsewhere"
        _stop_writing()
    else:
        told = f"{clear(os.fsdecode(error.filename))}: {error.strerror}; check the path and its permissions"
    sys.stderr.write(f"firsthand: {told}\n")
    sys.exit(EXIT_BAD_INPUT)


def _stop_writing() -> None:
    """Let what is still held back go nowhere: it would fail again when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
