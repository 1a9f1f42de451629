"""/health: for whoever watches the server, and for probes.

In      the published snapshot, the state of the workers
Out     Health; 503 while queries cannot be answered.
Limits  the web process answers by itself: a probe needs no worker, and tells the truth when there is none.
"""

from typing import Any, Final

from fastapi import APIRouter, Request, Response

from api.models import Health, Probe
from api.problems import ProblemError
from api.readings import age
from api.workers.pool import Pool
from kg import __version__

router = APIRouter(tags=["operating"])

_NOT_READY: Final[dict[int | str, dict[str, Any]]] = {503: {"model": Health, "description": "Not ready"}}
_NOT_READY_PROBE: Final[dict[int | str, dict[str, Any]]] = {503: {"model": Probe, "description": "Not ready"}}


@router.get("/health", responses=_NOT_READY)
async def health(request: Request, response: Response) -> Health:
    """Tell whether the service lives and can answer, and from which state of the graph."""
    pool: Pool = request.app.state.pool
    response.headers["cache-control"] = "no-store"
    told = Health(
        live=True,
        ready=pool.is_ready(),
        version=__version__,
        workers=pool.lanes.staff.states(),
        writes=request.app.state.writing.state(),
        snapshot=None,
        number=None,
        age_seconds=None,
        index=request.app.state.indexes.newest_id(),
        in_memory=pool.mode == "memory",
    )
    if not told.ready:
        response.status_code = 503
    try:
        snapshot = pool.snapshot()
    except ProblemError:
        return told
    response.headers["x-snapshot"] = snapshot.id
    return told.model_copy(update={"snapshot": snapshot.id, "number": snapshot.number, "age_seconds": age(snapshot)})


@router.get("/health/live")
async def live(response: Response) -> Probe:
    """Tell that the web process answers: whoever gets no answer here starts it anew."""
    response.headers["cache-control"] = "no-store"
    return Probe(ok=True)


@router.get("/health/ready", responses=_NOT_READY_PROBE)
async def ready(request: Request, response: Response) -> Probe:
    """Tell whether queries can be answered: 503 while nothing is published, or no worker can answer."""
    pool: Pool = request.app.state.pool
    response.headers["cache-control"] = "no-store"
    if pool.is_ready():
        return Probe(ok=True)
    response.status_code = 503
    return Probe(ok=False)
