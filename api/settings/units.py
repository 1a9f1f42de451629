"""Sizes and durations as people write them.

In      64MiB, 1.5 GiB, 30s, 500ms, 2min, or a number of bytes or seconds
Out     bytes and seconds; and back.
Source  IEC 80000-13 for the binary prefixes.
Limits  no sums such as 1min30s.
"""

import re

_SIZES = {"": 1, "b": 1, "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30, "tib": 1 << 40}
_SIZES |= {"kb": 10**3, "mb": 10**6, "gb": 10**9, "tb": 10**12}
_DURATIONS = {"": 1.0, "ms": 0.001, "s": 1.0, "min": 60.0, "h": 3600.0, "d": 86_400.0}
_WRITTEN = re.compile(r"(\d+(?:\.\d+)?)\s*([A-Za-z]*)", re.ASCII)


def size(value: object) -> object:
    """Return the bytes that are meant; what is no size comes back as it is.

    Raises:
        Nothing.

    >>> size("64MiB"), size("1.5 GiB"), size("20kB"), size("auto"), size(7), size("a lot")
    (67108864, 1610612736, 20000, -1, 7, 'a lot')
    """
    if isinstance(value, str) and value.strip().lower() == "auto":
        return -1
    read = _read(value, _SIZES)
    return int(read) if isinstance(read, float) and read.is_integer() else read


def duration(value: object) -> object:
    """Return the seconds that are meant; what is no duration comes back as it is.

    Raises:
        Nothing.

    >>> duration("500ms"), duration("30s"), duration("2 min"), duration(0.5), duration("soon")
    (0.5, 30.0, 120.0, 0.5, 'soon')
    """
    return _read(value, _DURATIONS)


def size_told(value: int) -> str:
    """Return a size as people write it.

    Raises:
        Nothing.

    >>> size_told(1 << 26), size_told(1000), size_told(0), size_told(-1)
    ('64MiB', '1000', '0', 'auto')
    """
    if value < 0:
        return "auto"
    units = [
        (unit, factor) for unit, factor in (("TiB", 1 << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10))
    ]
    return next((f"{value // factor}{unit}" for unit, factor in units if value and value % factor == 0), str(value))


def duration_told(value: float) -> str:
    """Return a duration as people write it.

    Raises:
        Nothing.

    >>> duration_told(30.0), duration_told(0.05), duration_told(0), duration_told(2.5)
    ('30s', '50ms', '0s', '2.5s')
    """
    if value and value % 3600 == 0:
        return f"{value / 3600:g}h"
    return f"{value * 1000:g}ms" if 0 < value < 1 else f"{value:g}s"


def _read(value: object, units: dict[str, float] | dict[str, int]) -> object:
    found = _WRITTEN.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None or found[2].lower() not in units:
        return value
    return float(found[1]) * units[found[2].lower()]
