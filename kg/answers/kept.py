"""Counts that were made before, kept as long as their index is open: what a snapshot says never changes.

In      an index, what was counted, how
Out     the counts.
Limits  of each index the latest counts, some tens of megabytes in all, whatever is asked; threads may count the same at
        once, to the same end.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from typing import Final, TypeVar, cast
from weakref import WeakKeyDictionary

from kg.index import Index

T = TypeVar("T")
_MOST: Final = 128
_MOST_ROWS: Final = 200_000
"""Counts of an index, and rows, pairs or numbers that they may hold together."""


class _Counts:
    """The counts of one index, the latest last."""

    def __init__(self) -> None:
        self._held: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self._weight = 0

    def find(self, key: Hashable) -> tuple[object, int] | None:
        found = self._held.get(key)
        if found is not None:
            self._held.move_to_end(key)
        return found

    def keep(self, key: Hashable, counted: object) -> None:
        weight = 1 + (len(counted) if isinstance(counted, Sized) else 0)
        if key not in self._held:
            self._held[key] = (counted, weight)
            self._weight += weight
        while self._weight > _MOST_ROWS or len(self._held) > _MOST:
            self._weight -= self._held.popitem(last=False)[1][1]


_lock = threading.Lock()
_kept: WeakKeyDictionary[Index, _Counts] = WeakKeyDictionary()


def kept(index: Index, key: Hashable, count: Callable[[], T]) -> T:
    """Return what ``count`` gives, from memory if it was asked for under this key before.

    Raises:
        what ``count`` raises.
    """
    with _lock:
        own = _kept.setdefault(index, _Counts())
        found = own.find(key)
    if found is not None:
        return cast("T", found[0])
    counted = count()
    with _lock:
        own.keep(key, counted)
    return counted
