"""Answers → rows: for each kind of answer its columns, flat, as data frames want them.

In      values of kg.answers
Out     Rows; the values themselves stand in `rows.items`.
Limits  columns of several things hold tuples of their labels; `…_ids` beside them hold their ids.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from kg.answers.values import ActorItem, Comparison, Position, Stand, StatementItem, Thing, TopicItem
from kg.notebook.questions import Found
from kg.notebook.rows import Rows

T = TypeVar("T")


def of_actors(found: Found[ActorItem]) -> Rows:
    """Return actors as rows.

    Raises:
        Nothing.
    """
    columns = ("id", "label", "actor_class", "made", "received", "matched", "score", "iri")
    return _rows(columns, found, lambda one: [getattr(one, name) for name in columns])


def of_topics(found: Found[TopicItem]) -> Rows:
    """Return demands or issues as rows.

    Raises:
        Nothing.
    """
    columns = (
        "id", "label", "kind", "status", "statements", "demanders", "supporters", "opponents", "mentioned", "matched",
        "score", "iri",
    )  # fmt: skip
    return _rows(columns, found, lambda one: [getattr(one, name) for name in columns])


def of_statements(found: Found[StatementItem]) -> Rows:
    """Return statements as rows.

    Raises:
        Nothing.
    """
    columns = (
        "id", "day", "kind", "speakers", "targets", "topics", "stance", "words", "direct", "confidence", "condition",
        "headline", "source", "outlet", "published", "language", "dated", "speaker_ids", "target_ids", "topic_ids",
        "document", "iri",
    )  # fmt: skip
    return _rows(columns, found, _statement)


def of_positions(found: Found[Position]) -> Rows:
    """Return positions as rows, each with the words of the latest statement.

    Raises:
        Nothing.
    """
    columns = (
        "topic", "label", "topic_kind", "current", "stance", "held", "statements", "kinds", "first", "last", "outlets",
        "words", "iri",
    )  # fmt: skip
    return _rows(columns, found, _position)


def of_comparisons(found: Found[Comparison]) -> Rows:
    """Return two actors beside each other as rows.

    Raises:
        Nothing.
    """
    columns = ("topic", "label", "topic_kind", "agreement", "a", "b", "a_words", "b_words", "iri")
    return _rows(columns, found, _comparison)


def of_stands(sides: Iterable[tuple[str, Sequence[Stand]]]) -> Rows:
    """Return who stands on which side as rows, each with the words of the latest statement.

    Raises:
        Nothing.
    """
    columns = ("side", "actor", "label", "statements", "first", "last", "words")
    stands = [(side, stand) for side, stood in sides for stand in stood]
    rows = [[side, s.actor.id, s.actor.label, s.statements, s.first, s.last, _words(s.quotes)] for side, s in stands]
    return Rows(columns, rows, items=tuple(stand for _, stand in stands))


def _rows(columns: Sequence[str], found: Found[T], row: Callable[[T], Sequence[Any]]) -> Rows:
    rows = [row(one) for one in found.items]
    return Rows(columns, rows, items=found.items, total=found.total)


def _statement(one: StatementItem) -> list[Any]:
    of = one.document
    return [
        one.id,
        one.day,
        one.kind,
        *(_labels(things) for things in (one.speakers, one.targets, one.topics)),
        one.stance,
        one.words,
        one.direct,
        one.confidence,
        one.condition,
        of and of.headline,
        of and (of.url or of.source),
        of and of.outlet and of.outlet.label,
        of and of.published,
        of and of.language,
        one.dated,
        *(_ids(things) for things in (one.speakers, one.targets, one.topics)),
        of and of.id,
        one.iri,
    ]


def _position(one: Position) -> list[Any]:
    return [
        one.topic.id,
        one.topic.label,
        one.topic_kind,
        one.current,
        one.stance,
        one.held,
        one.statements,
        one.kinds,
        one.first,
        one.last,
        _labels(one.outlets),
        _words(one.quotes),
        one.topic.iri,
    ]


def _comparison(one: Comparison) -> list[Any]:
    return [
        one.topic.id,
        one.topic.label,
        one.topic.kind,
        one.agreement,
        one.a and one.a.stance,
        one.b and one.b.stance,
        _words(one.a.quotes) if one.a else None,
        _words(one.b.quotes) if one.b else None,
        one.topic.iri,
    ]


def _labels(things: Sequence[Thing]) -> tuple[str, ...]:
    return tuple(thing.label for thing in things)


def _ids(things: Sequence[Thing]) -> tuple[str, ...]:
    return tuple(thing.id for thing in things)


def _words(quotes: Sequence[StatementItem]) -> str | None:
    return quotes[0].words if quotes else None
