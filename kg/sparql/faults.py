"""What is wrong with a query or an update that an engine could not read: where, what could stand there, and a hint.

In      the text, and what the engine said of it
Out     line, column, the line itself with a caret, what was expected, a hint.
Source  Oxigraph 0.5.13: its place is the farthest it looked, up to a dozen characters beyond the fault, and its
        expectations are the longest keyword tried there. So the text is tried again, token by token, with a sign after
        it that no text may hold: nothing tried here is ever evaluated.
Limits  texts over 8,000 characters get the engine's own words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Store

from kg.sparql.hints import hint, sense
from kg.sparql.place import Place
from kg.sparql.tokens import tokens

_PLACE = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)
_LONGEST = 8_000
_WIDTH = 120
_PAD = 60
_NO_TEXT = "§"
"""Outside of strings, comments and IRIs no text may hold it."""
_CANDIDATES = {
    "ASK": "SELECT, ASK, CONSTRUCT or DESCRIBE",
    "INSERT DATA {": "INSERT, DELETE or another operation",
    "WHERE {": "WHERE",
    "{": "'{'",
    "}": "'}'",
    ")": "')'",
    "]": "']'",
    ">>": "'>>'",
    "(1": "'('",
    ".": "'.'",
    ";": "';'",
    ",": "','",
    "?x": "a variable",
    "<http://a/>": "an IRI or a name",
    "'a'": "a text",
    "1": "a number",
    "p:": "a prefix",
    "= 1": "an operator",
    "* 1": "",
    "AS": "AS",
    "FILTER(": "FILTER, OPTIONAL or another clause",
    "BY": "BY",
    "LIMIT": "LIMIT",
    "ORDER": "ORDER BY",
    "GROUP": "GROUP BY",
}


@dataclass(frozen=True, slots=True)
class _Reader:
    """The engine's reading of beginnings of one text."""

    text: str
    base: str
    is_update: bool

    def bears(self, beginning: str) -> bool:
        """Whether a right text may begin so."""
        line = beginning.count("\n") + 2
        try:
            store = Store()
            ask = store.update if self.is_update else store.query
            ask(f"{beginning}\n{' ' * _PAD}{_NO_TEXT}{' ' * _PAD}", base_iri=self.base or None)
        except SyntaxError as error:
            found = _PLACE.match(str(error))
            return found is not None and (int(found[1]), int(found[2])) >= (line, _PAD // 2)
        except ValueError:
            return False
        return True

    def borne(self, ends: Sequence[int]) -> int:
        """How many of the tokens that end there may stand."""
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high + 1) // 2
            if self.bears(self.text[: ends[middle - 1]]):
                low = middle
            else:
                high = middle - 1
        return low


def explained(text: str, message: str, base: str = "", *, is_update: bool = False) -> dict[str, Any]:
    """Return what to tell of a text that an engine refused with this message; `detail` is one sentence for people.

    Raises:
        Nothing.

    >>> explained("SELECT * { ?s ?p }", "error at 1:19: expected [_]")["expected"]
    ["'('", 'a variable', 'an IRI or a name', 'a text', 'a number']
    """
    kind = "an update" if is_update else "a query"
    if len(text) > _LONGEST or "\x00" in text:
        return _in_its_own_words(text, message, kind)
    found = [token for token in tokens(text) if token.lastgroup != "comment"]
    reader = _Reader(text, base, is_update)
    count = reader.borne([token.end() for token in found])
    if "IRI parsing failed" in message:  # the engine reads < up to the next >, over blanks and lines
        count = next((n for n, token in enumerate(found[:count]) if token.group() == "<"), count)
    place = Place(text, found, count, message)
    expected = _expected(reader, text[: found[count - 1].end()] if count else "")
    return _told(place, expected, kind)


def _expected(reader: _Reader, beginning: str) -> list[str]:
    fitting = [words for token, words in _CANDIDATES.items() if reader.bears(f"{beginning} {token}")]
    return [words for words in dict.fromkeys(fitting) if words]


def _told(place: Place, expected: list[str], kind: str) -> dict[str, Any]:
    line, column = place.line_and_column()
    meant = sense(place)
    if meant:
        what = meant
    elif place.is_at_end:
        what = "it ends too early"
    else:
        what = f"{place.shown()} cannot stand here"
    detail = f"This is not {kind} that can be read. Line {line}, column {column}: {what}."
    told: dict[str, Any] = {
        "detail": detail,
        "line": line,
        "column": column,
        "excerpt": _excerpt(place.text, line, column),
    }
    if expected and not meant:
        told["expected"] = expected
        told["detail"] = f"{detail} Expected: {', '.join(expected)}."
    if advice := hint(place, expected):
        told["hint"] = advice
        told["detail"] = f"{told['detail']} {advice}"
    return told


def _in_its_own_words(text: str, message: str, kind: str) -> dict[str, Any]:
    found = _PLACE.match(message.strip())
    if found is None:
        return {"detail": f"This is not {kind} that can be read: {message}."}
    line, column, reason = int(found[1]), int(found[2]), " ".join(found[3].split())
    detail = f"This is not {kind} that can be read. Near line {line}, column {column}: expected {reason[:200]}."
    return {"detail": detail, "line": line, "column": column, "excerpt": _excerpt(text, line, column)}


def _excerpt(text: str, line: int, column: int) -> str:
    """The line, or as much of it as goes on a screen, and a caret below the place."""
    lines = text.split("\n")
    whole = lines[line - 1].rstrip("\r") if line <= len(lines) else ""
    start = max(0, column - 1 - _WIDTH // 2)
    shown = whole[start : start + _WIDTH].replace("\t", " ")
    return f"{shown}\n{' ' * (column - 1 - start)}^"
