"""The counter at which all connections stand: who is being answered, and what is told of it afterwards.

In      plain requests as they begin and end
Out     Seen, once for each, to the witness.
Source  decisions 0019 and 0021.
Limits  one event loop.
"""

from dataclasses import dataclass
from time import perf_counter

from api.asking.desk import Desk, Served
from api.connections.plain import GET, Reader
from api.exchange import Spool
from api.watching import Seen, Witness


@dataclass(slots=True)
class Asked:
    """A request that is being answered."""

    raw: bytes
    text: str
    begun: float
    id: str


class Counter:
    """What all connections share."""

    def __init__(self, desk: Desk, witness: Witness) -> None:
        self.desk = desk
        self.reader = Reader(desk.pool.settings)
        self._witness = witness
        self._running = 0
        witness.gauge("in_flight", lambda: self._running)

    def begins(self, raw: bytes, text: str, begun: float) -> Asked:
        """Return a request that is being answered from now on.

        Raises:
            Nothing.
        """
        self._running += 1
        return Asked(raw, text, begun, self._witness.identify(""))

    def tells(self, seen: Seen) -> None:
        """Return nothing; tell the witness of a request that was answered elsewhere.

        Raises:
            Nothing.
        """
        self._witness.saw(seen)

    def ends(self, asked: Asked, served: Served, client: str) -> None:
        """Return nothing; tell the witness of a request that was answered.

        Raises:
            Nothing.
        """
        self._running -= 1
        body = served.reply.body
        self._witness.saw(
            Seen(
                "sparql",
                "GET" if asked.raw.startswith(GET) else "POST",
                "/sparql",
                served.reply.status,
                perf_counter() - asked.begun,
                body.size if isinstance(body, Spool) else len(body),
                client,
                asked.id,
                asked.text,
                lane=served.lane,
                cached=served.cached,
                rows=served.rows,
                snapshot=served.snapshot,
            )
        )
