"""/demands and /issues: what is demanded or disputed, who stands where on it, and the exchange about it.

In      names, ids, filters
Out     Page of TopicItem, TopicAnswer, Page of StatementItem.
"""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.models.asked import DemandsQuery, ExchangeQuery, TopicQuery, TopicsQuery
from api.rest.answering import Answers
from api.rest.shapes import STATEMENTS, TOPIC, TOPICS
from kg.answers.topics import TopicAsked, exchange, topic, topics

router = APIRouter(tags=["demands and issues"])


@router.get("/demands", **TOPICS.route)
async def demands(answers: Answers, asked: Annotated[DemandsQuery, Query()]) -> Response:
    """List demands, those with most statements first: who makes, supports and rejects them, how it stands with them."""
    return await answers.tell(TOPICS, asked, lambda view: topics(view, asked.asked("demand"), asked.slice()))


@router.get("/demands/{demand}", **TOPIC.route)
async def one_demand(answers: Answers, demand: str, asked: Annotated[TopicQuery, Query()]) -> Response:
    """Tell who makes a demand, who supports it, who rejects it, in their words, and the exchange in order of time."""
    return await answers.tell(TOPIC, asked, lambda view: topic(view, asked.asked("demand", demand)))


@router.get("/demands/{demand}/exchange", **STATEMENTS.route)
async def exchange_on_demand(answers: Answers, demand: str, asked: Annotated[ExchangeQuery, Query()]) -> Response:
    """List all statements whose words bring a demand up, in order of time: demand and answer."""
    wanted = TopicAsked(kind="demand", id=demand, filters=asked.filters())
    return await answers.tell(STATEMENTS, asked, lambda view: exchange(view, wanted, asked.slice()))


@router.get("/issues", **TOPICS.route)
async def issues(answers: Answers, asked: Annotated[TopicsQuery, Query()]) -> Response:
    """List issues, those with most statements first."""
    return await answers.tell(TOPICS, asked, lambda view: topics(view, asked.asked("issue"), asked.slice()))


@router.get("/issues/{issue}", **TOPIC.route)
async def one_issue(answers: Answers, issue: str, asked: Annotated[TopicQuery, Query()]) -> Response:
    """Tell who says what on an issue, in their words, and the exchange in order of time."""
    return await answers.tell(TOPIC, asked, lambda view: topic(view, asked.asked("issue", issue)))


@router.get("/issues/{issue}/exchange", **STATEMENTS.route)
async def exchange_on_issue(answers: Answers, issue: str, asked: Annotated[ExchangeQuery, Query()]) -> Response:
    """List all statements whose words bring an issue up, in order of time."""
    wanted = TopicAsked(kind="issue", id=issue, filters=asked.filters())
    return await answers.tell(STATEMENTS, asked, lambda view: exchange(view, wanted, asked.slice()))
