"""/metrics: the numbers of the server, for Prometheus.

In      what the witness counted
Out     text in Prometheus' form or OpenMetrics, as the Accept header asks.
Limits  open like every route: the proxy in front keeps strangers away from it (deploy/nginx.conf).
"""

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse

router = APIRouter(tags=["operating"])


@router.get("/metrics", response_class=PlainTextResponse)
async def metrics(request: Request) -> Response:
    """Tell the numbers of the server in Prometheus' form."""
    body, media_type = request.app.state.witness.told(request.headers.get("accept", ""))
    return Response(body, media_type=media_type, headers={"cache-control": "no-store"})
