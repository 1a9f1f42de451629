"""Counts that were made before, kept as long as their index is open: what a snapshot says never changes.

In      an index, what was counted, how
Out     the counts.
Limits  the latest counts of each index, by what was asked; threads may count the same at once, to the same end.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final, TypeVar, cast
from weakref import WeakKeyDictionary

from kg.index import Index

T = TypeVar("T")
_MOST: Final = 512
_lock = threading.Lock()
_kept: WeakKeyDictionary[Index, OrderedDict[Hashable, object]] = WeakKeyDictionary()


def kept(index: Index, key: Hashable, count: Callable[[], T]) -> T:
    """Return what ``count`` gives, from memory if it was asked for under this key before.

    Raises:
        what ``count`` raises.
    """
    with _lock:
        own = _kept.setdefault(index, OrderedDict())
        if key in own:
            own.move_to_end(key)
            return cast("T", own[key])
    counted = count()
    with _lock:
        own[key] = counted
        while len(own) > _MOST:
            own.popitem(last=False)
    return counted
