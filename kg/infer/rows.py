"""Reports, read from the rows of an index: the same as from the graphs of their documents.

In      rows of kg/index/schema.sql
Out     Reports by the numbers of their rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Row
from typing import Final

from kg.index import Index
from kg.infer.values import MentionedEvent, Report

_AT_ONCE: Final = 500
_STATEMENTS: Final = """SELECT s.id, s.document, s.iri, d.iri, o.iri, d.published, s.kind, s.stance, s.polarity,
s.certainty, s.said, s.direct, s.confidence, s.start, s."end", s.words, s.condition, s.content_words
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

    roles: Mapping[int, Mapping[str, list[str]]]
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
        roles=_roles(index, numbers),
        chains=_by_id(index, _CHAINS, numbers),
        events=_by_id(index, _EVENTS, numbers),
        answers=_by_id(index, _ANSWERS, numbers),
        mentioned=_mentioned(index, sorted({row["document"] for row in rows})),
    )
    return {row["id"]: _report(row, beside) for row in rows}


def _roles(index: Index, numbers: Sequence[int]) -> dict[int, dict[str, list[str]]]:
    found: defaultdict[int, dict[str, list[str]]] = defaultdict(dict)
    for number, role, iri in index.rows(_ROLES.format(marks=_marks(numbers)), numbers):
        found[number].setdefault(role, []).append(iri)
    return found


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
    """By place: to look a column up by its name takes longer than to read its row."""
    number, document, iri, told_in, outlet, published, kind, stance, polarity, certainty, *more = row
    said, direct, confidence, start, end, words, condition, content_words = more
    roles = beside.roles.get(number, _NO_ROLES)
    return Report(
        statement=iri,
        document=told_in,
        outlet=outlet,
        published=published,
        known=None,
        kind=kind,
        stance=stance,
        polarity=polarity,
        certainty=certainty,
        speakers=tuple(roles.get("speaker", ())),
        targets=tuple(roles.get("target", ())),
        contents=tuple(roles.get("content", ())),
        about=tuple(roles.get("about", ())),
        behalf=tuple(roles.get("onBehalfOf", ())),
        conveyed_by=tuple(roles.get("conveyedBy", ())),
        cited_from=tuple(roles.get("citedFrom", ())),
        chain=tuple((report, issuer) for _, report, issuer in beside.chains.get(number, ())),
        said=said,
        day=said or published or "",
        direct=bool(direct),
        confidence=confidence or 0.0,
        start=start or 0,
        end=end or 0,
        words=words or "",
        condition=condition,
        content_words=content_words,
        events=tuple(event for _, event in beside.events.get(number, ())),
        answers=tuple((answered, type_) for _, answered, type_ in beside.answers.get(number, ())),
        mentioned=beside.mentioned.get(document, ()),
    )


_NO_ROLES: Final[Mapping[str, list[str]]] = {}
