"""Statements with their evidence.

In      nothing
Out     frozen dataclasses.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.answers.values.parts import Thing, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The document that a statement stands in."""

    id: str
    iri: str
    headline: str | None
    source: str | None
    """The name it is known by: an address, else a file name."""
    outlet: Thing | None
    published: date | None
    language: str | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A report in the chain by which a statement came, from the article upwards."""

    report: str
    issuer: Thing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """That a statement was taken back."""

    at: str
    """When, as a date and a time."""
    reason: str | None
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementItem:
    """One attributed act of speech, and the words it rests on."""

    id: str
    iri: str
    kind: str
    """demand, red-line, rejection, threat, accusation, denial, agreement, support or assertion"""
    speakers: tuple[Thing, ...]
    """Who holds what is said."""
    targets: tuple[Thing, ...]
    """Who is asked, threatened, accused, rejected, supported or agreed with."""
    topics: tuple[Topic, ...]
    """What it takes a stand on, or tells of."""
    about: tuple[Topic, ...]
    """All that its words bring up; the topics are among them."""
    stance: str | None
    """support, oppose, conditional or neutral; none where the kind of statement takes no stance."""
    day: date | None
    """The day it was said; where no day is told, the day the document was published."""
    dated: Literal["said", "published"] | None
    """Which of the two the day is."""
    words: str | None
    """The words of the document, exactly."""
    before: str | None
    after: str | None
    start: int | None
    """First character of the words in the document's text."""
    end: int | None
    """After the last character."""
    direct: bool
    """Whether the words are the speaker's own, between quotation marks."""
    confidence: float | None
    """The share of statements found in this way that was right, from 0 to 1."""
    condition: str | None
    """The condition it is made under, in the words of the document."""
    document: Source | None
    conveyed_by: tuple[Thing, ...]
    """Who passed it on: a spokesperson, an office."""
    cited_from: tuple[Thing, ...]
    """Whose reports the document names as its source."""
    chain: tuple[Link, ...]
    """The reports by which it came, from the document upwards to the source."""
    retracted: Retraction | None = None
    """That it was taken back, and why: it counts in no list but one as of a day before, by `known_by`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A stretch of the document's text."""

    iri: str | None
    start: int | None
    end: int | None
    words: str | None
    before: str | None
    after: str | None
