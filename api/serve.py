"""Serving on a port until told to stop.

In      host, port, store
Out     a running server; SIGINT and SIGTERM end it within seconds, its workers with it.
Limits  one web process: queries run in workers, so a second one would only wait beside the first.
"""

import os
import socket
from dataclasses import replace
from pathlib import Path

from api.app import create_app
from api.running import Server
from api.settings import Settings
from api.watching.log import opened
from kg.errors import ServeError, SettingsError
from kg.store import current

_LAST_PORT = 65_535


def serve(settings: Settings) -> None:
    """Return nothing, when the server was told to stop.

    Raises:
        KeyboardInterrupt: it was Ctrl-C that told it so.
        NoSnapshotError: nothing has been published in this store.
        ServeError: the port is taken, or the address is none of this machine's.
        SettingsError: the log cannot be written.
        StoreError: the query workers do not start.
    """
    current(settings.store)
    _writable(settings.request_log)
    listening = bound(settings.host, settings.port)
    with listening:
        store = settings.store.resolve()
        server = Server(create_app(store, replace(settings, store=store)), settings)
        server.run(sockets=[listening])
    if server.interrupted:
        raise KeyboardInterrupt


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


def _writable(log: str) -> None:
    """So that a log that cannot be written is one line at the start."""
    if log not in ("", "-"):
        try:
            os.close(opened(Path(log)))
        except OSError as error:
            raise SettingsError("request_log", f"{log} cannot be written: {error.strerror}.") from error
