"""The tables this server gives as CSV, with their columns.

In      the files of data that the tables themselves are made by, and the headers of saved queries
Out     Tables, in three groups.
Limits  nothing is described twice: a column that is added where its table is made is in the dictionary at once. What
        `kg network` writes is not in it: columns of its matrices are the actors or topics themselves.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from api.rest.tables import BETWEEN
from api.rest.tables import tables as rest_tables
from api.routes.headers import example
from kg.export.columns import columns as export_columns
from kg.export.columns import tables as export_tables
from kg.export.comma import BAR
from kg.queries import NamedQuery, ParameterType

GROUPS: Final = {
    "rest": ("Lists of the API", "Daftar dari API"),
    "queries": ("Saved queries", "Kueri tersimpan"),
    "exports": ("Exports", "Ekspor"),
}
"""Headings by language, English first."""
_REST: Final[Mapping[str, tuple[str, ...]]] = {
    "actors": ("/actors",),
    "topics": ("/demands", "/issues"),
    "statements": ("/statements",),
    "documents": ("/documents",),
    "events": ("/events",),
    "positions": ("/actors/{id}/positions",),
    "comparisons": ("/compare",),
    "answers": ("/answers",),
    "acts": ("/acts",),
    "changes": ("/changes",),
    "periods": ("/timeline",),
    "cells": ("/matrix",),
}
"""Where the API's tables are given."""
_SNAPSHOT: Final = ("The state of the graph the row was read from.", "Keadaan graf saat baris dibaca.")
_TYPES: Final = {ParameterType.DATE: "date", ParameterType.INTEGER: "integer"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    type: str
    """string, integer, number, boolean, date, list; or any, where only the query knows."""
    en: str
    id: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table."""

    name: str
    group: str
    title: str
    addresses: tuple[str, ...]
    columns: tuple[Column, ...]
    between: str = ""
    """What stands between the parts of a list in one cell."""
    delimiter: str = ","


def tables(queries: Mapping[str, NamedQuery]) -> list[Table]:
    """Return all tables, group by group.

    Raises:
        KeyError: a table has columns, but no address is known.
    """
    return [*_of_the_api(), *(_of_a_query(query) for query in queries.values()), *_of_exports()]


def _of_the_api() -> Iterator[Table]:
    for name, columns in rest_tables().items():
        told = [Column(one.name, one.type, one.en, one.id) for one in columns]
        addresses = tuple(f"{address}?format=csv" for address in _REST[name])
        yield Table(name, "rest", name, addresses, (*told, Column("snapshot", "string", *_SNAPSHOT)), BETWEEN)


def _of_a_query(query: NamedQuery) -> Table:
    types = {parameter.name: _TYPES.get(parameter.type, "string") for parameter in query.parameters}
    told = (
        Column(name, types.get(name, "any"), f"{means[:1].upper()}{means[1:]}.", "")
        for name, means in zip(query.columns, query.returns, strict=True)
    )
    address = example(query)
    given = f"{address}{'&' if '?' in address else '?'}format=csv"
    return Table(query.name, "queries", query.title, (given,), tuple(told))


def _of_exports() -> Iterator[Table]:
    for name in export_tables():
        told = tuple(Column(one.name, one.type, one.en, one.id) for one in export_columns(name))
        address = "/export/dna" if name.startswith("dna_") else f"/export/csv?part={name}"
        delimiter = ";" if name == "dna_eventlist" else ","  # as Discourse Network Analyzer has it
        yield Table(name, "exports", name.replace("_", " "), (address,), told, BAR, delimiter)
