"""What was read or counted before, kept as long as its index is open: what a snapshot says never changes.

In      an index, what was counted, how
Out     the counts; what was read of one thing or another.
Limits  of each index the latest, some tens of megabytes in all, whatever is asked; threads may read or count the same
        at once, to the same end.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sized
from typing import Final, Generic, TypeVar, cast
from weakref import WeakKeyDictionary

from kg.index import Index

K = TypeVar("K", bound=Hashable)
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


class Latest(Generic[K, T]):
    """What was last read, by its key: so many at most."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[K, T] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, keys: Iterable[K]) -> dict[K, T]:
        """Return what is held of these.

        Raises:
            Nothing.
        """
        with self._lock:
            found = {key: self._held[key] for key in keys if key in self._held}
            for key in found:
                self._held.move_to_end(key)
        return found

    def keep(self, read: Mapping[K, T]) -> None:
        """Return nothing; hold these, and let go what was not asked for the longest.

        Raises:
            Nothing.
        """
        with self._lock:
            self._held.update(read)
            while len(self._held) > self._most:
                self._held.popitem(last=False)


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
