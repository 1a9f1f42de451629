"""`kg serve`: the published graph over HTTP.

In      a published store, an address
Out     a server that runs until Ctrl-C or SIGTERM.
Limits  queries run in processes of their own, with a time and a memory limit; see api/.
"""

from typing import Annotated

import typer

from kg.cli.app import DEFAULT_STORE, StoreOption, app


@app.command(epilog="Example:  kg serve --store data/store --port 8080")
def serve(
    store: StoreOption = DEFAULT_STORE,
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 is the whole network.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")] = 8000,
) -> None:
    """Serve the published graph: page, REST and SPARQL."""
    from api.serve import bound
    from api.serve import serve as run
    from kg.store import current

    current(store)
    bound(host, port).close()  # so that nothing is promised on a port that is taken
    name = f"[{host}]" if ":" in host else host
    typer.echo(f"kg: serving {store} on http://{name}:{port}/ until Ctrl-C", err=True)
    run(host, port, store)
