"""What a crew counts with: how many processors there are, how much is handed out at a time, and a place in its line.

In      nothing
Out     usable_processors, Pace, Place
Limits  work is measured in characters of text.
"""

import os
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.model import Article, Refusal

T = TypeVar("T")
Other = TypeVar("Other")


def usable_processors() -> int:
    """Return how many processors this process may use.

    Raises:
        Nothing.
    """
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Pace:
    """How much work is handed out, in characters of text."""

    portion: int
    """At a time: large enough that handing it over costs little, small enough that all workers end together."""
    worth: int
    """In all, before workers are started."""


class Place(Generic[T, Other]):
    """One item in the line of a crew, with its answer once it is there."""

    __slots__ = ("answer", "done", "item", "suspect")

    def __init__(self, item: Article | Other) -> None:
        self.item = item
        self.answer: T | Refusal | None = None
        self.done = not isinstance(item, Article)
        self.suspect = False
        """Whether a worker has died with it in hand."""

    def size(self) -> int:
        """Return how much work it is; nothing, if it is no article.

        Raises:
            Nothing.
        """
        return len(self.item.text) if isinstance(self.item, Article) else 0

    def settle(self, answer: T | Refusal) -> None:
        """Return nothing; this is what comes of it.

        Raises:
            Nothing.
        """
        self.answer, self.done = answer, True
