"""A saved query as it can be sent to any endpoint: without its header, its parameters bound in the text.

In      a NamedQuery, and terms for its parameters
Out     SPARQL; each bound parameter stands in a VALUES line of its own at the start, for people to change.
Source  SPARQL 1.1, section 10.2.2.
Limits  VALUES joins where binding replaces, so it stands in each sub-select that projects the variable, where there are
        such. A variable that is used only in a sub-select that does not project it would be bound too late; a test
        holds each query's standalone form to the same rows.
"""

import re
from collections.abc import Mapping

from pyoxigraph import Variable

from kg.errors import DataError
from kg.queries.bind import Term
from kg.queries.header import NamedQuery

_HEADER = re.compile(r"\A(?:\s*#[^\n]*\n)*")
_START = re.compile(r"^[^#\n]*?\bSELECT\b([^\n]*?)\bWHERE\s*\{", re.MULTILINE)


def standalone(query: NamedQuery, terms: Mapping[Variable, Term]) -> str:
    """Return the query's text with these terms in it.

    Raises:
        DataError: the text has no line with `WHERE {`.
    """
    text = _HEADER.sub("", query.text).rstrip() + "\n"
    starts = list(_START.finditer(text))
    if not starts:
        raise DataError(f"{query.name}.rq", None, "write `WHERE {` on one line, so that values can be put after it")
    lines: dict[int, str] = {}
    for variable, term in terms.items():
        inner = [start for start in starts[1:] if re.search(rf"\?{variable.value}\b", start[1])]
        for start in inner or starts[:1]:
            margin = " " * (len(start[0]) - len(start[0].lstrip()) + 2)
            lines[start.end()] = f"{lines.get(start.end(), '')}\n{margin}VALUES {variable} {{ {term} }}"
    for place in sorted(lines, reverse=True):
        text = text[:place] + lines[place] + text[place:]
    return text
