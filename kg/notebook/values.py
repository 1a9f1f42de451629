"""RDF terms → plain Python values.

In      terms as the engine gives them, and days as REST writes them
Out     int, float, bool, date, datetime, str; None where there is no value.
Source  XSD 1.1; ISO 8601.
Limits  an IRI is its text and a language tag is dropped: `g.rdflib()` keeps both. A value that Python's type cannot
        hold, such as a day before year 1, stays a text. Numbers of any size become int; decimals become float.
"""

from collections.abc import Callable
from datetime import date, datetime

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

Value = int | float | bool | date | datetime | str | None
Term = NamedNode | BlankNode | Literal | Triple | None

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = (
    "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
    "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte",
)  # fmt: skip
_READERS: dict[str, Callable[[str], Value]] = {
    **dict.fromkeys((_XSD + name for name in _INTEGERS), int),
    **dict.fromkeys((_XSD + name for name in ("decimal", "double", "float")), float),
    _XSD + "boolean": lambda text: text in ("true", "1"),
    _XSD + "date": date.fromisoformat,
    _XSD + "dateTime": datetime.fromisoformat,
    _XSD + "dateTimeStamp": datetime.fromisoformat,
}


def plain(term: Term) -> Value:
    """Return the Python value of a term.

    Raises:
        Nothing.

    >>> plain(Literal("7", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")))
    7
    """
    match term:
        case None:
            return None
        case NamedNode():
            return term.value
        case Literal():
            return typed(term.value, term.datatype.value)
    return str(term)


def typed(text: str, datatype: str | None) -> Value:
    """Return the Python value of a literal's text and datatype.

    Raises:
        Nothing.
    """
    try:
        return _READERS[datatype or ""](text)
    except (KeyError, ValueError):
        return text


def day(text: str | None) -> date | str | None:
    """Return the day that REST and the index write as a text; a text that is no day stays one, an empty one is None.

    Raises:
        Nothing.

    >>> day("2021-12-07"), day("")
    (datetime.date(2021, 12, 7), None)
    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return text
