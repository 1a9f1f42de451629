"""Questions kept as files: one `.rq` file is one question, offered by command line, API and page alike.

In      a folder of .rq files; a store to ask; values for parameters
Out     NamedQuery (what may be asked), Table (the answer).
Source  decision 0004; the header form is documented in `kg.queries.header`.
Limits  values are bound as terms, never written into the query's text.
"""

from kg.queries.bind import bind, near
from kg.queries.header import NamedQuery, Parameter, ParameterType, load, parse
from kg.queries.run import Page, Table, run

__all__ = ["NamedQuery", "Page", "Parameter", "ParameterType", "Table", "bind", "load", "near", "parse", "run"]
