"""JSON Lines of statements, as annotators and other programs write them → lines whose values have been looked at.

In      a file in UTF-8, one JSON object a line
Out     Lines; a fault for each line that is none, with its number and what to do.
Source  the annotation guide's slots; alternatives may be a list or words with `|` between them.
Limits  slots of unknown names are passed over, unless they look like a known one misspelt.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.errors import DataError
from kg.model import Kind, Span
from kg.read.files import unreadable

KNOWN = (
    *("document", "start", "end", "quote", "kind", "speakers", "targets", "topics", "conveyed_by", "cited_from"),
    *("date", "condition", "optional", "confidence"),
)
_KINDS = [kind.value for kind in Kind]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file, a JSON object."""

    file: str
    number: int
    row: dict[str, object]

    def fault(self, reason: str) -> DataError:
        """Return the error of this line.

        Raises:
            Nothing.
        """
        return DataError(self.file, self.number, reason)

    def text(self, slot: str) -> str:
        """Return the words of a slot, empty where it is absent.

        Raises:
            DataError: the value is no text.
        """
        value = self.row.get(slot)
        if value is not None and not isinstance(value, str):
            raise self.fault(f"{slot!r} is {json.dumps(value)}: write it as text in quotation marks.")
        return value or ""

    def needed(self, slot: str) -> str:
        """Return the words of a slot that must be there.

        Raises:
            DataError: the slot is absent, empty or no text.
        """
        if not self.text(slot):
            raise self.fault(f"has no {slot!r}: add it.")
        return self.text(slot)

    def several(self, slot: str) -> tuple[str, ...]:
        """Return the values of a slot that may hold several.

        Raises:
            DataError: the value is neither text nor a list of text.
        """
        value = self.row.get(slot)
        if value is None or value == "":
            return ()
        values = value.split("|") if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
            raise self.fault(f'{slot!r} is {json.dumps(value)}: write a list of texts, such as ["nato"].')
        return tuple(values)

    def kinds(self) -> tuple[Kind, ...]:
        """Return the kinds, the best one first; at least one.

        Raises:
            DataError: there is none, or one that is no kind.
        """
        named = self.several("kind")
        if not named:
            raise self.fault(f"has no 'kind': add one of {', '.join(_KINDS)}.")
        for name in named:
            if name not in _KINDS:
                near = get_close_matches(name, _KINDS, 1)
                hint = f"Did you mean {near[0]!r}? " if near else ""
                raise self.fault(f"{name!r} is no kind. {hint}Kinds: {', '.join(_KINDS)}.")
        return tuple(Kind(name) for name in named)

    def place(self) -> Span | None:
        """Return the stretch from start to end, or None where neither is given.

        Raises:
            DataError: one is missing, or they are no stretch.
        """
        start, end = self.row.get("start"), self.row.get("end")
        if start is None and end is None:
            return None
        if not _counts(start) or not _counts(end) or not 0 <= start < end:  # type: ignore[operator]
            raise self.fault(
                f"'start' {json.dumps(start)} and 'end' {json.dumps(end)} are no stretch of text: "
                "count characters from 0, the end not included."
            )
        return Span(start, end)  # type: ignore[arg-type]


def read_lines(path: Path) -> Iterator[Line | DataError]:
    """Yield each line of a file that is a JSON object of known slots, and the fault of each that is not.

    Raises:
        ReadError: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            for number, words in enumerate(file, 1):
                if words.strip():
                    yield _line(str(path), number, words)
    except OSError as error:
        raise unreadable(str(path), error) from error


def near(name: str, names: Sequence[str]) -> str:
    """Return a question that names what may have been meant, or nothing.

    Raises:
        Nothing.
    """
    found = get_close_matches(name, names, 1, 0.75)
    return f" Did you mean {found[0]!r}?" if found else ""


def _line(file: str, number: int, words: bytes) -> Line | DataError:
    try:
        row = json.loads(words.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return DataError(file, number, f"is not UTF-8 (byte {error.start}): save the file as UTF-8.")
    except (ValueError, RecursionError) as error:
        at = f" (at character {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        return DataError(file, number, f"is not JSON{at}: write one JSON object a line.")
    if not isinstance(row, dict):
        return DataError(file, number, "is JSON, but no object: write the slots between { and }.")
    for slot in row:
        if slot not in KNOWN and (meant := get_close_matches(slot, KNOWN, 1, 0.8)):
            return DataError(file, number, f"{slot!r} is no slot. Did you mean {meant[0]!r}?")
    return Line(file, number, row)


def _counts(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
