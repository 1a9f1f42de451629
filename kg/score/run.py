"""Gold file and papers → sheets: whatever does not fit together is told, line by line.

In      a gold file, perhaps a predictions file; Papers
Out     Compared: the judged articles, and what could not be judged and why.
Source  the annotation guide.
Limits  memory holds the articles that have gold, and no others.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from kg.errors import DataError
from kg.score.found import predicted
from kg.score.gold import Annotation, annotation
from kg.score.judge import judge, verbatim
from kg.score.lines import near, read_lines
from kg.score.measures import NOTHING, Counts
from kg.score.values import Found, Paper, Sheet

_In = TypeVar("_In")
_Out = TypeVar("_Out")


@dataclass(frozen=True, slots=True)
class Prediction:
    """A statement found elsewhere."""

    document: str
    found: Found


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of a gold file and some papers."""

    sheets: tuple[Sheet, ...]
    faults: tuple[DataError, ...]
    """Lines of the gold file that fit no article; nothing should be told of the sheets where there are any."""
    unscored: tuple[str, ...]
    """Articles of which the gold file holds nothing."""
    aside: Counts
    """How many statements of those quote their article word for word."""


def read_gold(path: Path) -> tuple[list[Annotation], list[DataError]]:
    """Return what the gold file marks, and the faults of its lines.

    Raises:
        DataError: the file marks nothing.
        ReadError: the file cannot be read.
    """
    annotations, faults = _each(read_lines(path), annotation)
    if not annotations and not faults:
        raise DataError(
            str(path), None, "marks no statement: write one JSON object a line (docs/scoring.md shows how)."
        )
    return annotations, faults


def read_predictions(path: Path) -> tuple[list[Prediction], list[DataError]]:
    """Return the statements of a predictions file, and the faults of its lines.

    Raises:
        ReadError: the file cannot be read.
    """
    return _each(read_lines(path), lambda line: Prediction(*predicted(line)))


def compare(annotations: Sequence[Annotation], papers: Iterable[Paper]) -> Compared:
    """Return what became of everything, article by article in the order of the papers.

    Raises:
        Nothing.
    """
    marked: dict[str, list[Annotation]] = defaultdict(list)
    for each in annotations:
        marked[each.document].append(each)
    sheets: list[Sheet] = []
    faults: list[DataError] = []
    unscored: list[str] = []
    aside = NOTHING
    for paper in papers:
        if paper.source in marked:
            golds, lost = _each(marked.pop(paper.source), partial(Annotation.found_in, text=paper.text))
            faults += lost
            sheets.append(judge(paper, golds))
        else:
            unscored.append(paper.source)
            faithful = sum(verbatim(found, paper.text) for found in paper.found)
            aside = Counts(aside.right + faithful, *(aside.found + len(paper.found),) * 2)
    faults += [_absent(each, [*unscored, *(sheet.source for sheet in sheets)]) for each in marked.values()]
    return Compared(tuple(sheets), tuple(faults), tuple(unscored), aside)


def _each(items: Iterable[_In | DataError], made: Callable[[_In], _Out]) -> tuple[list[_Out], list[DataError]]:
    """Part what can be made of some items from the faults of the others, in their order."""
    done: list[_Out] = []
    faults: list[DataError] = []
    for item in items:
        if isinstance(item, DataError):
            faults.append(item)
            continue
        try:
            done.append(made(item))
        except DataError as fault:
            faults.append(fault)
    return done, faults


def _absent(annotations: Sequence[Annotation], sources: Sequence[str]) -> DataError:
    first = annotations[0]
    more = f" (and {len(annotations) - 1} more lines)" if len(annotations) > 1 else ""
    return first.line.fault(
        f"{first.document}{more} is not among the articles read.{near(first.document, sources)} "
        "Give its file or folder in PATHS, or correct 'document'."
    )
