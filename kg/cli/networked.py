"""What `kg network` does: check what is asked for, make it, write it.

In      options as they were typed
Out     CSV; on standard error, how many statements were counted and what became of the others.
Limits  a file is written whole or not at all.
"""

import csv
import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Final

import typer

from kg.cli.filtered import Given, filters, one_of
from kg.discourse import (
    Aggregation,
    Construction,
    Discourse,
    Duplicates,
    Normalisation,
    Type,
    Unit,
    Variable,
    Window,
    discourse,
)
from kg.discourse import tables as told
from kg.discourse.events import events
from kg.discourse.measures import measured, polarisations
from kg.discourse.naming import Name, names
from kg.discourse.triples import triples
from kg.errors import NetworkError
from kg.index import Filters, Index, chosen_from, opened
from kg.index.labels import Language
from kg.store import current

Rows = Iterable[list[str]]
_THREE_MODE = "three-mode"
_OF_TWO: Final = {
    "form": "--table",
    **{name: f"--{name}" for name in ("variable1", "variable2", "aggregation", "normalisation", "duplicates")},
    **{name: f"--{name}" for name in ("isolates", "window", "minimum1", "minimum2", "exclude")},
}
"""Options of networks of two variables."""


class Form(StrEnum):
    """What is written of a network."""

    MATRIX = "matrix"
    TIES = "ties"
    NODES = "nodes"
    POLARISATION = "polarisation"


def write(store: Path, output: Path | None, given: Given) -> None:
    """Return when all is written.

    Raises:
        typer.BadParameter: something is asked for that there is not.
        KGError: a filter names what the graph does not hold, or the network cannot be made, or the store not read.
        OSError: it cannot be written.
    """
    language = one_of(Language, given["lang"], "--lang")
    if given["type"] == _THREE_MODE:
        _refuse(given, _OF_TWO)
        _three_mode(store, output, filters(given), language)
        return
    construction, form = _construction(given), one_of(Form, given["form"], "--table")
    if construction.type is Type.EVENT_LIST:
        _refuse(given, {"form": "--table"})
    if form is Form.NODES:
        _refuse(given, {"window": "--window"})
    is_many = construction.window is not None and form is Form.MATRIX
    if is_many and output is None:
        raise typer.BadParameter("each window has a matrix: name a folder for them", param_hint="--output")
    chosen = filters(given)
    index = chosen_from(opened(current(store)), chosen)
    made = discourse(index, chosen, construction)
    named = names(index, {*made.ones, *made.twos}, language)
    if is_many and output:
        _folder(output, made, named)
    else:
        _file(output, _table(index, made, form, named))
    typer.echo(_counted(made), err=True)


# ------------------------------------------------------------ inside


def _refuse(given: Given, options: Mapping[str, str]) -> None:
    """What was typed must mean something: an option without effect would be taken for one with."""
    for name, option in options.items():
        if name in given["typed"]:
            raise typer.BadParameter("it has no meaning here", param_hint=option)


def _three_mode(store: Path, output: Path | None, chosen: Filters, language: Language) -> None:
    index = opened(current(store))
    found = list(triples(index, chosen))
    nodes = {end for one in found for end in one[:3]}
    _file(output, told.triples_table(found, names(index, nodes, language)))
    typer.echo(f"{len(found):,} triples of speaker, target and topic", err=True)


def _construction(given: Given) -> Construction:
    offered = [*Type, _THREE_MODE]
    if given["type"] not in offered:
        raise typer.BadParameter(f"{given['type']!r} is none of: {', '.join(offered)}", param_hint="TYPE")
    try:
        return Construction(
            type=Type(given["type"]),
            variable1=one_of(Variable, given["variable1"], "--variable1"),
            variable2=one_of(Variable, given["variable2"], "--variable2"),
            aggregation=one_of(Aggregation, given["aggregation"], "--aggregation"),
            normalisation=one_of(Normalisation, given["normalisation"], "--normalisation"),
            duplicates=one_of(Duplicates, given["duplicates"], "--duplicates"),
            isolates=given["isolates"],
            window=_window(given["window"]) if given["window"] else None,
            minimum1=given["minimum1"],
            minimum2=given["minimum2"],
            exclude=tuple(map(_exclusion, given["exclude"] or ())),
        )
    except NetworkError as error:
        raise typer.BadParameter(str(error)) from error


def _window(word: str) -> Window:
    unit, _, size = word.partition("=")
    if not size.isdecimal():
        raise typer.BadParameter(f"{word!r}: write it as days=30", param_hint="--window")
    return Window(one_of(Unit, unit, "--window"), int(size))


def _exclusion(word: str) -> tuple[Variable, str]:
    variable, equals, value = word.partition("=")
    if not equals:
        raise typer.BadParameter(f"{word!r}: write it as topic=sanctions", param_hint="--exclude")
    return one_of(Variable, variable, "--exclude"), value


def _table(index: Index, made: Discourse, form: Form, named: dict[str, Name]) -> Rows:
    if made.construction.type is Type.EVENT_LIST:
        return told.events_table(events(index, made), named)
    if form is Form.TIES:
        return told.ties_table(made.networks(), named)
    if form is Form.POLARISATION:
        return told.polarisation_table(polarisations(made))
    matrix = made.network()
    return (
        told.matrix_table(matrix, named) if form is Form.MATRIX else told.nodes_table(matrix, measured(matrix), named)
    )


def _folder(output: Path, made: Discourse, named: dict[str, Name]) -> None:
    """A file for each window, by its number and its day, as DNA names them."""
    output.mkdir(exist_ok=True)
    for number, matrix in enumerate(made.networks(), 1):
        _file(output / f"{number:04d} {matrix.period.middle}.csv", told.matrix_table(matrix, named))


def _file(output: Path | None, rows: Rows) -> None:
    if output is None:
        csv.writer(sys.stdout, lineterminator="\n").writerows(rows)
        return
    found = iter(rows)
    first = next(found)  # what cannot be made is told before a file is begun
    partial = output.with_name(f"{output.name}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(chain([first], found))
        partial.replace(output)
    finally:
        partial.unlink(missing_ok=True)


def _counted(made: Discourse) -> str:
    tally = made.tally
    left = {
        "without a value": tally.incomplete,
        "excluded": tally.excluded,
        "neither supporting nor opposing": tally.without_stance,
        "duplicates": tally.duplicates,
        "of rare values": tally.rare,
    }
    others = ", ".join(f"{number:,} {name}" for name, number in left.items() if number)
    pairs = f"pairs of {made.construction.variable1} and {made.construction.variable2} in a statement"
    return f"{tally.counted:,} of {tally.chosen:,} {pairs} counted" + (f"; left out: {others}" if others else "")
