"""The values that walk from room to room: articles, documents, mentions, statements.

In      nothing
Out     frozen dataclasses; every offset counts Unicode code points of the stored text, end-exclusive.
Source  the annotation guide's slots; W3C Web Annotation (text positions); PLOVER and GRaSP for kinds and factuality.
Limits  no behaviour beyond what a value can say about itself; no RDF, no files.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text, in code points, end-exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of ``text`` that this span covers.

        Raises:
            Nothing.

        >>> Span(0, 5).of("Putin menuntut jaminan")
        'Putin'
        """
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Say whether ``other`` lies wholly inside this span.

        Raises:
            Nothing.
        """
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


# ---------------------------------------------------------------- reading


class ZoneRole(StrEnum):
    """What a stretch of an article is for; statements come from HEADLINE and BODY only."""

    HEADLINE = "headline"
    BODY = "body"
    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    TEASER = "teaser"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of an article with one role."""

    role: ZoneRole
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as read from a file, its text untouched."""

    source: str
    """The name by which the article is known and replaced: its URL, else its file name, else file name#line."""
    text: str
    """The stored text; every offset in the house counts its code points."""
    zones: tuple[Zone, ...]
    """Disjoint, in order; they need not cover the text (white space stays outside)."""
    title: str
    language: str
    """`id` or `en`, detected; `und` where no language of the house fits."""
    published: date | None
    url: str | None
    publisher: str | None
    """The outlet's name as printed, if the file says it."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was not taken in, and why: the unit of the build's report and of the quarantine file."""

    stage: str
    """The room that refused: read, extract, gate, load."""
    item: str
    """The file, document or statement."""
    reason: str
    """One line a person can act on."""
    detail: str = ""
    """The words concerned, if any."""


# ---------------------------------------------------------------- segmenting


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, with its place in the document."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks."""

    outer: Span
    """With its marks."""
    inner: Span
    """Without them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; quotations are never cut, so a sentence may hold several sentences of a speaker."""

    span: Span
    paragraph: int
    """Counts paragraphs of the article from 0."""
    role: ZoneRole
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """An article cut into sentences; its text is the article's text."""

    doc_id: str
    """16 hex digits made from the article's source name."""
    article: Article
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """Return the stored text, untouched."""
        return self.article.text


# ---------------------------------------------------------------- who and what is known


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
    gender: str
    """`male`, `female` or empty; for pronouns of languages that have gender."""
    member_of: tuple[str, ...]
    """Slugs of the organisation, state or bloc it belongs to, leads or is an organ of."""


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
    phrases: Mapping[str, tuple[str, ...]]
    """Phrase patterns by language; `kg.extract.topics` documents their little grammar."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that the curated Turtle says, as values: what linking and extraction may know of the world."""

    actors: Mapping[str, Actor]
    posts: Mapping[str, Post]
    topics: Mapping[str, Topic]


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
    """name · metonym · post · minted · description · pronoun"""


# ---------------------------------------------------------------- statements


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
