"""What the pool and the kept answers tell of themselves, handed to the witness.

In      a Witness, a Desk
Out     numbers on /metrics that are read when somebody looks.
Limits  none.
"""

from datetime import UTC, datetime

from api.asking.desk import Desk
from api.problems import ProblemError
from api.watching import Witness
from kg.store import Snapshot


def tell(witness: Witness, desk: Desk) -> None:
    """Return nothing; from now on the witness knows where to ask.

    Raises:
        Nothing.
    """
    pool, answers = desk.pool, desk.answers
    # The lanes begin with the pool, later than this.
    witness.gauge("waiting", lambda: pool.lanes.waiting())  # noqa: PLW0108
    witness.gauge("workers", lambda: pool.lanes.staff.states())  # noqa: PLW0108
    witness.gauge("worker_restarts", lambda: pool.lanes.staff.ended)
    witness.gauge("cache_bytes", lambda: answers.bytes)
    witness.gauge("cache_answers", lambda: len(answers))
    witness.gauge("snapshot_number", lambda: None if (found := _snapshot(desk)) is None else found.number)
    witness.gauge("snapshot_age", lambda: None if (found := _snapshot(desk)) is None else age(found))
    witness.gauge("snapshot_in_memory", lambda: pool.mode == "memory")


def age(snapshot: Snapshot) -> float:
    """Return the seconds since a snapshot was published.

    Raises:
        Nothing.
    """
    return max(0.0, (datetime.now(UTC) - snapshot.published).total_seconds())


def _snapshot(desk: Desk) -> Snapshot | None:
    try:
        return desk.pool.snapshot()
    except ProblemError:
        return None
