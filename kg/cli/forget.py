"""`kg forget`: take one document out of the store.

In      an id, IRI, URL or file name
Out     a published store without it.
Limits  snapshots that were published before keep it until three newer ones are published.
"""

from typing import Annotated

import typer

from kg.cli.app import DEFAULT_ONTOLOGY, DEFAULT_STORE, OntologyOption, StoreOption, app


@app.command(epilog="Example:  kg forget 01-bridge.txt --store data/store")
def forget(
    document: Annotated[str, typer.Argument(help="File name, URL, id or IRI of the article.")],
    store: StoreOption = DEFAULT_STORE,
    ontology: OntologyOption = DEFAULT_ONTOLOGY,
) -> None:
    """Remove an article and everything that was read from it, and publish the store without it."""
    from kg.describe import Description
    from kg.infer import Inferences
    from kg.store import GraphStore, current

    current(store)  # a store that was never published is not made by forgetting
    with GraphStore.open(store, ontology / "rules", Description.read(ontology), Inferences()) as graph:
        gone = graph.forget(document)
        snapshot = graph.publish()
    typer.echo(f"{gone.value} is gone; snapshot {snapshot.id} is published.")
