"""What a person sees: tables on standard output, remarks on standard error.

In      columns and rows, refusals, remarks
Out     text; on a terminal a table fits its width.
Limits  a table that is not shown on a terminal is as wide as its cells, so that no word is cut. What draws tables is
        loaded when one is shown: most commands show none.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from kg.model import Refusal

_WIDE = 100_000
SHOWN = 20
"""Refused files that are listed; quarantine.jsonl lists all."""


def say(message: str) -> None:
    """Return nothing; tell a person something that is not the result.

    Raises:
        BrokenPipeError: nobody listens any more.
    """
    print(f"kg: {message}", file=sys.stderr)  # noqa: T201


@contextmanager
def afterwards() -> Iterator[Callable[[str], None]]:
    """Return a block that gives a callable whose lines are told when the block has ended, however it ends.

    Raises:
        BrokenPipeError: nobody listens any more.
    """
    lines: list[str] = []
    try:
        yield lines.append
    finally:
        for line in lines:
            say(line)


def refusals(refused: Sequence[Refusal], count: int | None = None) -> None:
    """Return nothing; tell which files and articles were not taken in, and why; ``count`` if there were more.

    Raises:
        BrokenPipeError: nobody listens any more.
    """
    for refusal in refused[:SHOWN]:
        say(f"not taken in: {refusal.item}: {refusal.reason}")
    more = (count or len(refused)) - len(refused[:SHOWN])
    if more:
        say(f"… and {more:,} more")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Return nothing; show a table on standard output.

    Raises:
        BrokenPipeError: nobody listens any more.
    """
    from rich.console import Console
    from rich.table import Table

    shown = Table(*columns, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        shown.add_row(*(cell.replace("[", "\\[") for cell in row))
    console = Console(soft_wrap=False)
    if not console.is_terminal:
        console = Console(width=_WIDE)
    console.print(shown)
