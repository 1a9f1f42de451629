"""How much there is of what.

In      a View, Filters
Out     Statistics.
Limits  with filters, all figures are of the statements meant and of what they concern; without, documents and events
        that no statement concerns are counted too.
"""

import sqlite3
from collections.abc import Iterable
from typing import Final

from kg.answers.items import things
from kg.answers.kept import kept
from kg.answers.values import Counted, CountedOutlet, CountedTopic, Statistics, Topic
from kg.answers.view import View, day
from kg.index import Index
from kg.index.filters import Filters, conditions

_TOP: Final = 10
_NONE: Final = Filters()
_Rows = dict[str, list[sqlite3.Row]]

_COUNTED: Final = {
    "all": """SELECT count(*) AS statements, count(DISTINCT s.document) AS documents, total(s.direct) AS direct,
      min(nullif(s.day, '')) AS first, max(nullif(s.day, '')) AS last, total(s.day = '') AS undated
      FROM statement s WHERE {where}""",
    "kinds": """SELECT s.kind AS name, count(*) AS n FROM statement s WHERE {where}
      GROUP BY s.kind ORDER BY n DESC, name""",
    "stances": """SELECT s.stance AS name, count(*) AS n FROM statement s WHERE s.stance IS NOT NULL AND {where}
      GROUP BY s.stance ORDER BY n DESC, name""",
    "languages": """SELECT coalesce(s.language, '') AS name, count(*) AS n FROM statement s WHERE {where}
      GROUP BY s.language ORDER BY n DESC, name""",
    "parties": """SELECT count(DISTINCT r.thing) AS n FROM role r JOIN statement s ON s.id = r.statement
      WHERE r.role IN ('speaker', 'target') AND {where}""",
    "speakers": """SELECT r.thing, count(*) AS n FROM role r JOIN statement s ON s.id = r.statement
      WHERE r.role = 'speaker' AND {where} GROUP BY r.thing ORDER BY n DESC, r.thing""",
    "topics": """SELECT r.thing, count(*) AS n FROM role r JOIN statement s ON s.id = r.statement
      WHERE r.role = 'content' AND {where} GROUP BY r.thing ORDER BY n DESC, r.thing""",
    "outlets": """SELECT d.outlet AS thing, count(*) AS n, count(DISTINCT d.id) AS documents
      FROM statement s JOIN document d ON d.id = s.document
      WHERE d.outlet IS NOT NULL AND {where} GROUP BY d.outlet ORDER BY n DESC, d.outlet""",
}

_HELD: Final = """SELECT (SELECT count(*) FROM document) AS documents,
  (SELECT count(*) FROM thing WHERE kind = 'event') AS events"""


def statistics(view: View, filters: Filters) -> Statistics:
    """Return the figures of the statements that are meant.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
    """
    view = view.of(filters)
    rows = kept(view.index, ("statistics", filters), lambda: _rows(view.index, filters))
    topics = things(view, [row["thing"] for row in rows["topics"]])
    (whole,), (held,) = rows["all"], rows["held"]
    is_all = filters == _NONE
    return Statistics(
        snapshot=view.snapshot,
        published=view.index.snapshot.published.isoformat(),
        documents=held["documents"] if is_all else whole["documents"],
        statements=whole["statements"],
        actors=rows["parties"][0]["n"],
        demands=sum(isinstance(one, Topic) and one.kind == "demand" for one in topics.values()),
        issues=sum(isinstance(one, Topic) and one.kind == "issue" for one in topics.values()),
        events=held["events"],
        outlets=len(rows["outlets"]),
        first=day(whole["first"]),
        last=day(whole["last"]),
        undated=int(whole["undated"]),
        direct=int(whole["direct"]),
        kinds=_named(rows["kinds"]),
        stances=_named(rows["stances"]),
        languages=_named(rows["languages"]),
        top_speakers=_speakers(view, rows["speakers"][:_TOP]),
        top_topics=_topics(view, rows["topics"][:_TOP]),
        top_outlets=_outlets(view, rows["outlets"][:_TOP]),
    )


def _rows(index: Index, filters: Filters) -> _Rows:
    where, values = conditions(index, filters)
    rows = {name: list(index.rows(sql.format(where=where), values)) for name, sql in _COUNTED.items()}
    return {**rows, "held": list(index.rows(_HELD))}


def _named(rows: Iterable[sqlite3.Row]) -> dict[str, int]:
    return {row["name"]: row["n"] for row in rows}


def _speakers(view: View, rows: list[sqlite3.Row]) -> tuple[Counted, ...]:
    named = things(view, [row["thing"] for row in rows])
    found = ((named[row["thing"]], row["n"]) for row in rows)
    return tuple(Counted(id=one.id, iri=one.iri, label=one.label, statements=n) for one, n in found)


def _topics(view: View, rows: list[sqlite3.Row]) -> tuple[CountedTopic, ...]:
    named = things(view, [row["thing"] for row in rows])
    found = ((topic, row["n"]) for row in rows if isinstance(topic := named[row["thing"]], Topic))
    return tuple(CountedTopic(id=one.id, iri=one.iri, label=one.label, kind=one.kind, statements=n) for one, n in found)


def _outlets(view: View, rows: list[sqlite3.Row]) -> tuple[CountedOutlet, ...]:
    named = things(view, [row["thing"] for row in rows])
    found = ((named[row["thing"]], row) for row in rows)
    return tuple(
        CountedOutlet(id=one.id, iri=one.iri, label=one.label, statements=row["n"], documents=row["documents"])
        for one, row in found
    )
