"""Events as documents tell of them: calls, meetings, summits, sessions, and what was said there.

In      nothing
Out     frozen dataclasses; spans lie inside one document.
Source  ontology/core.ttl (cq:Event and its classes) and ontology/inferences.ttl (cq:EventMention).
Limits  no RDF, no IRIs; events are known by their slugs.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from kg.model.said import Mention
from kg.model.text import Span


class EventClass(StrEnum):
    """Local names of the ontology's classes of events."""

    MEETING = "Meeting"
    CALL = "Call"
    SUMMIT = "Summit"
    COUNCIL_SESSION = "CouncilSession"


class EventStatus(StrEnum):
    """What a document lets us know of whether an event took place."""

    HELD = "held"
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class EventMention:
    """A place in the text that tells of an event."""

    span: Span
    event: str
    """Slug: curated, or made from day, participants and class."""
    cls: EventClass
    day: date
    """The day it began, as the document tells; as the curated knowledge has it where the document does not."""
    participants: tuple[Mention, ...]
    """Who takes part, as far as the document tells."""
    status: EventStatus


@dataclass(frozen=True, slots=True)
class MadeAt:
    """That a statement was made at an event."""

    statement: int
    """Its place in the row of the document's statements."""
    event: str
    """The event's slug; the document mentions it as held."""


@dataclass(frozen=True, slots=True)
class Occasions:
    """The events a document tells of, and what was said there."""

    mentions: tuple[EventMention, ...]
    """In the order of the text; no two with the same span."""
    made: tuple[MadeAt, ...]


NO_OCCASIONS: Final = Occasions((), ())
"""What a document tells that tells of no event."""
