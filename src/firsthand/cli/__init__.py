"""The command line: parses, calls the pipeline, prints. Heavy rooms are imported inside the commands, so that
`firsthand --help` answers at once."""

from __future__ import annotations

import signal
import sys
from types import FrameType

from firsthand.cli.app import app
from firsthand.errors import FirsthandError, UsageError

__all__ = ["app", "main"]

EXIT_BAD_INPUT, EXIT_USAGE, EXIT_INTERRUPTED = 1, 2, 130


class _Interrupted(BaseException):
    """Ctrl-C. Not KeyboardInterrupt, which the command line library would answer with a bare "Aborted"."""


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise _Interrupted


def main() -> None:
    """Run the command line. Errors of firsthand become one line on stderr and the exit code of the contract."""
    signal.signal(signal.SIGINT, _interrupt)
    try:
        app()
    except UsageError as error:
        _fail(error, EXIT_USAGE)
    except FirsthandError as error:
        _fail(error, EXIT_BAD_INPUT)
    except BrokenPipeError:
        # The reader of our output has left (`| head`): not an error of ours. Nothing more can be written or flushed.
        sys.stderr.close()
        sys.exit(0)
    except _Interrupted:
        sys.stderr.write(
            "\nfirsthand: interrupted. What was stored is safe; run the same command again to do the rest.\n"
        )
        sys.exit(EXIT_INTERRUPTED)


def _fail(error: FirsthandError, code: int) -> None:
    sys.stderr.write(f"firsthand: {error}\n")
    sys.exit(code)
