"""`kg query`: ask a saved question.

In      a query's name, values of its parameters, a published store
Out     rows as a table, CSV or JSON.
Limits  the published snapshot is asked, never the live store; no time limit.
"""

import csv
import json
import sys
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import DEFAULT_STORE, StoreOption, app

if TYPE_CHECKING:
    from kg.queries import NamedQuery, Table
    from kg.queries.run import Cell


class Form(StrEnum):
    """Forms of output."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


@app.command(epilog="Example:  kg query demands-by-actor --param actor=nato")
def query(
    name: Annotated[str, typer.Argument(help="Name of the query; `kg query --list` shows them.")] = "",
    store: StoreOption = DEFAULT_STORE,
    param: Annotated[list[str] | None, typer.Option(metavar="NAME=VALUE", help="A parameter; may be repeated.")] = None,
    form: Annotated[Form, typer.Option("--format", help="The form of the output.")] = Form.TABLE,
    columns: Annotated[str, typer.Option(metavar="A,B", help="Only these columns, in this order.")] = "",
    every: Annotated[bool, typer.Option("--list", help="List the queries and their parameters.")] = False,
) -> None:
    """Ask a saved question of the published graph."""
    from kg.errors import UnknownQueryError
    from kg.places import QUERIES
    from kg.queries import load, run
    from kg.store import current, open_snapshot

    known = load(QUERIES)
    if every:
        _list(known)
    elif name not in known:
        raise UnknownQueryError(name, list(known)) if name else typer.BadParameter("give a name, or --list")
    else:
        answer = run(open_snapshot(current(store)), known[name], _values(param or []))
        _print(_only(answer, columns.split(",")) if columns else answer, form)


def _list(known: "dict[str, NamedQuery]") -> None:
    from kg.cli import screen

    rows = [
        (q.name, q.asks, " ".join(f"[{p.name}]" if p.optional else p.name for p in q.parameters))
        for q in known.values()
    ]
    screen.table(("query", "asks", "parameters"), rows)


def _values(params: list[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals or name in values:
            raise typer.BadParameter(f"{param!r}: write each parameter once, as NAME=VALUE", param_hint="--param")
        values[name] = value
    return values


def _only(answer: "Table", wanted: list[str]) -> "Table":
    """Keep the wanted columns; rows that are then alike are shown once."""
    unknown = [name for name in wanted if name not in answer.columns]
    if unknown:
        raise typer.BadParameter(f"{unknown[0]!r} is none of: {', '.join(answer.columns)}", param_hint="--columns")
    places = [answer.columns.index(name) for name in wanted]
    rows = dict.fromkeys(tuple(row[place] for place in places) for row in answer.rows)
    return replace(answer, columns=tuple(wanted), rows=tuple(rows))


def _print(answer: "Table", form: Form) -> None:
    if form is Form.TABLE:
        from kg.cli import screen

        screen.table(answer.columns, [[_short(cell) for cell in row] for row in answer.rows])
    elif form is Form.CSV:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(answer.columns)
        writer.writerows([_value(cell) for cell in row] for row in answer.rows)
    else:
        rows = [{c: _value(cell) for c, cell in zip(answer.columns, row, strict=True) if cell} for row in answer.rows]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")


def _value(cell: "Cell") -> str:
    return "" if cell is None else str(getattr(cell, "value", cell))


def _short(cell: "Cell") -> str:
    """A thing by its slug, a term by its local name: in a table for people the rest of an IRI is noise."""
    from pyoxigraph import NamedNode

    from kg.names import BASE

    words = _value(cell)
    if isinstance(cell, NamedNode) and words.startswith(BASE):
        return words.removeprefix(BASE).split("/", 2)[-1].split("#")[-1]
    return " ".join(words.split())
