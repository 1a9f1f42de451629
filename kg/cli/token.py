"""`kg token`: who may write to a served store.

In      names, scopes, dates
Out     a new token, shown once; a list without secrets.
Limits  what is kept are hashes: a token that was lost cannot be shown again.
"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_STORE, StoreOption, app

_File = Annotated[
    Path | None,
    typer.Option(
        "--tokens",
        envvar="COMMUNIQUE_TOKENS",
        help="The file of hashed tokens.",
        readable=False,
        show_default="tokens.json in the store",
    ),
]

group = typer.Typer(
    help="Make, list and revoke the tokens of those who may write.",
    epilog="Example:  kg token new editor --scope write",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(group, name="token")


@group.command(epilog="Example:  kg token new editor --scope read,write --expires 2027-01-31")
def new(
    name: Annotated[str, typer.Argument(help="Who holds it, or what for: it stands in the audit log.")],
    scope: Annotated[str, typer.Option(help="What it is good for: read, write, or both with a comma.")] = "read,write",
    expires: Annotated[str, typer.Option(help="The last day on which it is good (UTC).", show_default="never")] = "",
    store: StoreOption = DEFAULT_STORE,
    tokens: _File = None,
) -> None:
    """Make a token and show it, this once."""
    from kg.writer.tokens import new as make

    scopes = tuple(one.strip() for one in scope.split(",") if one.strip())
    typer.echo(make(_file(store, tokens), name, scopes, expires))
    typer.echo("kg: this is shown once; keep it where only its holder reads it.", err=True)


@group.command("list", epilog="Example:  kg token list --store data/store")
def listed(store: StoreOption = DEFAULT_STORE, tokens: _File = None) -> None:
    """List the tokens: names and scopes, never secrets."""
    from kg.cli.screen import table
    from kg.writer.tokens import read

    known = read(_file(store, tokens))
    rows = [(one.name, one.id, ",".join(one.scopes), one.created, one.expires or "never") for one in known]
    table(["name", "id", "scopes", "created", "expires"], rows)


@group.command(epilog="Example:  kg token revoke editor --store data/store")
def revoke(
    name: Annotated[str, typer.Argument(help="The name it was made under.")],
    store: StoreOption = DEFAULT_STORE,
    tokens: _File = None,
) -> None:
    """Make a token good for nothing, at once; a server need not be started again."""
    from kg.writer.tokens import revoke as end

    end(_file(store, tokens), name)
    typer.echo(f"{name} is revoked.")


def _file(store: Path, tokens: Path | None) -> Path:
    from kg.errors import TokenError
    from kg.writer.tokens import FILE

    if tokens is None and not store.is_dir():
        raise TokenError(f"There is no store {store}. Run `kg build PATHS… --store {store}` first, or give --tokens.")
    return tokens or store / FILE
