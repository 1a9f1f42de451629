"""`kg export`: the published graph, or what filters choose of it, in another form.

In      a format's name, a projection, filters, a published store
Out     a file, or standard output.
Limits  a file is written whole or not at all. The options are read here and checked where they are used, as the room of
        exports is heavy and every command would wait for it.
"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_STORE, StoreOption, app

_Output = Annotated[
    Path | None, typer.Option("-o", "--output", help="The file to write; else standard output.", readable=False)
]
_Ids = list[str] | None


def _of(words: str, sort: str = "ID") -> object:
    return typer.Option(metavar=sort, help=f"{words}; may be repeated.")


def _day(words: str, *names: str) -> object:
    return typer.Option(*names, metavar="DAY", help=f"{words}, as YYYY-MM-DD.")


@app.command(epilog="Example:  kg export gexf --projection actor-actor --kind threat --from 2021-12-01 -o threats.gexf")
def export(
    context: typer.Context,
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="gexf, graphml, csv, turtle …; a wrong one lists all.")],
    store: StoreOption = DEFAULT_STORE,
    output: _Output = None,
    projection: Annotated[
        str, typer.Option(help="actor-topic, actor-actor, statements, or a discourse network.")
    ] = "actor-topic",
    edges: Annotated[str, typer.Option(help="aggregated, or one for each statement.")] = "aggregated",
    part: Annotated[str | None, typer.Option(help="nodes, edges or statements alone, for csv and parquet.")] = None,
    lang: Annotated[str, typer.Option(help="The language of the labels: en, id or ru.")] = "en",
    speaker: Annotated[_Ids, _of("Actor that holds what is said")] = None,
    target: Annotated[_Ids, _of("Actor that is asked, threatened, supported …")] = None,
    actor: Annotated[_Ids, _of("Actor that speaks or is spoken to")] = None,
    topic: Annotated[_Ids, _of("Demand or issue a stand is taken on")] = None,
    about: Annotated[_Ids, _of("Demand or issue the words bring up")] = None,
    kind: Annotated[_Ids, _of("Kind of statement, such as demand or threat", "KIND")] = None,
    stance: Annotated[_Ids, _of("Stance, such as support or oppose", "STANCE")] = None,
    outlet: Annotated[_Ids, _of("Actor that published the document")] = None,
    document: Annotated[_Ids, _of("Document")] = None,
    side: Annotated[_Ids, _of("Actor whose word it is, whoever spoke for it")] = None,
    event: Annotated[_Ids, _of("Call, meeting … at which it was said")] = None,
    language: Annotated[_Ids, _of("Language of the documents", "TAG")] = None,
    since: Annotated[str | None, _day("First day", "--from")] = None,
    until: Annotated[str | None, _day("Last day", "--to")] = None,
    as_of: Annotated[str | None, _day("What was said by the end of this day")] = None,
    published_by: Annotated[str | None, _day("What had been published by then")] = None,
    known_by: Annotated[str | None, _day("What this graph held by then")] = None,
    min_confidence: Annotated[float | None, typer.Option(min=0, max=1, help="Least confidence.")] = None,
    direct: Annotated[bool | None, typer.Option("--direct/--reported", help="Only words quoted, or not.")] = None,
    q: Annotated[str | None, typer.Option(metavar="WORDS", help="Words of the quotation.")] = None,
) -> None:
    """Write the published graph, or what filters choose of it, to a file."""
    from kg.cli.exported import to_file, to_stream

    if output is None or (output.exists() and not output.is_file()):  # nothing may take the place of a device or a pipe
        to_stream(form, store, output, context.params)
    else:
        to_file(form, store, output, context.params)
