"""/actors: who speaks and is spoken to, and where they stand; /compare: two of them beside each other.

In      names, ids, filters
Out     Page of ActorItem, Actor, Page of Position, Page of StatementItem, Page of Comparison.
"""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.models.asked import ActorQuery, ActorsQuery, CompareQuery, OfActorQuery, PositionsQuery
from api.rest.answering import Answers
from api.rest.shapes import ACTOR, ACTORS, COMPARISONS, POSITIONS, STATEMENTS
from kg.answers.actors import actor as one
from kg.answers.actors import actors as some
from kg.answers.positions import compare, positions
from kg.answers.statements import statements

router = APIRouter(tags=["actors"])


@router.get("/actors", **ACTORS.route)
async def actors(answers: Answers, asked: Annotated[ActorsQuery, Query()]) -> Response:
    """List actors, those with most statements first; with `q`, those with a name like it, in any language."""
    return await answers.tell(ACTORS, asked, lambda view: some(view, asked.asked(), asked.slice()))


@router.get("/actors/{actor}", **ACTOR.route)
async def one_actor(answers: Answers, actor: str, asked: Annotated[ActorQuery, Query()]) -> Response:
    """Tell what is known of an actor: names, ties, offices, and how many statements of each kind it made."""
    return await answers.tell(ACTOR, asked, lambda view: one(view, actor, asked.as_of))


@router.get("/actors/{actor}/positions", **POSITIONS.route)
async def positions_of_actor(answers: Answers, actor: str, asked: Annotated[PositionsQuery, Query()]) -> Response:
    """Tell where an actor stands, topic by topic: on which side, since when, in which words and outlets."""
    return await answers.tell(
        POSITIONS, asked, lambda view: positions(view, actor, asked.filters(), asked.slice(), asked.telling())
    )


@router.get("/actors/{actor}/statements", **STATEMENTS.route)
async def statements_of_actor(answers: Answers, actor: str, asked: Annotated[OfActorQuery, Query()]) -> Response:
    """List the statements that an actor made, or that were made to or of it."""
    meant = replace(asked.filters(), actor=(actor,))
    return await answers.tell(STATEMENTS, asked, lambda view: statements(view, meant, asked.sorting(), asked.slice()))


@router.get("/compare", **COMPARISONS.route)
async def two_actors(answers: Answers, asked: Annotated[CompareQuery, Query()]) -> Response:
    """Set two actors beside each other, topic by topic: where they agree, where they do not."""
    return await answers.tell(COMPARISONS, asked, lambda view: compare(view, asked.compared(), asked.filters()))
