"""What it costs to see a request: counted, and with a line in the log.

In      nothing
Out     one line a way of watching: mean CPU microseconds a request (time.process_time, all threads), the best of rounds
Source  run from the checkout: `python bench/watching.py [requests]`; figures are kept in
        docs/decisions/0021-operating.md.
Limits  no server and no network: the cost of one call of `Witness.saw`, with making what it is given.
"""

import sys
import tempfile
from pathlib import Path
from time import process_time, sleep

sys.path.insert(0, str(Path(__file__).parents[1]))

from api.settings import Settings
from api.watching import Seen, Witness

QUERY = "SELECT ?s ?label WHERE { ?s a <https://example.org/Statement> ; <https://example.org/label> ?label } LIMIT 50"
ROUNDS = 9
PAUSE = 0.25
"""Seconds in which the log's thread writes what waits, so that no round meets a full queue."""


def seen(number: int) -> Seen:
    """Return a request as the short way of /sparql tells of it.

    Raises:
        Nothing.
    """
    return Seen(
        *("sparql", "POST", "/sparql", 200, 0.0012, 1234, "127.0.0.1", f"1f0c9a7e-{number:x}", QUERY),
        lane="quick",
        rows=14,
        snapshot="109605d3b0d5",
    )


def cost(settings: Settings, requests: int) -> tuple[float, int]:
    """Return the mean microseconds a request in the best round, and the lines that were lost.

    Raises:
        OSError: the log cannot be written.
    """
    witness = Witness(settings)
    witness.start()
    best = float("inf")
    for _ in range(ROUNDS):
        begun = process_time()
        for number in range(requests):
            witness.saw(seen(number))
        sleep(PAUSE)
        best = min(best, (process_time() - begun) / requests * 1e6)
    witness.stop()
    return best, witness.lost


def main() -> None:
    """Print the figures.

    Raises:
        OSError: the log cannot be written.
    """
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        log = str(Path(folder) / "requests.jsonl")
        ways = {
            "counted": Settings(Path(folder)),
            "counted and logged": Settings(Path(folder), request_log=log),
            "counted and logged with text": Settings(Path(folder), request_log=log, log_queries=True),
        }
        begun = process_time()
        for number in range(requests):
            seen(number)
        _tell("making what is seen", (process_time() - begun) / requests * 1e6)
        for name, settings in ways.items():
            microseconds, lost = cost(settings, requests)
            _tell(name, microseconds, f", {lost} lines lost")


def _tell(name: str, microseconds: float, more: str = "") -> None:
    sys.stdout.write(f"{name:32}{microseconds:6.1f} µs{more}\n")


if __name__ == "__main__":
    main()
