"""Load on one server: by wrk while queries are quick, by a fixed number of requests where one takes seconds.

In      a server, a question, how many clients ask at once, for how long
Out     Load: requests, seconds, failures, and how long an answer took (median, 99th percentile, longest).
Source  https://github.com/wg/wrk (Debian: wrk), with load.lua beside this file.
Limits  wrk leaves unanswered requests out when its time is up: so a question must be answered several times in it.
"""

import json
import random
import shutil
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from bench.questions import Question
from bench.servers import Server

_SCRIPT = Path(__file__).with_name("load.lua")
_CALM = 4
"""Answers that a client should see in its time; where it would see fewer, requests are counted instead."""
_PATIENCE = 300


@dataclass(frozen=True, slots=True)
class Load:
    """What a server did under load; times in milliseconds, but for ``seconds``."""

    requests: int
    """Answers of status 200."""
    seconds: float
    errors: int
    p50: float
    p99: float
    longest: float


def needed() -> None:
    """Return nothing; wrk is there.

    Raises:
        SystemExit: it is not; the message says how to get it.
    """
    if shutil.which("wrk") is None:
        raise SystemExit(
            "The load generator wrk was not found. Debian, Ubuntu: apt-get install wrk; macOS: brew install wrk."
        )


def put(server: Server, question: Question, clients: int, seconds: float) -> Load:
    """Return what came of so many clients that ask, each again as soon as it is answered.

    Raises:
        SystemExit: wrk failed.
    """
    if question.times[server.name] * clients > seconds / _CALM:
        return _counted(server, question, clients)
    ids = str(question.ids) if question.ids else "-"
    words = ["wrk", "-t1", f"-c{clients}", f"-d{seconds:g}s", "--timeout", f"{_PATIENCE}s", "-s", str(_SCRIPT)]
    address = f"http://127.0.0.1:{server.port}"
    seed = str(random.SystemRandom().randrange(1 << 31))
    run = subprocess.run(  # noqa: S603
        [*words, address, "--", str(question.file), ids, server.path, seed], capture_output=True, text=True, check=False
    )
    if run.returncode:
        raise SystemExit(f"wrk: {run.stderr or run.stdout}")
    return Load(**json.loads(run.stdout.splitlines()[-1]))


def _counted(server: Server, question: Question, clients: int) -> Load:
    """Four answers, or one for each client; for questions that take long."""
    each = -(-_CALM // clients)
    times: list[float] = []
    failed: list[str] = []

    def client(number: int) -> None:
        for turn in range(each):
            begun = time.perf_counter()
            try:
                server.ask(question.text(number * each + turn), _PATIENCE)
            except OSError as error:
                failed.append(str(error))
            times.append(1_000 * (time.perf_counter() - begun))

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = time.perf_counter() - begun
    times.sort()
    middle = times[len(times) // 2]
    return Load(len(times) - len(failed), taken, len(failed), middle, times[-1], times[-1])
