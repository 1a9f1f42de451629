"""/actors: who speaks and is spoken to, and where they stand.

In      saved queries queries/rest/{actors,actor,offices,kinds,positions}.rq
Out     Actors, Actor, Positions.
"""

from collections import Counter
from itertools import groupby

from fastapi import APIRouter

from api.ask import Ask, Row, slug_of
from api.models import Actor, Actors, ActorSummary, Office, Position, Positions, Thing, Tie
from api.routes.parts import Limit, Offset, Words, by_language, day, iri_of, label, missing, named, quote

router = APIRouter(tags=["actors"])

_TIES = ("memberOf", "organOf", "headOf", "headOfStateOf", "speaksFor")


@router.get("/actors")
async def actors(ask: Ask, q: str = Words, limit: int = Limit, offset: int = Offset) -> Actors:
    """List actors, those with most statements first; with `q`, those of whom a name in any language holds it."""
    rows = await ask.rest("actors", (limit, offset), words=q)
    return Actors(
        snapshot=ask.snapshot.id,
        limit=limit,
        offset=offset,
        actors=[
            ActorSummary(
                **named(row, "actor").model_dump(),
                actor_class=row["class"],
                made=row.number("made"),
                received=row.number("received"),
            )
            for row in rows
        ],
    )


@router.get("/actors/{actor}")
async def one_actor(ask: Ask, actor: str) -> Actor:
    """Tell what is known of an actor: names, ties, offices, and how many statements of each kind it made."""
    iri = iri_of("actor", actor)
    facts = await ask.rest("actor", actor=iri)
    kinds = await ask.rest("kinds", actor=iri)
    if not facts and not kinds:
        raise await missing(ask, "actor", actor, ("actor",))
    labels = by_language(facts, "#label")
    return Actor(
        snapshot=ask.snapshot.id,
        id=actor,
        iri=iri,
        label=label(labels, actor),
        actor_class=next(
            (row["value"].rsplit("#", 1)[-1] for row in facts if row["property"].endswith("#type")), "Actor"
        ),
        labels={tag: values[0] for tag, values in labels.items()},
        aliases=by_language(facts, "#altLabel"),
        same_as=[row["value"] for row in facts if row["property"].endswith("#exactMatch")],
        ties=[
            Tie(relation=relation, actor=slug_of(row["value"]))
            for row in facts
            if (relation := row["property"].rsplit("#", 1)[-1]) in _TIES
        ],
        offices=[
            Office(
                office=named(row, "office"),
                organisation=named(row, "organisation"),
                first=day(row.get("from")),
                last=day(row.get("to")),
            )
            for row in await ask.rest("offices", actor=iri)
        ],
        statements={row["kind"]: row.number("statements") for row in kinds},
    )


@router.get("/actors/{actor}/positions")
async def positions(ask: Ask, actor: str) -> Positions:
    """Tell where an actor stands, topic by topic: kinds of statement, stances, days, and the words."""
    iri = iri_of("actor", actor)
    rows = await ask.rest("positions", actor=iri)
    facts = await ask.rest("actor", actor=iri)
    if not rows and not facts:
        raise await missing(ask, "actor", actor, ("actor",))
    by_topic = groupby(rows, key=lambda row: row["topic"])
    return Positions(
        snapshot=ask.snapshot.id,
        actor=Thing(id=actor, iri=iri, label=label(by_language(facts, "#label"), actor)),
        positions=[_position(list(group)) for _, group in by_topic],
    )


def _position(rows: list[Row]) -> Position:
    statements = {row["statement"]: row for row in rows}.values()
    days = sorted(spoken for row in rows if (spoken := day(row.get("day"))))
    return Position(
        topic=named(rows[0], "topic"),
        topic_kind=rows[0]["topic"].rsplit("/", 2)[-2],
        statements=len(statements),
        kinds=Counter(row["kind"] for row in statements),
        stances=Counter(stance for row in statements if (stance := row.get("stance"))),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        quotes=[quote(row) for row in rows],
    )
