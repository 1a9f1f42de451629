"""Pages of a list that grows while it is read.

In      a list in a fixed order, what of it is wanted
Out     a page, and a cursor that says after which item the next one begins.
Limits  a cursor names the last item by what it is ordered by, not by its place: after a new snapshot reading goes on
        behind that item, nothing is told twice, and what came before it in the meantime is not told. An item whose
        place in the order has itself changed may be missed or met again.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from kg.errors import CursorError

Key = tuple[float | int | str, ...]
T = TypeVar("T")
BEGINNING: Final = "*"
"""The cursor of the first page."""
USUAL: Final = 50
MOST: Final = 500
"""Items of a page."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Items of a list."""

    snapshot: str
    """The state of the graph it was read from: 12 hex digits; the same input gives the same id."""
    items: tuple[T, ...]
    total: int
    """How many the whole list has in this snapshot."""
    next: str | None
    """The cursor of the next page; none on the last one."""
    note: str | None = None
    """What of these items is not as of the day that `known_by` asks for; none where all of it is."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Which part of a list is wanted."""

    limit: int = USUAL
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A slice of one list; a cursor of another list is refused."""

    slice: Slice
    question: str
    """What was asked, in any words that tell two questions apart."""
    kinds: tuple[type, ...]
    """Of what kinds the parts of the order's key are."""

    def after(self) -> Key | None:
        """Return the key of the last item that was read; None at the beginning.

        Raises:
            CursorError: it is not a cursor, or one of another list.
        """
        given = self.slice.cursor
        if given is None or given == BEGINNING:
            return None
        try:
            mark, *key = json.loads(base64.b64decode(given + "=" * (-len(given) % 4), b"-_", validate=True))
        except (binascii.Error, ValueError, TypeError) as error:
            raise CursorError("is not a cursor. Take it from `next` of the page before.") from error
        if mark != self._mark() or [type(part) for part in key] != list(self.kinds):
            raise CursorError("is the cursor of another list. Begin again without it: filters and order must stay.")
        return tuple(key)

    def cursor(self, key: Key) -> str:
        """Return the cursor that names an item.

        Raises:
            Nothing.
        """
        text = json.dumps([self._mark(), *key], ensure_ascii=False, separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def cut(self, rows: Sequence[T], key: Callable[[T], Key]) -> tuple[Sequence[T], str | None]:
        """Return as many rows as are wanted, of one more that were read if there were so many; and the next cursor.

        Raises:
            Nothing.
        """
        if len(rows) <= self.slice.limit:
            return rows, None
        kept = rows[: self.slice.limit]
        return kept, self.cursor(key(kept[-1]))

    def part(self, rows: Sequence[T], key: Callable[[T], Key]) -> tuple[Sequence[T], str | None]:
        """Return the rows of this slice, of all rows in the order of ``key``; and the next cursor.

        Raises:
            CursorError: it is not a cursor of this list.
        """
        last = self.after()
        left = rows if last is None else [row for row in rows if key(row) > last]
        return self.cut(left[: self.slice.limit + 1], key)

    def _mark(self) -> str:
        return hashlib.sha256(self.question.encode()).hexdigest()[:8]
