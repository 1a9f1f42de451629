"""One walk over the tokens of a query or an update: whom it calls, what it changes, how large it is.

In      the text, bounds
Out     Scan; of a text that passes a bound, what was seen until then.
Source  SPARQL 1.1 grammar; how Oxigraph 0.5 departs from it: `1SERVICE<…>`, `SERVICEex:a{…}` and `SERVICESILENT<…>` are
        calls, since its parser needs no space between words.
Limits  no parser: what might be a call is one, with no address that could be allowed. `kg.seccomp` is the second lock.
"""

import contextlib
import re
import sys
from dataclasses import dataclass

from kg.sparql.prologue import Prologue
from kg.sparql.size import Bounds, Size, Token, TooLargeError
from kg.sparql.tokens import after_data, tokens

_UNBOUNDED = Bounds(sys.maxsize, sys.maxsize, sys.maxsize)
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_DECLARING = frozenset({"PREFIX", "BASE", "VERSION"})
_MARKS = frozenset(".;,=<>?$@~|&+-*/!^") | {"||", "&&", "<<"}
_OPERANDS = frozenset({"variable", "string", "number", "language", "iri", "name", "closing"})
_ODD = re.compile(r"['#()\[\]]")
"""What would begin or end something else, were the brackets of an IRI less-than and greater-than."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What the tokens of a text say."""

    calls: tuple[str, ...]
    """Addresses it would call (SERVICE, LOAD); an empty one where the address is no constant or not certain."""
    updates: bool
    """Whether its first word changes data."""
    has_dataset: bool
    """Whether it names its own dataset (FROM)."""
    depth: int
    """How deep its brackets nest."""
    joined: int
    """The most patterns that one group joins."""
    repeated: tuple[str, int]
    """The operator or keyword that stands most often, and how often."""
    misread: bool
    """Whether bare `tokens` take something for an IRI that may be none, and what follows for something else."""

    @property
    def calls_out(self) -> bool:
        """Whether it may call another server."""
        return bool(self.calls)


def scan(text: str, bounds: Bounds = _UNBOUNDED) -> Scan:
    """Return what the tokens of the text say, up to where a bound is passed.

    Raises:
        Nothing.

    >>> scan("SELECT * { ?s ?p 1SERVICE<http://example.org/>{} }").calls
    ('http://example.org/',)
    >>> scan("LOAD SILENT <http://example.org/> INTO GRAPH <http://example.org/g>").calls
    ('http://example.org/',)
    >>> scan("SELECT ?service { ?service a <http://example.org/SERVICE> } # SERVICE").calls_out
    False
    """
    return _Walk(bounds).over(text)


