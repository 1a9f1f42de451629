"""What a question gives in a notebook: rows that can be read, looped over, shown, and made a data frame.

In      column names and values
Out     Rows of Row; a table in text and in HTML; a pandas or polars data frame.
Limits  a table shows the first rows; words from articles are escaped, so that no article can put markup in a notebook.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal, overload

from kg.errors import ExtraError
from kg.paths import path_of

_SHOWN = 20
_WIDE = 48
_ADDRESS = re.compile(r"https?://\S+")
_FRAMES = ("pandas", "polars")


class Row(tuple[Any, ...]):
    """One row: a tuple whose values can also be had by the name of their column, as `row.name` or `row["name"]`."""

    _names: Mapping[str, int]

    def __new__(cls, names: Mapping[str, int], values: Sequence[Any]) -> "Row":
        """Return the row of these values.

        Raises:
            Nothing.
        """
        row = super().__new__(cls, values)
        row._names = names
        return row

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what a column holds, the question decides
        try:
            return self[self._names[name]]
        except KeyError:
            raise AttributeError(f"no column {name!r}; columns: {', '.join(self._names)}") from None

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401 - by name too
        return super().__getitem__(self._names[key] if isinstance(key, str) else key)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Row, (dict(self._names), tuple(self)))

    def asdict(self) -> dict[str, Any]:
        """Return the row by column.

        Raises:
            Nothing.
        """
        return dict(zip(self._names, self, strict=True))

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={value!r}' for name, value in self.asdict().items())})"


class Rows(Sequence[Row]):
    """The answer to a question, in order."""

    def __init__(
        self, columns: Sequence[str], rows: Sequence[Sequence[Any]], items: Sequence[Any] = (), total: int | None = None
    ) -> None:
        self.columns = tuple(columns)
        names = {name: place for place, name in enumerate(self.columns)}
        self._rows = [Row(names, row) for row in rows]
        self.items = tuple(items)
        """What the rows were made of, with all that does not fit into a row; empty after SPARQL."""
        self.total = len(self._rows) if total is None else total
        """How many rows there are, of which these may be the first; -1 where there are more and nobody counted."""

    @property
    def truncated(self) -> bool:
        """Return whether there are more rows than these."""
        return self.total != len(self._rows)

    @overload
    def __getitem__(self, key: int) -> Row: ...
    @overload
    def __getitem__(self, key: slice) -> "Rows": ...
    @overload
    def __getitem__(self, key: str) -> list[Any]: ...
    def __getitem__(self, key: int | slice | str) -> "Row | Rows | list[Any]":
        if isinstance(key, str):
            return [row[key] for row in self._rows]
        found = self._rows[key]
        return Rows(self.columns, found, self.items[key]) if isinstance(key, slice) else found

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and (self.columns, self._rows) == (other.columns, other._rows)

    __hash__ = None  # type: ignore[assignment]  # as lists have none

    def asdicts(self) -> list[dict[str, Any]]:
        """Return the rows as dicts.

        Raises:
            Nothing.
        """
        return [row.asdict() for row in self._rows]

    def frame(self, library: Literal["pandas", "polars"] | None = None) -> Any:  # noqa: ANN401 - of two libraries
        """Return a data frame: of pandas, or where that is not installed of polars, or of the library named.

        Raises:
            ExtraError: the library is not installed.
        """
        found = next((name for name in ([library] if library else _FRAMES) if find_spec(name)), None)
        if found is None:
            raise ExtraError(f"A data frame needs {library or 'pandas or polars'}", "notebook")
        data = {name: [row[place] for row in self._rows] for place, name in enumerate(self.columns)}
        return import_module(found).DataFrame(data, **({"strict": False} if found == "polars" else {}))

    def __repr__(self) -> str:
        cells = [[_short(value) for value in row] for row in self._rows[:_SHOWN]]
        widths = [max(len(row[place]) for row in [list(self.columns), *cells]) for place in range(len(self.columns))]
        lines = [_line(self.columns, widths), *(_line(row, widths) for row in cells)]
        return "\n".join([*lines, self._told()])

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        body = "".join(
            f"<tr>{''.join(f'<td>{_marked(value)}</td>' for value in row)}</tr>" for row in self._rows[:_SHOWN]
        )
        table = f'<table class="communique"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
        return f"{table}<p>{html.escape(self._told())}</p>"

    def _told(self) -> str:
        shown = f", the first {_SHOWN} shown" if len(self) > _SHOWN else ""
        cut = f" of {self.total}" if self.total > len(self) else " and more" if self.truncated else ""
        return f"{len(self)}{cut} row{'' if len(self) == 1 else 's'}{shown}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _text(value: object) -> str:
    """The value in words; a thing by its kind and slug, as the rest of its IRI is noise in a table for people."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(_text, value))
    return path_of(str(value))


def _short(value: object) -> str:
    words = " ".join(_text(value).split())
    return words if len(words) <= _WIDE else words[: _WIDE - 1] + "…"


def _marked(value: object) -> str:
    """The value as HTML; a link only where it is an address of the web."""
    text = html.escape(_text(value))
    is_address = isinstance(value, str) and _ADDRESS.fullmatch(value)
    return f'<a href="{html.escape(str(value))}" rel="noreferrer">{text}</a>' if is_address else text
