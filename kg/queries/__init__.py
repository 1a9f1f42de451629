"""Questions kept as files: one `.rq` file is one question, offered by command line, API and page alike.

In      a folder of .rq files; a store to ask; values for parameters
Out     NamedQuery (what may be asked), Table (the answer).
Source  decision 0004; the header form is documented in `kg.queries.header`.
Limits  values are bound as terms; only what is shown to people as an example has them in its text, as terms too.
"""

from kg.queries.bind import bind
from kg.queries.header import RESERVED, NamedQuery, Parameter, ParameterType, Told, load, parse
from kg.queries.run import Page, Table, run
from kg.queries.standalone import standalone

__all__ = [
    "RESERVED",
    "NamedQuery",
    "Page",
    "Parameter",
    "ParameterType",
    "Table",
    "Told",
    "bind",
    "load",
    "parse",
    "run",
    "standalone",
]
