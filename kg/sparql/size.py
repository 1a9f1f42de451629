"""How large a query is in the ways that crash or stall an engine, told from its brackets, separators and operators.

In      tokens, one after another; bounds
Out     depth, the most patterns that one group joins, the operator or keyword that stands most often; and whether a
        place is within an expression.
Source  what Oxigraph 0.5.13 bears, in decision 0022.
Limits  a bracket is taken for what it most likely is: `(1 2)` may be a collection, a path or an expression. It counts
        as an expression only where it must be one.
"""

from collections import Counter
from dataclasses import dataclass

_DATA = frozenset({"CONSTRUCT", "INSERT", "DELETE", "DATA", "VALUES"})
"""Braces after these hold no patterns to be joined."""
_APART = frozenset({"UNION", "MINUS", "EXISTS"})
"""Braces after these are not joined with what stands before them."""
_CLAUSES = frozenset({"SELECT", "DISTINCT", "REDUCED", "BY", "HAVING", "ASC", "DESC"})
"""Round brackets after these, in the same braces, are expressions."""
_COUNTED = frozenset({"UNION", "MINUS", "OPTIONAL", "FILTER", "BIND", "LATERAL", "EXISTS", "SELECT", "AS", "GRAPH"})
_OPERATORS = frozenset({"||", "&&", "+", "-", "*", "/", "|", "!", "^"})
_SEPARATORS = frozenset(".;,")
_PATTERNS, _NODE, _CONTENT, _EXPRESSION, _ROW = "{", "[", "data", "(", "row"

Token = tuple[str, str]


class TooLargeError(Exception):
    """A text is beyond a bound; the rest of it need not be read."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a text may hold."""

    nesting: int = 100
    """How deep brackets may nest."""
    joined: int = 150
    """Patterns that one group may join."""
    repeats: int = 1_000
    """How often one operator or keyword may stand in a text."""


class Size:
    """The size so far."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self.depth = 0
        self._brackets: list[str] = []
        self._words = [""]
        """The last keyword in each of the open brackets, and outside of all."""
        self._groups = [0]
        self._rows: list[list[int]] = []
        """Of each open row: how many terms, how many steps of a path, whether it is a path."""
        self._joined = 0
        self._counts: Counter[str] = Counter()

    @property
    def is_outside(self) -> bool:
        """Whether no bracket is open."""
        return not self._brackets

    @property
    def innermost(self) -> str:
        """The open bracket one is in: `(` only where it surely holds an expression."""
        return self._brackets[-1] if self._brackets else ""

    @property
    def joined(self) -> int:
        """The most patterns that one group joins."""
        return max(self._joined, self._groups[-1])

    @property
    def repeated(self) -> tuple[str, int]:
        """What stands most often, and how often."""
        return max(self._counts.items(), key=lambda item: item[1], default=("", 0))

    def word(self, word: str) -> None:
        """Return nothing; count a word in capitals.

        Raises:
            TooLargeError: there are too many.
        """
        self._words[-1] = word
        if word in _COUNTED and self.innermost != _CONTENT:
            self._count(word)

    def term(self, _: str) -> None:
        """Return nothing; count an IRI, a name, a variable or a literal.

        Raises:
            TooLargeError: there are too many.
        """
        if not self._brackets:
            if self._words[-1] == "DESCRIBE":
                self._count("DESCRIBE with a term")
        elif self._brackets[-1] == _ROW:
            self._rows[-1][0] += 1

    def mark(self, mark: str, before: Token) -> None:
        """Return nothing; count an operator or a separator, with the token before it.

        Raises:
            TooLargeError: there are too many.
        """
        innermost = self.innermost
        if mark in _SEPARATORS:
            if innermost in {_PATTERNS, _NODE}:
                self._join(1)
        elif mark in _OPERATORS and innermost != _CONTENT:
            if mark == "/" and innermost in {_PATTERNS, _NODE}:
                self._join(1)
            if innermost == _ROW:
                self._rows[-1][1] += mark == "/"
                self._rows[-1][2] |= mark in "/|^"
            if not (mark in "+-" and before[1] in {"(", ","}):  # else the sign of a number
                self._count(mark)

    def open(self, bracket: str, before: Token, earlier: Token) -> None:
        """Return nothing; count an opening bracket, with the two tokens before it.

        Raises:
            TooLargeError: there are too many.
        """
        if bracket == "{":
            kind = self._brace()
        elif bracket == "[":
            kind = _CONTENT if self.innermost == _CONTENT else _NODE
            self._join(kind == _NODE)
        else:
            kind = self._round(before, earlier)
            if kind == _ROW:
                self._rows.append([0, 0, 0])
        self._brackets.append(kind)
        self._words.append("")
        self.depth = max(self.depth, len(self._brackets))
        if self.depth > self._bounds.nesting:
            raise TooLargeError

    def close(self, _: str) -> None:
        """Return nothing; count a closing bracket.

        Raises:
            TooLargeError: there are too many.
        """
        if not self._brackets:
            return
        self._words.pop()
        kind = self._brackets.pop()
        if kind == _PATTERNS:
            self._joined = max(self._joined, self._groups.pop())
        elif kind == _ROW:
            terms, steps, is_path = self._rows.pop()
            self._join(steps if is_path else 2 * terms)
            if self.innermost == _ROW:
                self._rows[-1][0] += 1

    def _join(self, more: int) -> None:
        self._groups[-1] += more
        if self._groups[-1] > self._bounds.joined:
            raise TooLargeError

    def _count(self, what: str) -> None:
        self._counts[what] += 1
        if self._counts[what] > self._bounds.repeats:
            raise TooLargeError

    def _brace(self) -> str:
        word, self._words[-1] = self._words[-1], ""
        if self.innermost == _CONTENT or word in _DATA:
            return _CONTENT
        self._join(self.innermost == _PATTERNS and word not in _APART)
        self._groups.append(0)
        return _PATTERNS

    def _round(self, before: Token, earlier: Token) -> str:
        innermost = self.innermost
        if innermost == _CONTENT or before[1] == "<<":
            return _CONTENT if innermost == _CONTENT else _ROW
        is_call = before[0] in {"iri", "name"} and earlier[1].upper() == "FILTER"
        is_after_word = before[0] == "word" and before[1] not in {"a", "A"}
        is_expression = innermost in {"", _EXPRESSION} or self._words[-1] in _CLAUSES or is_call or is_after_word
        return _EXPRESSION if is_expression else _ROW
