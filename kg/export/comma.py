"""CSV: nodes and edges, or statements, as tables for R, pandas, spreadsheets and Gephi's table import.

In      a Source
Out     a zip of the tables, with a descriptor and a README; or one table alone, if the selection names one.
Source  RFC 4180; columns.toml.
Limits  the parts of a list stand in one cell, with a bar between them. What is not known is an empty cell.
"""

from collections.abc import Iterable
from itertools import chain
from typing import IO, BinaryIO, Final

from kg.export.columns import Value
from kg.export.source import Source
from kg.export.tables import Table, package, readme, tables
from kg.export.written import Zip, table

BAR: Final = "|"
"""Between the parts of a list: no IRI or day holds it."""
_HOW: Final = (
    "The tables are UTF-8, with commas between cells; the parts of a list have a bar (|) between them.\n"
    "R: read.csv('edges.csv'). pandas: pd.read_csv('edges.csv'). Gephi: File > Import spreadsheet, as edges table."
)


def write(source: Source, out: BinaryIO) -> int:
    """Return the number of edges, or statements, written to the stream.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        OSError: the stream cannot be written.
    """
    if source.selection.part:
        (one,) = tables(source)
        return _write(one, out)
    count, zipped = 0, Zip(out)
    zipped.text("README.txt", readme(source, _HOW))
    zipped.text("datapackage.json", package(source, ".csv", "text/csv"))
    for one in tables(source):
        with zipped.file(f"{one.name}.csv") as file:
            count = _write(one, file)
    zipped.close()
    return count


def _write(one: Table, out: IO[bytes]) -> int:
    lists = [place for place, column in enumerate(one.columns) if column.type == "list"]
    header = [column.name for column in one.columns]
    return table(out, chain([header], (_cells(row, lists) for row in one.rows()))) - 1


def _cells(row: tuple[Value, ...], lists: Iterable[int]) -> list[Value]:
    cells = list(row)
    for place in lists:
        cells[place] = BAR.join(map(_plain, row[place]))  # type: ignore[arg-type]
    return [str(cell).lower() if isinstance(cell, bool) else cell for cell in cells]


def _plain(part: str) -> str:
    return part.replace(BAR, "/")
