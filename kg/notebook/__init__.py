"""The graph in notebooks and scripts: `import kg; g = kg.open("data/store")`.

In      the folder of a store, or the address of a server
Out     Graph, Rows, Row, Topic, Snapshot.
Source  docs/notebooks.md.
Limits  `import kg` alone loads nothing of this.
"""

from kg.notebook.graph import Graph
from kg.notebook.rows import Row, Rows
from kg.notebook.source import Snapshot
from kg.notebook.topic import Topic

__all__ = ["Graph", "Row", "Rows", "Snapshot", "Topic"]
