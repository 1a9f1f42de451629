"""What all connections of a server share, and what is told of a request when it is answered.

In      a desk and a witness
Out     Counter; Seen.
Limits  no bytes are sent here.
"""

from dataclasses import dataclass
from time import perf_counter

from api.desk import Desk, Served
from api.exchange import Spool
from api.plain import GET, Reader
from api.watching import Seen, Witness


class Counter:
    """What all connections share."""

    def __init__(self, desk: Desk, witness: Witness) -> None:
        self.desk = desk
        self.witness = witness
        self.reader = Reader(desk.pool.settings)


@dataclass(slots=True)
class Asked:
    """The request that is being answered."""

    raw: bytes
    text: str
    begun: float


def seen(asked: Asked, served: Served, client: str) -> Seen:
    """Return what the witness is told of an answered request.

    Raises:
        Nothing.
    """
    body = served.reply.body
    return Seen(
        "sparql",
        "GET" if asked.raw.startswith(GET) else "POST",
        "/sparql",
        served.reply.status,
        perf_counter() - asked.begun,
        body.size if isinstance(body, Spool) else len(body),
        client,
        query=asked.text,
        lane=served.lane,
        cached=served.cached,
        rows=served.rows,
        snapshot=served.snapshot,
    )
