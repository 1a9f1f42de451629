"""All workers that serve connections by themselves: who is lent another, and who must give them back.

In      connections on which one quick query follows another
Out     whether a worker has them; tickets of queries that turned out not to be quick.
Source  decision 0019.
Limits  Linux; one event loop. At most as many workers as are quick at the same time; others are hired in their place.
"""

from collections.abc import Callable
from itertools import count

from api.settings import Settings
from api.workers.hand import Hand, Ticket
from api.workers.lender import Borrowed, Lender
from api.workers.lending import AVAILABLE
from api.workers.staff import Staff
from kg.store import Snapshot

_MOST = 64
"""Connections that one worker has at most."""
_WAITS = 0.5
"""Seconds that a worker waits for connections, and that pass between two balancings."""
_UNEVEN = 2


class Lenders:
    """All workers that serve connections by themselves."""

    def __init__(self, settings: Settings, staff: Staff, on_ticket: Callable[[Hand, Ticket], None]) -> None:
        self._settings = settings
        self._staff = staff
        self._on_ticket = on_ticket
        self._numbers = count(1)
        self._all: dict[Hand, Lender] = {}
        self._newest = 0
        self._most = settings.workers
        self._wanted: Snapshot | None = None
        """Of which snapshot there were too few of them, and no worker was free to become one."""
        self._balanced = 0.0
        self._allowed = AVAILABLE and not settings.service

    def __len__(self) -> int:
        return len(self._all)

    def lend(self, borrowed: Borrowed, descriptor: int, request: bytes, snapshot: Snapshot) -> bool:
        """Say whether a worker has the connection now; if not, nothing has changed.

        Raises:
            Nothing.
        """
        if not self._allowed:
            return False
        self._newest = snapshot.number
        least = min(self._all.values(), key=lambda one: len(one.connections), default=None)
        if (least is None or least.connections) and len(self._all) < self._most:
            if self._staff.has_room():
                least = self._another(snapshot)
            else:
                self._wanted = snapshot
        if least is None or least.snapshot != snapshot or len(least.connections) >= _MOST:
            return False
        return least.lend(next(self._numbers), borrowed, descriptor, request)

    def grow(self) -> None:
        """Return nothing; a worker that has just become free serves connections, if there were too few that do.

        Raises:
            Nothing.
        """
        if self._wanted is not None and self._staff.idle:
            snapshot, self._wanted = self._wanted, None
            self._another(snapshot)

    def look(self, now: float) -> None:
        """Return nothing; take connections from workers that are long at one query, or are to be succeeded.

        Raises:
            Nothing.
        """
        for lender in list(self._all.values()):
            is_old = lender.snapshot.number != self._newest or not self._staff.is_present(lender.hand)
            is_idle = not lender.connections and now - lender.made > _WAITS
            if is_old or is_idle or lender.is_long(now, self._settings.quick):
                self.recall(lender)
        self._balance(now)

    def _another(self, snapshot: Snapshot) -> Lender:
        hand = self._staff.idle.pop()
        lender = self._all[hand] = Lender(hand, snapshot)
        self._staff.hire()
        return lender

    def _balance(self, now: float) -> None:
        """A worker with many more connections than another gives its own back, to be shared out anew."""
        if len(self._all) > 1 and now - self._balanced > _WAITS:
            ordered = sorted(self._all.values(), key=lambda one: len(one.connections))
            if len(ordered[-1].connections) - len(ordered[0].connections) > _UNEVEN:
                self._balanced = now
                self.recall(ordered[-1])

    def recall_all(self) -> None:
        """Return nothing; take all connections back, as far as no worker is writing to one just now.

        Raises:
            Nothing.
        """
        for lender in list(self._all.values()):
            self.recall(lender)

    def recall(self, lender: Lender) -> None:
        """Return nothing; the worker is a worker like others again, and its connections go on by themselves.

        Raises:
            Nothing.
        """
        evaluation = lender.recall()
        if isinstance(evaluation, bool):
            return  # it is between two queries; the next look will find it at one
        hand = lender.hand
        del self._all[hand]
        hand.lent = False
        at = lender.connections.pop(evaluation.connection, None) if evaluation is not None else None
        ticket = at.left(evaluation) if at is not None and evaluation is not None else None
        if evaluation is not None:
            self._staff.quick += 1
            hand.ticket = ticket or Ticket(b"", lambda _: None, 0.0, over=True)
            hand.ticket.hand, hand.ticket.begun = hand, evaluation.begun
            self._on_ticket(hand, hand.ticket)
        elif self._staff.is_present(hand):
            self._staff.idle.append(hand)
        else:
            self._staff.dismiss(hand, "succeeded")
        for borrowed in lender.connections.values():
            borrowed.back(b"")

    def died(self, hand: Hand) -> None:
        """Return nothing; a worker is gone that served connections.

        Raises:
            Nothing.
        """
        lender = self._all.pop(hand)
        hand.lent = False
        lender.died()
