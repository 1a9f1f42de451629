"""How a command fails: one line on standard error, and a status.

In      whatever a command raises
Out     `kg: …` on standard error; 1 for an error, 130 for Ctrl-C, 141 for a reader that went away.
Limits  with KG_DEBUG=1 the traceback is shown instead; usage errors (2) are told by typer itself.
"""

import errno
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType

from kg.errors import KGError

ERROR, INTERRUPTED, READER_GONE = 1, 130, 141
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def guarded(command: Callable[[], object]) -> int:
    """Return the exit status of a command, after telling in one line why it failed, if it did.

    Raises:
        KGError: as it came, where KG_DEBUG is set.
    """
    try:
        command()
        sys.stdout.flush()
    except KGError as error:
        return _failed(str(error))
    except BrokenPipeError:
        return _reader_gone()
    except OSError as error:
        return _unwritten(error)
    except SystemExit as end:
        return _reader_gone() if isinstance(end.__context__, BrokenPipeError) else _ended(end.code)
    return 0


def tell_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Return nothing; tell of an error that nobody foresaw. Python's own hook for it, so the status is 1.

    Raises:
        Nothing.
    """
    if _debugging():
        traceback.print_exception(kind, error, trace)
        return
    words = " ".join(str(error).split())
    _say(f"this should not happen: {kind.__name__}: {words}. Run it again with KG_DEBUG=1 and report what it shows.")


@contextmanager
def interrupted_between() -> Iterator[Callable[[], None]]:
    """Return a block in which Ctrl-C waits for the callable it gives, to be called where stopping does no harm.

    A second Ctrl-C does not wait.

    Raises:
        KeyboardInterrupt: from the callable, once Ctrl-C was pressed.
    """
    asked = False

    def ask(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            signal.default_int_handler(number, frame)
        asked = True

    def check() -> None:
        if asked:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, before)


def _ended(code: str | int | None) -> int:
    """Typer ends with SystemExit, also after a command that went well; what is still to be written can fail then."""
    if code == INTERRUPTED:
        _say("stopped. What was published before is untouched.")
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _reader_gone()
    except OSError as error:
        return _unwritten(error)
    return code if isinstance(code, int) else int(code is not None)


def _failed(message: str) -> int:
    if _debugging():
        traceback.print_exc()
    else:
        _say(message)
    return ERROR


def _reader_gone() -> int:
    _let_go()
    return READER_GONE


def _unwritten(error: OSError) -> int:
    status = _failed(_told(error))
    _let_go()
    return status


def _let_go() -> None:
    """Python flushes standard output once more at its end, and would complain of the same trouble again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _told(error: OSError) -> str:
    where = f" {error.filename}" if error.filename else ""
    if error.errno in _FULL:
        return f"No space left to write{where or ' the output'}. Free some space and run the command again."
    return f"{error.filename}: {error.strerror}." if where else f"{error.strerror or error}."


def _say(message: str) -> None:
    print(f"kg: {message}", file=sys.stderr)  # noqa: T201 - the one place where errors are told


def _debugging() -> bool:
    return os.environ.get("KG_DEBUG", "") not in {"", "0"}
