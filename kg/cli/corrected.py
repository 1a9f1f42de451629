"""Corrections carried out on a store, and told.

In      corrections, the store's folder
Out     a published store; one line for each correction, and one for the snapshot.
Limits  all or nothing.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from kg.store import Correction


def carried_out(corrections: "Sequence[Correction]", store: Path, ontology: Path) -> None:
    """Return nothing; carry out corrections, publish the store, and say what became of each statement.

    Raises:
        StoreError: a statement is not there, or the store is in use or cannot be written; nothing is changed.
    """
    from kg.describe import Description
    from kg.infer import Inferences
    from kg.paths import slug_of
    from kg.store import GraphStore, current

    current(store)  # a store that was never published is not made by corrections
    with GraphStore.open(store, ontology / "rules", Description.read(ontology), Inferences()) as graph:
        effects = graph.correct(corrections)
        snapshot = graph.publish()
    for statement, effect in effects:
        typer.echo(f"{slug_of(statement.value)}: {effect}")
    typer.echo(f"Snapshot {snapshot.id} is published.")
