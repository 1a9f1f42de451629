"""Files of marks, and of what was found → values; whatever is wrong is told by file and line.

In      a folder of JSON Lines: documents, statements, answers, no-answers, acts; a file of answers and acts
Out     Marks; Found.
Source  docs/linking.md shows every slot.
Limits  the first fault ends the reading. Slots that only people read (reasons, notes, sources) are passed over.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from kg.errors import DataError
from kg.model import AnswerType, Span
from kg.score.lines import Line, near, read_lines
from kg.score.linking.values import Act, Answer, Found, FoundAct, FoundAnswer, Marks, Place

_TYPES = [each.value for each in AnswerType]


def read_marks(folder: Path) -> Marks:
    """Return what a reader marked, from a folder's files.

    Raises:
        DataError: a line is at fault, or names a statement or an article that was not marked.
        ReadError: a file cannot be read.
    """
    together = {line.needed("document"): line.needed("together") for line in _lines(folder / "documents.jsonl")}
    statements = [
        line for line in _lines(folder / "statements.jsonl") if _known(line, line.needed("document"), together)
    ]
    places = {line.needed("id"): _place(line, line.row) for line in statements}
    aside = frozenset(line.needed("id") for line in statements if line.row.get("optional") is True)
    answers = tuple(_answer(line, places) for line in _lines(folder / "answers.jsonl"))
    traps = frozenset(
        (_known(line, line.needed("answer"), places), _known(line, line.needed("answered"), places))
        for line in _lines(folder / "no-answers.jsonl")
    )
    acts = tuple(_act(line, places) for line in _lines(folder / "acts.jsonl"))
    return Marks(together, places, aside, answers, traps, acts)


def read_found(path: Path) -> Found:
    """Return the answers and acts of a file; a line with `reports` is an act, any other an answer.

    Raises:
        DataError: a line is at fault.
        ReadError: the file cannot be read.
    """
    answers: list[FoundAnswer] = []
    acts: list[FoundAct] = []
    for line in _lines(path):
        if "reports" in line.row:
            acts.append(FoundAct(tuple(_place(line, row) for row in _rows(line, "reports"))))
        else:
            types = _types(line)
            ends = _place(line, line.row.get("answer")), _place(line, line.row.get("answered"))
            answers.append(FoundAnswer(*ends, types[0] if types else None))
    return Found(tuple(answers), tuple(acts))


def _lines(path: Path) -> Iterator[Line]:
    for line in read_lines(path):
        if isinstance(line, DataError):
            raise line
        yield line


def _answer(line: Line, places: dict[str, Place]) -> Answer:
    answered = tuple(_known(line, name, places) for name in line.several("answered"))
    types = _types(line)
    if not answered or not types:
        raise line.fault("needs what is answered, as a list of ids, and at least one type.")
    return Answer(_known(line, line.needed("answer"), places), answered, types, line.row.get("optional") is True)


def _act(line: Line, places: dict[str, Place]) -> Act:
    rows = _rows(line, "reports")
    names = [_known(line, str(row.get("statement")), places) for row in rows]
    optional = frozenset(name for name, row in zip(names, rows, strict=True) if row.get("optional") is True)
    return Act(line.needed("act"), tuple(names), optional)


def _types(line: Line) -> tuple[AnswerType, ...]:
    named = line.several("type")
    for name in named:
        if name not in _TYPES:
            raise line.fault(f"{name!r} is no type of answer.{near(name, _TYPES)} Types: {', '.join(_TYPES)}.")
    return tuple(AnswerType(name) for name in named)


def _rows(line: Line, slot: str) -> list[dict[str, object]]:
    value = line.row.get(slot)
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise line.fault(f"{slot!r} is {json.dumps(value)}: write a list of objects.")
    return value


def _place(line: Line, value: object) -> Place:
    row = value if isinstance(value, dict) else {}
    inner = Line(line.file, line.number, row)
    place = inner.place()
    if place is None:
        raise line.fault(
            'an end or a report is no place: write {"document": …, "start": …, "end": …}, in characters of the text.'
        )
    return Place(inner.needed("document"), Span(place.start, place.end))


def _known(line: Line, name: str, names: dict[str, Place] | dict[str, str]) -> str:
    if name not in names:
        raise line.fault(f"{name!r} was not marked.{near(name, list(names))}")
    return name
