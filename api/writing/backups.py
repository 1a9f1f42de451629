"""Backups of a store that is being served.

In      a request for one
Out     STORE/backups/NAME, made by a process of its own from the published snapshot.
Source  decision 0018.
Limits  one at a time. On the same disk as the store: to copy it elsewhere is the operator's part.
"""

import asyncio
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from api.exchange import Reply
from api.problems import ProblemError
from api.processes import environment

_LONGEST = 3600.0
"""Seconds that a backup may take."""


class Backups:
    """The backups of one store."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._turn = asyncio.Lock()

    async def make(self) -> Reply:
        """Return the name of a new backup.

        Raises:
            ProblemError: one is being made (409), or it cannot be made (507).
        """
        if self._turn.locked():
            raise ProblemError(409, "A backup is being made. Ask again when it is done.", retry=True)
        async with self._turn:
            name = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
            target = self._store / "backups" / name
            done = await asyncio.to_thread(_run, self._store, target)
        if done.returncode:
            raise ProblemError(507, f"No backup was made: {done.stderr.strip().removeprefix('kg: ')}")
        told = {"backup": name, **json.loads((target / "manifest.json").read_bytes())["snapshot"]}
        headers = (("content-type", "application/json"), ("x-snapshot", str(told["id"])))
        return Reply(201, headers, json.dumps(told).encode())


def _run(store: Path, target: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "kg", "backup", str(store), str(target)],
        capture_output=True,
        text=True,
        check=False,
        timeout=_LONGEST,
        cwd="/",
        env=environment(),
    )
