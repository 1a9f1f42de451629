"""What is known of the world before an article is read: actors, offices, topics.

In      nothing
Out     frozen dataclasses, made from the curated Turtle by kg.curated.
Limits  slugs, not IRIs; names by language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ActorClass(StrEnum):
    """Local names of the ontology's classes of actors."""

    PERSON = "Person"
    STATE = "State"
    INTERNATIONAL_ORGANISATION = "InternationalOrganisation"
    GOVERNMENT_BODY = "GovernmentBody"
    MEDIA_ORGANISATION = "MediaOrganisation"
    ORGANISATION = "Organisation"
    BLOC = "Bloc"
    GROUP = "Group"


_SHORT = 3
"""Letters of a name that is used as it is: `US`, `UK`."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor that the curated knowledge names."""

    slug: str
    cls: ActorClass
    label: str
    names: Mapping[str, tuple[str, ...]]
    """Labels and aliases by language; key `` (empty) holds those without language."""
    metonyms: Mapping[str, tuple[str, ...]]
    """Places and buildings that stand for the actor where it speaks or is spoken to, by language."""
    adjectives: Mapping[str, tuple[str, ...]]
    """Words that say something belongs to it (`Russian`), by language; they name no speaker."""
    gender: str
    """`male`, `female` or empty; for pronouns of languages that have gender."""
    member_of: tuple[str, ...]
    """Slugs of the organisation, state or bloc it belongs to, leads or is an organ of."""

    @property
    def possessor(self) -> str:
        """Return the English word for what belongs to it: `US`, `Ukrainian`, `Hamas`."""
        short = (n for n in self.names.get("en", ()) if len(n) <= _SHORT and n.isupper())
        adjectives = (a for a in self.adjectives.get("en", ()) if a.isalpha())
        return next(short, "") or next(adjectives, "") or self.label

    @property
    def belonging(self) -> str:
        """Return the same as slugs have it: `us`, `ukrainian`, `hamas`."""
        return self.slug if self.possessor == self.label else self.possessor.lower()


@dataclass(frozen=True, slots=True)
class Post:
    """An office and its dated holders."""

    slug: str
    names: Mapping[str, tuple[str, ...]]
    organisation: str
    holders: tuple["Tenure", ...]


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held a post, from when to when (both included; None is open)."""

    person: str
    start: date | None
    end: date | None


class TopicKind(StrEnum):
    """Path segment of a topic's IRI."""

    DEMAND = "demand"
    ISSUE = "issue"


@dataclass(frozen=True, slots=True)
class Topic:
    """A demand or an issue that statements can be about."""

    slug: str
    kind: TopicKind
    label: str
    broader: tuple[str, ...]
    """Topics it is a part of: words that fit both are about this one."""
    asks_to_refrain: bool
    """Whether what is demanded is that something not be: words that name only that something do not yet demand it."""
    phrases: Mapping[str, tuple[str, ...]]
    """Phrase patterns by language; `kg.extract.topics` documents their little grammar."""
    related: tuple[str, ...] = ()
    """Topics so close, or so contrary, that words about the one may answer words about the other."""


@dataclass(frozen=True, slots=True)
class Event:
    """A call, meeting or session that happened or is planned."""

    slug: str
    cls: str
    """Local name of its class: `Call`, `Summit` …"""
    names: Mapping[str, tuple[str, ...]]
    """Its labels by language."""
    day: date
    """The day it began."""
    end: date
    """The day it ended."""
    participants: tuple[str, ...]
    """Slugs of actors."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that the curated Turtle says, as values: what linking and extraction may know of the world."""

    actors: Mapping[str, Actor]
    posts: Mapping[str, Post]
    topics: Mapping[str, Topic]
    events: Mapping[str, Event]
    """Those whose day is known."""
