"""The tokens of SPARQL, as Oxigraph reads them.

In      the text of a query or an update
Out     matches; `lastgroup` names the kind: comment, iri, string, variable, language, name, number, word, opening,
        closing, mark (operators, separators, and what belongs nowhere).
Source  SPARQL 1.1 grammar, and how Oxigraph 0.5 departs from it: its parser needs no space between words.
Limits  in an expression `?a<?b&&?c>?d` the middle looks like an IRI; `kg.sparql.scan` knows better.
"""

import re
from collections.abc import Iterator

_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_WITHOUT_BRACKETS = r"""
    (?P<comment>\#[^\r\n]*)
  | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
  | (?P<string>\"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\"|\'\'\'(?:'{0,2}(?:[^'\\]|\\.))*\'\'\'
              |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
  | (?P<variable>[?$][\w\u00B7\u0300-\u036F\u203F\u2040]+)
  | (?P<language>@[A-Za-z]+(?:-{1,2}[A-Za-z0-9]+)*)
  | (?P<name>(?:_|(?P<prefix>[^\W\d_](?:[\w.\-\u00B7]{0,100}[\w\-\u00B7])?)?):
             (?:(?:[\w:]|ESCAPED)(?:(?:[\w:.\-\u00B7]|ESCAPED)*(?:[\w:\-\u00B7]|ESCAPED))?)?)
  | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<word>[^\W\d][\w\-]*)
    """.replace("ESCAPED", _ESCAPED)
_BRACKETS = r"(?P<opening>[({\[])|(?P<closing>[)}\]])"
_TOKEN = re.compile(
    rf"(?=[^ \t\r\n])(?:{_WITHOUT_BRACKETS}|{_BRACKETS}|(?P<mark>\|\||&&|<<|[^ \t\r\n]))", re.VERBOSE | re.DOTALL
)
# Without names: Python 3.11 loses its way where a named group stands in a repetition that gives nothing back.
_NAMELESS = re.sub(r"[?]P<[a-z]+>", "?:", _WITHOUT_BRACKETS)
_DATA = re.compile(rf"(?:[ \t\r\n]+|{_NAMELESS}|[.;,])*+", re.VERBOSE | re.DOTALL)


def tokens(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Return the tokens of a text from a place on.

    Raises:
        Nothing.
    """
    return _TOKEN.finditer(text, start)


def after_data(text: str, start: int) -> int:
    """Return where the terms and separators end that begin at a place: at a bracket, at the latest.

    Raises:
        Nothing.
    """
    found = _DATA.match(text, start)
    return found.end() if found else start
