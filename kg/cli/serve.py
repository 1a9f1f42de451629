"""`kg serve`: the published graph over HTTP.

In      a published store; options, variables and a file of settings
Out     a server that runs until Ctrl-C or SIGTERM; or the settings, in words.
Limits  queries run in processes of their own, with a time and a memory limit; see api/. What is not an option here is
        a variable or stands in the file: docs/operating.md.
"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_STORE, app

_Store = Annotated[
    Path | None,
    typer.Option(help="The folder of the store; or COMMUNIQUE_STORE.", readable=False, show_default=str(DEFAULT_STORE)),
]
_Host = Annotated[
    str | None,
    typer.Option(help="The address to listen on; 0.0.0.0 is the whole network.", show_default="127.0.0.1"),
]
_Port = Annotated[int | None, typer.Option(help="The port to listen on.", show_default="8000")]
_Config = Annotated[
    Path | None,
    typer.Option(help="A file of settings; --example-config shows one.", envvar="COMMUNIQUE_CONFIG", readable=False),
]
_Workers = Annotated[int | None, typer.Option(help="Queries that are begun at the same time.", show_default="2")]
_Deadline = Annotated[str | None, typer.Option(help="What a query may take, such as 30s.", show_default="30s")]
_Memory = Annotated[str | None, typer.Option(help="What a worker may take, such as 2GiB.", show_default="1GiB")]
_Writes = Annotated[
    bool | None,
    typer.Option("--writes/--no-writes", help="Take updates from those who hold a token.", show_default="--no-writes"),
]
_Gate = Annotated[
    str | None,
    typer.Option(metavar="on|off", help="Whether what is written must conform to the shapes.", show_default="on"),
]
_Log = Annotated[str | None, typer.Option(help="One line of JSON a request, to this file; - for standard error.")]
_Show = Annotated[bool, typer.Option("--show-settings", help="Show all settings and where they stand, and exit.")]
_Example = Annotated[bool, typer.Option("--example-config", help="Show a file of settings, and exit.")]


@app.command(epilog="Example:  kg serve --store data/store --port 8080")
def serve(
    store: _Store = None,
    host: _Host = None,
    port: _Port = None,
    config: _Config = None,
    workers: _Workers = None,
    deadline: _Deadline = None,
    memory: _Memory = None,
    writes: _Writes = None,
    gate: _Gate = None,
    request_log: _Log = None,
    show_settings: _Show = False,
    example_config: _Example = False,
) -> None:
    """Serve the published graph: page, REST and SPARQL."""
    from api.settings.configured import configured
    from api.settings.manual import example, shown

    if example_config:
        typer.echo(example(DEFAULT_STORE), nl=False)
        return
    given = {"host": host, "port": port, "workers": workers, "deadline": deadline, "memory": memory, "writes": writes}
    found = configured({"store": store, **given, "gate": gate, "request_log": request_log}, config, DEFAULT_STORE)
    if show_settings:
        typer.echo(shown(found.settings, found.origins), nl=False)
        return
    from api.serve import bound
    from api.serve import serve as run
    from kg.store import current

    settings = found.settings
    current(settings.store)
    bound(settings.host, settings.port).close()  # so that nothing is promised on a port that is taken
    name = f"[{settings.host}]" if ":" in settings.host else settings.host
    typer.echo(f"kg: serving {settings.store} on http://{name}:{settings.port}/ until Ctrl-C", err=True)
    run(settings)
