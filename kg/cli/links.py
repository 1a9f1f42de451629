"""`kg links`: which statement answers which, and which report one act, as lines for `kg score-links`.

In      a published store
Out     JSON Lines on standard output.
Source  docs/linking.md.
"""

import json
from typing import Final

import typer

from kg.cli.app import DEFAULT_STORE, StoreOption, app

_EXAMPLE: Final = "Example:  kg links > links.jsonl   then   kg score-links --gold marks/ links.jsonl"


@app.command(epilog=_EXAMPLE)
def links(store: StoreOption = DEFAULT_STORE) -> None:
    """Write the answers and acts of the published statements, a JSON object a line."""
    from kg.index import opened
    from kg.score.linking.published import links as published
    from kg.store import current

    for line in published(opened(current(store))):
        typer.echo(json.dumps(line, ensure_ascii=False))
