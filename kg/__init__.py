"""Communiqué: political actors, positions and demands, from news articles to a validated graph.

In      the folder of a store, or the address of a server
Out     `kg.open(…)`, the graph for notebooks and scripts.
Limits  importing this loads none of the rooms; `kg.open` loads what it needs.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kg.notebook import Graph

__version__ = "0.1.0"


def open(place: str | Path, lang: Literal["en", "id", "ru"] = "en") -> "Graph":  # noqa: A001 - kg.open reads well
    """Return the published graph in a store's folder, or of the server at an address such as http://127.0.0.1:8000.

    `lang` is the language of labels.

    Raises:
        NoGraphError: there is no such folder, or no server answers.
        NoSnapshotError: nothing has been published in the folder yet.
    """
    from kg.notebook import Graph

    return Graph(place, lang)
