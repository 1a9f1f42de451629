"""The statements themselves, one row each, with everything that is known of them.

In      an index, a Selection
Out     Said, by day and id.
Source  columns.toml tells what each value means.
Limits  who took part is looked up statement by statement; memory is that of one.
"""

from collections import defaultdict
from collections.abc import Iterator
from sqlite3 import Row
from typing import Final, NamedTuple

from kg.export.ids import node_id
from kg.export.selection import Selection
from kg.index import Index, conditions
from kg.index.labels import label as naming

_CHOSEN: Final = """
SELECT s.*, d.iri AS document_iri, d.slug AS document_slug, d.headline, d.published, d.url, d.source,
  {outlet} AS outlet_name, a.slug AS act, a.reports, a.independent, x.at AS retracted_at, x.reason AS retracted_reason,
  (SELECT group_concat(name, ' ') FROM (SELECT t.kind || '/' || t.slug AS name FROM behalf b JOIN thing t
    ON t.id = b.thing WHERE b.statement = s.id ORDER BY name)) AS behalf,
  (SELECT group_concat(name, ' ') FROM (SELECT t.kind || '/' || t.slug AS name FROM made_at m JOIN thing t
    ON t.id = m.thing WHERE m.statement = s.id ORDER BY name)) AS events,
  (SELECT group_concat(slug, ' ') FROM (SELECT n.slug FROM answer w JOIN statement n ON n.id = w.answered
    WHERE w.answering = s.id ORDER BY n.slug)) AS answered
FROM statement s LEFT JOIN document d ON d.id = s.document LEFT JOIN thing o ON o.id = d.outlet
  LEFT JOIN retracted x ON x.statement = s.id
  LEFT JOIN act a ON a.id = (SELECT min(act) FROM act_report WHERE statement = s.id)
WHERE {where} ORDER BY {order}"""
BY_DAY: Final = "s.day, s.slug"
BY_PLACE: Final = "d.published, d.slug, s.start, s.slug"
_TAKING_PART: Final = """
SELECT r.role, t.kind, t.slug, t.class, {label} AS label FROM role r JOIN thing t ON t.id = r.thing
WHERE r.statement = :statement ORDER BY r.role, t.kind, t.slug"""


class Party(NamedTuple):
    """Who or what has a part in a statement."""

    id: str
    label: str
    sort: str | None
    """Class of an actor."""


class Said(NamedTuple):
    """A statement; its fields are the columns of `statements`."""

    id: str
    iri: str
    kind: str
    stance: str | None
    polarity: str | None
    certainty: str | None
    direct: bool | None
    confidence: float | None
    day: str | None
    dated: str | None
    speakers: tuple[str, ...]
    speaker: tuple[str, ...]
    targets: tuple[str, ...]
    target: tuple[str, ...]
    topics: tuple[str, ...]
    topic: tuple[str, ...]
    about: tuple[str, ...]
    conveyed_by: tuple[str, ...]
    cited_from: tuple[str, ...]
    words: str | None
    before: str | None
    after: str | None
    start: int | None
    end: int | None
    condition: str | None
    document: str | None
    headline: str | None
    outlet: str | None
    published: str | None
    language: str | None
    url: str | None
    act: str | None
    reports: int | None
    independent: int | None
    answers: tuple[str, ...]
    on_behalf_of: tuple[str, ...]
    made_at: tuple[str, ...]
    retracted_at: str | None
    retracted_reason: str | None


Roles = dict[str, list[Party]]
_AS_THEY_ARE: Final = (
    *("iri", "kind", "stance", "polarity", "certainty", "confidence", "words", "before", "after", "start", "end"),
    *("condition", "headline", "published", "language", "url", "act", "reports", "independent"),
    *("retracted_at", "retracted_reason"),
)
"""Columns that are told as the rows have them."""


def statements(index: Index, selection: Selection) -> Iterator[Said]:
    """Return the chosen statements.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
    """
    return (said(row, roles) for row, roles in spoken(index, selection))


def spoken(index: Index, selection: Selection, order: str = BY_DAY) -> Iterator[tuple[Row, Roles]]:
    """Return the chosen statements' rows, each with those who have a part in it, by role.

    They come by day, or as they stand in the documents.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
    """
    where, values = conditions(index, selection.filters)
    outlet, label = naming(selection.language, "o"), naming(selection.language)
    part = _TAKING_PART.format(label=label)
    for row in index.rows(_CHOSEN.format(outlet=outlet, where=where, order=order), values):
        roles: Roles = defaultdict(list)
        for one in index.rows(part, {"statement": row["id"]}):
            party = Party(node_id(one["kind"], one["slug"]), one["label"] or one["slug"], one["class"])
            roles[one["role"]].append(party)
        yield row, roles


def said(row: Row, roles: Roles) -> Said:
    """Return one statement from its rows.

    Raises:
        Nothing.
    """
    return Said(
        **{name: row[name] for name in _AS_THEY_ARE},
        id=row["slug"],
        direct=None if row["direct"] is None else bool(row["direct"]),
        day=row["day"] or None,
        dated="said" if row["said"] else "published" if row["day"] else None,
        speakers=_ids(roles, "speaker"),
        speaker=_labels(roles, "speaker"),
        targets=_ids(roles, "target"),
        target=_labels(roles, "target"),
        topics=_ids(roles, "content"),
        topic=_labels(roles, "content"),
        about=_ids(roles, "about"),
        conveyed_by=_ids(roles, "conveyedBy"),
        cited_from=_ids(roles, "citedFrom"),
        document=row["document_iri"],
        outlet=row["outlet_name"],
        answers=_several(row["answered"]),
        on_behalf_of=_several(row["behalf"]),
        made_at=_several(row["events"]),
    )


def _several(names: str | None) -> tuple[str, ...]:
    return tuple((names or "").split())


def _ids(roles: Roles, role: str) -> tuple[str, ...]:
    return tuple(party.id for party in roles.get(role, ()))


def _labels(roles: Roles, role: str) -> tuple[str, ...]:
    return tuple(party.label for party in roles.get(role, ()))
