"""`kg retract`: take one statement back, or give it back.

In      a statement's id or IRI, a reason
Out     a published store in which it counts no more, or counts again.
Limits  nothing is deleted: docs/corrections.md.
"""

from typing import Annotated

import typer

from kg.cli.app import DEFAULT_ONTOLOGY, DEFAULT_STORE, OntologyOption, StoreOption, app
from kg.cli.corrected import carried_out


@app.command(epilog='Example:  kg retract 3f0c… --reason "the paper took it back" --by desk --store data/store')
def retract(
    statement: Annotated[str, typer.Argument(help="Id or IRI of the statement.")],
    reason: Annotated[str, typer.Option(help="Why it is taken back; needed unless --undo.")] = "",
    by: Annotated[str | None, typer.Option(help="Who says so.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Let a retracted statement count again.")] = False,
    store: StoreOption = DEFAULT_STORE,
    ontology: OntologyOption = DEFAULT_ONTOLOGY,
) -> None:
    """Retract a statement: it counts no more, its words and what was read from them stay."""
    from kg.store import Action, Correction

    if not undo and not reason.strip():
        raise typer.BadParameter("say why the statement is retracted", param_hint="--reason")
    action = Action.RESTORE if undo else Action.RETRACT
    carried_out([Correction(statement, action, reason.strip(), by)], store, ontology)
