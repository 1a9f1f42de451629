"""`kg restore`: a store made from a backup again.

In      a backup, a new folder
Out     a published store in it, verified against the manifest.
Limits  never into a folder that holds anything.
"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import app


@app.command(epilog="Example:  kg restore /backups/2027-01-31 data/restored")
def restore(
    source: Annotated[Path, typer.Argument(metavar="BACKUP", help="The folder of the backup.", readable=False)],
    store: Annotated[Path, typer.Argument(help="A new folder for the store.", readable=False)],
) -> None:
    """Make a store from a backup, after comparing every file with the manifest."""
    from kg.store.backups import restore as make

    snapshot = make(source, store)
    typer.echo(
        f"{store} holds snapshot {snapshot.id}. Make new tokens with `kg token new` before anybody writes to it."
    )
