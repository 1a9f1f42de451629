"""The option that says how many processes work on articles.

In      nothing
Out     WorkersOption, and the number of processes that is meant when it is not given.
Limits  none.
"""

from typing import Annotated

import typer

WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=1,
        max=1024,
        envvar="COMMUNIQUE_WORKERS",
        help="How many processes take articles in.",
        show_default="one for each processor",
    ),
]


def how_many(workers: int | None) -> int:
    """Return the number of processes to start.

    Raises:
        Nothing.
    """
    from kg.pipeline import usable_processors

    return workers or usable_processors()
