"""What a query's tokens say before the engine sees it: calls to other servers, updates, depth, FROM.

In      the text of a query
Out     Scan.
Source  SPARQL 1.1 grammar, and how Oxigraph 0.5 departs from it: its parser needs no space between words, so that
        `1SERVICE<…>`, `SERVICEex:a{…}` and `SERVICESILENT<…>` are calls.
Limits  no parser: it refuses a little more than it must (a bare word that contains "service"). The second line of
        defence, which needs no grammar, is `kg.seccomp`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\r\n]*)
  | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
  | (?P<string>\"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''
              |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
  | (?P<variable>[?$][\w\u00B7\u0300-\u036F\u203F\u2040]+)
  | (?P<language>@[A-Za-z]+(?:-{1,2}[A-Za-z0-9]+)*)
  | (?P<name>(?:_|(?P<prefix>[^\W\d_](?:[\w.\-\u00B7]{0,100}[\w\-\u00B7])?)?):
             (?:(?:[\w:]|ESCAPED)(?:(?:[\w:.\-\u00B7]|ESCAPED)*(?:[\w:\-\u00B7]|ESCAPED))?)?)
  | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<word>[^\W\d][\w\-]*)
  | (?P<opening>[({\[])
  | (?P<closing>[)}\]])
    """.replace("ESCAPED", _ESCAPED),
    re.VERBOSE | re.DOTALL,
)
_CALL = re.compile("service", re.IGNORECASE)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


@dataclass(frozen=True, slots=True)
class Scan:
    """What the tokens of a query say."""

    calls_out: bool
    """Whether it may call another server (SERVICE)."""
    updates: bool
    """Whether its first word changes data."""
    depth: int
    """How deep its brackets nest."""
    has_dataset: bool
    """Whether it names its own dataset (FROM)."""


def tokens(text: str) -> Iterator[re.Match[str]]:
    """Return the tokens of a query; `lastgroup` tells the kind of each.

    Raises:
        Nothing.
    """
    return _TOKEN.finditer(text)


def scan(text: str) -> Scan:
    """Return what the tokens of the query say.

    Raises:
        Nothing.

    >>> scan("SELECT * { ?s ?p 1SERVICE<http://example.org/>{} }").calls_out
    True
    >>> scan("SELECT ?service { ?service a <http://example.org/SERVICE> } # SERVICE").calls_out
    False
    """
    calls_out = has_dataset = False
    depth = deepest = 0
    first = ""
    word_before = called_name = ""
    for token in _TOKEN.finditer(text):
        kind, content = token.lastgroup, token.group()
        if kind == "comment":
            continue
        if kind == "opening":
            # After GRAPH a name is a graph; anywhere else the engine may read SERVICEex:a{ as a call.
            calls_out = calls_out or (content == "{" and called_name != "")
            depth += 1
            deepest = max(deepest, depth)
        elif kind == "closing":
            depth -= 1
        elif kind == "word":
            calls_out = calls_out or _CALL.search(content) is not None
            word = content.upper()
            has_dataset = has_dataset or (word == "FROM" and depth == 0)
            first = first or (word if word in _UPDATES | _FORMS else "")
        elif kind == "iri":
            calls_out = calls_out or _hides_a_call(content)
        is_call = kind == "name" and word_before != "GRAPH" and _CALL.search(token["prefix"] or "")
        called_name = content if is_call else ""
        word_before = content.upper() if kind == "word" else ""
    return Scan(calls_out, first in _UPDATES, deepest, has_dataset)


def _hides_a_call(iri: str) -> bool:
    """`FILTER(?a<1)SERVICE#>` is a comparison, a call and a comment, but its end looks like an IRI."""
    closed = iri.find(")")
    return closed >= 0 and iri.lower().find("service", closed) >= 0 and iri.find("#", closed) >= 0
