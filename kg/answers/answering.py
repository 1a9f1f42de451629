"""Answers: which statement responds to which, in which way, and what shows it.

In      a View, Filters, numbers of statements and topics
Out     pages of AnswerItem; the answers that one statement gives and has.
Limits  an answer one of whose ends is in no document any more is not told.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kg.answers.items import items
from kg.answers.kept import kept
from kg.answers.paging import Page, Reading, Slice
from kg.answers.present import Told, note
from kg.answers.values import Answer, AnswerItem, AnswerType, Cue, StatementItem
from kg.answers.view import View
from kg.index import Index
from kg.index.filters import TOPICS, Filters, conditions
from kg.index.things import identified

_NONE: Final = Filters()
_COLUMNS: Final = 'a.slug, a.iri, a.type, a.reasons, a.confidence, a.start, a."end", a.words, a.answering, a.answered'
_JOINED: Final = "answer a JOIN statement s ON s.id = a.answering JOIN statement o ON o.id = a.answered"
_ANSWERED: Final = {"answered_speaker": ("speaker", ("actor",)), "answered_topic": ("content", TOPICS)}
"""Filters of what is answered: the role that is filled, and by which kinds of things."""
_ON_TOPIC: Final = """a.answered IN (SELECT statement FROM role WHERE thing = ? AND role = 'content')
  OR a.answering IN (SELECT statement FROM role WHERE thing = ? AND role = 'content')"""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersAsked:
    """Which answers are meant; the latest come first."""

    filters: Filters = _NONE
    """Of the statement that answers."""
    types: tuple[AnswerType, ...] = ()
    answered_speaker: tuple[str, ...] = ()
    """Actors that hold what is answered: ids, or IRIs."""
    answered_topic: tuple[str, ...] = ()
    """Demands and issues on which what is answered takes a stand."""


def answers(view: View, asked: AnswersAsked, part: Slice) -> Page[AnswerItem]:
    """Return a page of answers.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        CursorError: the cursor is of another list.
    """
    view = view.of(asked.filters)
    reading = Reading(part, f"answers {asked}", (str, str))
    where, values = _conditions(view.index, asked)
    last = reading.after()
    after, keyed = "1", {}
    if last is not None:
        after, keyed = "s.day < :k_0 OR (s.day = :k_0 AND a.slug > :k_1)", {"k_0": last[0], "k_1": last[1]}
    sql = f"SELECT {_COLUMNS}, s.day FROM {_JOINED} WHERE {where} AND ({after}) ORDER BY s.day DESC, a.slug LIMIT :n"
    rows = list(view.index.rows(sql, {**values, **keyed, "n": part.limit + 1}))
    shown, cursor = reading.cut(rows, lambda row: (row["day"], row["slug"]))
    total = kept(view.index, ("answers", asked), lambda: _total(view.index, asked))
    told = note(view.lang, asked.filters, Told.ANSWERS)
    return Page(view.snapshot, _told(view, shown), total, cursor, told)


def answers_of(view: View, number: int) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
    """Return what a statement answers, and what answers it.

    Raises:
        Nothing.
    """
    sql = f"SELECT {_COLUMNS} FROM {_JOINED} WHERE a.{{}} = ? ORDER BY {{}}.day, a.slug"
    given = list(view.index.rows(sql.format("answering", "o"), (number,)))
    had = list(view.index.rows(sql.format("answered", "s"), (number,)))
    others = [row["answered"] for row in given] + [row["answering"] for row in had]
    told = dict(zip(others, items(view, others), strict=True))
    return (
        tuple(_answer(row, told[row["answered"]]) for row in given),
        tuple(_answer(row, told[row["answering"]]) for row in had),
    )


def answers_on(view: View, topic: int, limit: int) -> tuple[AnswerItem, ...]:
    """Return the latest answers between statements of which one takes a stand on a topic.

    Raises:
        Nothing.
    """
    sql = f"SELECT {_COLUMNS} FROM {_JOINED} WHERE {_ON_TOPIC} ORDER BY s.day DESC, a.slug LIMIT ?"
    asked = (topic, topic, limit)
    return _told(view, kept(view.index, ("answers on", asked), lambda: list(view.index.rows(sql, asked))))


def _conditions(index: Index, asked: AnswersAsked) -> tuple[str, dict[str, object]]:
    where, values = conditions(index, asked.filters)
    parts = [where]
    if asked.filters.known_by:
        known, more = conditions(index, Filters(known_by=asked.filters.known_by), "o")
        parts.append(known)
        values |= more
    if asked.types:
        parts.append("a.type IN (SELECT value FROM json_each(:types))")
        values["types"] = json.dumps(asked.types)
    for name, (role, kinds) in _ANSWERED.items():
        given: tuple[str, ...] = getattr(asked, name)
        if given:
            chosen = (
                f"SELECT statement FROM role WHERE role = '{role}' AND thing IN (SELECT value FROM json_each(:{name}))"
            )
            parts.append(f"a.answered IN ({chosen})")
            values[name] = json.dumps([identified(index, kinds, one, name).id for one in given])
    return " AND ".join(parts), values


def _total(index: Index, asked: AnswersAsked) -> int:
    where, values = _conditions(index, asked)
    row = index.one(f"SELECT count(*) AS total FROM {_JOINED} WHERE {where}", values)
    return int(row["total"]) if row else 0


def _told(view: View, rows: Sequence[sqlite3.Row]) -> tuple[AnswerItem, ...]:
    numbers = _both(rows)
    said = dict(zip(numbers, items(view, numbers), strict=True))
    return tuple(_item(row, said[row["answering"]], said[row["answered"]]) for row in rows)


def _both(rows: Iterable[sqlite3.Row]) -> list[int]:
    return list(dict.fromkeys(row[end] for row in rows for end in ("answering", "answered")))


def _answer(row: sqlite3.Row, statement: StatementItem) -> Answer:
    return Answer(
        id=row["slug"],
        iri=row["iri"],
        type=row["type"],
        reasons=tuple(row["reasons"].split()),
        confidence=row["confidence"],
        cue=_cue(row),
        statement=statement,
    )


def _item(row: sqlite3.Row, answering: StatementItem, answered: StatementItem) -> AnswerItem:
    return AnswerItem(
        id=row["slug"],
        iri=row["iri"],
        type=row["type"],
        reasons=tuple(row["reasons"].split()),
        confidence=row["confidence"],
        cue=_cue(row),
        answering=answering,
        answered=answered,
    )


def _cue(row: sqlite3.Row) -> Cue | None:
    return None if row["words"] is None else Cue(start=row["start"], end=row["end"], words=row["words"])
