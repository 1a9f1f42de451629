"""Changes of stance of all actors, the latest first.

In      a View, which changes are meant
Out     pages of ChangeItem.
Source  the graphs of the rule `positions`; as of another clock than that of saying, positions are folded anew by the
        function that derives them.
Limits  an actor changes by its own words; a side (a state, an alliance) by those of whoever speaks for it.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.answers.items import items, things
from kg.answers.kept import kept
from kg.answers.paging import Page, Reading, Slice
from kg.answers.phases import COLUMNS, held
from kg.answers.values import ChangeItem, Topic
from kg.answers.view import View, day
from kg.index import Index
from kg.index.filters import TOPICS, Filters, conditions
from kg.index.things import identified

_NAMED: Final = {"actor": ("actor",), "side": ("actor",), "topic": TOPICS}
"""Filters, and which kinds of things they name."""
_DERIVED: Final = """SELECT c.day, c.was, c.became, c.before, c.after, w.actor, w.topic, w.side, w.name
  FROM change c JOIN ({whose}) w ON w.id = c.position
  JOIN statement b ON b.id = c.before JOIN statement a ON a.id = c.after"""
_WHOSE: Final = """SELECT p.id, p.actor, p.topic, p.side, a.slug || ' ' || t.kind || ' ' || t.slug AS name
  FROM position p JOIN thing a ON a.id = p.actor JOIN thing t ON t.id = p.topic WHERE {where}"""
_STANDS: Final = """SELECT w.id AS position, w.actor, w.topic, w.side, w.name, {columns}
  FROM ({whose}) w JOIN role c ON c.thing = w.topic AND c.role = 'content'
  JOIN {saying} x ON x.statement = c.statement AND x.thing = w.actor
  JOIN statement s ON s.id = c.statement
  WHERE w.side = {side} AND s.stance IN ('support', 'oppose', 'conditional') AND {clock} ORDER BY position"""
_SAYING: Final = {0: "(SELECT statement, thing FROM role WHERE role = 'speaker')", 1: "behalf"}
"""Whose word a statement is: its speaker's; that of all for whom it speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesAsked:
    """Which changes are meant."""

    actor: tuple[str, ...] = ()
    """Actors that changed their stance by their own words: ids, or IRIs."""
    side: tuple[str, ...] = ()
    """Actors whose stance changed by the words of whoever speaks for them."""
    topic: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    published_by: str | None = None
    known_by: str | None = None

    @property
    def clock(self) -> Filters:
        """Return the clocks as filters of statements."""
        return Filters(published_by=self.published_by, known_by=self.known_by)


@dataclass(frozen=True, slots=True)
class _Turn:
    """A change; actors, topics and statements are numbers."""

    day: str
    name: str
    """Of whom and on what: what tells it from others of the day."""
    was: str
    became: str
    before: int
    after: int
    actor: int
    topic: int
    side: bool


def changes(view: View, asked: ChangesAsked, part: Slice) -> Page[ChangeItem]:
    """Return a page of changes.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        CursorError: the cursor is of another list.
    """
    view = view.of(asked.clock)
    reading = Reading(part, f"changes {asked}", (int, str))
    turns = kept(view.index, ("changes", asked), lambda: _turns(view.index, asked))
    shown, cursor = reading.part(turns, _rank)
    return Page(view.snapshot, _told(view, shown), len(turns), cursor)


def _rank(turn: _Turn) -> tuple[int, str]:
    when = day(turn.day)
    return -when.toordinal() if when else 0, f"{turn.name} {int(turn.side)}"


def _turns(index: Index, asked: ChangesAsked) -> list[_Turn]:
    where, values = _meant(index, asked)
    whose = _WHOSE.format(where=where)
    clock = asked.clock
    if clock == Filters():
        found: Iterable[_Turn] = map(_derived, index.rows(_DERIVED.format(whose=whose), values))
    else:
        found = _folded(index, whose, values, clock)
    first, last = asked.since or "", asked.until or "~"
    return sorted((one for one in found if first <= one.day <= last), key=_rank)


def _meant(index: Index, asked: ChangesAsked) -> tuple[str, dict[str, object]]:
    """Which positions are meant: an actor's own, a side's, or all."""
    given = {name: getattr(asked, name) for name in _NAMED}
    values: dict[str, object] = {
        name: json.dumps([identified(index, _NAMED[name], one, name).id for one in own]) for name, own in given.items()
    }
    among = "p.{column} IN (SELECT value FROM json_each(:{name}))"
    actors = [
        f"p.side = {side} AND {among.format(column='actor', name=name)}"
        for side, name in enumerate(("actor", "side"))
        if given[name]
    ]
    parts = [f"({' OR '.join(actors)})"] if actors else ["1"]
    if asked.topic:
        parts.append(among.format(column="topic", name="topic"))
    return " AND ".join(parts), values


def _derived(row: sqlite3.Row) -> _Turn:
    ends = (row["was"], row["became"], row["before"], row["after"])
    return _Turn(row["day"], row["name"], *ends, row["actor"], row["topic"], bool(row["side"]))


def _folded(index: Index, whose: str, values: dict[str, object], clock: Filters) -> Iterator[_Turn]:
    where, more = conditions(index, clock)
    for side, saying in _SAYING.items():
        sql = _STANDS.format(columns=COLUMNS, whose=whose, saying=saying, side=side, clock=where)
        positions: dict[int, list[sqlite3.Row]] = {}
        for row in index.rows(sql, {**values, **more}):
            positions.setdefault(row["position"], []).append(row)
        for rows in positions.values():
            whom = (rows[0]["actor"], rows[0]["topic"], bool(side))
            for one in held(rows).changes:
                ends = (one.earlier.stance, one.later.stance, one.before.id, one.after.id)
                yield _Turn(one.on, rows[0]["name"], *ends, *whom)


def _told(view: View, turns: Sequence[_Turn]) -> tuple[ChangeItem, ...]:
    numbers = list(dict.fromkeys(end for one in turns for end in (one.before, one.after)))
    said = dict(zip(numbers, items(view, numbers), strict=True))
    named = things(view, {number for one in turns for number in (one.actor, one.topic)})
    return tuple(
        ChangeItem(
            actor=named[one.actor],
            topic=topic,
            side=one.side,
            on=day(one.day),
            was=one.was,
            became=one.became,
            before=said[one.before],
            after=said[one.after],
        )
        for one in turns
        if isinstance(topic := named[one.topic], Topic)
    )
