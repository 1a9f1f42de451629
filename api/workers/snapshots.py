"""Which snapshot is published, looked up at every request.

In      the store's folder
Out     the current Snapshot; its file is read again only when it was replaced.
Limits  one `stat` a request, about ten microseconds.
"""

from pathlib import Path

from api.problems import ProblemError
from kg.errors import StoreError
from kg.store import Snapshot, current


class Watch:
    """An eye on the store's CURRENT."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._file = store / "CURRENT"
        self._seen: tuple[int, int] | None = None
        self._snapshot: Snapshot | None = None

    def current(self) -> Snapshot:
        """Return the snapshot that is published now.

        Raises:
            ProblemError: there is none (503).
        """
        try:
            state = self._file.stat()
            seen = (state.st_ino, state.st_mtime_ns)
        except OSError:
            seen = (0, 0)
        if self._snapshot is None or seen != self._seen:
            try:
                self._snapshot = current(self._store)
            except StoreError as error:
                raise ProblemError(503, "Nothing is published here yet: `kg build` does that.", retry=True) from error
            self._seen = seen
        return self._snapshot
