"""Serving on a port until told to stop.

In      host, port, store
Out     a running server; SIGINT and SIGTERM end it within seconds, its workers with it.
Limits  one web process: queries run in workers, so a second one would only wait beside the first.
"""

import socket
from pathlib import Path

import uvicorn

from api.app import create_app
from kg.errors import ServeError
from kg.store import current

_LAST_PORT = 65_535
_LEAVE = 3
"""Seconds that running requests have once the server is told to stop."""


def serve(host: str, port: int, store: Path) -> None:
    """Return nothing, when the server was told to stop.

    Raises:
        NoSnapshotError: nothing has been published in this store.
        ServeError: the port is taken, or the address is none of this machine's.
        StoreError: the query workers do not start.
    """
    current(store)
    listening = bound(host, port)
    with listening:
        config = uvicorn.Config(
            create_app(store.resolve()), access_log=False, timeout_graceful_shutdown=_LEAVE, server_header=False
        )
        uvicorn.Server(config).run(sockets=[listening])


def bound(host: str, port: int) -> socket.socket:
    """Return a socket that listens there: taken before anything else starts, so that failure is one line.

    Raises:
        ServeError: the port is taken, or the address is none of this machine's.
    """
    if not 0 <= port <= _LAST_PORT:  # the system would take it modulo 65,536
        raise ServeError(host, port, f"ports go from 0 to {_LAST_PORT}")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(address)
            listening.listen(socket.SOMAXCONN)
        except OSError:
            listening.close()
            raise
    except OSError as error:
        raise ServeError(host, port, error.strerror) from error
    return listening
