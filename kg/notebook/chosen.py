"""Filters as a notebook writes them: one value or several, days as dates or texts.

In      keyword arguments
Out     Filters, the same as REST and exports take.
Source  kg.index.filters.
Limits  names of actors and topics are checked by whoever answers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from difflib import get_close_matches
from typing import Any, TypedDict

from kg.errors import FilterError
from kg.index import Filters
from kg.model import Kind, Stance

Several = str | Iterable[str]
Day = date | str
_SPELLED = {"from": "since", "to": "until"}
"""Other names, as addresses have them."""
_DAYS = ("since", "until", "as_of", "published_by", "known_by")
_SINGLE = ("min_confidence", "direct", "q")
_ALLOWED: Mapping[str, type[Kind] | type[Stance]] = {"kind": Kind, "stance": Stance}


class Chosen(TypedDict, total=False):
    """Which statements are meant. Several values of one filter: any of them; several filters: all of them."""

    speaker: Several
    target: Several
    actor: Several
    topic: Several
    about: Several
    kind: Several
    stance: Several
    outlet: Several
    document: Several
    side: Several
    event: Several
    language: Several
    since: Day
    until: Day
    as_of: Day
    published_by: Day
    known_by: Day
    min_confidence: float
    direct: bool
    q: str


def filters(chosen: Mapping[str, Any]) -> Filters:
    """Return the filters that keyword arguments mean.

    Raises:
        FilterError: there is no such filter, or it cannot have this value.

    >>> filters({"speaker": "nato", "since": date(2021, 12, 1)}).since
    '2021-12-01'
    """
    known = [field.name for field in fields(Filters)]
    given: dict[str, Any] = {}
    for spelled, value in chosen.items():
        name = _SPELLED.get(spelled, spelled)
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"Did you mean {near[0]}?" if near else f"Filters: {', '.join(known)}."
            raise FilterError(name, f"does not exist. {hint}")
        if value is not None:
            given[name] = _read(name, value)
    return Filters(**given)


def _read(name: str, value: Any) -> object:  # noqa: ANN401 - whatever a person wrote
    if name in _DAYS:
        return _day(name, value)
    if name in _SINGLE:
        return value
    several = (value,) if isinstance(value, str) else tuple(value)
    allowed = _ALLOWED.get(name)
    if allowed is None:
        return several
    for one in several:
        if one not in set(allowed):
            raise FilterError(name, f"cannot be {one!r}, only: {', '.join(allowed)}.")
    return tuple(allowed(one) for one in several)


def _day(name: str, value: Day) -> str:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise FilterError(name, f"cannot be {value!r}: write a day as YYYY-MM-DD.") from None
