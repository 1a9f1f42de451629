"""Who sees every request: counts it, logs it, and knows the numbers of the server.

In      Seen, once for each request; functions that tell numbers
Out     metrics; lines in the log.
Source  decision 0021 (operating).
Limits  `saw` stands in the way of every answer, so it only counts and puts a line aside (see bench in the decision).
"""

import secrets
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from api.settings import Settings
from api.watching.lines import line
from api.watching.log import Log
from api.watching.memory import memory
from api.watching.metrics import Metrics, Reading
from api.watching.seen import Seen, outcome_of
from kg import __version__

_ID_LENGTH = 64
_ID = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")


class Witness:
    """One for each server; `start` and `stop` belong to the server's life."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.time) -> None:
        self._all = bool(settings.request_log)
        self._slow = settings.slow_log or float("inf")
        self._text = settings.log_queries
        self._clock = clock
        self._log = Log(None if settings.request_log in ("", "-") else Path(settings.request_log))
        self._metrics = Metrics()
        self._start_of_ids = secrets.token_hex(4)
        self._numbers = count(1)
        self.gauge("build", lambda: {__version__: 1})
        self.gauge("memory", memory)
        self.gauge("log_lines_lost", lambda: self.lost)

    @property
    def lost(self) -> int:
        """Return the number of lines of the log that were not written."""
        return self._log.lost

    def start(self) -> None:
        """Return nothing; begin to write the log.

        Raises:
            OSError: the log's file cannot be opened.
        """
        self._log.start()

    def stop(self) -> None:
        """Return when the log is written, or after a second.

        Raises:
            Nothing.
        """
        self._log.stop()

    def reopen(self) -> None:
        """Return nothing; write to a new file of the log's name, after the old one was moved.

        Raises:
            Nothing.
        """
        self._log.reopen()

    def saw(self, seen: Seen) -> None:
        """Return nothing; count and, where the settings say so, log a request that was answered.

        Raises:
            Nothing.
        """
        self._metrics.tally(seen.route, seen.method, seen.status).add(seen.seconds, seen.sent)
        outcome, slow = "", False
        if seen.query is not None:
            outcome = seen.outcome or outcome_of(seen.status, seen.cached)
            slow = seen.seconds >= self._slow
            self._metrics.asked(outcome, seen.lane, seen.rows)
        if self._all or slow:
            self._log.put(line(seen, outcome, self._clock(), slow=slow, text=self._text))

    def gauge(self, name: str, reading: Reading) -> None:
        """Return nothing; what the function gives is one of the numbers from now on.

        Raises:
            KeyError: no number has that name; see `api.watching.meanings`.
        """
        self._metrics.gauge(name, reading)

    def identify(self, given: str) -> str:
        """Return the id of a request: the asker's own, if it is short and plain, or a new one.

        Raises:
            Nothing.
        """
        if 0 < len(given) <= _ID_LENGTH and _ID.issuperset(given):
            return given
        return f"{self._start_of_ids}-{next(self._numbers):x}"

    def told(self, accept: str) -> tuple[bytes, str]:
        """Return the metrics as they are now, and their media type.

        Raises:
            Nothing.
        """
        return self._metrics.told(accept)
