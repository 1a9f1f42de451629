"""Answers: which statement of a document answers which, and what shows it.

In      nothing
Out     frozen dataclasses; statements are told by their places in a row of statements, words by spans of the document.
Source  docs/linking.md: when B answers A, the types and the reasons.
Limits  inside one document; no RDF, no IRIs.
"""

from dataclasses import dataclass
from enum import StrEnum

from kg.model.text import Span


class AnswerType(StrEnum):
    """What an answer does with what it answers."""

    REJECTS = "rejects"
    DENIES = "denies"
    COUNTERS = "counters"
    ACCEPTS = "accepts"
    PARTLY_ACCEPTS = "partly-accepts"
    DEFERS = "defers"


class LinkReason(StrEnum):
    """What joins two statements."""

    VERB = "verb"
    PRONOUN = "pronoun"
    ANAPHOR = "anaphor"
    NAMED = "named"
    TURN = "turn"
    TARGET = "target"
    TOPIC = "topic"
    EVENT = "event"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Answer:
    """One statement of a document that answers another."""

    answering: int
    """Place in the row of statements that was looked at."""
    answered: int
    """Place in the same row; never the same."""
    type: AnswerType
    reasons: tuple[LinkReason, ...]
    """Never empty; the strongest first."""
    words: Span
    """The words that show it."""
    confidence: float
    """0 to 1: the share of such links that was right on the development articles."""
