"""Statements that a finding points at.

In      numbers of statements
Out     statements with their words, document and parties.
Limits  none.
"""

from collections.abc import Sequence

from kg.answers.items import items
from kg.answers.values import StatementItem
from kg.answers.view import View


def quoted(view: View, numbers: Sequence[int]) -> tuple[StatementItem, ...]:
    """Return the statements of these numbers, in their order.

    Raises:
        Nothing.
    """
    return items(view, list(dict.fromkeys(numbers)))
