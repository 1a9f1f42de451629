"""`kg check`: is everything as it should be?

In      the ontology and the saved queries of this installation; perhaps a store
Out     a line a check; of a store, what to know before relying on it, as a table and as a page; status 1 if one failed.
Limits  without Java the logic is not checked, and the line says what to install.
"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_ONTOLOGY, OntologyOption, app

_TOLD = 3
"""Findings of each kind that are listed; the page lists more."""


@app.command(epilog="Example:  kg check --store data/store --html quality.html")
def check(
    store: Annotated[
        Path | None, typer.Option("--store", envvar="COMMUNIQUE_STORE", help="A store to check too.", readable=False)
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", help="A page to write: what was found in the store.", readable=False)
    ] = None,
    server: Annotated[
        str | None, typer.Option("--server", help="The address of a server of the store, for the links of the page.")
    ] = None,
    ontology: OntologyOption = DEFAULT_ONTOLOGY,
) -> None:
    """Check ontology, curated data, shapes and saved queries; and a store, if one is named."""
    from kg.cli.screen import say
    from kg.errors import KGError
    from kg.pipeline.audit import audit
    from kg.places import QUERIES

    _need(store, html, server)
    words = {True: "ok", False: "FAILED", None: "skipped"}
    failed = 0
    for done in audit(ontology, QUERIES, store):
        typer.echo(f"{words[done.passed]:8} {done.name:13} {done.told}")
        failed += done.passed is False
        for advice in done.advice:
            typer.echo(advice)
        for fault in done.faults:
            say(f"{fault.item} {fault.reason}")
    if store:
        _look_over(store, html, server)
    if failed:
        raise KGError(f"{failed} of the checks failed; see above.")


def _need(store: Path | None, html: Path | None, server: str | None) -> None:
    if html and not store:
        raise typer.BadParameter("the page is about a store: name it with --store", param_hint="--html")
    if html and not html.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {html.parent}", param_hint="--html")
    if server and not html:
        raise typer.BadParameter("only the page has links: name it with --html", param_hint="--server")
    if server and not server.startswith(("http://", "https://")):
        raise typer.BadParameter(f"{server!r} does not begin with http:// or https://", param_hint="--server")


def _look_over(store: Path, html: Path | None, server: str | None) -> None:
    """Tell what to know of the published graph; nothing in it fails a check."""
    from kg.answers.view import View
    from kg.cli.screen import table
    from kg.index import opened
    from kg.quality import quality
    from kg.quality.page import page
    from kg.store import current
    from kg.store.disk import write_whole

    found = quality(View(opened(current(store))))
    typer.echo("")
    rows = []
    for section in found.sections:
        share = f"{100 * section.count / section.of:.0f} %" if section.of else ""
        rows.append((section.title, f"{section.count:,}", f"{section.of:,} {section.what}", share))
        rows += [(f"  {one.name}", "", one.told, "") for one in section.findings[:_TOLD]]
    table(("to know before relying on it", "count", "of", "share"), rows)
    if html:
        write_whole(html, page(found, server).encode("utf-8"))
        typer.echo(f"All of it, with the sentences: {html}")
