"""Actors that support and oppose the same within a week.

In      a View
Out     Section `contradictions`.
Source  a change of position takes time; two stances within a week are more often a mistake in reading, an actor that
        is two (a ministry, a parliament), a topic that is too wide, or news.
Limits  only stances on curated demands and issues; an actor and its spokesperson are two actors here.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import Final

from kg.answers.items import things
from kg.answers.view import View, day
from kg.quality.quoted import quoted
from kg.quality.values import SHOWN, Finding, Section

DAYS: Final = 7
_BOTH: Final = """SELECT r.thing AS actor, c.thing AS topic, s.id, s.stance, s.day, s.document
FROM role c JOIN role r ON r.statement = c.statement AND r.role = 'speaker' JOIN statement s ON s.id = c.statement
WHERE c.role = 'content' AND s.stance IN ('support', 'oppose') AND (r.thing, c.thing) IN (
  SELECT r.thing, c.thing FROM role c JOIN role r ON r.statement = c.statement AND r.role = 'speaker'
  JOIN statement s ON s.id = c.statement
  WHERE c.role = 'content' AND s.stance IN ('support', 'oppose')
  GROUP BY r.thing, c.thing HAVING count(DISTINCT s.stance) = 2)
ORDER BY actor, topic, s.day, s.slug"""
_TAKEN: Final = """SELECT count(*) AS n FROM (SELECT DISTINCT r.thing, c.thing
FROM role c JOIN role r ON r.statement = c.statement AND r.role = 'speaker' JOIN statement s ON s.id = c.statement
WHERE c.role = 'content' AND s.stance IN ('support', 'oppose'))"""


def contradictions(view: View) -> Section:
    """Return who supports and opposes the same demand or issue within a week, the nearest first.

    Raises:
        Nothing.
    """
    taken = view.index.one(_TAKEN)
    pairs = sorted(_pairs(view.index.rows(_BOTH)), key=ranked)
    return Section(
        id="contradictions",
        title=f"For and against within {DAYS} days",
        count=len(pairs),
        of=taken["n"] if taken else 0,
        what="positions of an actor on a topic",
        meaning="Read both sentences before you count such a position: one may be misread, or the topic too wide. "
        "Both stay in the graph.",
        findings=findings(view, pairs),
    )


Pair = tuple[int, sqlite3.Row, sqlite3.Row]
"""Days apart, -1 within one document; and the two statements."""


def ranked(pair: Pair) -> tuple[int, int, int]:
    """Return what pairs are sorted by: the nearest first.

    Raises:
        Nothing.
    """
    return pair[0], pair[1]["actor"], pair[1]["topic"]


def findings(view: View, pairs: Sequence[Pair]) -> tuple[Finding, ...]:
    """Return the first pairs as they are shown: whose they are, on what, how far apart, and both sentences.

    Raises:
        Nothing.
    """
    named = things(view, {row[part] for _, row, _ in pairs[:SHOWN] for part in ("actor", "topic")})
    return tuple(
        Finding(
            name=f"{named[one['actor']].label}: {named[one['topic']].label}",
            iri=named[one["actor"]].iri,
            told=_told(apart),
            quotes=quoted(view, [one["id"], other["id"]]),
        )
        for apart, one, other in pairs[:SHOWN]
    )


def _pairs(rows: Iterable[sqlite3.Row]) -> Iterator[Pair]:
    """The nearest two of each actor and topic that contradict one another, if they are near."""
    for _, own in groupby(rows, key=lambda row: (row["actor"], row["topic"])):
        stood = list(own)
        near = [pair for one, other in pairwise(stood) if (pair := opposed(one, other))]
        if near:
            yield min(near, key=lambda pair: pair[0])


def _told(apart: int) -> str:
    """How far two statements are apart, in words.

    >>> _told(-1), _told(3)
    ('in one document', '3 days apart')
    """
    return "in one document" if apart < 0 else "on one day" if apart == 0 else f"{apart} days apart"


def opposed(one: sqlite3.Row, other: sqlite3.Row) -> Pair | None:
    """Return two statements as a pair if they contradict one another within a document or a few days.

    Raises:
        Nothing.
    """
    if one["stance"] == other["stance"]:
        return None
    if one["document"] is not None and one["document"] == other["document"]:
        return -1, one, other
    days: list[date | None] = [day(one["day"]), day(other["day"])]
    if days[0] is None or days[1] is None:
        return None
    apart = abs((days[1] - days[0]).days)
    return (apart, one, other) if apart <= DAYS else None
