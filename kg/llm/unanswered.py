"""The retry file: articles that got no answer, so that none is lost.

In      articles that failed, articles that were answered
Out     one JSON object a line: article, reason. A later run that meets the article takes it up, and strikes it out.
Limits  articles are known by their source name. Lines are added at once and struck out at the end, so that a run that
        is killed leaves at worst a line too many.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from kg.errors import ModelError

try:
    import fcntl
except ImportError:  # where there are no POSIX locks, runs at the same time need cache folders of their own
    fcntl = None  # type: ignore[assignment]

NAME = "retry.jsonl"


class Unanswered:
    """The retry file of a cache folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._lock = Lock()
        self._answered: set[str] = set()
        self._waiting = {article for article, _ in self._lines()}

    def note(self, article: str, reason: str) -> None:
        """Return nothing; an article got no answer.

        Raises:
            ModelError: the file cannot be written.
        """
        with self._lock, self._alone():
            self._waiting.add(article)
            self._answered.discard(article)
            with self.path.open("a", encoding="utf-8") as out:
                out.write(_line(article, reason))

    def strike(self, article: str) -> None:
        """Return nothing; an article was answered.

        Raises:
            Nothing.
        """
        with self._lock:
            if article in self._waiting:
                self._answered.add(article)

    def settle(self) -> int:
        """Return how many articles wait; each stands in the file once, those answered are struck out.

        Raises:
            ModelError: the file cannot be written.
        """
        with self._lock, self._alone():
            found = {article: reason for article, reason in self._lines() if article not in self._answered}
            partial = self.path.with_suffix(".partial")
            if found:
                partial.write_text("".join(_line(*item) for item in found.items()), encoding="utf-8")
                partial.replace(self.path)
            else:
                self.path.unlink(missing_ok=True)
            return len(found)

    def _lines(self) -> Iterator[tuple[str, str]]:
        try:
            lines = self.path.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            lines = []
        for line in lines:
            try:
                told = json.loads(line)
                yield str(told["article"]), str(told["reason"])
            except (ValueError, TypeError, KeyError):
                continue  # half a line of a run that was killed

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Return a block in which no other process touches the file."""
        try:
            with self.path.with_suffix(".lock").open("w") as lock:
                if fcntl is not None:
                    fcntl.flock(lock, fcntl.LOCK_EX)
                yield
        except OSError as error:
            raise ModelError(f"{self.path} cannot be written: {error.strerror or error}.") from error


def _line(article: str, reason: str) -> str:
    return json.dumps({"article": article, "reason": reason}, ensure_ascii=False) + "\n"
