"""Tables of terms, written down in the forms that SPARQL has for results.

In      columns and rows of terms, as SPARQL's JSON has them
Out     bytes, by media type.
Source  SPARQL 1.1 Query Results JSON, CSV and TSV Formats.
Limits  CSV gives values without their types, as its specification says; TSV and JSON keep them.
"""

import csv
import io
import json
from collections.abc import Callable, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode

from api.ask import Table

Cell = Mapping[str, str] | None


def json_results(table: Table) -> bytes:
    """Return a table as SPARQL's JSON: what has no value is left out.

    Raises:
        Nothing.
    """
    bindings = [{name: cell for name, cell in zip(table.columns, row, strict=True) if cell} for row in table.rows]
    told = {"head": {"vars": table.columns}, "results": {"bindings": bindings}}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def csv_results(table: Table) -> bytes:
    """Return a table as SPARQL's CSV.

    Raises:
        Nothing.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode()


def tsv_results(table: Table) -> bytes:
    """Return a table as SPARQL's TSV: terms as Turtle writes them.

    Raises:
        Nothing.
    """
    head = "\t".join(f"?{name}" for name in table.columns)
    rows = ("\t".join(map(_term, row)) for row in table.rows)
    return "".join(f"{line}\n" for line in (head, *rows)).encode()


WRITTEN: Mapping[str, Callable[[Table], bytes]] = {
    "application/sparql-results+json": json_results,
    "text/csv": csv_results,
    "text/tab-separated-values": tsv_results,
}


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"_:{cell['value']}" if cell["type"] == "bnode" else cell["value"]


def _term(cell: Cell) -> str:
    if cell is None:
        return ""
    match cell["type"]:
        case "uri":
            return str(NamedNode(cell["value"]))
        case "bnode":
            return str(BlankNode(cell["value"]))
    if "xml:lang" in cell:
        written = str(Literal(cell["value"], language=cell["xml:lang"]))
    else:
        written = str(Literal(cell["value"], datatype=NamedNode(cell["datatype"])))
    return written.replace("\t", "\\t")
