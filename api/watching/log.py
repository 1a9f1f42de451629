"""Lines to a file or to standard error, written by a thread, so that no request waits for a disk or a full pipe.

In      lines, one at a time
Out     a file that grows, in pieces of about a tenth of a second; the number of lines that were lost.
Limits  what cannot be written is dropped and counted: a log that stops a server is worse than a log with gaps.
"""

import os
import threading
from collections import deque
from contextlib import suppress
from pathlib import Path

_PAUSE = 0.1
"""Seconds in which lines are gathered before they are written in one go."""
_MOST = 10_000
"""Lines that may wait; at a few hundred bytes each, a few megabytes."""
_LAST = 1.0
"""Seconds that the end of the server waits for the last lines."""
_STANDARD_ERROR = 2


def opened(path: Path) -> int:
    """Return the descriptor of a file to be added to; of a named pipe too, if somebody reads it.

    Raises:
        OSError: it cannot be opened, or nobody reads the pipe.
    """
    return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK, 0o640)


class Log:
    """A file, a thread that writes to it, and the lines that wait for that."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._waiting: deque[str] = deque()
        self._wake = threading.Event()
        self._ends = threading.Event()
        self._moved = False
        self._torn = False
        self._descriptor = _STANDARD_ERROR
        self._thread = threading.Thread(target=self._write, name="log", daemon=True)
        self._dropped = 0
        self._failed = 0

    @property
    def lost(self) -> int:
        """Return the number of lines that were not written: too many waited, or the file took no more."""
        return self._dropped + self._failed

    def start(self) -> None:
        """Return nothing; open the file and begin to write.

        Raises:
            OSError: the file cannot be opened for appending.
        """
        self._descriptor = self._opened()
        self._thread.start()

    def put(self, line: str) -> None:
        """Return nothing, at once; the line is written later, or lost where too many wait.

        Raises:
            Nothing.
        """
        waiting = self._waiting
        if len(waiting) >= _MOST:
            self._dropped += 1
            return
        waiting.append(line)
        if len(waiting) == 1:
            self._wake.set()

    def reopen(self) -> None:
        """Return nothing; the next lines go to a file of the same name, as whoever moved the old one expects.

        Raises:
            Nothing.
        """
        self._moved = True
        self._wake.set()

    def stop(self) -> None:
        """Return when the last lines are written, or after a second; what is then unwritten is lost.

        Raises:
            Nothing.
        """
        self._ends.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(_LAST)

    def _opened(self) -> int:
        return _STANDARD_ERROR if self._path is None else opened(self._path)

    def _write(self) -> None:
        while not self._ends.is_set() or self._waiting:
            self._wake.wait()
            self._ends.wait(_PAUSE)
            self._wake.clear()
            if self._moved:
                self._moved = False
                self._replace()
            self._out([self._waiting.popleft() for _ in range(len(self._waiting))])

    def _replace(self) -> None:
        if self._path is not None:
            with suppress(OSError):  # then the old file goes on
                old, self._descriptor = self._descriptor, self._opened()
                os.close(old)

    def _out(self, lines: list[str]) -> None:
        rest = memoryview(("\n" * self._torn + "".join(lines)).encode("utf-8", "replace"))
        try:
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
            self._torn = False
        except OSError:  # a full disk, a closed pipe
            self._failed += min(len(lines), bytes(rest).count(b"\n"))
            self._torn = True
