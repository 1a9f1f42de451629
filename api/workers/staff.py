"""The workers that there are: hired as many as are needed, dismissed one by one, succeeded by others at a switch.

In      where to fork from
Out     hands: idle, on a quick errand, on a slow one, or on their way.
Source  decision 0019.
Limits  one event loop; knows nothing of who waits.
"""

import asyncio
import logging
import socket
from collections import Counter
from collections.abc import Callable

from api.workers.hand import Employer, Hand

_log = logging.getLogger(__name__)
_AGAIN = 1.0
"""Seconds until another worker is tried after one did not start."""

Fork = Callable[[], socket.socket]


class Staff:
    """All workers of one kind."""

    def __init__(self, workers: int, fork: Fork, employer: Employer) -> None:
        self._workers = workers
        self._fork = fork
        self._employer = employer
        self._loop = asyncio.get_running_loop()
        self._generation = 0
        self._closed = False
        self.hands: set[Hand] = set()
        self.idle: list[Hand] = []
        self.slow: set[Hand] = set()
        self.quick = 0
        """Workers that are on an errand and not yet slow."""
        self.starting = 0
        self.last_alive = float("-inf")
        """When a worker was last seen to begin or to end, by the clock of the event loop."""
        self.ended: Counter[str] = Counter()
        """Workers that ended, by reason."""

    def hire(self) -> None:
        """Return nothing; see to it that enough workers can take a quick question.

        Raises:
            Nothing.
        """
        have = sum(1 for hand in self.hands if self.is_present(hand) and not hand.slow and not hand.lent)
        for _ in range(self._workers - have if not self._closed else 0):
            try:
                channel = self._fork()
            except OSError:
                _log.exception("A query worker cannot be started; trying again.")
                self._loop.call_later(_AGAIN, self.hire)
                return
            self.hands.add(Hand(channel, self._employer, self._generation))
            self.starting += 1

    def move(self) -> None:
        """Return nothing; workers come from elsewhere from now on, and the present ones go when there are new ones.

        Raises:
            Nothing.
        """
        self._generation += 1
        self.hire()

    def is_present(self, hand: Hand) -> bool:
        """Say whether a hand is not to be succeeded by another.

        Raises:
            Nothing.
        """
        return hand.generation == self._generation

    def has_room(self) -> bool:
        """Say whether an idle hand may take a quick question.

        Raises:
            Nothing.
        """
        return bool(self.idle) and self.quick < self._workers

    def started(self, hand: Hand) -> None:
        """Return nothing; a hand can begin, and one of those before it may go.

        Raises:
            Nothing.
        """
        self.starting -= 1
        self.last_alive = self._loop.time()
        self.idle.append(hand)
        old = next((one for one in self.idle if not self.is_present(one)), None)
        if old is not None:
            self.dismiss(old, "succeeded")

    def did_not_start(self, hand: Hand) -> None:
        """Return nothing; another is tried in a moment.

        Raises:
            Nothing.
        """
        self.starting -= 1
        self.hands.discard(hand)
        hand.end()
        self.ended["did not start"] += 1
        self._loop.call_later(_AGAIN, self.hire)

    def becomes_slow(self, hand: Hand) -> None:
        """Return nothing; a hand goes on in the slow lane, and another takes its place.

        Raises:
            Nothing.
        """
        if hand.ticket is not None:
            self.quick -= 1
        hand.slow = True
        self.slow.add(hand)
        self.hire()

    def finished(self, hand: Hand, *, retires: bool) -> None:
        """Return nothing; a hand has nothing to do, and stays if it is as good as new.

        Raises:
            Nothing.
        """
        if hand.slow:
            self.slow.discard(hand)
            hand.slow = False
        else:
            self.quick -= 1
        if retires or not self.is_present(hand) or not hand.raised():
            self.dismiss(hand, "used up")
            self.hire()
        else:
            self.idle.append(hand)

    def dismiss(self, hand: Hand, reason: str) -> None:
        """Return nothing; a hand is ended, whatever it is doing.

        Raises:
            Nothing.
        """
        self.ended[reason] += 1
        self.last_alive = self._loop.time()
        self.hands.discard(hand)
        if hand in self.slow:
            self.slow.discard(hand)
        elif hand in self.idle:
            self.idle.remove(hand)
        elif hand.ticket is not None:
            self.quick -= 1
        hand.end()

    def close(self) -> None:
        """Return nothing; all are ended, and no more are hired.

        Raises:
            Nothing.
        """
        self._closed = True
        for hand in self.hands:
            hand.end()
        self.hands.clear()
        self.idle.clear()
        self.slow.clear()

    def states(self) -> dict[str, int]:
        """Return how many workers are idle, busy, slow and starting.

        Raises:
            Nothing.
        """
        return {"idle": len(self.idle), "busy": self.quick, "slow": len(self.slow), "starting": self.starting}
