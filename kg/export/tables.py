"""What is exported as tables: which tables a selection has, their rows and columns, and how a package tells of them.

In      a Source
Out     tables; a Data Package descriptor; a README.
Source  Frictionless Data Package 1, https://specs.frictionlessdata.io/data-package/.
Limits  networks have nodes and edges; statements are one table.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from kg.export import network, statements
from kg.export.columns import Column, Type, Value, columns
from kg.export.selection import Part, Projection
from kg.export.source import Source

_TYPES: Final[dict[Type, str]] = {"list": "string"}
_ROWS: Final[dict[Part, Callable[[Source], Iterator[tuple[Value, ...]]]]] = {
    Part.NODES: lambda source: network.nodes(source.index, source.selection),
    Part.EDGES: lambda source: network.edges(source.index, source.selection),
    Part.STATEMENTS: lambda source: statements.statements(source.index, source.selection),
}


@dataclass(frozen=True, slots=True)
class Table:
    """One table."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[tuple[Value, ...]]]


def tables(source: Source) -> list[Table]:
    """Return the tables of a selection: one if it names one, else all it has.

    Raises:
        Nothing.
    """
    chosen = source.selection
    own = [Part.STATEMENTS] if chosen.projection is Projection.STATEMENTS else [Part.NODES, Part.EDGES]
    return [_table(source, part) for part in ([chosen.part] if chosen.part else own)]


def package(source: Source, suffix: str, media_type: str) -> str:
    """Return the descriptor of all tables of a selection, as JSON.

    Raises:
        OSError: the snapshot cannot be read.
    """
    told = source.provenance
    descriptor: dict[str, Any] = {
        "profile": "data-package",
        "name": f"communique-{source.selection.projection}-{told.snapshot}",
        "title": told.title,
        "version": told.snapshot,
        "description": told.sentence(),
        "licenses": [{"path": told.license}] if told.license else [],
        "sources": [{"title": f"snapshot {told.snapshot}, {told.selection}"}],
        "resources": [_resource(table, suffix, media_type) for table in tables(source)],
    }
    return json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n"


def readme(source: Source, how: str) -> str:
    """Return what a person should know who opens the package.

    Raises:
        OSError: the snapshot cannot be read.
    """
    lines = [f"{name}: {value}" for name, value in source.provenance.pairs()]
    for table in tables(source):
        lines += ["", f"{table.name}", *(f"  {column.name} ({column.type}): {column.en}" for column in table.columns)]
    return "\n".join([*lines, "", how, ""])


def _table(source: Source, part: Part) -> Table:
    return Table(part.value, columns(part.value), lambda: _ROWS[part](source))


def _resource(table: Table, suffix: str, media_type: str) -> dict[str, Any]:
    fields = [
        {"name": column.name, "type": _TYPES.get(column.type, column.type), "description": column.en}
        for column in table.columns
    ]
    schema = {"fields": fields, "primaryKey": "id", "missingValues": [""]}
    return {"name": table.name, "path": f"{table.name}{suffix}", "mediatype": media_type, "schema": schema}
