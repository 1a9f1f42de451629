"""Lists as CSV: one row an item, columns as a file of data describes them.

In      items of kg.answers, columns.toml
Out     CSV, with a line of names; what each column means.
Source  RFC 4180.
Limits  several values in one cell stand with ` | ` between them, in the order of the list; what is not known is empty.
        A cell is the text of the source whatever a spreadsheet makes of it: import columns as text.
"""

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, Literal

Type = Literal["string", "integer", "number", "boolean", "date", "list"]
BETWEEN: Final = " | "


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    type: Type
    of: str
    """Where in an item it stands: fields, with dots between them."""
    en: str
    """What it means."""
    id: str
    """The same in Indonesian."""


@cache
def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a table, in their order.

    Raises:
        KeyError: there is no such table.
    """
    return tables()[table]


@cache
def tables() -> Mapping[str, tuple[Column, ...]]:
    """Return all tables by name.

    Raises:
        Nothing.
    """
    told = tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))
    return {
        table: tuple(Column(name=name, **{"of": name, **meant}) for name, meant in held.items())
        for table, held in told.items()
    }


def written(table: str, items: Iterable[object], snapshot: str, wanted: Sequence[str] | None) -> bytes:
    """Return items as a table; of ``wanted`` fields, the columns that tell of them.

    Raises:
        KeyError: there is no such table.
    """
    chosen = [one for one in columns(table) if wanted is None or one.of.partition(".")[0] in wanted]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*(one.name for one in chosen), "snapshot"])
    paths = [one.of.split(".") for one in chosen]
    writer.writerows([*(_cell(_held(item, path)) for path in paths), snapshot] for item in items)
    return out.getvalue().encode()


def _held(value: object, path: Sequence[str]) -> object:
    """What stands at a place of an item; of each item, where there are several."""
    for place, name in enumerate(path):
        if isinstance(value, tuple):
            return tuple(_held(one, path[place:]) for one in value)
        value = getattr(value, name, None)
    return value


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case tuple():
            return BETWEEN.join(_cell(one) for one in value)
        case dict():
            return BETWEEN.join(f"{name}={number}" for name, number in value.items())
    return str(value)
