"""Terms of an answer → cells for an assistant: IRIs, numbers and days as they are, all words marked.

In      terms in the form of SPARQL's JSON results
Out     Cell; rows as objects, as many as an assistant has room for.
Source  SPARQL 1.1 Query Results JSON Format, section 3.2.2.
Limits  a text is marked whether or not an article wrote it: of a text in a table nobody can tell.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from api.mcp.answers import Cell, Value
from api.mcp.marking import marked

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {_XSD + name: kind for name, kind in (("integer", int), ("decimal", float), ("double", float))}
_DAYS = {_XSD + name for name in ("date", "dateTime", "gYear", "gYearMonth", "time", "duration")}
_ROOM = 120_000
"""Characters that the rows of an answer may take: some thirty thousand tokens."""

Term = Mapping[str, str]


def cell(term: Term) -> Cell:
    """Return a term as an assistant is told it.

    Raises:
        Nothing.

    >>> cell({"type": "literal", "value": "Obey", "xml:lang": "en"}).untrusted_text
    '⟦Obey⟧'
    """
    value, datatype = term["value"], term.get("datatype")
    if term["type"] != "literal":
        return Cell(iri=value if term["type"] == "uri" else f"_:{value}")
    if datatype is not None and (plain := _plain(value, datatype)) is not None:
        return Cell(value=plain, datatype=datatype.removeprefix(_XSD))
    return Cell(untrusted_text=marked(value), language=term.get("xml:lang"))


def rows(columns: Sequence[str], found: Iterable[Sequence[Term | None]]) -> list[dict[str, Cell]]:
    """Return rows as objects, up to the row with which there is no more room.

    Raises:
        Nothing.
    """
    told = ({name: cell(term) for name, term in zip(columns, row, strict=True) if term} for row in found)
    taken = 0

    def fits(row: dict[str, Cell]) -> bool:
        nonlocal taken
        taken += sum(len(name) + len(one.model_dump_json()) for name, one in row.items())
        return taken <= _ROOM

    return list(takewhile(fits, told))


def _plain(value: str, datatype: str) -> Value | None:
    """The value of a literal that is no text; None if it is one, or not what its datatype says."""
    try:
        if datatype in _NUMBERS:
            return _NUMBERS[datatype](value)
    except ValueError:
        return None
    if datatype == f"{_XSD}boolean":
        return value == "true"
    return value if datatype in _DAYS else None
