"""`kg correct`: carry out a file of corrections.

In      JSON lines: {"statement": id or IRI, "action": "retract" or "restore", "reason": …, "by": …}
Out     a published store in which all of them are carried out, or none.
Limits  docs/corrections.md.
"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_ONTOLOGY, DEFAULT_STORE, OntologyOption, StoreOption, app
from kg.cli.corrected import carried_out


@app.command(epilog="Example:  kg correct corrections.jsonl --store data/store")
def correct(
    file: Annotated[Path, typer.Argument(help="Corrections, one JSON object a line.", readable=False)],
    store: StoreOption = DEFAULT_STORE,
    ontology: OntologyOption = DEFAULT_ONTOLOGY,
) -> None:
    """Retract statements, or let them count again, as a file says: all of it or nothing."""
    from kg.store.corrections import read

    carried_out(read(file), store, ontology)
