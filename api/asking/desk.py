"""Where queries come in, by whichever way: what is known is given out, what is not is asked of the workers.

In      Query, and where the answer is to go
Out     Reply, with what the log wants to know.
Source  decision 0019.
Limits  one event loop; knows nothing of ASGI and nothing of bytes on a connection.
"""

from collections.abc import Callable
from dataclasses import dataclass

from api.asking.answers import Answers, Kept
from api.asking.query import Query
from api.asking.replies import answered, told
from api.exchange import Reply
from api.problems import ProblemError, of_answer
from api.workers.hand import Ticket
from api.workers.pool import Pool
from api.workers.wire import Answer
from kg.store import Snapshot

_PATH = "/sparql"


@dataclass(slots=True, eq=False)
class Served:
    """A reply and how it came about."""

    reply: Reply
    snapshot: str = ""
    rows: int | None = None
    lane: str = ""
    cached: bool = False
    kept: Kept | None = None


class Desk:
    """The one place that answers queries."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.answers = Answers(pool.settings.cache_bytes)
        pool.switched.append(self.answers.clear)

    def known(self, query: Query) -> Served | None:
        """Return the answer if somebody asked the same before.

        Raises:
            ProblemError: nothing is published (503).
        """
        kept = self.answers.find(query.key())
        if kept is None:
            return None
        return Served(kept.reply, self.pool.snapshot().id, kept.rows, "cache", True, kept)

    def ask(self, query: Query, done: Callable[[Served], None]) -> Ticket:
        """Return the ticket of a question to the workers; `done` is called with the reply.

        Raises:
            ProblemError: nothing is published, or too many are waiting (503).
        """
        ticket = self.ticket(query, self.pool.snapshot(), done)
        self.pool.put(ticket)
        return ticket

    def ticket(self, query: Query, snapshot: Snapshot, done: Callable[[Served], None]) -> Ticket:
        """Return the ticket of a question that no worker has yet, or one has already.

        Raises:
            Nothing.
        """

        def settled(outcome: Answer | ProblemError) -> None:
            hand = ticket.hand
            lane = "" if hand is None else "slow" if hand.slow else "quick"
            done(self.served(query, snapshot, outcome, lane))

        question = query.question(self.pool.settings.result_bytes)
        ticket = self.pool.ticket(question, snapshot, query.seconds, settled)
        return ticket

    def served(self, query: Query, snapshot: Snapshot, outcome: Answer | ProblemError, lane: str) -> Served:
        """Return the reply to a query, of which that came.

        Raises:
            Nothing.
        """
        if isinstance(outcome, Answer) and outcome.status >= 400:
            outcome = of_answer(outcome.status, outcome.content())
        if isinstance(outcome, ProblemError):
            return Served(told(outcome, _PATH), snapshot.id, None, lane)
        settings = self.pool.settings
        reply = answered(outcome, snapshot, query.variant, settings.sparql_rows)
        served = Served(reply, snapshot.id, outcome.rows, lane)
        # Begun before a switch and answered after it, it is of a snapshot that is not asked about any more.
        if not outcome.fleeting and settings.cache_bytes and snapshot is self.pool.snapshot():
            served.kept = self.answers.keep(query.key(), reply, outcome.rows, query.text)
        return served
