"""Reports, read from the rows of an index: the same as from the graphs of their documents.

In      rows of kg/index/schema.sql
Out     Reports by the numbers of their rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Row
from typing import Any, Final

from kg.index import Index
from kg.infer.values import MentionedEvent, Report

_AT_ONCE: Final = 500
_STATEMENTS: Final = """SELECT s.*, d.iri AS document_iri, d.published, o.iri AS outlet
FROM statement s JOIN document d ON d.id = s.document LEFT JOIN thing o ON o.id = d.outlet WHERE s.id IN ({marks})"""
_ROLES: Final = """SELECT r.statement AS id, r.role, t.iri FROM role r JOIN thing t ON t.id = r.thing
WHERE r.statement IN ({marks}) ORDER BY t.iri"""
_CHAINS: Final = """SELECT c.statement AS id, c.report, t.iri AS issuer FROM chain c
LEFT JOIN thing t ON t.id = c.issuer
WHERE c.nr > 0 AND c.statement IN ({marks}) ORDER BY c.statement, c.nr"""
_EVENTS: Final = """SELECT m.statement AS id, t.iri FROM made_at m JOIN thing t ON t.id = m.thing
WHERE m.statement IN ({marks}) ORDER BY t.iri"""
_ANSWERS: Final = """SELECT a.answering AS id, o.iri, a.type FROM answer a
JOIN statement s ON s.id = a.answering AND s.graph = a.graph JOIN statement o ON o.id = a.answered
WHERE a.answering IN ({marks}) ORDER BY o.iri, a.type"""
_MENTIONED: Final = """SELECT m.document AS id, m.id AS mention, t.iri, m.class, m.day, m.status FROM event_mention m
JOIN thing t ON t.id = m.thing WHERE m.document IN ({marks})"""
_PARTICIPANTS: Final = """SELECT p.mention AS id, t.iri FROM event_mention_participant p JOIN thing t ON t.id = p.thing
WHERE p.mention IN ({marks}) ORDER BY t.iri"""


@dataclass(frozen=True, slots=True)
class _Beside:
    """Rows of other tables, by number of statement (of document: mentioned)."""

    roles: Mapping[int, list[Row]]
    chains: Mapping[int, list[Row]]
    events: Mapping[int, list[Row]]
    answers: Mapping[int, list[Row]]
    mentioned: Mapping[int, tuple[MentionedEvent, ...]]


def of_rows(index: Index, numbers: Iterable[int]) -> dict[int, Report]:
    """Return the reports of these rows of ``statement``.

    Raises:
        sqlite3.Error: the file is damaged.
    """
    wanted = sorted(numbers)
    found: dict[int, Report] = {}
    for first in range(0, len(wanted), _AT_ONCE):
        found |= _portion(index, wanted[first : first + _AT_ONCE])
    return found


def _portion(index: Index, numbers: Sequence[int]) -> dict[int, Report]:
    rows = list(index.rows(_STATEMENTS.format(marks=_marks(numbers)), numbers))
    beside = _Beside(
        roles=_by_id(index, _ROLES, numbers),
        chains=_by_id(index, _CHAINS, numbers),
        events=_by_id(index, _EVENTS, numbers),
        answers=_by_id(index, _ANSWERS, numbers),
        mentioned=_mentioned(index, sorted({row["document"] for row in rows})),
    )
    return {row["id"]: _report(row, beside) for row in rows}


def _mentioned(index: Index, documents: Sequence[int]) -> dict[int, tuple[MentionedEvent, ...]]:
    rows = _by_id(index, _MENTIONED, documents)
    mentions = [row["mention"] for own in rows.values() for row in own]
    named = _by_id(index, _PARTICIPANTS, mentions)
    return {
        document: tuple(sorted({_event(row, named.get(row["mention"], [])) for row in own}, key=repr))
        for document, own in rows.items()
    }


def _event(row: Row, participants: Sequence[Row]) -> MentionedEvent:
    return MentionedEvent(
        row["iri"], row["class"] or "", row["day"], tuple(one["iri"] for one in participants), row["status"]
    )


def _by_id(index: Index, sql: str, numbers: Sequence[int]) -> dict[int, list[Row]]:
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for first in range(0, len(numbers), _AT_ONCE):
        part = numbers[first : first + _AT_ONCE]
        for row in index.rows(sql.format(marks=_marks(part)), part):
            found[row["id"]].append(row)
    return dict(found)


def _marks(numbers: Sequence[int]) -> str:
    return ", ".join("?" * len(numbers))


def _report(row: Row, beside: _Beside) -> Report:
    roles: defaultdict[str, list[str]] = defaultdict(list)
    for one in beside.roles.get(row["id"], ()):
        roles[one["role"]].append(one["iri"])
    return Report(
        statement=row["iri"],
        document=row["document_iri"],
        known=None,
        speakers=tuple(roles["speaker"]),
        targets=tuple(roles["target"]),
        contents=tuple(roles["content"]),
        about=tuple(roles["about"]),
        conveyed_by=tuple(roles["conveyedBy"]),
        cited_from=tuple(roles["citedFrom"]),
        chain=tuple((one["report"], one["issuer"]) for one in beside.chains.get(row["id"], ())),
        day=row["said"] or row["published"] or "",
        direct=bool(row["direct"]),
        confidence=row["confidence"] or 0.0,
        start=row["start"] or 0,
        end=row["end"] or 0,
        words=row["words"] or "",
        events=tuple(one["iri"] for one in beside.events.get(row["id"], ())),
        answers=tuple((one["iri"], one["type"]) for one in beside.answers.get(row["id"], ())),
        mentioned=beside.mentioned.get(row["document"], ()),
        **_plain(row),
    )


def _plain(row: Row) -> dict[str, Any]:
    """What stands in a row as it stands in a report."""
    return {name: row[name] for name in _AS_IT_STANDS}


_AS_IT_STANDS: Final = (
    "outlet", "published", "kind", "stance", "polarity", "certainty", "said", "condition", "content_words",
)  # fmt: skip
