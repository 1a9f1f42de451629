"""The columns of what is exported: their names, order and types, from one file of data.

In      kg/export/columns.toml
Out     Columns by table.
Limits  an exporter writes exactly these columns; a test compares them with what the rows hold.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Type = Literal["string", "integer", "number", "boolean", "date", "list"]
Value = str | int | float | bool | tuple[str, ...] | None
"""What a cell holds; yes and no may come as 1 and 0."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    type: Type
    en: str
    """What it means."""
    id: str
    """The same in Indonesian."""


@cache
def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a table, in their order.

    Raises:
        KeyError: there is no such table.

    >>> [column.name for column in columns("edges")][:4]
    ['id', 'source', 'target', 'kind']
    """
    return _tables()[table]


@cache
def tables() -> tuple[str, ...]:
    """Return the names of all tables.

    Raises:
        Nothing.
    """
    return tuple(_tables())


@cache
def _tables() -> dict[str, tuple[Column, ...]]:
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {table: tuple(Column(name, **meant) for name, meant in held.items()) for table, held in told.items()}
