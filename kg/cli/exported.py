"""What `kg export` does: check what is asked for, then write it.

In      a format's name, options as they were typed
Out     a file, whole or not at all; or a stream.
Limits  on a terminal it is shown how much was written, not how much is left: nobody knows before.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import typer

from kg.cli.filtered import Given, filters, one_of
from kg.errors import ExportError
from kg.export import Exporter, Source, exporter
from kg.export.selection import Edges, Part, Projection, Selection
from kg.export.written import Onward
from kg.index.labels import Language
from kg.store import current


def to_stream(form: str, store: Path, output: Path | None, given: Given) -> None:
    """Return when all is written to standard output, or to a device or pipe.

    Raises:
        typer.BadParameter: something is asked for that there is not.
        KGError: a filter names what the graph does not hold, or the store cannot be read.
        OSError: it cannot be written.
    """
    found, source = _ready(form, store, given)
    if output is None:
        found.write(source, sys.stdout.buffer)
    else:
        with output.open("wb") as stream:
            found.write(source, stream)


def to_file(form: str, store: Path, output: Path, given: Given) -> None:
    """Return when the file stands there whole.

    Raises:
        typer.BadParameter: something is asked for that there is not, or there is no folder for the file.
        KGError: a filter names what the graph does not hold, or the store cannot be read.
        OSError: it cannot be written.
    """
    if not output.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {output.parent}", param_hint="--output")
    found, source = _ready(form, store, given)
    partial = output.with_name(f"{output.name}.{os.getpid()}.partial")
    try:
        with partial.open("wb") as file, _shown(file) as out:
            count = found.write(source, out)
        partial.replace(output)
    finally:
        partial.unlink(missing_ok=True)
    typer.echo(f"{count:,} {found.counts} in {output}", err=True)


def _ready(form: str, store: Path, given: Given) -> tuple[Exporter, Source]:
    chosen = _selection(given)
    try:
        exporter(form, Selection(part=chosen.part), lambda: source.index)
        source = Source(current(store), chosen)
        return exporter(form, chosen, lambda: source.index), source
    except ExportError as error:
        raise typer.BadParameter(str(error), param_hint="FORMAT") from error


def _selection(given: Given) -> Selection:
    return Selection(
        projection=one_of(Projection, given["projection"], "--projection"),
        edges=one_of(Edges, given["edges"], "--edges"),
        filters=filters(given),
        language=one_of(Language, given["lang"], "--lang"),
        part=one_of(Part, given["part"], "--part") if given["part"] else None,
    )


@contextmanager
def _shown(file: BinaryIO) -> Iterator[BinaryIO]:
    """The file; on a terminal, one that shows how much was written."""
    if not sys.stderr.isatty():
        yield file
        return
    from rich.console import Console
    from rich.progress import DownloadColumn, Progress, SpinnerColumn, TimeElapsedColumn, TransferSpeedColumn

    columns = (SpinnerColumn(), DownloadColumn(), TransferSpeedColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("export", total=None)
        yield Onward(file, lambda size: progress.update(task, completed=size))  # type: ignore[misc]
