"""/health: for whoever watches the server.

In      the published snapshot
Out     Health; 503 while nothing is published.
"""

from datetime import UTC, datetime

from fastapi import APIRouter, Request, Response

from api.models import Health
from api.problems import ProblemError

router = APIRouter(tags=["health"])


@router.get("/health", responses={503: {"model": Health}})
async def health(request: Request, response: Response) -> Health:
    """Tell whether the service lives and can answer, and from which state of the graph."""
    try:
        snapshot = request.app.state.pool.snapshot()
    except ProblemError:
        response.status_code = 503
        return Health(live=True, ready=False, snapshot=None, number=None, age_seconds=None)
    response.headers["x-snapshot"] = snapshot.id
    age = (datetime.now(UTC) - snapshot.published).total_seconds()
    return Health(live=True, ready=True, snapshot=snapshot.id, number=snapshot.number, age_seconds=max(0.0, age))
