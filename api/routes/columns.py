"""/docs/columns: the data dictionary, as a page and as metadata.

In      saved queries; the files that name the columns of lists and exports
Out     HTML; a TableGroup as CSV on the Web has it.
"""

import json
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from api import html
from api.dictionary.metadata import MEDIA_TYPE, metadata
from api.dictionary.tables import GROUPS, Column, Table, tables
from api.html import Html, fill, joined, link, safe
from api.problems import ProblemError
from api.routes.questions import known

router = APIRouter(tags=["documentation"])

_SPOKEN = {
    "en": ("What the columns mean", "column", "type", "meaning", "As metadata", "Bahasa Indonesia"),
    "id": ("Arti kolom-kolom", "kolom", "jenis", "arti", "Sebagai metadata", "English"),
}


@router.get("/docs/columns", include_in_schema=False)
async def columns(request: Request, lang: Literal["en", "id"] = "en") -> Response:
    """Show what every column of every CSV means."""
    told, words = tables(known(request)), _SPOKEN[lang]
    groups = joined(
        fill(
            "group",
            name=group,
            title=titles[lang == "id"],
            tables=joined(_table(one, lang) for one in told if one.group == group),
        )
        for group, titles in GROUPS.items()
    )
    other = Html(f'<a href="?lang={"en" if lang == "id" else "id"}">{safe(words[5])}</a>')
    content = fill("columns", title=words[0], metadata=link("/docs/columns.json", words[4]), other=other, groups=groups)
    return html.answered(f"{words[0]} · Communiqué", content)


@router.get(
    "/docs/columns.json",
    response_class=Response,
    responses={200: {"content": {MEDIA_TYPE: {"schema": {"type": "object"}}}}},
)
async def columns_as_metadata(
    request: Request,
    table: Annotated[list[str], Query(description="Only these tables, by name.", examples=[["statements"]])] = [],  # noqa: B006
) -> Response:
    """Tell what every column of every CSV means, as CSV on the Web has it."""
    every = tables(known(request))
    allowed = list(dict.fromkeys(one.name for one in every))
    if unknown := sorted(set(table) - set(allowed)):
        raise ProblemError(422, f"There is no table {unknown[0]!r}. Tables: {', '.join(allowed)}.", allowed=allowed)
    told = [one for one in every if not table or one.name in table]
    body = json.dumps(metadata(told, str(request.base_url).rstrip("/")), ensure_ascii=False, indent=1)
    return Response(body, headers={"access-control-allow-origin": "*"}, media_type=MEDIA_TYPE)


def _table(table: Table, lang: str) -> Html:
    _, column, kind, meaning, *_ = _SPOKEN[lang]
    rows = joined(fill("column", name=one.name, type=one.type, means=_means(one, lang)) for one in table.columns)
    head = joined((Html(f"<th scope=col>{safe(word)}</th>") for word in (column, kind, meaning)), "")
    addresses = joined((_address(one) for one in table.addresses), " · ")
    return fill("table", id=f"{table.group}-{table.name}", title=table.title, addresses=addresses, head=head, rows=rows)


def _means(column: Column, lang: str) -> str:
    return column.id if lang == "id" and column.id else column.en


def _address(address: str) -> Html:
    shown = Html(f"<code>{safe(address)}</code>")
    return shown if "{" in address else link(address, shown)
