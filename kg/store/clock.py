"""The one clock of what stands in the graph: when something became known, when it was retracted.

In      the time of the machine, or SOURCE_DATE_EPOCH
Out     xsd:dateTime literals, in UTC, to the second.
Source  https://reproducible-builds.org/specs/source-date-epoch/: a build that is to give the same bytes again sets it.
Limits  journals, logs and the publication of snapshots tell real time, whatever is set.
"""

import os
from datetime import UTC, datetime
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.errors import StoreError

_SETTING: Final = "SOURCE_DATE_EPOCH"
_DATE_TIME: Final = NamedNode("http://www.w3.org/2001/XMLSchema#dateTime")


def now() -> Literal:
    """Return the time that it is, or that a reproducible build says it is.

    Raises:
        StoreError: SOURCE_DATE_EPOCH is no number of seconds.
    """
    given = os.environ.get(_SETTING)
    if not given:
        return moment(datetime.now(UTC))
    try:
        return moment(datetime.fromtimestamp(int(given), UTC))
    except (ValueError, OverflowError, OSError) as error:
        raise StoreError(f"{_SETTING} is {given!r}: give seconds since 1970 as a whole number, or unset it.") from error


def moment(time: datetime) -> Literal:
    """Return a time as the graph has it.

    Raises:
        Nothing.

    >>> moment(datetime(2031, 5, 3, 9, 30, 0, 250_000, tzinfo=UTC)).value
    '2031-05-03T09:30:00Z'
    """
    return Literal(f"{time.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", datatype=_DATE_TIME)
