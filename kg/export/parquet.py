"""Parquet: the tables of CSV with their types, lists and all; for pandas, polars, R and DuckDB.

In      a Source; the extra `parquet`
Out     a zip of the tables, with a descriptor and a README; or one table alone, if the selection names one.
Source  Apache Parquet; columns.toml.
Limits  rows are written in groups of ten thousand: that much is in memory.
"""

from datetime import date
from itertools import islice
from typing import IO, TYPE_CHECKING, BinaryIO, Final

from kg.errors import ExtraError
from kg.export.columns import Type
from kg.export.source import Source
from kg.export.tables import Table, package, readme, tables
from kg.export.written import Onward, Zip

if TYPE_CHECKING:
    import pyarrow as pa

_GROUP: Final = 10_000
MEDIA_TYPE: Final = "application/vnd.apache.parquet"
_HOW: Final = (
    "pandas: pd.read_parquet('edges.parquet'); R: arrow::read_parquet('edges.parquet'); DuckDB: FROM 'edges.parquet'"
)


def write(source: Source, out: BinaryIO) -> int:
    """Return the number of edges, or statements, written to the stream.

    Raises:
        ExtraError: pyarrow is not installed.
        UnknownIdError: a filter names what the graph does not hold.
        OSError: the stream cannot be written.
    """
    try:
        import pyarrow  # noqa: F401 - better said before the first byte
    except ImportError as error:
        raise ExtraError("Parquet needs pyarrow", "parquet") from error
    if source.selection.part:
        (table,) = tables(source)
        return _write(source, table, Onward(out))
    count, zipped = 0, Zip(out)
    zipped.text("README.txt", readme(source, _HOW))
    zipped.text("datapackage.json", package(source, ".parquet", MEDIA_TYPE))
    for table in tables(source):
        with zipped.file(f"{table.name}.parquet", packed=False) as file:
            count = _write(source, table, file)
    zipped.close()
    return count


def _write(source: Source, table: Table, out: IO[bytes] | Onward) -> int:
    import pyarrow as pa
    from pyarrow import parquet

    told = {f"communique.{name}": value for name, value in source.provenance.pairs()}
    schema = pa.schema([_field(column.name, column.type, column.en) for column in table.columns], metadata=told)
    days = [place for place, column in enumerate(table.columns) if column.type == "date"]
    count, rows = 0, table.rows()
    with parquet.ParquetWriter(pa.PythonFile(out, "w"), schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            cells = [list(column) for column in zip(*group, strict=True)]
            for place in days:
                cells[place] = [date.fromisoformat(str(day)) if day else None for day in cells[place]]
            arrays = [pa.array(column, field.type) for column, field in zip(cells, schema, strict=True)]
            writer.write_batch(pa.record_batch(arrays, schema=schema), row_group_size=_GROUP)
            count += len(group)
    return count


def _field(name: str, kind: Type, words: str) -> "pa.Field":
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "list": pa.list_(pa.string()),
    }
    return pa.field(name, types[kind], metadata={"description": words})
