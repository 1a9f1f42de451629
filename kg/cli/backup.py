"""`kg backup`: a copy of a store that can be carried away.

In      a published store, a new folder
Out     the folder, with graph, texts, logs and a manifest of SHA-256s.
Limits  the state that is published when it begins. A server or a build may be running.
"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import app


@app.command(epilog="Example:  kg backup data/store /backups/2027-01-31")
def backup(
    store: Annotated[Path, typer.Argument(help="The folder of the store.", readable=False)],
    target: Annotated[Path, typer.Argument(help="A new folder for the backup.", readable=False)],
) -> None:
    """Copy the published graph with its texts and logs; tokens stay behind."""
    from kg.store.backups import backup as make

    made = make(store, target)
    size = f"{made.files:,} files, {made.size / (1 << 20):,.1f} MiB"
    typer.echo(f"Snapshot {made.snapshot.id} is in {target}: {size}.")
