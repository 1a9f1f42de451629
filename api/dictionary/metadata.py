"""The dictionary as metadata that programs for tables read.

In      Tables, the address of the server
Out     a TableGroup in JSON-LD.
Source  W3C Metadata Vocabulary for Tabular Data (CSV on the Web), sections 5.3 to 5.6.
Limits  addresses with a place to fill in are left as templates in `notes`, since `url` must be an address.
"""

from typing import Any

from api.dictionary.tables import GROUPS, Column, Table

MEDIA_TYPE = "application/csvm+json"
_DATATYPES = {"number": "double", "list": "string", "any": "anyAtomicType"}


def metadata(tables: list[Table], address: str) -> dict[str, Any]:
    """Return the description of all tables at an address.

    Raises:
        Nothing.
    """
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": "What the columns mean",
        "tables": [_table(table, address) for table in tables],
    }


def _table(table: Table, address: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "url": f"{address}{table.addresses[0]}".replace("{", "%7B").replace("}", "%7D"),
        "dc:title": table.title,
        "dc:subject": GROUPS[table.group][0],
        "notes": [{"address": one} for one in table.addresses],
        "tableSchema": {"columns": [_column(one, table) for one in table.columns]},
    }
    if table.delimiter != ",":
        told["dialect"] = {"delimiter": table.delimiter}
    return told


def _column(column: Column, table: Table) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name.replace(" ", "_"),
        "titles": column.name,
        "datatype": _DATATYPES.get(column.type, column.type),
        "dc:description": {"en": column.en, **({"id": column.id} if column.id else {})},
    }
    if column.type == "list":
        told["separator"] = table.between
    return told
