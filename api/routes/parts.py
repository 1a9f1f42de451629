"""Pieces that several routes make of rows.

In      rows of saved queries
Out     models.
Limits  no queries are asked here.
"""

import re
from collections.abc import Iterable
from datetime import date

from fastapi import Query

from api.ask import Asking, Row, slug_of
from api.models import Quote, Thing
from api.problems import ProblemError
from kg.names import thing

Limit = Query(50, ge=1, le=500, description="How many at most.")
Offset = Query(0, ge=0, le=1_000_000_000, description="After how many.")
Words = Query("", alias="q", max_length=200, description="Part of a name, upper or lower case.")

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def iri_of(kind: str, slug: str) -> str:
    """Return the IRI of a thing named in a path.

    Raises:
        ProblemError: no thing can have that name (404).
    """
    if not _SLUG.fullmatch(slug):
        raise ProblemError(404, f"There is no {kind} {slug!r}: names are made of a-z, 0-9 and single hyphens.")
    return thing(kind, slug).value


async def missing(ask: Asking, kind: str, slug: str, kinds: tuple[str, ...]) -> ProblemError:
    """Return the 404 for a thing the graph does not hold, with names that look like it.

    Raises:
        ProblemError: no answer in time.
    """
    near = await ask.near(kinds, slug)
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    return ProblemError(404, f"There is no {kind} {slug!r}.{hint}", near=near)


def named(row: Row, column: str) -> Thing:
    """Return the thing in a column; its label stands in the column of that name with `Label`.

    Raises:
        Nothing.
    """
    iri = row[column]
    return Thing(id=slug_of(iri), iri=iri, label=row.get(f"{column}Label") or slug_of(iri))


def things(rows: Iterable[Row], column: str) -> list[Thing]:
    """Return the things in a column, each once, in the order of the rows.

    Raises:
        Nothing.
    """
    return list({row[column]: named(row, column) for row in rows if row.get(column)}.values())


def quote(row: Row) -> Quote:
    """Return the words in a row, with their place.

    Raises:
        Nothing.
    """
    return Quote(
        statement=slug_of(row["statement"]),
        kind=row["kind"],
        stance=row.get("stance") or None,
        day=day(row.get("day")),
        words=row["words"],
        document=slug_of(row["document"]),
        headline=row.get("headline"),
        source=row.get("source"),
    )


def day(value: str | None) -> date | None:
    """Return an xsd:date as a date; None where there is none or it is none.

    Raises:
        Nothing.
    """
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def by_language(rows: Iterable[Row], prop: str) -> dict[str, list[str]]:
    """Return the values of a property by language.

    Raises:
        Nothing.
    """
    found: dict[str, list[str]] = {}
    for row in rows:
        if row["property"].endswith(prop):
            found.setdefault(row.language("value"), []).append(row["value"])
    return found


def label(labels: dict[str, list[str]], slug: str) -> str:
    """Return the label to show: English, else one without language, else any, else the slug.

    Raises:
        Nothing.
    """
    choice = labels.get("en") or labels.get("") or next(iter(labels.values()), [slug])
    return choice[0]
