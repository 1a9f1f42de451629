"""What is told about the reading of an article.

In      nothing
Out     frozen dataclasses; spans are those of the article's text.
Limits  values only: kg.cli draws them, kg.pipeline writes them as data.
"""

from dataclasses import dataclass

from kg.model import Article, Sentence, Statement, Zone


@dataclass(frozen=True, slots=True)
class Reason:
    """One decision: what came out, from which words, why, and where the data stands that decided it."""

    slot: str
    """What was decided: kind, speaker, target …; in lists of actors, cues and the like what the entry is."""
    value: str
    words: str
    """The words of the article that decided, as printed; empty where none did."""
    why: str
    source: str
    """File, line and section to edit, as `kg/language/id/cues.txt:14 [say]`; empty where no data file decides."""


@dataclass(frozen=True, slots=True)
class StatementTold:
    """A statement and the reasons for each of its slots."""

    statement: Statement
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class SentenceTold:
    """How one sentence was read."""

    number: int
    """Counts the sentences of the article from 1."""
    sentence: Sentence
    actors: tuple[Reason, ...]
    quotations: tuple[Reason, ...]
    cues: tuple[Reason, ...]
    attributions: tuple[Reason, ...]
    """Attributions and credits, whose words are taken off before the rest is read."""
    statements: tuple[StatementTold, ...]
    rejected: tuple[Reason, ...]
    """What was proposed and refused."""


@dataclass(frozen=True, slots=True)
class ArticleTold:
    """How an article was read."""

    article: Article
    sentences: tuple[SentenceTold, ...]
    skipped: tuple[Zone, ...]
    """Teasers, captions, furniture: nothing is read there."""
