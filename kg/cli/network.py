"""`kg network`: discourse networks, as Discourse Network Analyzer makes them.

In      what network, which statements, a published store
Out     CSV, to standard output, a file, or a folder with a file for each window.
Source  docs/discourse-networks.md.
Limits  the options are read here and checked where they are used, as that room is heavy and every command would wait.
"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_STORE, StoreOption, app

_Output = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", help="The file to write, or the folder for a matrix of each window.", readable=False
    ),
]
_Aggregation = Annotated[
    str, typer.Option(help="ignore or subtract; one-mode also congruence, conflict; two-mode also combine.")
]
_Normalisation = Annotated[
    str, typer.Option(help="no; one-mode average, jaccard, cosine; two-mode activity, prominence.")
]
_Window = Annotated[
    str | None, typer.Option(metavar="UNIT=SIZE", help="events, days, weeks, months or years: days=30.")
]
_Duplicates = Annotated[str, typer.Option(help="include, document, week, month, year, acrossrange or act.")]
_Isolates = Annotated[bool, typer.Option("--isolates", help="Keep nodes of statements that are not counted.")]
_Ids = list[str] | None
_VARIABLES = "speaker, target, topic, outlet, kind, document, organisation or state"


def _of(words: str, sort: str = "ID") -> object:
    return typer.Option(metavar=sort, help=f"{words}; may be repeated.")


def _day(words: str, *names: str) -> object:
    return typer.Option(*names, metavar="DAY", help=f"{words}, as YYYY-MM-DD.")


@app.command(
    epilog="Example:  kg network one-mode --aggregation congruence --normalisation average --duplicates document"
)
def network(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="TYPE", help="two-mode, one-mode, event-list or three-mode.")],
    store: StoreOption = DEFAULT_STORE,
    output: _Output = None,
    form: Annotated[str, typer.Option("--table", help="matrix, ties, nodes (measured) or polarisation.")] = "matrix",
    variable1: Annotated[str, typer.Option(help=f"{_VARIABLES}.")] = "speaker",
    variable2: Annotated[str, typer.Option(help="One of the same.")] = "topic",
    aggregation: _Aggregation = "ignore",
    normalisation: _Normalisation = "no",
    duplicates: _Duplicates = "include",
    isolates: _Isolates = False,
    window: _Window = None,
    minimum1: Annotated[int, typer.Option(min=1, help="Least statements of a value of variable 1.")] = 1,
    minimum2: Annotated[int, typer.Option(min=1, help="The same of variable 2.")] = 1,
    exclude: Annotated[_Ids, _of("A value whose statements are left out, such as topic=sanctions", "VAR=ID")] = None,
    lang: Annotated[str, typer.Option(help="The language of the labels: en, id or ru.")] = "en",
    speaker: Annotated[_Ids, _of("Actor that holds what is said")] = None,
    target: Annotated[_Ids, _of("Actor that is asked, threatened, supported …")] = None,
    actor: Annotated[_Ids, _of("Actor that speaks or is spoken to")] = None,
    topic: Annotated[_Ids, _of("Demand or issue a stand is taken on")] = None,
    about: Annotated[_Ids, _of("Demand or issue the words bring up")] = None,
    sort: Annotated[_Ids, typer.Option("--kind", metavar="KIND", help="Kind of statement; may be repeated.")] = None,
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
    """Make a discourse network of the published statements."""
    _write(context, store, output, {"type": kind, "kind": sort})


def _write(context: typer.Context, store: Path, output: Path | None, named: dict[str, object]) -> None:
    from kg.cli.networked import write

    write(store, output, {**context.params, **named, "typed": _typed(context)})


def _typed(context: typer.Context) -> set[str]:
    """The options that were not left as they are."""
    sources = {name: context.get_parameter_source(name) for name in context.params}
    return {name for name, source in sources.items() if source and source.name != "DEFAULT"}
