"""How a network is made of statements: the choices of Discourse Network Analyzer, under its own names.

In      what a reader chooses
Out     Construction, checked.
Source  dna_network of rDNA 3 (Philip Leifeld); decision 0024 says what was followed where its manual and its code part.
Limits  the qualifier is always the stance. Which statements are meant at all is said by kg.index.Filters.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kg.errors import NetworkError


class Type(StrEnum):
    """What is made."""

    TWO_MODE = "two-mode"
    """Values of variable 1 by values of variable 2."""
    ONE_MODE = "one-mode"
    """Values of variable 1 by each other, tied by the values of variable 2 that they share."""
    EVENT_LIST = "event-list"
    """The statements themselves, one by one: no ties."""


class Variable(StrEnum):
    """What a statement tells; it may have several values of each."""

    SPEAKER = "speaker"
    TARGET = "target"
    TOPIC = "topic"
    OUTLET = "outlet"
    KIND = "kind"
    DOCUMENT = "document"
    ORGANISATION = "organisation"
    """The speaker if it is a body or a state, else the bodies in which it held a post on the statement's day."""
    STATE = "state"
    """The state that the speaker is, or that its organisation is an organ of."""


class Aggregation(StrEnum):
    """What the stances do to a tie."""

    IGNORE = "ignore"
    CONGRUENCE = "congruence"
    CONFLICT = "conflict"
    SUBTRACT = "subtract"
    COMBINE = "combine"


class Normalisation(StrEnum):
    """What a tie is divided by."""

    NO = "no"
    AVERAGE = "average"
    JACCARD = "jaccard"
    COSINE = "cosine"
    ACTIVITY = "activity"
    PROMINENCE = "prominence"


class Duplicates(StrEnum):
    """Where statements that say the same count once."""

    INCLUDE = "include"
    DOCUMENT = "document"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    ACROSSRANGE = "acrossrange"
    ACT = "act"
    """Not one of DNA's: statements that report one act of speech count once."""


class Unit(StrEnum):
    """By what a time window is measured, and moved one at a time."""

    EVENTS = "events"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


AGGREGATIONS: Final = {
    Type.ONE_MODE: (Aggregation.IGNORE, Aggregation.CONGRUENCE, Aggregation.CONFLICT, Aggregation.SUBTRACT),
    Type.TWO_MODE: (Aggregation.IGNORE, Aggregation.COMBINE, Aggregation.SUBTRACT),
    Type.EVENT_LIST: (Aggregation.IGNORE,),
}
NORMALISATIONS: Final = {
    Type.ONE_MODE: (Normalisation.NO, Normalisation.AVERAGE, Normalisation.JACCARD, Normalisation.COSINE),
    Type.TWO_MODE: (Normalisation.NO, Normalisation.ACTIVITY, Normalisation.PROMINENCE),
    Type.EVENT_LIST: (Normalisation.NO,),
}


@dataclass(frozen=True, slots=True)
class Window:
    """A time window that moves."""

    unit: Unit
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Construction:
    """How a network is made of the chosen statements."""

    type: Type = Type.TWO_MODE
    variable1: Variable = Variable.SPEAKER
    variable2: Variable = Variable.TOPIC
    aggregation: Aggregation = Aggregation.IGNORE
    normalisation: Normalisation = Normalisation.NO
    duplicates: Duplicates = Duplicates.INCLUDE
    isolates: bool = False
    """Whether values stay that no counted statement has: all that the chosen statements name."""
    window: Window | None = None
    minimum1: int = 1
    """How many counted statements a value of variable 1 must have at least."""
    minimum2: int = 1
    exclude: tuple[tuple[Variable, str], ...] = ()
    """Values, with their variables, whose statements are left out."""

    def __post_init__(self) -> None:
        if self.variable1 is self.variable2:
            raise NetworkError(f"Variable 1 and variable 2 are both {self.variable1}: choose two.")
        _among("aggregation", self.aggregation, AGGREGATIONS[self.type], self.type)
        _among("normalisation", self.normalisation, NORMALISATIONS[self.type], self.type)
        least = 2 if self.window and self.window.unit is Unit.EVENTS else 1
        if self.window and self.type is Type.EVENT_LIST:
            raise NetworkError("An event list has no windows: each of its rows has its day.")
        if self.window and self.window.size < least:
            raise NetworkError(f"A window of {self.window.unit} has a size of {least} or more.")

    @property
    def is_qualified(self) -> bool:
        """Whether stances matter, so that statements that neither support nor oppose take no part."""
        return self.aggregation is not Aggregation.IGNORE

    @property
    def tells_stances_apart(self) -> bool:
        """Whether statements of unlike stances are no duplicates."""
        return self.is_qualified or self.type is Type.EVENT_LIST


def _among(name: str, chosen: StrEnum, offered: tuple[StrEnum, ...], kind: Type) -> None:
    if chosen not in offered:
        raise NetworkError(f"A {kind} network has no {name} '{chosen}'. It has: {', '.join(offered)}.")
