"""The pages for people: the start, and the API in words.

In      the page as it was built, saved queries
Out     the built page; and HTML without scripts, readable on a telephone, light and dark.
Limits  what has no scripts is a small front door; everything it shows can be had from the API.
"""

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request, Response

from api import html
from api.ask import Ask, Row, asking, slug_of
from api.built import HOW, Built
from api.html import Html, fill, joined, link, safe
from api.problems import ProblemError
from api.routes.questions import known
from api.tables import address

router = APIRouter(include_in_schema=False)

_VERBS = {
    "demand": "demands",
    "red-line": "draws a red line",
    "rejection": "rejects",
    "threat": "threatens",
    "accusation": "accuses",
    "denial": "denies",
    "agreement": "agrees",
    "support": "supports",
    "assertion": "says",
}
_SHOWN = 12


def built(request: Request) -> Built:
    """Return the page of this server.

    Raises:
        Nothing.
    """
    page: Built = request.app.state.built
    return page


@router.get("/")
async def start(request: Request) -> Response:
    """Show the page; where it was not built, the start without scripts."""
    page = built(request).view(request)
    if page is not None:
        return page
    return await plain(await asking(request, Response()), request)


@router.get("/view/{name:path}")
async def view(request: Request) -> Response:
    """Show a view of the page; which one, it tells by the address."""
    page = built(request).view(request)
    if page is None:
        raise ProblemError(404, HOW)
    return page


@router.get("/assets/{name:path}")
async def asset(name: str, request: Request) -> Response:
    """Return a file of the page."""
    found = built(request).file(f"assets/{name}", request)
    if found is None:
        raise ProblemError(404, f"There is no file {name!r} in the page.")
    return found


@router.get("/plain")
async def plain(ask: Ask, request: Request) -> Response:
    """Show what the graph holds, without scripts: counts, latest statements, demands, actors, questions."""
    counts = (await ask.rest("counts"))[0]
    latest = await ask.rest("latest", (4 * _SHOWN, 0))
    demands = await ask.rest("demands", (_SHOWN, 0), words="")
    actors = await ask.rest("actors", (_SHOWN, 0), words="")
    content = fill(
        "start",
        counts=joined(_count(name, counts.number(name)) for name in ("documents", "statements", "actors", "topics")),
        snapshot=ask.snapshot.id,
        age=_age(ask.snapshot.published),
        statements=joined(_statements(latest)) or Html("<p>No statements yet.</p>"),
        demands=joined(_item(row, "topic", _stands(row)) for row in demands),
        actors=joined(_item(row, "actor", f"{row['made']} made, {row['received']} received") for row in actors),
        questions=joined(
            Html(f"<li>{link(f'/ask?name={query.name}', query.title)}<span>{safe(query.asks)}</span></li>")
            for query in known(request).values()
        ),
        form=fill("form", query=html.example()),
        how="" if built(request).is_there else HOW,
    )
    return html.answered("Communiqué", content)


@router.get("/docs")
async def docs(request: Request) -> Response:
    """List the routes of the API with their parameters."""
    pool = request.app.state.pool
    told = request.app.openapi()["paths"]
    routes = joined(_route(path, operations["get"]) for path, operations in told.items() if "get" in operations)
    content = fill(
        "docs", routes=routes, deadline=f"{pool.settings.deadline:g}", address=str(request.base_url).rstrip("/")
    )
    return html.answered("API · Communiqué", content)


@router.get("/style.css")
async def style() -> Response:
    """Return the style sheet."""
    return html.style()


def _route(path: str, operation: dict[str, Any]) -> Html:
    parameters = [(p["name"], p.get("description", "")) for p in operation.get("parameters", ())]
    listed = joined((Html(f"<li><code>{safe(name)}</code> {safe(told)}</li>") for name, told in parameters), "")
    return fill("route", path=path, told=" ".join(operation.get("description", "").split()), parameters=listed)


def _count(name: str, value: int) -> Html:
    return Html(f"<div><dt>{safe(name)}</dt><dd>{value:,}</dd></div>")


def _item(row: Row, column: str, told: str) -> Html:
    words = row[f"{column}Label"] or slug_of(row[column])
    return Html(f"<li>{link(address(row[column]) or '', words)}<span>{safe(told)}</span></li>")


def _stands(row: Row) -> str:
    told = [
        (row.number("statements"), "statements"),
        (row.number("demanders"), "demand"),
        (row.number("opponents"), "oppose"),
    ]
    return " · ".join(f"{count} {words}" for count, words in told if count)


def _statements(rows: list[Row]) -> list[Html]:
    """A statement with several speakers, targets or topics has several rows; the first few statements are shown."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["statement"], []).append(row)
    whole = list(groups.values())[:_SHOWN]
    return [_card(group) for group in whole]


def _card(rows: list[Row]) -> Html:
    row = rows[0]
    targets, topics = _links(rows, "target"), _links(rows, "topic")
    language = row["language"]
    source = [row["day"], row["outlet"], row["headline"]]
    words = link(address(row["document"]) or "", " · ".join(part for part in source if part) or "source")
    return fill(
        "statement",
        kind=row["kind"],
        speakers=_links(rows, "speaker"),
        verb=_VERBS.get(row["kind"], row["kind"]),
        targets=Html(f"→ {targets}") if targets else "",
        lang=Html(f' lang="{safe(language)}"') if language else "",
        words=row["words"],
        about=Html(f"On: {topics}") if topics else "",
        source=words,
        id=slug_of(row["statement"]),
    )


def _links(rows: list[Row], column: str) -> Html:
    things = {row[column]: row[f"{column}Label"] or slug_of(row[column]) for row in rows if row.get(column)}
    return joined((link(address(iri) or "", words) for iri, words in things.items()), ", ")


def _age(published: datetime) -> str:
    seconds = max(0, int((datetime.now(UTC) - published).total_seconds()))
    for size, word in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            count = seconds // size
            return f"{count} {word}{'s' if count > 1 else ''} ago"
    return "just now"
