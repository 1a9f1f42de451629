"""`kg mcp`: the published graph for assistants, by the Model Context Protocol.

In      a published store
Out     a server over standard input and output, as assistants start it themselves; or over HTTP, with --http.
Limits  read-only; needs the extra `mcp`. docs/assistants.md says how to add it to a client.
"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_STORE, app

_Store = Annotated[
    Path | None,
    typer.Option(help="The folder of the store; or COMMUNIQUE_STORE.", readable=False, show_default=str(DEFAULT_STORE)),
]
_Http = Annotated[bool, typer.Option("--http", help="Serve over HTTP, at /mcp, instead of standard input and output.")]
_Host = Annotated[str | None, typer.Option(help="With --http: the address to listen on.", show_default="127.0.0.1")]
_Port = Annotated[int | None, typer.Option(help="With --http: the port to listen on.", show_default="8000")]
_Config = Annotated[
    Path | None,
    typer.Option(help="A file of settings, as for `kg serve`.", envvar="COMMUNIQUE_CONFIG", readable=False),
]


@app.command(epilog="Example:  kg mcp --store data/store")
def mcp(
    store: _Store = None, http: _Http = False, host: _Host = None, port: _Port = None, config: _Config = None
) -> None:
    """Serve the published graph to assistants (Model Context Protocol)."""
    from importlib.util import find_spec

    from api.settings.configured import configured
    from kg.errors import ExtraError
    from kg.store import current

    if find_spec("mcp") is None:
        raise ExtraError("`kg mcp` needs the package mcp", "mcp")
    settings = configured({"store": store, "host": host, "port": port}, config, DEFAULT_STORE).settings
    current(settings.store)
    from api.mcp.running import over_http, over_pipes

    if not http:
        over_pipes(settings)
        return
    from api.serve import bound

    with bound(settings.host, settings.port) as listening:
        address = f"http://{settings.host}:{listening.getsockname()[1]}/mcp"
        typer.echo(f"kg: serving {settings.store} to assistants on {address} until Ctrl-C", err=True)
        over_http(settings, listening)
