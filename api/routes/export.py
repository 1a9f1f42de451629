"""/export: the chosen statements, or the network they make, as a file for other programs.

In      a format, a projection, filters
Out     the file, as it is made: see docs/exports.md.
Limits  an unfinished answer is not whole: its connection is broken off.
"""

import hashlib
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from api.asking.replies import OPEN
from api.exporting import Exports
from api.indexed import Indexed
from api.models import ExportQuery
from api.problems import ProblemError
from kg import __version__
from kg.errors import ExportError
from kg.export import EXPORTERS, Exporter, Selection, exporter
from kg.export.order import Order
from kg.index import Index

router = APIRouter(tags=["exports"])

_FORMATS = sorted({kind for one in EXPORTERS.values() for kind in (one.media_type, (one.part or (one.media_type,))[0])})
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file", "content": {kind: {} for kind in _FORMATS}},
    304: {"description": "As it was"},
}
_Format = Annotated[
    str, Path(description="The format.", json_schema_extra={"enum": list(EXPORTERS)}, examples=["gexf", "csv"])
]


@router.get("/export/{form}", response_class=Response, responses=_ANSWERS)
@router.head("/export/{form}", include_in_schema=False)
async def export(request: Request, indexed: Indexed, form: _Format, asked: Annotated[ExportQuery, Query()]) -> Response:
    """Export a network or the graph, or what filters choose of it, as a file."""
    chosen, snapshot = asked.selection(), indexed.snapshot
    try:
        found = await indexed.run(_found, form, chosen)
    except ExportError as error:
        raise ProblemError(422, str(error), formats=list(EXPORTERS)) from error
    headers = _headers(found, chosen, snapshot.id, form)
    if headers["etag"] in [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    if request.method == "HEAD":
        empty = Response(headers=headers)
        del empty.headers["content-length"]  # that of the file is not known
        return empty
    exports: Exports = request.app.state.exports
    return (await exports.begin(Order(snapshot, form, chosen))).tell(headers)


def _found(index: Index, form: str, chosen: Selection) -> Exporter:
    return exporter(form, chosen, lambda: index)


def _headers(found: Exporter, chosen: Selection, snapshot: str, form: str) -> dict[str, str]:
    media_type = found.form(chosen)[0]
    text = media_type.startswith("text/") or media_type in ("application/json", "application/ld+json")
    key = hashlib.sha256(f"{form} {chosen.told()} {__version__}".encode()).hexdigest()[:16]
    return {
        "content-type": f"{media_type}; charset=utf-8" if text else media_type,
        "content-disposition": f'attachment; filename="{found.file_name(chosen, snapshot)}"',
        "etag": f'"{snapshot}-{key}"',
        "cache-control": "public, max-age=0, must-revalidate",
        "x-snapshot": snapshot,
        **dict(OPEN),
    }
