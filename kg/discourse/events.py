"""Event lists: what is counted, row by row, for models of relational events.

In      a Discourse, its index
Out     Events by day.
Source  DNA's event list: one row a statement, after exclusions and duplicates.
Limits  a row for each combination of the two variables in a statement, as elsewhere.
"""

import json
from collections.abc import Iterator
from typing import Final, NamedTuple

from kg.discourse.network import Discourse
from kg.index import Index

_TOLD: Final = """
SELECT s.slug, s.kind, s.words, s.start, s."end", d.headline, o.kind || '/' || o.slug AS outlet
FROM json_each(:slugs) AS e JOIN statement s ON s.slug = e.value
  LEFT JOIN document d ON d.id = s.document LEFT JOIN thing o ON o.id = d.outlet"""


class Event(NamedTuple):
    """One row."""

    statement: str
    day: str | None
    variable1: str
    variable2: str
    stance: str | None
    kind: str
    document: str | None
    headline: str | None
    outlet: str | None
    start: int | None
    """Of the words in the document's text, in Unicode code points; the end is after the last."""
    end: int | None
    words: str | None


def events(index: Index, discourse: Discourse) -> Iterator[Event]:
    """Return the counted entries as rows, by day and statement.

    Raises:
        sqlite3.Error: the index is damaged.
    """
    slugs = json.dumps(sorted({entry.statement for entry in discourse.entries}))
    told = {row["slug"]: row for row in index.rows(_TOLD, {"slugs": slugs})}
    for entry in discourse.entries:
        row = told[entry.statement]
        yield Event(
            statement=entry.statement,
            day=entry.day or None,
            variable1=entry.one or "",
            variable2=entry.two or "",
            stance=entry.stance,
            kind=row["kind"],
            document=entry.document,
            headline=row["headline"],
            outlet=row["outlet"],
            start=row["start"],
            end=row["end"],
            words=row["words"],
        )
