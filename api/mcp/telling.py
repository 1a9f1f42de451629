"""The values that answer → what assistants are told: with IRIs, their source, and their words marked.

In      values of kg.answers
Out     models of `api.mcp.said`.
Limits  addresses of documents and IRIs are not marked, though they may spell words.
"""

from collections.abc import Iterable

from api.mcp.marking import OPENS, marked
from api.mcp.said import Candidate, Change, Compared, Document, Held, Named, Side, Statement
from kg.answers import values
from kg.answers.values import ActorItem, Comparison, Position, Source, Stand, StatementItem, Thing, TopicItem

_OUTLETS = 3


def named(thing: Thing) -> Named:
    """Return a thing by its IRI and label; a label that is marked stands where it is seen to be.

    Raises:
        Nothing.
    """
    return Named(iri=thing.iri, **_label(thing))


def of_actor(one: ActorItem) -> Candidate:
    """Return an actor as a candidate.

    Raises:
        Nothing.
    """
    return Candidate(
        iri=one.iri,
        **_label(one),
        id=one.id,
        kind=one.actor_class or "actor",
        untrusted_match=one.matched and marked(one.matched),
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
        **_label(one),
        id=f"{one.kind}/{one.id}",
        kind=one.kind,
        untrusted_match=one.matched and marked(one.matched),
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
        outlets=len(one.outlets),
        outlets_most=_all(one.outlets[:_OUTLETS]),
        quotes=[statement(quote) for quote in one.quotes],
        current=one.current,
        changes=[_change(change) for change in one.changes],
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


def _label(thing: Thing) -> dict[str, str]:
    return {"untrusted_name" if thing.label.startswith(OPENS) else "label": thing.label}


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
        outlet=named(source.outlet) if source.outlet else None,
        published=_text(source.published),
    )


def _change(one: values.Change) -> Change:
    return Change(
        on=_text(one.on), was=one.was, became=one.became, before=statement(one.before), after=statement(one.after)
    )
