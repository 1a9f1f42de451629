"""`kg export`: the published graph in another form.

In      a format's name, a published store
Out     a file, or standard output.
Limits  a file is written whole or not at all.
"""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_STORE, StoreOption, app


@app.command(epilog="Example:  kg export nquads -o graph.nq")
def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="The form: nquads, …")],
    store: StoreOption = DEFAULT_STORE,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file to write; else standard output.", readable=False)
    ] = None,
) -> None:
    """Write the published graph to a file."""
    from kg.export import EXPORTERS, Selection, Source
    from kg.store import current

    if form not in EXPORTERS:
        raise typer.BadParameter(f"{form!r} is none of: {', '.join(EXPORTERS)}", param_hint="FORMAT")
    if output and not output.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {output.parent}", param_hint="--output")
    graph = Source(current(store), Selection())
    if output is None:
        EXPORTERS[form].write(graph, sys.stdout.buffer)
        return
    if output.exists() and not output.is_file():  # a device or a pipe: nothing may take its place
        with output.open("wb") as stream:
            EXPORTERS[form].write(graph, stream)
        return
    partial = output.with_name(f"{output.name}.{os.getpid()}.partial")
    try:
        with partial.open("wb") as file:
            count = EXPORTERS[form].write(graph, file)
        partial.replace(output)
    finally:
        partial.unlink(missing_ok=True)
    typer.echo(f"{count:,} {EXPORTERS[form].counts} in {output}", err=True)