class _Walk:
    """What is known at one place of a text."""

    def __init__(self, bounds: Bounds) -> None:
        self._size = Size(bounds)
        self._prologue = Prologue()
        self._in_prologue = self._begins = True
        """Whether a declaration or the first word of a form or an operation may come, and might have come here."""
        self._before: Token = ("", "")
        self._earlier: Token = ("", "")
        self._calls: list[str] = []
        self._awaited = ""
        """SERVICE or LOAD while its address is awaited."""
        self._is_murky = False
        """Whether the engine may read a part of the text otherwise."""
        self._is_misread = False
        self._first = ""
        self._has_dataset = False
        size = self._size
        self._take = {
            "word": self._word,
            "opening": self._open,
            "closing": size.close,
            "mark": self._mark,
            **dict.fromkeys(("variable", "string", "number", "iri", "name", "language"), size.term),
        }

    def over(self, text: str) -> Scan:
        start = 0
        with contextlib.suppress(TooLargeError):
            while start >= 0:
                start = self._from(text, start)
        small = text.lower()
        is_update = self._first.startswith(_UPDATES)
        if self._awaited or (self._is_murky and ("service" in small or ("load" in small and is_update))):
            self._calls.append("")
        size = self._size
        misread = self._is_murky or self._is_misread
        return Scan(tuple(self._calls), is_update, self._has_dataset, size.depth, size.joined, size.repeated, misread)

    def _from(self, text: str, start: int) -> int:
        """Where to begin again: after a `<` that was less-than, or after data that needs no look. -1 at the end."""
        for token in tokens(text, start):
            kind, content = str(token.lastgroup), token.group()
            if kind == "comment":
                continue
            if kind == "iri" and self._compares(content):
                self._is_misread = True
                self._before = ("mark", "<")
                return token.start() + 1
            if self._awaited:
                self._address(kind, content)
            self._begins = self._in_prologue
            if self._in_prologue:
                self._declare(kind, content)
            self._take[kind](content)
            self._earlier, self._before = self._before, (kind, content)
            if kind == "opening" and self._size.innermost == "data":
                return after_data(text, token.end())
        return -1

    def _compares(self, iri: str) -> bool:
        """Whether `<…>` begins with less-than: after an operand, in an expression. Where unsure, the text is murky."""
        kind, content = self._before
        innermost = self._size.innermost
        is_operand = kind in _OPERANDS or content.upper().endswith(("TRUE", "FALSE"))
        if innermost == "row" and is_operand and _ODD.search(iri):
            self._is_murky = True
        return innermost == "(" and is_operand

    # ------------------------------------------------------------ calls

    def _word(self, written: str) -> None:
        word = written.upper()
        self._size.word(word)
        if "SERVICE" in word:
            self._await(word, "SERVICE")
        if self._size.is_outside:
            if "LOAD" in word:
                self._await(word, "LOAD")
            self._has_dataset = self._has_dataset or word.startswith("FROM")
            self._first = self._first or (word if word.startswith(_UPDATES + _FORMS) else "")

    def _await(self, word: str, call: str) -> None:
        if word == call and (call == "SERVICE" or self._begins):
            self._awaited = call
        else:
            self._calls.append("")  # glued to something: SERVICESILENT

    def _address(self, kind: str, content: str) -> None:
        if kind == "word" and content.upper() == "SILENT" and self._before[1].upper() == self._awaited:
            return
        address = ""
        if kind == "iri":
            address = self._prologue.iri(content)
        elif kind == "name" and not content.lower().startswith("silent"):
            address = self._prologue.name(content)
        self._calls.append(address)
        self._awaited = ""

    def _open(self, bracket: str) -> None:
        kind, content = self._before
        # After GRAPH a name is a graph; anywhere else the engine may read SERVICEex:a{ as a call.
        if bracket == "{" and kind == "name" and self._earlier[1].upper() not in {"GRAPH", "SERVICE", "SILENT"}:
            prefix = content.partition(":")[0].lower()
            if "service" in prefix:
                self._calls.append("")
        self._size.open(bracket, self._before, self._earlier)

    def _mark(self, mark: str) -> None:
        if mark not in _MARKS or (mark == "<<" and not self._size.is_outside):
            self._is_murky = self._is_murky or mark not in _MARKS or self._size.innermost == "("
        self._in_prologue = self._in_prologue or (mark == ";" and self._size.is_outside)
        self._size.mark(mark, self._before)

    # ------------------------------------------------------------ declarations

    def _declare(self, kind: str, content: str) -> None:
        """PREFIX and BASE may be glued to what they declare. Whatever else stands here makes the text murky."""
        before, name = self._before[1], self._before[1].lower()
        match kind:
            case "word":
                self._in_prologue = content.upper() in _DECLARING
            case "iri" if before.upper() == "BASE":
                self._prologue.rebase(content)
            case "iri" if self._before[0] == "name" and name.endswith(":") and self._earlier[1].upper() == "PREFIX":
                self._prologue.declare(before[:-1], content)
            case "iri" if self._before[0] == "name" and name.endswith(":") and name.startswith("prefix"):
                self._prologue.declare(before[len("prefix") : -1], content)
            case "name" if before.upper() == "PREFIX" or content.lower().startswith("prefix"):
                pass
            case "name" if content.lower().startswith("load"):
                self._calls.append("")
            case _:
                self._is_murky = self._is_murky or kind != "string"
