"""The reading room's word lists, read once.

In      *.txt files beside this module: comments start with `#`, one entry a line
Out     the entries, with their line numbers where a message may need them
Limits  nothing here knows what the entries mean.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kg.errors import DataError

HERE = Path(__file__).resolve().parent


def lines(file: Path) -> Iterator[tuple[int, str]]:
    """Yield the numbered entries of a word list, without blank lines and comment lines.

    Raises:
        DataError: the file is missing or not UTF-8.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(str(file), None, f"cannot be read: {error}") from error
    for number, line in enumerate(text.splitlines(), 1):
        entry = line.strip()
        if entry and not entry.startswith("#"):
            yield number, entry


@cache
def names(folder: str, *files: str) -> frozenset[str]:
    """Return the entries of some lists, in lower case, for membership.

    Raises:
        DataError: a file is missing or not UTF-8.

    >>> "moskow" in names("datelines", "cities")
    True
    """
    return frozenset(entry.casefold() for file in files for _, entry in lines(HERE / folder / f"{file}.txt"))
