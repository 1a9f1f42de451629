"""/timeline, /matrix, /statistics and /search: how much is said when, by whom, on what; and a few of everything.

In      filters, words
Out     Page of Period, Matrix, Statistics, Found.
"""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.models.asked import MatrixQuery, SearchQuery, StatisticsQuery, TimelineQuery
from api.rest import linked
from api.rest.answering import Answers
from api.rest.shapes import FOUND, MATRIX, PERIODS, STATISTICS
from kg.answers.matrix import matrix as matrix_of
from kg.answers.search import search as search_for
from kg.answers.statistics import statistics as statistics_of
from kg.answers.timeline import timeline as timeline_of

router = APIRouter(tags=["counts and search"])


@router.get("/timeline", **PERIODS.route)
async def timeline(answers: Answers, asked: Annotated[TimelineQuery, Query()]) -> Response:
    """Count statements by day, week, month or year; periods in which nothing was said are left out."""
    return await answers.tell(PERIODS, asked, lambda view: timeline_of(view, asked.filters(), asked.by))


@router.get("/matrix", **MATRIX.route)
async def matrix(answers: Answers, asked: Annotated[MatrixQuery, Query()]) -> Response:
    """Set actors against topics: on which side each of them stands, and on how many statements that rests."""
    return await answers.tell(MATRIX, asked, lambda view: matrix_of(view, asked.filters(), asked.actors, asked.topics))


@router.get("/statistics", **STATISTICS.route)
async def statistics(answers: Answers, asked: Annotated[StatisticsQuery, Query()]) -> Response:
    """Tell how much there is of what: the whole graph, or the statements that filters choose."""
    return await answers.tell(STATISTICS, asked, lambda view: statistics_of(view, asked.filters()))


@router.get("/search", **FOUND.route)
async def search(answers: Answers, asked: Annotated[SearchQuery, Query()]) -> Response:
    """Look for words everywhere: names of actors and topics, quotations, headlines; the best few of each."""
    return await answers.tell(FOUND, asked, lambda view: search_for(view, asked.q, asked.limit))


@router.get(linked.CONTEXT, include_in_schema=False)
async def context() -> Response:
    """Return what the fields of JSON-LD answers mean."""
    headers = {"cache-control": "max-age=3600", "access-control-allow-origin": "*"}
    return Response(linked.context(), headers=headers, media_type="application/ld+json")
