"""/demands: what is demanded, and who stands where on it. Issues are told in the same way.

In      saved queries queries/rest/{demands,topic,stands}.rq
Out     Demands, Demand.
"""

from fastapi import APIRouter

from api.ask import Ask, Row
from api.models import Demand, Demands, DemandSummary, Stand
from api.routes.parts import Limit, Offset, Words, by_language, iri_of, label, missing, named, quote
from kg.model import TopicKind

router = APIRouter(tags=["demands"])


@router.get("/demands")
async def demands(ask: Ask, q: str = Words, limit: int = Limit, offset: int = Offset) -> Demands:
    """List demands and issues, those with most statements first; with `q`, those whose name holds it."""
    rows = await ask.rest("demands", (limit, offset), words=q)
    return Demands(
        snapshot=ask.snapshot.id,
        limit=limit,
        offset=offset,
        demands=[
            DemandSummary(
                **named(row, "topic").model_dump(),
                kind=row["topic"].rsplit("/", 2)[-2],
                demanders=row.number("demanders"),
                opponents=row.number("opponents"),
                statements=row.number("statements"),
            )
            for row in rows
        ],
    )


@router.get("/demands/{demand}")
async def one_demand(ask: Ask, demand: str) -> Demand:
    """Tell who demands it, who opposes it, and who said what else about it, each in their words."""
    for kind in TopicKind:
        iri = iri_of(kind.value, demand)
        facts, stands = await ask.rest("topic", topic=iri), await ask.rest("stands", topic=iri)
        if facts or stands:
            break
    else:
        raise await missing(ask, "demand", demand, tuple(kind.value for kind in TopicKind))
    labels = by_language(facts, "#label")
    wanted = [row for row in stands if row["kind"] == "demand"]
    opposed = [row for row in stands if row["kind"] != "demand" and row["stance"] == "oppose"]
    other = [row for row in stands if row["kind"] != "demand" and row["stance"] != "oppose"]
    return Demand(
        snapshot=ask.snapshot.id,
        id=demand,
        iri=iri,
        label=label(labels, demand),
        kind=kind.value,
        labels={tag: values[0] for tag, values in labels.items()},
        definitions={tag: values[0] for tag, values in by_language(facts, "#definition").items()},
        demanded_by=_stands(wanted),
        opposed_by=_stands(opposed),
        other=_stands(other),
    )


def _stands(rows: list[Row]) -> list[Stand]:
    by_actor: dict[str, list[Row]] = {}
    for row in rows:
        by_actor.setdefault(row["actor"], []).append(row)
    return [Stand(actor=named(own[0], "actor"), quotes=[quote(row) for row in own]) for own in by_actor.values()]
