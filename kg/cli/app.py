"""The application that the commands hang on, and the options they share.

In      nothing
Out     app; types of shared arguments.
Limits  plain help pages: drawing them with boxes costs as much as the rest of the start.
"""

from pathlib import Path
from typing import Annotated, Final

import typer

from kg import __version__
from kg.places import ONTOLOGY

app: Final = typer.Typer(
    name="kg",
    help="Communiqué: who demands, rejects, threatens, accuses and supports what, as news articles report it.",
    epilog="Start with:  kg build ARTICLES   then   kg serve",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

DEFAULT_STORE: Final = Path("data/store")
DEFAULT_ONTOLOGY: Final = ONTOLOGY

StoreOption = Annotated[
    Path, typer.Option("--store", envvar="COMMUNIQUE_STORE", help="The folder of the store.", readable=False)
]
OntologyOption = Annotated[
    Path,
    typer.Option(
        "--ontology",
        envvar="COMMUNIQUE_ONTOLOGY",
        help="The folder of ontology, shapes, rules and curated knowledge.",
        readable=False,
        show_default="the one that came with kg",
    ),
]
ExtractorOption = Annotated[
    str,
    typer.Option(
        help="How statements are found: by rules, by llm (a language model's server, see docs/llm.md), or by both."
    ),
]
PathsArgument = Annotated[
    list[Path], typer.Argument(metavar="PATHS", help="Files and folders of articles.", readable=False)
]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Communiqué: who demands, rejects, threatens, accuses and supports what, as news articles report it."""
