"""What joins statements: answers, acts, changes of stance.

In      nothing
Out     frozen dataclasses.
Limits  all of it was derived from statements; each value names those it rests on.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.answers.values.parts import Thing, Topic
from kg.answers.values.said import StatementItem

AnswerType = Literal["rejects", "denies", "counters", "accepts", "partly-accepts", "defers"]
Aspect = Literal["wording", "kind", "content", "holder", "stance"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that show an answer, in the document of the one that answers."""

    start: int | None
    end: int | None
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """That one statement answers another."""

    id: str
    iri: str
    type: AnswerType
    """rejects, denies, counters, accepts, partly-accepts or defers"""
    reasons: tuple[str, ...]
    """What shows it: verb, pronoun, anaphor, named, turn, target, topic, event, act"""
    confidence: float | None
    """The share of links found in this way that was right, from 0 to 1."""
    cue: Cue | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Linked):
    """An answer, and the statement at its other end."""

    statement: StatementItem


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerItem(Linked):
    """An answer, and what it answers."""

    answering: StatementItem
    answered: StatementItem


@dataclass(frozen=True, slots=True, kw_only=True)
class ActCount:
    """An act of speech, and how well it is attested."""

    id: str
    iri: str
    reports: int
    documents: int
    independent: int
    """Groups of reports that share no source, among those that name one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActItem(ActCount):
    """An act of speech in a list."""

    kind: str | None
    day: date | None
    holders: tuple[Thing, ...]
    """Whose act it is."""
    topics: tuple[Topic, ...]
    toward: tuple[Thing, ...]
    """At whom it is aimed."""
    event: Thing | None
    """Where it was done."""
    differing: int
    """In how many ways its reports differ."""
    quote: StatementItem | None
    """The report most likely to be right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGroup:
    """Reports that come from one source."""

    sources: tuple[Thing, ...]
    statements: tuple[str, ...]
    """Ids of the reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """In what two reports differ."""

    aspect: Aspect
    """wording, kind, content, holder or stance"""
    one: str | None
    """Id of a report."""
    other: str | None
    note: str | None
    """In words, in the language asked for, else in English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(ActItem):
    """One act of speech, its reports side by side."""

    snapshot: str
    groups: tuple[SourceGroup, ...]
    """Reports that name a source, those of one source together."""
    reported: tuple[StatementItem, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A stretch of time in which one stance was taken."""

    stance: str
    """support, oppose, conditional or ambiguous"""
    first: date | None
    last: date | None
    """The last day on which it was taken: it is held until another is."""
    statements: int
    quotes: tuple[StatementItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change of stance, in the words before and after."""

    on: date | None
    was: str
    became: str
    before: StatementItem
    after: StatementItem


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeItem(Change):
    """A change of stance in a list."""

    actor: Thing
    topic: Topic
    side: bool
    """Whether the words of all who speak for the actor make it; else its own do."""
