"""Asking a saved query.

In      a store (a snapshot, or the live one of its writer), a NamedQuery, values of its parameters
Out     Table: columns and rows of terms.
Source  decision 0004.
Limits  asked over the union of all graphs; no time limit here (the API asks in worker processes that have one).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Triple

from kg.queries.bind import bind
from kg.queries.header import NamedQuery

Cell = NamedNode | BlankNode | Literal | Triple | None


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the rows: how many, after how many."""

    limit: int
    offset: int


@dataclass(frozen=True, slots=True)
class Table:
    """An answer; a cell without a value is None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def run(store: Store, query: NamedQuery, values: Mapping[str, str], page: Page | None = None) -> Table:
    """Return the answer; columns of parameters that were left unbound are left out.

    Raises:
        ParameterError: a parameter is missing, unknown, or not of its type.
        OSError: the store cannot be read.
    """
    bound = bind(query, values, store)
    text = query.text if page is None else query.paged(page.limit, page.offset)
    found = store.query(text, use_default_graph_as_union=True, substitutions=dict(bound))
    assert isinstance(found, QuerySolutions)
    unbound = {p.name for p in query.parameters} - {variable.value for variable in bound}
    columns = tuple(name for name in query.columns if name not in unbound)
    return Table(columns, tuple(tuple(row[name] for name in columns) for row in found))
