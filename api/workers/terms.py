"""Terms of an answer in the form of SPARQL's JSON results.

In      a cell of an answer's table
Out     a dict for JSON.
Source  SPARQL 1.1 Query Results JSON Format, section 3.2.2.
"""

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.queries.run import Cell


def term(cell: Cell) -> dict[str, str] | None:
    """Return a term for JSON, or None where there is none.

    Raises:
        Nothing.
    """
    match cell:
        case NamedNode():
            return {"type": "uri", "value": cell.value}
        case BlankNode():
            return {"type": "bnode", "value": cell.value}
        case Literal(language=str(tag)):
            return {"type": "literal", "value": cell.value, "xml:lang": tag}
        case Literal():
            return {"type": "literal", "value": cell.value, "datatype": cell.datatype.value}
    return None
