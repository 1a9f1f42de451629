"""One statement with all its slots, and what joins it to others.

In      nothing
Out     a frozen dataclass.
"""

from dataclasses import dataclass

from kg.answers.values.linked import ActCount, Answer
from kg.answers.values.parts import Thing
from kg.answers.values.said import Evidence, StatementItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(StatementItem):
    """One statement with all its slots."""

    snapshot: str
    polarity: str | None
    """Whether the words affirm or negate the content: affirmed, negated"""
    certainty: str | None
    """How sure the words make the content: certain, probable, possible"""
    target_unstated: bool
    """Whether the text leaves open at whom it is aimed."""
    content_words: str | None
    """The words that state the content, where no known topic fits."""
    software: str | None
    """The version of the program that read it."""
    evidence: tuple[Evidence, ...]
    """All stretches it rests on; the first is told above."""
    answers: tuple[Answer, ...]
    """What it answers."""
    answered_by: tuple[Answer, ...]
    act: ActCount | None
    """The act that it reports, where others report it too."""
    on_behalf_of: tuple[Thing, ...]
    """Whose statement it counts as: its speaker, and all for whom the speaker spoke on that day."""
    made_at: tuple[Thing, ...]
    """Events at which it was made."""
    known_since: str | None
    """When it came here, as a date and a time."""
