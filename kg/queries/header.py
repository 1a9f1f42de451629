"""Saved queries and their headers.

In      .rq files that begin with comment lines
            # title:   Demands of one actor
            # asks:    What has this actor demanded, and in which words?
            # title-id: Tuntutan seorang aktor
            # asks-id:  Apa yang dituntut aktor ini, dan dengan kata-kata apa?
            # param:   actor  actor  who demands  (e.g. mira-halden)
            # param:   since  date   not before this day  [2021-01-01]
            # returns: actor | demand | words
            # tested:  tests/test_queries.py
Out     NamedQuery, by file name without its suffix.
Source  the house style's header; SPARQL 1.1 SELECT.
Limits  SELECT only. `[value]` at the end of a param is its default, `[]` makes it optional without one; `(e.g. value)`
        before that is what it is shown with. Oxigraph binds no variable that the SELECT does not project, so every
        param is a column; `returns` has one part per column. Title and question may also be told in other languages,
        `title-xx` and `asks-xx`. A line `# page` in the query is where LIMIT and OFFSET go, if not at its end: in a
        sub-select that finds and orders the rows, so that labels are looked up for those of the page only.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from kg.errors import DataError
from kg.model import Kind

_LINE = re.compile(r"^#\s*([a-z]+)(?:-([a-z]+))?:\s*(.*?)\s*$")
_PARAM = re.compile(r"^([A-Za-z]\w*)\s+([a-z]+)\s+(.*?)\s*(?:\(e\.g\.\s+([^()]+?)\s*\))?\s*(?:\[([^\]]*)\])?$")
_ONCE = ("title", "asks", "returns", "tested")
_TOLD = ("title", "asks")
PAGE = re.compile(r"^[ \t]*# page[ \t]*$", re.MULTILINE)
"""Where LIMIT and OFFSET go, if not at the end."""
RESERVED = ("limit", "offset", "format")
"""What stands beside a query's parameters in an address, so that none of them may be called that."""


class ParameterType(StrEnum):
    """What a parameter's value must be."""

    STRING = "string"
    IRI = "iri"
    ACTOR = "actor"
    TOPIC = "topic"
    DATE = "date"
    INTEGER = "integer"
    KIND = "kind"


