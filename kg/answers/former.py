"""A statement that was retracted, as it was read.

In      a View, an id
Out     Statement with its Retraction; None where no such statement was retracted.
Source  decision 0032; docs/corrections.md.
Limits  what joined it to others (answers, acts) is not told: it does not count any more.
"""

import json
from collections import defaultdict
from dataclasses import fields
from typing import Any, Final

from kg.answers.items import item, named, source
from kg.answers.values import Evidence, Link, Retraction, Statement, StatementItem, Thing
from kg.answers.view import View
from kg.index.things import parted
from kg.model import Span
from kg.names import evidence_iri
from kg.paths import slug_of

_TOLD: Final = ("kind", "stance", "said", "direct", "confidence", "condition")
_PLACE: Final = ("words", "before", "after", "start", "end")


def former(view: View, given: str) -> Statement | None:
    """Return the retracted statement of that id.

    Raises:
        Nothing.
    """
    kind, slug = parted(given)
    row = view.index.one(_asked(view), (slug,)) if kind in {None, "statement"} else None
    if row is None:
        return None
    told: dict[str, Any] = json.loads(row["told"])
    things = _things(view, {iri for _, iri in told["roles"]} | {issuer for _, issuer in told["chain"] if issuer})
    parties: defaultdict[str, list[Thing]] = defaultdict(list)
    for role, iri in told["roles"]:
        parties[role] += [things[iri]] if iri in things else []
    above = [Link(report=slug_of(report), issuer=things.get(issuer or "")) for report, issuer in told["chain"]]
    document = source(row) if row["d_id"] else None
    chain = [Link(report=document.id, issuer=document.outlet), *above] if document else above
    shown = item(row, parties, chain)
    return Statement(
        **{field.name: getattr(shown, field.name) for field in fields(StatementItem)},
        snapshot=view.snapshot,
        polarity=told["polarity"],
        certainty=told["certainty"],
        target_unstated=told["target_unstated"],
        content_words=told["content_words"],
        software=told["software"] and slug_of(told["software"]),
        evidence=tuple(_evidence(place, row["d_id"]) for place in told["places"]),
        answers=(),
        answered_by=(),
        act=None,
        on_behalf_of=(),
        made_at=tuple(_things(view, set(told["events"])).values()),
        known_since=row["known"],
        retracted=Retraction(at=row["at"], reason=row["reason"], by=row["who"]),
    )


def _asked(view: View) -> str:
    own = ", ".join(f"json_extract(f.told, '$.{name}') AS {name}" for name in _TOLD)
    place = ", ".join(f"json_extract(f.told, '$.places[0].{name}') AS \"{name}\"" for name in _PLACE)
    return f"""SELECT f.slug AS id, f.iri, f.known, f.at, f.reason, f.who, f.told, {own}, {place},
      coalesce(json_extract(f.told, '$.said'), d.published) AS day,
      d.slug AS d_id, d.iri AS d_iri, d.headline, d.source, d.published, d.language, d.url,
      o.slug AS o_id, o.iri AS o_iri, {view.label("o")} AS o_label
    FROM former f LEFT JOIN document d ON d.iri = json_extract(f.told, '$.document')
    LEFT JOIN thing o ON o.id = d.outlet WHERE f.slug = ?"""


def _things(view: View, iris: set[str]) -> dict[str, Thing]:
    sql = f"SELECT t.kind, {view.thing('t')} FROM thing t WHERE t.iri IN (SELECT value FROM json_each(?))"
    return {row["iri"]: named(row) for row in view.index.rows(sql, (json.dumps(sorted(iris)),))}


def _evidence(place: dict[str, Any], document: str | None) -> Evidence:
    start, end = place["start"], place["end"]
    iri = None if start is None or document is None else evidence_iri(document, Span(start, end)).value
    return Evidence(iri=iri, **{name: place[name] for name in _PLACE})
