"""Mentions and statements: who is named where, and who says what of whom.

In      nothing
Out     frozen dataclasses; spans lie inside one document.
Source  the annotation guide's slots; PLOVER for kinds, GRaSP for polarity and certainty.
Limits  no RDF, no IRIs.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.model.known import ActorClass
from kg.model.text import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that stands for an actor."""

    span: Span
    actor: str
    """Slug: curated, or minted from the name."""
    cls: ActorClass
    name: str
    """The name as printed; for a minted actor, its label."""
    title: str
    """The title as printed beside the name, or empty."""
    how: str
    """name · metonym · adjective · post · office · group · minted · description · pronoun"""


class Kind(StrEnum):
    """The nine kinds of statement."""

    DEMAND = "demand"
    RED_LINE = "red-line"
    REJECTION = "rejection"
    THREAT = "threat"
    ACCUSATION = "accusation"
    DENIAL = "denial"
    AGREEMENT = "agreement"
    SUPPORT = "support"
    ASSERTION = "assertion"


class Stance(StrEnum):
    """What the speaker's act says of its content."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    CONDITIONAL = "conditional"
    NEUTRAL = "neutral"


class Polarity(StrEnum):
    """Whether the content is affirmed or negated by the words that state it (GRaSP)."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Certainty(StrEnum):
    """How sure the words make the content (GRaSP)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed speech act as read in one document."""

    span: Span
    kind: Kind
    speakers: tuple[Mention, ...]
    """Who holds what is said; never empty."""
    targets: tuple[Mention, ...]
    """Who is asked, threatened, accused, rejected, supported, agreed with; may be empty."""
    topics: tuple[str, ...]
    """Slugs of demands and issues, sorted; empty where nothing known is meant."""
    positions: tuple[str, ...]
    """Those of the topics that the act is for or against as its kind says; the others are only spoken about."""
    stance: Stance | None
    """None where the act takes no position (threat, accusation, assertion, denial, red line)."""
    conveyed_by: tuple[Mention, ...]
    """Spokespersons and offices that passed it on, nearest to the speaker first."""
    cited_from: tuple[Mention, ...]
    """News media cited for it, nearest to the outlet first."""
    said_on: date | None
    condition: Span | None
    """The conditional clause, inside the document."""
    polarity: Polarity
    certainty: Certainty
    direct: bool
    """Whether the span is the speaker's own words in quotation marks."""
    confidence: float
    """0 to 1: the share of such statements that was right on the development articles."""
    rule: str
    """The rule or model that proposed it: the extractor's provenance."""
