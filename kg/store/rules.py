"""Rules that derive direct triples from statements: one .rq file each.

In      files with a header line `# derives: demands` and SELECT ?subject ?object ?graph
Out     the heads (derived quads) that one document supports.
Source  decision 0003; ontology/rules says what each rule means.
Limits  a head's support lies in one document graph: `GRAPH ?graph` names it; patterns outside it see only the
        ontology and the curated knowledge, never another document and never derived triples.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad, QuerySolutions, Store, Variable

from kg.errors import DataError
from kg.names import (
    CATALOG_GRAPH,
    CURATED_GRAPH,
    DERIVED_GRAPH,
    KNOWN_GRAPH,
    MINTED_GRAPH,
    ONTOLOGY_GRAPH,
    RETRACTIONS_GRAPH,
    SERVICE_GRAPH,
    term,
)

SYSTEM_GRAPHS = frozenset(
    {
        ONTOLOGY_GRAPH,
        CURATED_GRAPH,
        DERIVED_GRAPH,
        MINTED_GRAPH,
        CATALOG_GRAPH,
        SERVICE_GRAPH,
        KNOWN_GRAPH,
        RETRACTIONS_GRAPH,
    }
)

_HEADER = re.compile(r"^#\s*derives:\s*([A-Za-z][A-Za-z0-9]*)\s*$", re.MULTILINE)
_SUBJECT, _OBJECT, _GRAPH = Variable("subject"), Variable("object"), Variable("graph")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, the property it derives, its query."""

    name: str
    predicate: NamedNode
    text: str

    def heads(self, bench: Store, document: NamedNode) -> Iterator[Quad]:
        """Return the quads of the derived graph that this rule draws from one document.

        Raises:
            OSError: the store cannot be read.
        """
        found = bench.query(self.text, default_graph=[ONTOLOGY_GRAPH, CURATED_GRAPH], substitutions={_GRAPH: document})
        assert isinstance(found, QuerySolutions)
        for row in found:
            subject, value = row["subject"], row["object"]
            if isinstance(subject, NamedNode) and value is not None:
                yield Quad(subject, self.predicate, value, DERIVED_GRAPH)


def load_rules(folder: Path) -> tuple[Rule, ...]:
    """Return the rules of a folder, sorted by file name.

    Raises:
        DataError: a file has no `# derives:` line, or is not a query with ?subject ?object ?graph.
    """
    return tuple(_rule(path) for path in sorted(folder.glob("*.rq")))


def _rule(path: Path) -> Rule:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(str(path), None, f"cannot be read: {error}") from error
    header = _HEADER.search(text)
    if header is None:
        raise DataError(str(path), 1, "a rule begins with a line `# derives: property`")
    rule = Rule(path.stem, term(header.group(1)), text)
    try:
        found = Store().query(text)
    except SyntaxError as error:
        raise DataError(str(path), None, f"is not a SPARQL query: {error}") from error
    if not isinstance(found, QuerySolutions) or not {_SUBJECT, _OBJECT, _GRAPH} <= set(found.variables):
        raise DataError(str(path), None, "a rule is SELECT ?subject ?object ?graph WHERE { … }")
    return rule
