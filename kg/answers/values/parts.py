"""Things, and what is said of how many.

In      nothing
Out     frozen dataclasses.
"""

from dataclasses import dataclass
from typing import Literal

Side = Literal["support", "oppose", "mixed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something of the graph."""

    id: str
    iri: str
    label: str
    """In the language asked for, else in English, else as the sources print it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Thing):
    """A demand or an issue."""

    kind: Literal["demand", "issue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Thing):
    """A thing, and how many of the statements counted concern it."""

    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedTopic(Topic):
    """A topic, and how many of the statements counted take a stand on it."""

    statements: int
