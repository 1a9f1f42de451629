"""Kinds of settings: how each is read, and what is said of it to somebody who wrote something else.

In      a kind, a Meaning
Out     the type that pydantic checks by; words.
Limits  settings are few and read once: what this costs at the start does not matter.
"""

import re
from collections.abc import Callable
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator
from pydantic_settings import NoDecode

from api.settings import Meaning
from api.settings.units import duration, duration_told, size, size_told
from kg.sparql import fault_of_prefix

PATHS = ("path", "file", "log")
"""Kinds of which a relative one in a settings file is relative to that file."""
_HOST = re.compile(r"[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\]", re.ASCII)


def allowed(meaning: Meaning) -> str:
    """Return what a setting may be, in words.

    Raises:
        Nothing.

    >>> allowed(Meaning("duration", "", 0.01, 60))
    'a duration such as 30s or 500ms, from 10ms to 60s'
    """
    words, told = _WORDS[meaning.kind]
    least, most = meaning.least, meaning.most
    if least is None:
        return words
    if least < 0:
        return f"{words}, or `auto`"
    return f"{words}, at least {told(least)}" if most is None else f"{words}, from {told(least)} to {told(most)}"


def _number(value: object) -> object:
    if isinstance(value, bool):  # pydantic would take it for 1 or 0
        raise ValueError
    return value


def _something(value: object) -> object:
    if value == "":  # it would be the present folder
        raise ValueError
    return value


def _names(value: object) -> object:
    return tuple(re.split(r"[\s,]+", value.strip(" \t\n,"))) if isinstance(value, str) and value.strip(" ,") else value


def _each(check: Callable[[str], object]) -> AfterValidator:
    def checked(values: tuple[str, ...]) -> tuple[str, ...]:
        for value in values:
            if not check(value):
                raise ValueError
        return values

    return AfterValidator(checked)


def _finite(value: float) -> float:
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - the one value unlike itself
        raise ValueError
    return value


_List = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_names)]

TYPES: dict[str, Any] = {
    "count": Annotated[int, BeforeValidator(_number)],
    "size": Annotated[int, BeforeValidator(size), BeforeValidator(_number)],
    "duration": Annotated[float, BeforeValidator(duration), BeforeValidator(_number), AfterValidator(_finite)],
    "switch": bool,
    "path": Annotated[Path, BeforeValidator(_something)],
    "file": Annotated[Path | None, BeforeValidator(lambda value: value or None)],
    "log": Annotated[str, BeforeValidator(lambda value: str(value) if isinstance(value, Path) else value)],
    "text": str,
    "hosts": Annotated[_List, _each(_HOST.fullmatch)],
    "addresses": Annotated[_List, _each(lambda value: ip_network(value, strict=False) is not None)],
    "iris": Annotated[_List, _each(lambda value: not fault_of_prefix(value))],
}

_WORDS: dict[str, tuple[str, Callable[[float], str]]] = {
    "count": ("a whole number", lambda value: f"{int(value):,}"),
    "size": ("a size such as 64MiB", lambda value: size_told(int(value))),
    "duration": ("a duration such as 30s or 500ms", duration_told),
    "switch": ("on or off", str),
    "path": ("a path", str),
    "file": ("a path, or empty", str),
    "log": ("a file, `-` for standard error, or empty", str),
    "text": ("a word", str),
    "hosts": ("a list of host names without ports", str),
    "addresses": ("a list of IP addresses or networks such as 10.0.0.0/8", str),
    "iris": ("a list of http(s) IRIs with a slash after the host, such as https://example.org/sparql", str),
}
