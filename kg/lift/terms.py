"""The terms of standard vocabularies that the graph uses, and how values become literals.

In      Python values
Out     terms of RDF, Web Annotation, PROV-O, Dublin Core and schema.org; literals in the form the store keeps.
Source  http://www.w3.org/ns/oa#, http://www.w3.org/ns/prov#, http://purl.org/dc/terms/, https://schema.org/
Limits  integer, decimal, boolean, date and string only: the store rewrites other datatypes, and hashes would differ.
"""

from datetime import date
from decimal import Decimal
from typing import Final
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_OA: Final = "http://www.w3.org/ns/oa#"

TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
ATTRIBUTED_TO: Final = NamedNode("http://www.w3.org/ns/prov#wasAttributedTo")
LANGUAGE: Final = NamedNode("http://purl.org/dc/terms/language")
SOURCE: Final = NamedNode("http://purl.org/dc/terms/source")
HEADLINE: Final = NamedNode("https://schema.org/headline")
PUBLISHED: Final = NamedNode("https://schema.org/datePublished")
HAS_SOURCE: Final = NamedNode(f"{_OA}hasSource")
HAS_SELECTOR: Final = NamedNode(f"{_OA}hasSelector")
POSITION_SELECTOR: Final = NamedNode(f"{_OA}TextPositionSelector")
QUOTE_SELECTOR: Final = NamedNode(f"{_OA}TextQuoteSelector")
START: Final = NamedNode(f"{_OA}start")
END: Final = NamedNode(f"{_OA}end")
EXACT: Final = NamedNode(f"{_OA}exact")
PREFIX: Final = NamedNode(f"{_OA}prefix")
SUFFIX: Final = NamedNode(f"{_OA}suffix")

_INTEGER, _DECIMAL, _DATE = (NamedNode(_XSD + name) for name in ("integer", "decimal", "date"))
_IRI_MARKS = "!#$%&'()*+,/:;=?@[]~"


def number(value: int) -> Literal:
    """Return an xsd:integer.

    Raises:
        Nothing.
    """
    return Literal(str(value), datatype=_INTEGER)


def share(value: float) -> Literal:
    """Return an xsd:decimal of at most four places, without closing zeros.

    Raises:
        Nothing.

    >>> share(0.90).value, share(1.0).value
    ('0.9', '1')
    """
    plain = format(Decimal(str(round(value, 4))), "f")
    return Literal(plain.rstrip("0").rstrip(".") if "." in plain else plain, datatype=_DECIMAL)


def day(value: date) -> Literal:
    """Return an xsd:date.

    Raises:
        Nothing.
    """
    return Literal(value.isoformat(), datatype=_DATE)


def web_address(url: str) -> NamedNode | None:
    """Return a URL as an IRI, characters that no IRI may hold percent-encoded; None where it is no URL at all.

    Raises:
        Nothing.

    >>> web_address("https://example.org/a b|c?d=e%20f")
    <NamedNode value=https://example.org/a%20b%7Cc?d=e%20f>
    >>> web_address("page seven")
    """
    try:
        return NamedNode("".join(c if ord(c) > 0xA0 else quote(c, safe=_IRI_MARKS) for c in url))
    except ValueError:
        return None
