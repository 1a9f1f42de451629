"""Answers kept for whoever asks the same of the same snapshot.

In      Replies, by what was asked
Out     the same Replies again; by the very bytes of a request, or by what the request means.
Source  decision 0019.
Limits  only answers that lie in memory and are the same each time; the oldest go first; another snapshot, and all go.
"""

from collections import OrderedDict
from dataclasses import dataclass

from api.exchange import Reply

_OVERHEAD = 600
"""Bytes that keeping one answer takes beyond its body and query, about."""


@dataclass(slots=True, eq=False)
class Kept:
    """One answer."""

    reply: Reply
    rows: int
    text: str
    size: int
    key: tuple[object, ...]
    raw: bytes = b""
    head: bytes = b""
    """The reply's head as it goes out, without date and request id."""


class Answers:
    """What is kept at the moment."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[tuple[object, ...], Kept] = OrderedDict()
        self.raw: dict[bytes, Kept] = {}
        """By the bytes of the request, for those who ask in the same words."""
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._kept)

    def find(self, key: tuple[object, ...]) -> Kept | None:
        """Return what was kept under a key.

        Raises:
            Nothing.
        """
        return self._kept.get(key)

    def keep(self, key: tuple[object, ...], reply: Reply, rows: int, text: str) -> Kept | None:
        """Return the answer as it is kept now, or None if it cannot be.

        Raises:
            Nothing.
        """
        if not isinstance(reply.body, bytes):
            return None
        size = len(reply.body) + 4 * len(text) + _OVERHEAD
        if size > self._most // 8:
            return None
        self._drop(key)
        kept = Kept(reply, rows, text, size, key)
        self._kept[key] = kept
        self.bytes += size
        while self.bytes > self._most:
            self._drop(next(iter(self._kept)))
        return kept

    def remember(self, raw: bytes, kept: Kept) -> None:
        """Return nothing; the answer is found by these bytes of a request from now on.

        Raises:
            Nothing.
        """
        if kept.raw:
            self.raw.pop(kept.raw, None)
        kept.raw = raw
        self.raw[raw] = kept

    def clear(self) -> None:
        """Return nothing; nothing is kept any more.

        Raises:
            Nothing.
        """
        self._kept.clear()
        self.raw.clear()
        self.bytes = 0

    def _drop(self, key: tuple[object, ...]) -> None:
        gone = self._kept.pop(key, None)
        if gone is not None:
            self.bytes -= gone.size
            if gone.raw:
                self.raw.pop(gone.raw, None)
