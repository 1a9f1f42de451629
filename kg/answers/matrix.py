"""Actors by topics: who stands where on what.

In      a View, Filters, how many of each
Out     Matrix.
Limits  the actors and topics with most statements among those meant. A statement on two topics is counted on both.
"""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import Final

from kg.answers.items import things
from kg.answers.kept import kept
from kg.answers.sides import side
from kg.answers.values import Counted, CountedTopic, Matrix, MatrixCell, Thing, Topic
from kg.answers.view import View, day
from kg.index import Index
from kg.index.filters import Filters, conditions

ACTORS: Final = 30
TOPICS: Final = 20


def matrix(view: View, filters: Filters, actors: int = ACTORS, topics: int = TOPICS) -> Matrix:
    """Return who stands where; ``actors`` and ``topics`` say how many at most.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
    """
    view = view.of(filters)
    rows = kept(view.index, ("matrix", filters), lambda: _rows(view.index, filters))
    speaking, spoken = Counter[int](), Counter[int]()
    for row in rows:
        speaking[row["actor"]] += row["statements"]
        spoken[row["topic"]] += row["statements"]
    named = things(view, [*speaking, *spoken])
    who, what = _most(speaking, named, actors), _most(spoken, named, topics)
    cells = [_cell(row, named) for row in rows if row["actor"] in who and row["topic"] in what]
    return Matrix(
        snapshot=view.snapshot,
        actors=tuple(_counted(named[one], number) for one, number in who.items()),
        topics=tuple(_topic(topic, n) for one, n in what.items() if isinstance(topic := named[one], Topic)),
        cells=tuple(sorted(cells, key=lambda cell: (cell.actor, cell.topic_kind, cell.topic))),
    )


def _rows(index: Index, filters: Filters) -> Sequence[sqlite3.Row]:
    where, values = conditions(index, filters)
    sql = f"""SELECT p.thing AS actor, c.thing AS topic, count(*) AS statements,
      sum(s.stance IS 'support') AS support, sum(s.stance IS 'oppose') AS oppose,
      min(nullif(s.day, '')) AS first, max(nullif(s.day, '')) AS last
    FROM role c JOIN statement s ON s.id = c.statement JOIN role p ON p.statement = s.id AND p.role = 'speaker'
    WHERE c.role = 'content' AND {where} GROUP BY p.thing, c.thing"""
    return list(index.rows(sql, values))


def _most(counted: Counter[int], named: dict[int, Thing], limit: int) -> dict[int, int]:
    return dict(sorted(counted.items(), key=lambda one: (-one[1], named[one[0]].id))[:limit])


def _counted(thing: Thing, number: int) -> Counted:
    return Counted(id=thing.id, iri=thing.iri, label=thing.label, statements=number)


def _topic(topic: Topic, number: int) -> CountedTopic:
    return CountedTopic(id=topic.id, iri=topic.iri, label=topic.label, kind=topic.kind, statements=number)


def _cell(row: sqlite3.Row, named: dict[int, Thing]) -> MatrixCell:
    topic = named[row["topic"]]
    assert isinstance(topic, Topic)
    return MatrixCell(
        actor=named[row["actor"]].id,
        topic=topic.id,
        topic_kind=topic.kind,
        support=row["support"],
        oppose=row["oppose"],
        other=row["statements"] - row["support"] - row["oppose"],
        statements=row["statements"],
        first=day(row["first"]),
        last=day(row["last"]),
        stance=side({"support": row["support"], "oppose": row["oppose"]}),
    )
