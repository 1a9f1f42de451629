"""Who is answered next: a quick lane for all, a slow lane for what takes long, and a bound on everything.

In      tickets
Out     each settled once: with an answer, or with a problem (503 too many, 504 out of time, 507 the worker died of it).
Source  decision 0019.
Limits  one event loop. A query is taken for quick until it has run for `quick` seconds; then it goes on beside the
        others, later at low priority, and a new worker takes its place. If the slow lane is full it is broken off and
        begun again when there is room. A wording that was slow goes to the slow lane at once for some time.
"""

import asyncio
from collections import deque

from api.problems import ProblemError
from api.settings import Settings
from api.workers.hand import Hand, Ticket
from api.workers.lenders import Lenders
from api.workers.shapes import SlowShapes
from api.workers.staff import Fork, Staff
from api.workers.wire import Answer

_TICK = 0.01
_HUMBLED_AFTER = 0.2
"""Seconds after which a query makes way for all others."""


class Lanes:
    """Those who wait, and the workers that answer them."""

    def __init__(self, settings: Settings, fork: Fork) -> None:
        self._settings = settings
        self._loop = asyncio.get_running_loop()
        self.slow_workers = settings.slow_workers
        self.staff = Staff(settings.workers, fork, self)
        self._waiting: deque[Ticket] = deque()
        self._waiting_slow: deque[Ticket] = deque()
        self._shapes = SlowShapes()
        self.lenders = Lenders(settings, self.staff, self._on_ticket)
        self._ticking = False
        self._closed = False

    def submit(self, ticket: Ticket) -> None:
        """Return nothing; the ticket will be settled by the time it ends.

        Raises:
            ProblemError: too many are waiting (503).
        """
        if not self._ticking:
            self._ticking = True
            self._loop.call_later(_TICK, self._tick)
        staff = self.staff
        if ticket.text and self._shapes and self._shapes.holds(ticket.text, self._loop.time()):
            self._queue(ticket, self._waiting_slow)
            self._pump()
        elif staff.has_room():
            staff.quick += 1
            staff.idle.pop().give(ticket)
        else:
            self._queue(ticket, self._waiting)

    def move(self, slow_workers: int) -> None:
        """Return nothing; workers come from elsewhere from now on, where there is room for so many slow ones.

        Raises:
            Nothing.
        """
        self.slow_workers = slow_workers
        self.staff.move()

    def cancel(self, ticket: Ticket) -> None:
        """Return nothing; nobody waits for the answer, and its worker is freed.

        Raises:
            Nothing.
        """
        if ticket.over:
            return
        ticket.over = True
        if ticket.hand is None:
            for queue in (self._waiting, self._waiting_slow):
                if ticket in queue:
                    queue.remove(ticket)
        elif self._loop.time() - ticket.begun > _TICK:  # else it will have answered by itself
            self._let_go(ticket.hand, "abandoned")

    def waiting(self) -> int:
        """Return how many wait for a worker.

        Raises:
            Nothing.
        """
        return len(self._waiting) + len(self._waiting_slow)

    def states(self) -> dict[str, int]:
        """Return how many workers are idle, busy, slow, starting, and serving connections by themselves.

        Raises:
            Nothing.
        """
        return {**self.staff.states(), "lent": len(self.lenders)}

    def close(self) -> None:
        """Return nothing; all workers are ended, and whoever waits is told.

        Raises:
            Nothing.
        """
        self._closed = True
        tickets = [hand.ticket for hand in self.staff.hands if hand.ticket] + [*self._waiting, *self._waiting_slow]
        self.staff.close()
        for ticket in tickets:
            ticket.settle(ProblemError(503, "The server is going down.", retry=True))

    # ------------------------------------------------------------ what hands tell

    def is_ready(self, hand: Hand) -> None:
        """Return nothing; a worker has started.

        Raises:
            Nothing.
        """
        self.staff.started(hand)
        self._pump()

    def has_answer(self, hand: Hand, answer: Answer) -> None:
        """Return nothing; a worker has answered and is free, or used up.

        Raises:
            Nothing.
        """
        ticket, hand.ticket = hand.ticket, None
        if ticket is not None:
            ticket.settle(answer)
        self.staff.finished(hand, retires=answer.retires)
        self.lenders.grow()
        if self._waiting or self._waiting_slow:
            self._pump()

    def is_dead(self, hand: Hand) -> None:
        """Return nothing; a worker ended by itself, or never started.

        Raises:
            Nothing.
        """
        if hand.pid == 0:
            self.staff.did_not_start(hand)
            return
        if hand.lent:
            self.lenders.died(hand)
        ticket = hand.ticket
        if ticket is not None and hand.is_unheard and not ticket.over:
            ticket.hand = None
            self._waiting.appendleft(ticket)
            self._let_go(hand, "died")
            return
        self._let_go(hand, "died")
        if ticket is not None:
            ticket.settle(ProblemError(507, "The query took more memory or nested deeper than the engine bears."))

    # ------------------------------------------------------------ inside

    def _queue(self, ticket: Ticket, queue: deque[Ticket]) -> None:
        if self.waiting() >= self._settings.queue:
            raise ProblemError(503, "Too many queries are waiting. Try again in a moment.", retry=True)
        if ticket.text:
            queue.append(ticket)
        else:
            queue.appendleft(ticket)  # the server's own questions are quick and go first

    def _pump(self) -> None:
        staff = self.staff
        while staff.idle and self._waiting_slow and len(staff.slow) < self.slow_workers:
            hand = staff.idle.pop()
            staff.becomes_slow(hand)
            hand.give(self._waiting_slow.popleft())
        while self._waiting and staff.has_room():
            staff.quick += 1
            staff.idle.pop().give(self._waiting.popleft())

    def _let_go(self, hand: Hand, reason: str) -> None:
        self.staff.dismiss(hand, reason)
        self.staff.hire()
        self._pump()

    def _on_ticket(self, hand: Hand, ticket: Ticket) -> None:
        """A worker that served connections is at a query that lasts: it is looked after like any other."""
        self._look_after(hand, self._loop.time())

    def _tick(self) -> None:
        now = self._loop.time()
        busy = [hand for hand in self.staff.hands if hand.ticket is not None]
        for hand in busy:
            self._look_after(hand, now)
        self.lenders.look(now)
        for queue in (self._waiting, self._waiting_slow):
            for ticket in [ticket for ticket in queue if now >= ticket.ends]:
                queue.remove(ticket)
                ticket.settle(ProblemError(503, "No worker became free in time. Try again in a moment.", retry=True))
        self._ticking = not self._closed and bool(busy or self.waiting() or self.lenders)
        if self._ticking:
            self._loop.call_later(_TICK, self._tick)

    def _look_after(self, hand: Hand, now: float) -> None:
        ticket = hand.ticket
        assert ticket is not None
        lasted = now - ticket.begun
        if ticket.spent < 0:
            ticket.spent = hand.spent()
        if now >= ticket.ends:
            self._let_go(hand, "out of time")
            ticket.settle(ProblemError(504, "The query took more time than it had and was ended."))
        elif ticket.over:
            self._let_go(hand, "abandoned")
        elif hand.slow:
            if lasted > _HUMBLED_AFTER and not hand.humble:
                hand.humbled()
        elif hand.is_long(lasted, ticket.spent, self._settings.quick):
            self._shapes.note(ticket.text, now)
            self._slow_down(hand, ticket)

    def _slow_down(self, hand: Hand, ticket: Ticket) -> None:
        if len(self.staff.slow) < self.slow_workers:
            self.staff.becomes_slow(hand)
            self._pump()
        else:
            ticket.hand = None
            self._waiting_slow.append(ticket)
            self._let_go(hand, "made way")
