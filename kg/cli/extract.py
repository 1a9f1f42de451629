"""`kg extract`: articles → statements, without a store.

In      paths
Out     statements as JSON Lines or as a table.
Limits  nothing is validated or kept.
"""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_ONTOLOGY, OntologyOption, PathsArgument, app


class Form(StrEnum):
    """Forms of output."""

    JSONL = "jsonl"
    TABLE = "table"


@app.command(epilog="Example:  kg extract examples/articles --format table")
def extract(
    paths: PathsArgument,
    form: Annotated[Form, typer.Option("--format", help="The form of the output.")] = Form.JSONL,
    ontology: OntologyOption = DEFAULT_ONTOLOGY,
    extractor: Annotated[str, typer.Option(help="How statements are found.")] = "rules",
) -> None:
    """Show the statements found in articles, without storing them."""
    from kg.cli import screen
    from kg.errors import NoArticlesError
    from kg.model import Refusal
    from kg.pipeline import Options, json_line
    from kg.pipeline import extract as run
    from kg.read import READERS

    refused: list[Refusal] = []
    rows: list[tuple[str, ...]] = []
    articles = 0
    for item in run(paths, Options(extractor, ontology)):
        if isinstance(item, Refusal):
            refused.append(item)
            continue
        articles += 1
        article, extraction = item
        for statement in extraction.statements:
            if form is Form.JSONL:
                sys.stdout.write(json_line(article, statement) + "\n")
            else:
                speakers, targets = (
                    ", ".join(m.actor for m in side) for side in (statement.speakers, statement.targets)
                )
                words = " ".join(statement.span.of(article.text).split())
                rows.append((article.source, statement.kind, speakers, targets, ", ".join(statement.topics), words))
    if form is Form.TABLE and rows:
        screen.table(("article", "kind", "speaker", "target", "about", "words"), rows)
    screen.refusals(refused)
    if not articles:
        raise NoArticlesError(", ".join(map(str, paths)), ", ".join(sorted(READERS)))
