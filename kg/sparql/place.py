"""Where reading a text came to an end.

In      a text, its tokens, how many of them can stand
Out     line and column, and the tokens around.
Limits  columns count characters, from 1, as editors do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where reading a text came to an end."""

    text: str
    tokens: Sequence[re.Match[str]]
    """All but comments."""
    count: int
    """How many of them can stand."""
    message: str
    """What the engine said."""

    @property
    def is_at_end(self) -> bool:
        """Whether every token can stand, and yet the whole is not complete, or not sound."""
        return self.count == len(self.tokens)

    @property
    def offset(self) -> int:
        """Where the fault begins, in characters."""
        return len(self.text.rstrip()) if self.is_at_end else self.tokens[self.count].start()

    def line_and_column(self) -> tuple[int, int]:
        """Return the place as editors count, from 1.

        Raises:
            Nothing.
        """
        before = self.text[: self.offset]
        return before.count("\n") + 1, self.offset - (before.rfind("\n") + 1) + 1

    def shown(self, ahead: int = 0) -> str:
        """Return a token at the place, in quotes.

        Raises:
            Nothing.
        """
        word = self.word(ahead)
        return f"‘{word[:40]}…’" if len(word) > 40 else f"‘{word}’"

    def word(self, ahead: int = 0) -> str:
        """Return the token so many after the place, before it if negative; empty if there is none.

        Raises:
            Nothing.
        """
        index = self.count + ahead
        return self.tokens[index].group() if 0 <= index < len(self.tokens) else ""

    def kind(self, ahead: int = 0) -> str:
        """Return the kind of that token.

        Raises:
            Nothing.
        """
        index = self.count + ahead
        return str(self.tokens[index].lastgroup) if 0 <= index < len(self.tokens) else ""

    def words(self) -> list[str]:
        """Return all tokens that can stand, in capitals.

        Raises:
            Nothing.
        """
        return [token.group().upper() for token in self.tokens[: self.count]]
