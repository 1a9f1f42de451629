"""Filters as options of a command.

In      options as they were typed, by the names of their arguments
Out     Filters.
Limits  words and days are checked here, ids where they are looked up.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar

import typer

from kg.index import Filters
from kg.model import Kind, Stance

Given = Mapping[str, Any]

_DAYS: Final = {
    "since": "--from",
    "until": "--to",
    "as_of": "--as-of",
    "published_by": "--published-by",
    "known_by": "--known-by",
}
_AS_TYPED: Final = ("speaker", "target", "actor", "topic", "about", "outlet", "document", "language", "side", "event")

E = TypeVar("E", bound=StrEnum)


def filters(given: Given) -> Filters:
    """Return which statements are meant.

    Raises:
        typer.BadParameter: something is asked for that there is not.
    """
    named: dict[str, Any] = {name: tuple(given[name] or ()) for name in _AS_TYPED}
    named |= {name: _day(given[name], option) for name, option in _DAYS.items()}
    return Filters(
        **named,
        kind=tuple(one_of(Kind, one, "--kind") for one in given["kind"] or ()),
        stance=tuple(one_of(Stance, one, "--stance") for one in given["stance"] or ()),
        min_confidence=given["min_confidence"],
        direct=given["direct"],
        q=given["q"],
    )


def one_of(kinds: type[E], word: str, option: str) -> E:
    """Return the one of these that goes by this word.

    Raises:
        typer.BadParameter: none does.
    """
    try:
        return kinds(word)
    except ValueError:
        raise typer.BadParameter(f"{word!r} is none of: {', '.join(kinds)}", param_hint=option) from None


def _day(word: str | None, option: str) -> str | None:
    try:
        return date.fromisoformat(word).isoformat() if word else None
    except ValueError:
        raise typer.BadParameter(f"{word!r} is no day: write it as 2021-12-31", param_hint=option) from None
