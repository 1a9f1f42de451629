"""Events: calls, meetings, summits, and what their participants said to each other around them.

In      a View, actors, days, ids
Out     pages of EventItem; Event.
Limits  events that somebody has described, and those of which documents tell. What is said between participants near
        in time is told beside what was said there.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

from kg.answers.items import source, things
from kg.answers.knowledge import Knowledge
from kg.answers.paging import Page, Reading, Slice
from kg.answers.statements import Order, chosen
from kg.answers.values import Event, EventItem, Source, StatementItem, Thing
from kg.answers.view import View, day, shifted
from kg.index.filters import Filters
from kg.index.things import identified
from kg.names import CURATED_GRAPH, term

_SCHEMA: Final = "https://schema.org/"
_AROUND: Final = 7
"""Days."""
_SAID: Final = 50
_PARTICIPANT: Final = term("participant").value
_CURATED: Final = CURATED_GRAPH.value
_HELD: Final = """(EXISTS (SELECT 1 FROM fact WHERE subject = t.id)
  OR EXISTS (SELECT 1 FROM event_mention WHERE thing = t.id))"""
"""Whether anything tells of it still."""
_THERE: Final = """SELECT s.slug FROM made_at m JOIN thing t ON t.id = m.thing JOIN statement s ON s.id = m.statement
  WHERE t.iri = ?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsAsked:
    """Which events are meant; the latest come first, those without a day last."""

    actor: tuple[str, ...] = ()
    """Participants, any of them."""
    since: str | None = None
    until: str | None = None


def events(view: View, asked: EventsAsked, part: Slice) -> Page[EventItem]:
    """Return a page of events.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        CursorError: the cursor is of another list.
    """
    reading = Reading(part, f"events {asked}", (int, str))
    wanted = {identified(view.index, ("actor",), one, "actor").id for one in asked.actor}
    found = [one for one in _all(view, wanted) if _is_within(one, asked)]
    found.sort(key=_rank)
    kept, cursor = reading.part(found, _rank)
    return Page(view.snapshot, tuple(kept), len(found), cursor)


def event(view: View, given: str) -> Event:
    """Return one event.

    Raises:
        UnknownIdError: there is none of that id.
    """
    found = identified(view.index, ("event",), given)
    known = Knowledge(view, found.id)
    (item,) = _events(view, [found.id])
    return Event(
        **{field.name: getattr(item, field.name) for field in fields(EventItem)},
        snapshot=view.snapshot,
        labels=known.labels,
        definitions=known.definitions,
        same_as=known.same_as,
        said=_around(view, item),
        made_there=chosen(view, Filters(event=(found.slug,)), _SAID, Order.EARLIEST),
        documents=_documents(view, found.id),
    )


def _around(view: View, item: EventItem) -> tuple[StatementItem, ...]:
    who = tuple(one.id for one in item.participants)
    if item.first is None or not who:
        return ()
    first, last = shifted(item.first, -_AROUND), shifted(item.last or item.first, _AROUND)
    near = Filters(speaker=who, target=who, since=first.isoformat(), until=last.isoformat())
    there = {row["slug"] for row in view.index.rows(_THERE, (item.iri,))}
    return tuple(one for one in chosen(view, near, _SAID, Order.EARLIEST) if one.id not in there)


def _documents(view: View, event: int) -> tuple[Source, ...]:
    sql = f"""SELECT d.slug AS d_id, d.iri AS d_iri, d.headline, d.source, d.published, d.language, d.url,
      o.slug AS o_id, o.iri AS o_iri, {view.label("o")} AS o_label
    FROM document d LEFT JOIN thing o ON o.id = d.outlet
    WHERE d.id IN (SELECT document FROM event_mention WHERE thing = ?) ORDER BY d.published, d.slug"""
    return tuple(source(row) for row in view.index.rows(sql, (event,)))


def _all(view: View, participants: set[int]) -> Sequence[EventItem]:
    joined = "t.id IN (SELECT subject FROM fact WHERE property = ? AND object IN (SELECT value FROM json_each(?)))"
    values: tuple[object, ...] = (_PARTICIPANT, json.dumps(list(participants))) if participants else ()
    sql = f"SELECT id FROM thing t WHERE kind = 'event' AND {_HELD} AND {joined if participants else '1'}"
    return _events(view, [row["id"] for row in view.index.rows(sql, values)])


def _events(view: View, numbers: Sequence[int]) -> Sequence[EventItem]:
    """The events of these numbers: what they are, what is said of them, how their participants are called."""
    asked = (json.dumps(list(numbers)),)
    sql = "SELECT subject, property, value, object FROM fact WHERE subject IN (SELECT value FROM json_each(?))"
    facts: defaultdict[int, list[sqlite3.Row]] = defaultdict(list)
    for row in view.index.rows(sql, asked):
        facts[row["subject"]].append(row)
    known = things(view, {row["object"] for rows in facts.values() for row in rows if row["object"] is not None})
    own = f"""SELECT t.id AS number, t.class, {view.thing("t")},
      (SELECT count(*) FROM made_at m JOIN statement s ON s.id = m.statement WHERE m.thing = t.id) AS statements,
      EXISTS (SELECT 1 FROM fact f JOIN graph g ON g.id = f.graph WHERE f.subject = t.id AND g.name = '{_CURATED}')
        AS curated
      FROM thing t WHERE t.id IN (SELECT value FROM json_each(?))"""
    return [_event(row, facts[row["number"]], known) for row in view.index.rows(own, asked)]


def _event(row: sqlite3.Row, facts: Sequence[sqlite3.Row], known: Mapping[int, Thing]) -> EventItem:
    values = {fact["property"]: fact["value"] for fact in facts}
    taking = {fact["object"] for fact in facts if fact["property"] == _PARTICIPANT}
    status = values.get(term("eventStatus").value)
    return EventItem(
        id=row["id"],
        iri=row["iri"],
        label=row["label"],
        event_class=row["class"],
        status=status.rsplit("#", 1)[-1] if status else None,
        first=day(values.get(f"{_SCHEMA}startDate")),
        last=day(values.get(f"{_SCHEMA}endDate")),
        participants=tuple(sorted((known[one] for one in taking if one in known), key=lambda one: one.id)),
        curated=bool(row["curated"]),
        statements=row["statements"],
    )


def _is_within(one: EventItem, asked: EventsAsked) -> bool:
    if not asked.since and not asked.until:
        return True
    first, last = one.first, one.last or one.first
    if first is None or last is None:
        return False
    return last.isoformat() >= (asked.since or "") and first.isoformat() <= (asked.until or "~")


def _rank(one: EventItem) -> tuple[int, str]:
    return -one.first.toordinal() if one.first else 0, one.id
