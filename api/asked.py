"""/ask: a question and its answer as a page; a saved one by name, or SPARQL as typed.

In      ?name= with the query's parameters, or ?query=
Out     HTML with a form and a table.
Limits  two hundred rows a page; the API gives more.
"""

import json
from collections.abc import Mapping
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from api import html
from api.ask import Ask, Asking, Table
from api.asking.negotiation import forms
from api.html import Html, fill, joined, link, safe
from api.problems import ProblemError, of_answer
from api.routes.questions import known
from api.tables import table
from api.workers.wire import SparqlQuestion
from kg.queries import NamedQuery, Parameter

router = APIRouter(include_in_schema=False)

_ROWS = 200
_FAR = 1_000_000_000
_BYTES = 2 << 20
"""More than this is for programs: a page is made in the web process, and all others wait meanwhile."""
_JSON = forms("application/sparql-results+json, text/turtle")
_HINTS = {
    "actor": "a name as it stands in addresses, such as nato",
    "topic": "a name as it stands in addresses",
    "date": "YYYY-MM-DD",
}


@router.get("/ask")
async def ask_page(ask: Ask, request: Request, name: str = "", query: str = "", offset: int = 0) -> Response:
    """Show a question and its answer as a page."""
    try:
        if name:
            return await _saved(ask, request, name, min(max(0, offset), _FAR))
        return await _typed(ask, request, query)
    except ProblemError as problem:
        content = fill("failed", detail=problem.detail, form=_form(name, query, request))
        return html.answered("No answer · Communiqué", content, problem.status)


async def _saved(ask: Asking, request: Request, name: str, offset: int) -> Response:
    query = known(request).get(name)
    if query is None:
        raise ProblemError(404, f"There is no question {name!r}. The start page lists all.")
    names = {parameter.name for parameter in query.parameters}
    values = {key: value for key, value in request.query_params.items() if key in names and value}
    if any(p.name not in values for p in query.parameters if not p.optional):
        answer, told, more = Table([], []), "Fill in what is asked for.", Html("")
    else:
        answer = await ask.saved("", name, values, (_ROWS + 1, offset))
        told, more = _stretch(answer, offset), _next(answer, name, values, offset)
    shown = Table(answer.columns, answer.rows[:_ROWS])
    content = fill(
        "asked",
        title=query.title,
        asks=query.asks,
        form=_parameters(query, values),
        told=told,
        table=table(shown) if shown.rows else "",
        more=more,
    )
    return html.answered(f"{query.title} · Communiqué", content)


async def _typed(ask: Asking, request: Request, query: str) -> Response:
    form = fill("form", query=query or html.example())
    answer, told, shown = Table([], []), "", Html("")
    if query:
        pool = request.app.state.pool
        found = await pool.ask(
            SparqlQuestion(query, _JSON, str(request.base_url), (), (), _BYTES), ask.snapshot, pool.settings.deadline
        )
        if found.status >= 400:
            raise of_answer(found.status, found.content())
        if found.media_type == "text/turtle":
            told, shown = "A graph, in Turtle.", Html(f"<pre>{safe(found.content().decode())}</pre>")
        else:
            answer, told = _table(json.loads(found.content()))
            shown = table(answer) if answer.columns else Html("")
    asks = "Over the published snapshot; the default graph is the union of all graphs."
    content = fill("asked", title="Ask in SPARQL", asks=asks, form=form, told=told, table=shown, more="")
    return html.answered("SPARQL · Communiqué", content)


def _table(told: Mapping[str, object]) -> tuple[Table, str]:
    """The first rows of a result in SPARQL's JSON, and how many there are."""
    if "boolean" in told:
        return Table([], []), "Yes." if told["boolean"] else "No."
    head, results = told["head"], told["results"]
    assert isinstance(head, dict)
    assert isinstance(results, dict)
    columns, rows = head["vars"], results["bindings"]
    cut = "" if len(rows) <= _ROWS else f" The first {_ROWS} are shown; /sparql gives all."
    return Table(columns, [[row.get(name) for name in columns] for row in rows[:_ROWS]]), f"{len(rows)} rows.{cut}"


def _form(name: str, query: str, request: Request) -> Html:
    saved = known(request).get(name)
    return _parameters(saved, dict(request.query_params)) if saved else fill("form", query=query or html.example())


def _parameters(query: NamedQuery, values: Mapping[str, str]) -> Html:
    if not query.parameters:
        return Html("")
    fields = joined(_field(parameter, values.get(parameter.name, "")) for parameter in query.parameters)
    return fill("parameters", name=query.name, fields=fields)


def _field(parameter: Parameter, value: str) -> Html:
    hint = _HINTS.get(parameter.type, "")
    told = parameter.description + (f" ({hint})" if hint else "") + (", optional" if parameter.optional else "")
    required = Html("" if parameter.optional else " required")
    return fill("field", name=parameter.name, told=told, value=value, required=required)


def _stretch(answer: Table, offset: int) -> str:
    count = min(len(answer.rows), _ROWS)
    return f"Rows {offset + 1} to {offset + count}." if count else "No rows."


def _next(answer: Table, name: str, values: Mapping[str, str], offset: int) -> Html:
    raw = link(f"/queries/{name}?{urlencode(values)}" if values else f"/queries/{name}", "As JSON")
    if len(answer.rows) <= _ROWS:
        return raw
    address = f"/ask?{urlencode({'name': name, **values, 'offset': offset + _ROWS})}"
    return Html(f"{link(address, 'Next rows')} · {raw}")
