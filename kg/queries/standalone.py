"""A saved query as it can be sent to any endpoint: without its header, its parameters bound in the text.

In      a NamedQuery, and terms for its parameters
Out     SPARQL; each bound parameter stands in a VALUES line of its own at the start, for people to change.
Source  SPARQL 1.1, section 10.2.2.
Limits  VALUES joins where binding replaces, so it stands in the sub-select that finds the rows, where there is one
        (`# page` is in it, and it comes first). A variable that is used only in another sub-select or in a NOT EXISTS
        would be bound too late; a test holds each query's standalone form to the same rows.
"""

import re
from collections.abc import Mapping

from pyoxigraph import Variable

from kg.errors import DataError
from kg.queries.bind import Term
from kg.queries.header import PAGE, NamedQuery

_HEADER = re.compile(r"\A(?:\s*#[^\n]*\n)*")
_START = re.compile(r"^[^#\n]*\bWHERE\s*\{", re.MULTILINE)


def standalone(query: NamedQuery, terms: Mapping[Variable, Term]) -> str:
    """Return the query's text with these terms in it.

    Raises:
        DataError: the text has no line with `WHERE {`.
    """
    text = _HEADER.sub("", query.text).rstrip() + "\n"
    starts = list(_START.finditer(text))
    start = starts[1 if PAGE.search(text) else 0] if starts else None
    if start is None:
        raise DataError(f"{query.name}.rq", None, "write `WHERE {` on one line, so that values can be put after it")
    indent = " " * (len(start.group()) - len(start.group().lstrip()) + 2)
    values = "".join(f"\n{indent}VALUES {variable} {{ {term} }}" for variable, term in terms.items())
    return text[: start.end()] + values + text[start.end() :]