_EXPECTED = {
    ParameterType.STRING: "text",
    ParameterType.IRI: "an IRI, such as https://…",
    ParameterType.ACTOR: "an actor's slug, such as nato, or its IRI",
    ParameterType.TOPIC: "a topic's slug, or demand/… or issue/…, or its IRI",
    ParameterType.DATE: "a day, YYYY-MM-DD",
    ParameterType.INTEGER: "a whole number",
    ParameterType.KIND: f"one of {', '.join(Kind)}",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a saved query."""

    name: str
    type: ParameterType
    description: str
    optional: bool
    default: str | None
    """The value where none is given; None leaves the variable unbound."""
    example: str | None
    """A value to show the query with."""

    @property
    def expected(self) -> str:
        """Return what a value must be."""
        return _EXPECTED[self.type]


@dataclass(frozen=True, slots=True)
class Told:
    """What people are told of a query, in one language."""

    title: str
    asks: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One saved query."""

    name: str
    title: str
    asks: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    returns: tuple[str, ...]
    """What each column holds, in the order of the columns."""
    tested: str
    text: str
    elsewhere: Mapping[str, Told]
    """Title and question in languages other than English, by language."""

    def told(self, language: str) -> Told:
        """Return title and question in a language, or in English.

        Raises:
            Nothing.
        """
        return self.elsewhere.get(language) or Told(self.title, self.asks)

    def paged(self, limit: int, offset: int) -> str:
        """Return the query for a stretch of its rows.

        Raises:
            Nothing.
        """
        return _paged(self.text, limit, offset)


def load(folder: Path) -> dict[str, NamedQuery]:
    """Return the saved queries of a folder by name, in the order of their names.

    Raises:
        DataError: a file has a bad header or is not a SELECT query.
    """
    return {path.stem: parse(path) for path in sorted(folder.glob("*.rq"))}


def parse(path: Path) -> NamedQuery:
    """Return the saved query in a file.

    Raises:
        DataError: the header is bad or the text is not a SELECT query; the message names file and line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(str(path), None, f"cannot be read: {error}") from error
    fields, parameters = _header(path, text)
    for key in _ONCE:
        if not fields.get(key):
            raise DataError(str(path), None, f"the header has no `# {key}:` line")
    columns = _columns(path, text)
    for parameter in parameters:
        if parameter.name not in columns:
            raise DataError(str(path), None, f"the parameter ?{parameter.name} does not stand in SELECT")
    returns = tuple(part.strip() for part in fields["returns"].split("|"))
    if len(returns) != len(columns):
        raise DataError(str(path), None, f"`# returns:` names {len(returns)} columns, SELECT has {len(columns)}")
    told = (fields["title"], fields["asks"])
    return NamedQuery(path.stem, *told, tuple(parameters), columns, returns, fields["tested"], text, _elsewhere(fields))


def _elsewhere(fields: Mapping[str, str]) -> dict[str, Told]:
    languages = {key.partition("-")[2] for key in fields} - {""}
    return {one: Told(*(fields.get(f"{key}-{one}") or fields[key] for key in _TOLD)) for one in sorted(languages)}


def _header(path: Path, text: str) -> tuple[dict[str, str], list[Parameter]]:
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    for number, content in enumerate(text.splitlines(), 1):
        if not content.startswith("#"):
            break
        found = _LINE.match(content)
        if found is None:
            continue
        plain, language, value = found.groups()
        key = f"{plain}-{language}" if language else plain
        if key == "param":
            parameters.append(_parameter(path, number, value, {p.name for p in parameters}))
        elif plain not in (_TOLD if language else _ONCE):
            raise DataError(str(path), number, f"unknown header {key!r}: write {', '.join(_ONCE)} or param")
        elif key in fields:
            raise DataError(str(path), number, f"a second `# {key}:` line")
        else:
            fields[key] = value
    return fields, parameters


def _parameter(path: Path, number: int, value: str, known: set[str]) -> Parameter:
    found = _PARAM.match(value)
    if found is None:
        raise DataError(str(path), number, "write `# param: name type description (e.g. value) [default]`")
    name, kind, description, example, default = found.groups()
    if kind not in set(ParameterType):
        raise DataError(str(path), number, f"unknown type {kind!r}: write {', '.join(ParameterType)}")
    if name in known or name in RESERVED:
        reason = f"a second parameter {name!r}" if name in known else f"no parameter may be called {name!r}"
        raise DataError(str(path), number, reason)
    return Parameter(name, ParameterType(kind), description, default is not None, default or None, example)


def _columns(path: Path, text: str) -> tuple[str, ...]:
    store = Store()
    try:
        found = store.query(_paged(text, 1, 0))
    except SyntaxError:
        raise DataError(str(path), None, _fault(store, text)) from None
    if not isinstance(found, QuerySolutions):
        raise DataError(str(path), None, "a saved query is a SELECT query")
    return tuple(variable.value for variable in found.variables)


def _fault(store: Store, text: str) -> str:
    """What is wrong with a query that cannot be read with a page in it."""
    try:
        store.query(text)
    except SyntaxError as error:
        return f"is not a SPARQL query: {error}"
    return "leave LIMIT and OFFSET to those who ask, and end with no semicolon"


def _paged(text: str, limit: int, offset: int) -> str:
    # Two whole numbers are syntax: no variable can stand there.
    page = f"LIMIT {limit:d} OFFSET {offset:d}"
    paged, marks = PAGE.subn(page, text, count=1)
    return paged if marks else f"{text}\n{page}"
