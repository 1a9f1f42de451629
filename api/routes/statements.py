"""/statements: what was said, with the words that say so; /events: what happened between those who said it.

In      ids, filters
Out     Page of StatementItem, Statement, Page of EventItem, Event.
"""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.models.asked import EventsQuery, StatementsQuery
from api.models.shaped import ShapedQuery
from api.rest.answering import Answers
from api.rest.shapes import EVENT, EVENTS, STATEMENT, STATEMENTS
from kg.answers.events import event as event_of
from kg.answers.events import events as events_of
from kg.answers.statements import statement as statement_of
from kg.answers.statements import statements as statements_of

router = APIRouter(tags=["statements"])


@router.get("/statements", **STATEMENTS.route)
async def statements(answers: Answers, asked: Annotated[StatementsQuery, Query()]) -> Response:
    """List statements, the last first; with `q`, those that quote the words, the best match first."""
    return await answers.tell(
        STATEMENTS, asked, lambda view: statements_of(view, asked.filters(), asked.sorting(), asked.slice())
    )


@router.get("/statements/{statement}", **STATEMENT.route)
async def one_statement(answers: Answers, statement: str, asked: Annotated[ShapedQuery, Query()]) -> Response:
    """Tell a statement with all its slots, the words it rests on, and the chain by which it came."""
    return await answers.tell(STATEMENT, asked, lambda view: statement_of(view, statement))


@router.get("/events", **EVENTS.route)
async def events(answers: Answers, asked: Annotated[EventsQuery, Query()]) -> Response:
    """List calls, meetings and summits, the last first."""
    return await answers.tell(EVENTS, asked, lambda view: events_of(view, asked.asked(), asked.slice()))


@router.get("/events/{event}", **EVENT.route)
async def one_event(answers: Answers, event: str, asked: Annotated[ShapedQuery, Query()]) -> Response:
    """Tell who took part in an event, and what they said to each other from a week before to a week after."""
    return await answers.tell(EVENT, asked, lambda view: event_of(view, event))
