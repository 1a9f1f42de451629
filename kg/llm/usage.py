"""What asking the model cost, and what came of it.

In      what happens, told by several threads
Out     counts, and the lines in which a person is told of them.
Limits  counts of this run only.
"""

import time
from collections import Counter
from collections.abc import Iterable
from threading import Lock

from kg.model import Refusal


class Usage:
    """The counts of a run."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._begun = time.perf_counter()
        self._counts: Counter[str] = Counter()
        self._seconds = 0.0
        self.refused: Counter[str] = Counter()
        """Proposals that were not taken, by reason."""
        self._failed: Counter[str] = Counter()
        self._notes: dict[str, None] = {}

    def requested(self, seconds: float) -> None:
        """Return nothing; a request was made and took so long, whatever came of it.

        Raises:
            Nothing.
        """
        with self._lock:
            self._counts["requests"] += 1
            self._seconds += seconds

    def answered(self, asked: int, said: int) -> None:
        """Return nothing; an answer cost so many tokens, of the question and of the answer.

        Raises:
            Nothing.
        """
        with self._lock:
            self._counts["answers"] += 1
            self._counts["asked"] += asked
            self._counts["said"] += said

    def remembered(self) -> None:
        """Return nothing; an answer was in the cache.

        Raises:
            Nothing.
        """
        with self._lock:
            self._counts["cached"] += 1

    def read(self, kept: int, refusals: Iterable[Refusal]) -> None:
        """Return nothing; an article was answered, and this is what became of the statements proposed.

        Raises:
            Nothing.
        """
        with self._lock:
            self._counts["articles"] += 1
            self._counts["kept"] += kept
            self.refused.update(refusal.reason for refusal in refusals)

    def failed(self, reason: str) -> None:
        """Return nothing; an article got no answer.

        Raises:
            Nothing.
        """
        with self._lock:
            self._failed[reason] += 1

    def note(self, line: str) -> None:
        """Return nothing; something a person should know, told once.

        Raises:
            Nothing.
        """
        with self._lock:
            self._notes[line] = None

    def count(self, name: str) -> int:
        """Return a count: requests, answers, cached, asked, said, articles, kept, failed.

        Raises:
            Nothing.
        """
        with self._lock:
            return sum(self._failed.values()) if name == "failed" else self._counts[name]

    def told(self, model: str, retry_file: str) -> tuple[str, ...]:
        """Return the lines that tell a person of it.

        Raises:
            Nothing.
        """
        with self._lock:
            c, passed = self._counts, time.perf_counter() - self._begun
            lines = [
                f"model {model}: {c['articles']:,} articles answered, {c['requests']:,} requests, "
                f"{c['cached']:,} answers from the cache, {c['asked']:,} + {c['said']:,} tokens, "
                f"{self._seconds:.1f} s of asking in {passed:.1f} s",
                f"model {model}: {c['kept']:,} statements kept, {sum(self.refused.values()):,} refused",
            ]
            lines += [f"  refused {count:,}: {reason}" for reason, count in self.refused.most_common()]
            lines += self._notes
            lines += [f"{count:,} not answered: {reason}" for reason, count in self._failed.most_common()]
            if self._failed:
                lines.append(f"Not answered, to be asked again by the same command: {retry_file}")
            return tuple(lines)
