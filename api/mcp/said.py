"""Statements, stands and positions as assistants are told them: with IRIs, their source, and their words marked.

In      the values that answer (kg.answers)
Out     pydantic models.
Limits  labels are names, curated or as articles print them; they are cut after eighty characters.
"""

from collections.abc import Iterable

from pydantic import Field

from api.mcp.answers import Told
from api.mcp.marking import Untrusted, marked
from kg.answers.values import ActorItem as Actor
from kg.answers.values import Comparison, Position, Source, Stand, StatementItem, Thing, TopicItem

_LONGEST = 80


class Named(Told):
    """A thing of the graph."""

    iri: str
    label: str


class Candidate(Named):
    """A thing that goes by a name like the one looked for."""

    id: str = Field(description="What the other tools take in place of the IRI.")
    kind: str = Field(description="Person, State, … of an actor; demand or issue of a topic.")
    matched: str | None = Field(default=None, description="The name that is like the one looked for.")
    score: float | None = Field(default=None, description="How like, from 0 to 100.")
    statements: int = Field(description="Statements that it made or received, or that take a stand on it.")
    status: str | None = Field(default=None, description="Of a demand: open, supported, rejected or contested.")


class Document(Told):
    """The document that a statement stands in."""

    iri: str
    url: str | None = None
    untrusted_source: Untrusted | None = Field(
        default=None, description="The name of its file, where it has no address."
    )
    untrusted_headline: Untrusted | None = None
    outlet: str | None = None
    published: str | None = None


class Statement(Told):
    """One attributed act of speech, as one document reports it."""

    iri: str
    kind: str
    speakers: list[Named] = Field(description="Who holds what is said.")
    targets: list[Named] = Field(description="Who is asked, threatened, accused, rejected, supported or agreed with.")
    topics: list[Named] = Field(description="Demands and issues it takes a stand on, or tells of.")
    stance: str | None = None
    day: str | None = None
    dated: str | None = Field(default=None, description="Whether it was said or only published on that day.")
    untrusted_quote: Untrusted | None = None
    untrusted_condition: Untrusted | None = None
    direct: bool = Field(description="Whether the words are the speaker's own.")
    confidence: float | None = Field(
        default=None, description="The share of statements found in this way that was right."
    )
    document: Document | None = None
    conveyed_by: list[Named] | None = Field(default=None, description="Who passed it on.")
    cited_from: list[Named] | None = Field(default=None, description="Whose reports it names as its source.")


class Held(Told):
    """Where an actor stands on a demand or issue."""

    topic: Named
    topic_kind: str
    stance: str | None = Field(default=None, description="support, oppose, or mixed; none where no side was taken.")
    statements: int
    kinds: dict[str, int]
    first: str | None = None
    last: str | None = None
    outlets: list[str] = Field(description="Whose publications report it.")
    quotes: list[Statement]


class Side(Told):
    """An actor's statements on one side of a demand or issue."""

    actor: Named
    statements: int
    first: str | None = None
    last: str | None = None
    quotes: list[Statement]


class Compared(Told):
    """Where two actors stand on one demand or issue."""

    topic: Named
    topic_kind: str
    agreement: str = Field(description="agree, disagree, mixed, or unclear.")
    a: Held | None = None
    b: Held | None = None


def named(thing: Thing) -> Named:
    """Return a thing by its IRI and label.

    Raises:
        Nothing.
    """
    return Named(iri=thing.iri, label=label(thing.label))


def label(text: str) -> str:
    r"""Return a name on one line, and no longer than names are.

    Raises:
        Nothing.

    >>> label("Mira\nHalden")
    'Mira Halden'
    """
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def of_actor(one: Actor) -> Candidate:
    """Return an actor as a candidate.

    Raises:
        Nothing.
    """
    return Candidate(
        iri=one.iri,
        label=label(one.label),
        id=one.id,
        kind=one.actor_class or "actor",
        matched=one.matched and label(one.matched),
        score=one.score,
        statements=one.made + one.received,
    )


def of_topic(one: TopicItem) -> Candidate:
    """Return a demand or issue as a candidate.

    Raises:
        Nothing.
    """
    return Candidate(
        iri=one.iri,
        label=label(one.label),
        id=f"{one.kind}/{one.id}",
        kind=one.kind,
        matched=one.matched and label(one.matched),
        score=one.score,
        statements=one.statements,
        status=one.status,
    )


def statement(one: StatementItem) -> Statement:
    """Return a statement with its words marked.

    Raises:
        Nothing.
    """
    return Statement(
        iri=one.iri,
        kind=one.kind,
        speakers=_all(one.speakers),
        targets=_all(one.targets),
        topics=_all(one.topics),
        stance=one.stance,
        day=_text(one.day),
        dated=one.dated,
        untrusted_quote=one.words and marked(one.words),
        untrusted_condition=one.condition and marked(one.condition),
        direct=one.direct,
        confidence=one.confidence,
        document=_document(one.document) if one.document else None,
        conveyed_by=_all(one.conveyed_by) or None,
        cited_from=_all(one.cited_from) or None,
    )


def held(one: Position) -> Held:
    """Return a position with its quotations.

    Raises:
        Nothing.
    """
    return Held(
        topic=named(one.topic),
        topic_kind=one.topic_kind,
        stance=one.stance,
        statements=one.statements,
        kinds=one.kinds,
        first=_text(one.first),
        last=_text(one.last),
        outlets=[label(outlet.label) for outlet in one.outlets],
        quotes=[statement(quote) for quote in one.quotes],
    )


def side(one: Stand) -> Side:
    """Return an actor's stand with its quotations.

    Raises:
        Nothing.
    """
    return Side(
        actor=named(one.actor),
        statements=one.statements,
        first=_text(one.first),
        last=_text(one.last),
        quotes=[statement(quote) for quote in one.quotes],
    )


def compared(one: Comparison) -> Compared:
    """Return two positions beside each other.

    Raises:
        Nothing.
    """
    return Compared(
        topic=named(one.topic),
        topic_kind=one.topic.kind,
        agreement=one.agreement,
        a=held(one.a) if one.a else None,
        b=held(one.b) if one.b else None,
    )


def _all(things: Iterable[Thing]) -> list[Named]:
    return [named(thing) for thing in things]


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _document(source: Source) -> Document:
    return Document(
        iri=source.iri,
        url=source.url,
        untrusted_source=None if source.url or not source.source else marked(source.source),
        untrusted_headline=source.headline and marked(source.headline),
        outlet=label(source.outlet.label) if source.outlet else None,
        published=_text(source.published),
    )
