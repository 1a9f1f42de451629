"""What was found when a graph was looked over.

In      nothing
Out     frozen dataclasses.
"""

from dataclasses import dataclass

from kg.answers.values import StatementItem, Thing

SHOWN = 50
"""Findings of a section that are kept, the gravest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a researcher may want to look at."""

    name: str
    iri: str | None
    """Of what it is about, if that has a name in the graph."""
    told: str
    hints: tuple[Thing, ...] = ()
    """What it may be, or be mistaken for."""
    quotes: tuple[StatementItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Findings of one kind."""

    id: str
    title: str
    count: int
    of: int
    """How many were looked at."""
    what: str
    """What is counted, such as `statements`."""
    meaning: str
    """What it means for whoever counts with this graph, and what can be done."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What a snapshot looks like to somebody who is about to rely on it."""

    snapshot: str
    documents: int
    statements: int
    sections: tuple[Section, ...]
