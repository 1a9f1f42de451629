"""`kg check`: is everything as it should be?

In      the ontology and the saved queries of this installation; perhaps a store
Out     a line a check; status 1 if one failed.
Limits  without Java the logic is not checked, and the line says what to install.
"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_ONTOLOGY, OntologyOption, app


@app.command(epilog="Example:  kg check --store data/store")
def check(
    store: Annotated[
        Path | None, typer.Option("--store", envvar="COMMUNIQUE_STORE", help="A store to check too.", readable=False)
    ] = None,
    ontology: OntologyOption = DEFAULT_ONTOLOGY,
) -> None:
    """Check ontology, curated data, shapes and saved queries; and a store, if one is named."""
    from kg.cli.screen import say
    from kg.errors import KGError
    from kg.pipeline.audit import audit
    from kg.places import QUERIES

    words = {True: "ok", False: "FAILED", None: "skipped"}
    failed = 0
    for done in audit(ontology, QUERIES, store):
        typer.echo(f"{words[done.passed]:8} {done.name:13} {done.told}")
        failed += done.passed is False
        for advice in done.advice:
            typer.echo(advice)
        for fault in done.faults:
            say(f"{fault.item} {fault.reason}")
    if failed:
        raise KGError(f"{failed} of the checks failed; see above.")
