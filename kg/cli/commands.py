"""The list of commands: importing a command's module puts it on the list, in this order.

In      kg.cli.app and one module a command
Out     app, with all commands on it.
Limits  no command imports another.
"""

from kg.cli import (
    backup,
    build,
    check,
    correct,
    export,
    extract,
    forget,
    links,
    mcp,
    network,
    query,
    restore,
    retract,
    score,
    score_links,
    serve,
    token,
)
from kg.cli.app import app

__all__ = [
    "app",
    "backup",
    "build",
    "check",
    "correct",
    "export",
    "extract",
    "forget",
    "links",
    "mcp",
    "network",
    "query",
    "restore",
    "retract",
    "score",
    "score_links",
    "serve",
    "token",
]
