"""Neo4j: nodes and relationships as `neo4j-admin database import` takes them, and the command.

In      a Source
Out     a zip: nodes.csv, relationships.csv, README.md.
Source  https://neo4j.com/docs/operations-manual/current/tutorial/neo4j-admin-import/: header fields and their types.
Limits  lists are arrays with semicolons between; a semicolon within a part becomes a comma. Days of statements are
        texts, as an array of dates cannot hold one that is not known.
"""

from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO, Final

from kg.export.columns import Type, Value, columns
from kg.export.network import Edge, Node, edges, nodes
from kg.export.source import Source
from kg.export.written import Zip, table

_TYPES: Final[dict[Type, str]] = {
    "string": "",
    "integer": ":long",
    "number": ":double",
    "boolean": ":boolean",
    "date": ":date",
    "list": ":string[]",
}
_ENDS: Final = {"source": ":START_ID", "target": ":END_ID"}
_COMMAND: Final = """neo4j-admin database import full neo4j \\
  --nodes=nodes.csv --relationships=relationships.csv \\
  --multiline-fields=true --overwrite-destination=true"""
_README: Final = """# {title}

{provenance}

Unzip, stop the database `neo4j` if it runs, and in this folder:

```sh
{command}
```

For Neo4j 5 and later; before, the command is `neo4j-admin import --database=neo4j …` with the same options but the
last, which is `--force`. `--overwrite-destination` replaces what the database holds.

Then, for example, who demands what (the evidence is in `statements`, IRIs):

```cypher
MATCH (who:Actor)-[said:DEMAND]->(what) RETURN who.label, what.label, said.weight, said.first, said.last, said.words
ORDER BY said.weight DESC LIMIT 25;
```

Nodes have the labels Actor, Demand, Issue or Statement, and actors also that of their class (Person, State …).
Relationships have the kind of statement as type: DEMAND, RED_LINE, REJECTION, THREAT, ACCUSATION, DENIAL, AGREEMENT,
SUPPORT, ASSERTION; in the network of statements their role: SPEAKER, TARGET, CONTENT, ABOUT, CONVEYED_BY, CITED_FROM.
"""


def write(source: Source, out: BinaryIO) -> int:
    """Return the number of relationships written to the stream.

    Raises:
        UnknownIdError: a filter names what the graph does not hold.
        OSError: the stream cannot be written.
    """
    told = source.provenance
    provenance = "\n".join(f"- {name}: {value}" for name, value in told.pairs())
    zipped = Zip(out)
    zipped.text("README.md", _README.format(title=told.title, provenance=provenance, command=_COMMAND))
    with zipped.file("nodes.csv") as file:
        header: list[Value] = [*_header("nodes"), ":LABEL"]
        table(file, chain([header], map(_node, nodes(source.index, source.selection))))
    with zipped.file("relationships.csv") as file:
        header = [*_header("edges"), ":TYPE"]
        count = table(file, chain([header], map(_edge, edges(source.index, source.selection)))) - 1
    zipped.close()
    return count


def _header(name: str) -> Iterator[str]:
    for column in columns(name):
        if name == "nodes" and column.name == "id":
            yield "id:ID"
        else:
            yield _ENDS.get(column.name) or f"{column.name}{_TYPES[column.type]}"


def _node(node: Node) -> list[Value]:
    labels = [node.kind.capitalize()]
    if node.kind == "actor" and node.sort:
        labels.append(node.sort)
    return [*_cells(node), ";".join(labels)]


def _edge(edge: Edge) -> list[Value]:
    spaced = "".join(f"_{letter}" if letter.isupper() else letter for letter in edge.kind)
    return [*_cells(edge), spaced.replace("-", "_").upper()]


def _cells(row: tuple[Value, ...]) -> list[Value]:
    return [";".join(part.replace(";", ",") for part in cell) if isinstance(cell, tuple) else cell for cell in row]
